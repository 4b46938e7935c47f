using System.Collections.Immutable;
using Otasuketai.Review.Evidence;
using Otasuketai.Review.Lifecycle;

namespace Otasuketai.Review.PostEvaluation;

/// <summary>A claim that may be asked about.</summary>
/// <param name="Importance">Mean importance users gave in the first round, 1 to 4; null before.</param>
/// <param name="LastAskedRound">Number of the last round that asked it; null when never asked.</param>
public sealed record AskedClaim(Claim Claim, double? Importance, int? LastAskedRound);

/// <summary>
/// Which items a round asks, by a written rule without chance: only what is claimed; first up to half of the places for doubtful
/// claims, the gravest doubt first; then what was not asked for longest, the more important first. So a doubt is asked at once, and
/// still every claim comes round.
/// </summary>
public static class RoundItems
{
    /// <summary>The items to ask, in the order of the form; never more than <paramref name="most"/>.</summary>
    public static ImmutableArray<string> Choose(IEnumerable<AskedClaim> claims, int most)
    {
        var claimed = claims.Where(c => c.Claim.Can).ToList();
        var doubtful = claimed
            .Where(c => Doubt(c.Claim.State) > 0)
            .OrderByDescending(c => Doubt(c.Claim.State))
            .ThenBy(c => c.LastAskedRound ?? -1)
            .ThenByDescending(c => c.Importance ?? 0)
            .ThenBy(c => c.Claim.Item, StringComparer.Ordinal)
            .Take(most / 2)
            .ToList();
        var others = claimed
            .Except(doubtful)
            .OrderBy(c => c.LastAskedRound ?? -1)
            .ThenByDescending(c => Doubt(c.Claim.State))
            .ThenByDescending(c => c.Importance ?? 0)
            .ThenBy(c => c.Claim.Item, StringComparer.Ordinal)
            .Take(most - doubtful.Count);
        return [.. doubtful.Concat(others).Select(c => c.Claim.Item).Order(StringComparer.Ordinal)];
    }

    /// <summary>How doubtful a claim is; 0 when nothing speaks against it.</summary>
    private static int Doubt(ClaimState state) => state switch
    {
        ClaimState.UserContradicted => 5,
        ClaimState.Contradicted => 4,
        ClaimState.NotSubstantiated => 3,
        ClaimState.InQuestion or ClaimState.Stale => 2,
        ClaimState.Conditional => 1,
        ClaimState.Claimed or ClaimState.Evidenced or ClaimState.Confirmed or ClaimState.UserConfirmed => 0,
    };
}
