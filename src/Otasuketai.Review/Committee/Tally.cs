using System.Collections.Immutable;

namespace Otasuketai.Review.Committee;

/// <summary>An exact half: the options that hold it together, and how many votes that is.</summary>
public sealed record Half(ImmutableArray<BallotOption> Side, int Votes);

/// <summary>One question counted: the resolution and the whole arithmetic behind it, so that anybody can do the sum again.</summary>
public sealed record Tally
{
    /// <summary>The question.</summary>
    public required QuestionKind Question { get; init; }

    /// <summary>The quorum arithmetic.</summary>
    public required Quorum Quorum { get; init; }

    /// <summary>Ballots of every option the question allows.</summary>
    public required ImmutableDictionary<BallotOption, int> Ballots { get; init; }

    /// <summary>Ballots without abstentions: what a majority is more than half of.</summary>
    public required int Votes { get; init; }

    /// <summary>The outcome.</summary>
    public required Resolution Resolution { get; init; }

    /// <summary>The exact halves met on the way; empty when majorities were clear.</summary>
    public required ImmutableArray<Half> Halves { get; init; }

    /// <summary>Whose ballot decided the half; null when there was none or nobody could.</summary>
    public required DecidingSeat? DecidedBy { get; init; }

    /// <summary>Whether a registration passed, with or without conditions.</summary>
    public bool IsPassed => Resolution is Resolution.Approved or Resolution.Conditional;
}
