using System.Collections.Immutable;

namespace Otasuketai.Review.Lifecycle;

/// <summary>One life: where it stands, since when, and the facts its acts left behind.</summary>
public sealed record Life
{
    /// <summary>Identity.</summary>
    public required LifeId Id { get; init; }

    /// <summary>Which law it follows.</summary>
    public required Machine Machine { get; init; }

    /// <summary>Where it stands.</summary>
    public required Stage Stage { get; init; }

    /// <summary>Grows with every act that a form may collide with.</summary>
    public int Version { get; init; }

    /// <summary>The life it belongs to: a poll or correction to its subject, a measure to its cause; null when it stands alone.</summary>
    public LifeId? Parent { get; init; }

    /// <summary>Facts given by the acts, by field name of the act's form.</summary>
    public ImmutableDictionary<string, string> Facts { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>When it was born.</summary>
    public DateTimeOffset OpenedAt { get; init; }

    /// <summary>When it entered its stage.</summary>
    public DateTimeOffset StageSince { get; init; }

    /// <summary>The stage that asked, for acts that return (Resubmit).</summary>
    public Stage? ReturnsTo { get; init; }

    /// <summary>The due date shown to the one who is waited for; JST calendar day.</summary>
    public DateOnly? Due { get; init; }

    /// <summary>True when nothing can happen any more.</summary>
    public bool Over => Law.IsEnd(Machine, Stage);

    /// <summary>A fact, or the empty string.</summary>
    public string Fact(string name) => Facts.GetValueOrDefault(name, string.Empty);
}

/// <summary>A heavy act that one person proposed and that waits for a second one.</summary>
/// <param name="Input">The form as the proposer gave it; the second person confirms exactly this.</param>
public sealed record Proposal(Guid Id, LifeId Life, Act Act, PersonId By, string ByName, DateTimeOffset At, ImmutableDictionary<string, string> Input);

/// <summary>One act of the past, as the history keeps it: what four-eyes rules and appeals look at.</summary>
public sealed record PastAct(LifeId Life, Act Act, PersonId By, DateTimeOffset At, Stage To);
