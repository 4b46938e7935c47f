using Otasuketai.Review.Lifecycle;

namespace Otasuketai.Review.Web.Access;

/// <summary>
/// Who is asking, for one request: the person behind a living session with the roles held at this moment. Read from the
/// database once, when the session is checked.
/// </summary>
public sealed class CurrentActor
{
    private Actor? actor;

    /// <summary>Null: a visitor.</summary>
    public Task<Actor?> Find() => Task.FromResult(actor);

    /// <summary>The session check's answer.</summary>
    internal void Remember(Actor found) => actor = found;
}
