using System.Collections.Immutable;

namespace Otasuketai.Review.Committee;

/// <summary>
/// How the committee's ballots become a resolution. Everything is exact arithmetic on counts: a majority is more than half of the
/// ballots without abstentions, and an exact half is decided by the chair's ballot, else the deputy's, else an elected member's.
/// </summary>
public static class CommitteeRules
{
    /// <summary>The quorum arithmetic for a poll.</summary>
    public static Quorum Quorum(int eligible, int recused, int present) => new(eligible, recused, present);

    /// <summary>Counts one question. Impossible counts are a bug and throw; everything else is a resolution with its arithmetic.</summary>
    public static Tally Tally(QuestionKind question, BallotCount count)
    {
        count.Check(question);
        var quorum = Quorum(count.Eligible, count.Recused, count.Present);
        var tally = new Tally
        {
            Question = question,
            Quorum = quorum,
            Ballots = PollRule.Options(question).ToImmutableDictionary(o => o, count.Of),
            Votes = count.Present - count.Of(BallotOption.Abstain),
            Resolution = Resolution.Inquorate,
            Halves = [],
            DecidedBy = null,
        };
        if (!quorum.IsReached)
        {
            return tally;
        }
        return question switch
        {
            QuestionKind.Registration => Registration(tally, count),
            QuestionKind.Listing => TwoWays(tally, count, BallotOption.List, (Resolution.Listed, Resolution.NotListed)),
            QuestionKind.Motion => TwoWays(tally, count, BallotOption.Yes, (Resolution.Carried, Resolution.NotCarried)),
        };
    }

    private static Tally Registration(Tally tally, BallotCount count)
    {
        var approve = count.Of(BallotOption.Approve);
        var conditional = count.Of(BallotOption.ApproveWithConditions);
        var defer = Side(tally, count, BallotOption.Defer);
        var pass = Side(defer.Tally, count, BallotOption.Approve, BallotOption.ApproveWithConditions);
        if (defer.Wins is null || pass.Wins is null)
        {
            return pass.Tally with { Resolution = Resolution.TieNeedsElection };
        }
        if (defer.Wins.Value)
        {
            return pass.Tally with { Resolution = Resolution.Deferred };
        }
        var passed = conditional >= approve ? Resolution.Conditional : Resolution.Approved;
        return pass.Tally with { Resolution = pass.Wins.Value ? passed : Resolution.NotApproved };
    }

    private static Tally TwoWays(Tally tally, BallotCount count, BallotOption yes, (Resolution Yes, Resolution No) outcome)
    {
        var side = Side(tally, count, yes);
        return side.Tally with
        {
            Resolution = side.Wins switch
            {
                true => outcome.Yes,
                false => outcome.No,
                null => Resolution.TieNeedsElection,
            },
        };
    }

    /// <summary>
    /// Whether a side holds the majority; at an exact half, whether the deciding ballot is on it; null when nobody can decide. Without
    /// a single vote (all abstain) there is no half and no majority, so that an item cannot wait for ever for somebody to decide it.
    /// </summary>
    private static (Tally Tally, bool? Wins) Side(Tally tally, BallotCount count, params ImmutableArray<BallotOption> side)
    {
        var votes = side.Sum(count.Of);
        if (tally.Votes == 0 || votes * 2 != tally.Votes)
        {
            return (tally, votes * 2 > tally.Votes);
        }
        var half = tally with { Halves = tally.Halves.Add(new Half(side, votes)) };
        return count.Voices.First() is { } deciding
            ? (half with { DecidedBy = deciding.Seat }, side.Contains(deciding.Option))
            : (half, null);
    }
}
