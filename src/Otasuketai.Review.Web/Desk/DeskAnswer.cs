using System.Collections.Immutable;
using Otasuketai.Review.Lifecycle;

namespace Otasuketai.Review.Web.Desk;

/// <summary>What somebody asks the desk to do.</summary>
/// <param name="Key">Made with the form; a second arrival of the same key has no second effect.</param>
public sealed record DeskRequest(DossierId Dossier, ActRequest Act, Guid Key);

/// <summary>The desk's answer.</summary>
public abstract record DeskAnswer
{
    private DeskAnswer()
    {
    }

    /// <summary>The act is written.</summary>
    /// <param name="Life">The life it was about.</param>
    /// <param name="AwaitsSecondPerson">True when it is proposed and waits for four eyes.</param>
    /// <param name="Repeated">True when this key was answered before; nothing was written again.</param>
    public sealed record Done(LifeId Life, bool AwaitsSecondPerson, bool Repeated) : DeskAnswer;

    /// <summary>Nothing was written.</summary>
    public sealed record No(Refusal Reason, string Detail, ImmutableArray<FieldProblem> Fields) : DeskAnswer;
}
