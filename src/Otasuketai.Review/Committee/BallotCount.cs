using System.Collections.Immutable;

namespace Otasuketai.Review.Committee;

/// <summary>
/// The counts of one question at close. Ballots are secret, so counts are all there is: no names, and of single ballots only the
/// one that decides at an exact half.
/// </summary>
public sealed record BallotCount
{
    /// <summary>Members eligible when the poll opened, the recused among them included. Frozen then.</summary>
    public required int Eligible { get; init; }

    /// <summary>How many of them are recused for this item.</summary>
    public required int Recused { get; init; }

    /// <summary>Ballots per option; an option nobody chose may be missing.</summary>
    public required ImmutableDictionary<BallotOption, int> Ballots { get; init; }

    /// <summary>Who may decide an exact half, and how they voted.</summary>
    public required DecidingVoices Voices { get; init; }

    /// <summary>Ballots for one option.</summary>
    public int Of(BallotOption option) => Ballots.GetValueOrDefault(option);

    /// <summary>All ballots, abstentions included: who counts as present.</summary>
    public int Present => Ballots.Values.Sum();

    /// <summary>Refuses counts that cannot come from a lawful poll: they mean a bug or a tampered store, never a mistake of a user.</summary>
    internal void Check(QuestionKind question)
    {
        var allowed = PollRule.Options(question);
        if (Recused < 0 || Recused > Eligible || Ballots.Any(b => b.Value < 0 || (b.Value > 0 && !allowed.Contains(b.Key))))
        {
            throw new ArgumentException($"Impossible counts for {question}.");
        }
        if (Present > Eligible - Recused)
        {
            throw new ArgumentException($"{Present} ballots from {Eligible - Recused} members who may vote.");
        }
        if (Voices.First() is { } deciding && Of(deciding.Option) == 0)
        {
            throw new ArgumentException($"The {deciding.Seat}'s ballot is not among the counted ones.");
        }
    }
}
