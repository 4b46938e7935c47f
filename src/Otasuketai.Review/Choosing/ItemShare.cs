using System.Collections.Immutable;

namespace Otasuketai.Review.Choosing;

/// <summary>How far a service meets one item, before any weight: one axis of a radar. Unknown criteria add nothing and are counted.</summary>
public sealed record ItemShare(WorksheetItem Item, int Points, int Maximum, int Unknown)
{
    /// <summary>The axes of one service, only the items its type is asked about.</summary>
    public static ImmutableArray<ItemShare> Of(ScoringScheme scheme, Candidate candidate) =>
    [
        .. scheme.Of(candidate.Type).GroupBy(c => c.Item).Select(item => new ItemShare(
            item.Key, item.Sum(c => candidate.Points.GetValueOrDefault(c.Id)), item.Sum(c => c.Points), item.Count(c => !candidate.Points.ContainsKey(c.Id)))),
    ];
}
