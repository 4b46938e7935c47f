using System.Collections.Immutable;
using Otasuketai.Review.Text;

namespace Otasuketai.Review.Committee;

/// <summary>One eligible member as the limbo guard sees it: no name and no ballot.</summary>
/// <param name="TermFrom">First JST day of the term.</param>
/// <param name="TermUntil">Last JST day of the term.</param>
/// <param name="IsRecused">Recused for this item.</param>
/// <param name="IsUnavailable">Known not to vote (announced absence, left the committee); stays in the base all the same.</param>
public sealed record LimboSeat(DateOnly TermFrom, DateOnly TermUntil, bool IsRecused, bool IsUnavailable);

/// <summary>Whether a poll can still reach its quorum.</summary>
/// <param name="Eligible">Members whose term covers the opening.</param>
/// <param name="Recused">Of them, recused.</param>
/// <param name="CanVote">Of the rest, those still able to vote until the close.</param>
/// <param name="Substitutes">How many substitutes (新たに指名する委員) make a quorum possible; 0 when it already is.</param>
public sealed record LimboAnswer(int Eligible, int Recused, int CanVote, int Substitutes)
{
    /// <summary>Whether everybody able to vote together would be a quorum.</summary>
    public bool CanReachQuorum => Substitutes == 0;

    /// <summary>The reason in words, for the secretariat.</summary>
    public Bilingual Words()
    {
        var quorum = new Quorum(Eligible, Recused, CanVote);
        return CanReachQuorum
            ? new($"投票できる委員{CanVote}名で、定足数{quorum.Needed}名に達することができる。", $"{CanVote} members can vote; the quorum of {quorum.Needed} can be reached.")
            : new(
                $"投票できる委員は{CanVote}名で、定足数{quorum.Needed}名に達しない。{Substitutes}名の補充が必要。",
                $"Only {CanVote} members can vote and the quorum is {quorum.Needed}: {Substitutes} {(Substitutes == 1 ? "substitute is" : "substitutes are")} needed.");
    }
}

/// <summary>Sees before time is lost that recusals, ended terms and absences leave a poll that can never be quorate.</summary>
public static class LimboGuard
{
    /// <summary>
    /// Looks at a poll from its opening day to its closing day. Eligible is who sits on the opening day; who leaves before the close
    /// stays in the base. Every substitute adds one to the base and one to the voters.
    /// </summary>
    public static LimboAnswer Ask(ImmutableArray<LimboSeat> seats, DateOnly opens, DateOnly closes)
    {
        var eligible = seats.Where(s => s.TermFrom <= opens && opens <= s.TermUntil).ToList();
        var recused = eligible.Count(s => s.IsRecused);
        var canVote = eligible.Count(s => !s.IsRecused && !s.IsUnavailable && s.TermUntil >= closes);
        var missing = eligible.Count - recused - 2 * canVote + 1;
        return new LimboAnswer(eligible.Count, recused, canVote, Math.Max(0, missing));
    }
}
