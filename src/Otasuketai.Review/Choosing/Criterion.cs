using System.Collections.Immutable;
using Otasuketai.Review.Text;

namespace Otasuketai.Review.Choosing;

/// <summary>How the points of a criterion with several parts are given.</summary>
public abstract record PartialPoints
{
    private PartialPoints()
    {
    }

    /// <summary>All the points or none.</summary>
    public sealed record AllOrNothing : PartialPoints;

    /// <summary>So many points for each part that is met.</summary>
    public sealed record Each(int PointsOfOne, int Parts) : PartialPoints;

    /// <summary>All the points when at least one of so many parts is met.</summary>
    public sealed record Any(int Parts) : PartialPoints;
}

/// <summary>One of the seven items a worksheet is read by (サービス提供力 …).</summary>
public sealed record WorksheetItem(string Id, Bilingual Words);

/// <summary>One line of the worksheet: what is asked, of which types, for how many points.</summary>
/// <param name="Id">C01 … C17.</param>
/// <param name="Types">The monitoring types it is asked of; a combined service answers for both its halves.</param>
/// <param name="Points">Most points it gives.</param>
public sealed record Criterion(string Id, WorksheetItem Item, Bilingual Words, ImmutableArray<MonitoringType> Types, int Points, PartialPoints Partial)
{
    /// <summary>Every number of points that can be given, from 0 up.</summary>
    public ImmutableArray<int> Allowed { get; } = Partial switch
    {
        PartialPoints.Each each => [.. Enumerable.Range(0, each.Parts + 1).Select(part => part * each.PointsOfOne)],
        PartialPoints.AllOrNothing or PartialPoints.Any => [0, Points],
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>True when services of this type answer it.</summary>
    public bool AppliesTo(MonitoringType type) => Types.Contains(type);
}
