using System.Collections.Immutable;
using Otasuketai.Review.Text;

namespace Otasuketai.Review.Choosing;

/// <summary>One cell of the star table (星取表).</summary>
public enum Star
{
    /// <summary>○: all the points.</summary>
    Full,

    /// <summary>△: some of the points.</summary>
    Partial,

    /// <summary>－: no points.</summary>
    None,

    /// <summary>記載なし: nothing is stated, which is not the same as none.</summary>
    NotStated,
}

/// <summary>The mark and the word of a cell; the mark never stands alone.</summary>
public static class Stars
{
    /// <summary>○ △ － ？.</summary>
    public static string Mark(this Star star) => star switch
    {
        Star.Full => "○",
        Star.Partial => "△",
        Star.None => "－",
        Star.NotStated => "？",
    };

    /// <summary>The word beside the mark.</summary>
    public static Bilingual Words(this Star star) => star switch
    {
        Star.Full => new("満たす", "Met"),
        Star.Partial => new("一部満たす", "Partly met"),
        Star.None => new("満たさない", "Not met"),
        Star.NotStated => new("記載なし", "Not stated"),
    };
}

/// <summary>How often each kind of cell occurs in a row or a column.</summary>
public sealed record StarTotal(int Full, int Partial, int None, int NotStated)
{
    /// <summary>All cells.</summary>
    public int Cells => Full + Partial + None + NotStated;

    internal static StarTotal Of(IEnumerable<Star> stars)
    {
        var counts = stars.CountBy(s => s).ToDictionary();
        return new StarTotal(counts.GetValueOrDefault(Star.Full), counts.GetValueOrDefault(Star.Partial), counts.GetValueOrDefault(Star.None), counts.GetValueOrDefault(Star.NotStated));
    }
}

/// <summary>One service's cells: only the criteria its type answers, so 16 or, for a combined one, 17.</summary>
public sealed record StarRow(Candidate Candidate, ImmutableDictionary<string, Star> Cells, StarTotal Total);

/// <summary>星取表: services down, criteria across, before any weight.</summary>
public sealed record StarTable(ImmutableArray<StarRow> Rows, ImmutableDictionary<string, StarTotal> ByCriterion)
{
    /// <summary>The table of some services, in their order.</summary>
    public static StarTable Of(ScoringScheme scheme, IEnumerable<Candidate> candidates)
    {
        var rows = candidates.Select(c => Row(scheme, c)).ToImmutableArray();
        var columns = scheme.Criteria.ToImmutableDictionary(c => c.Id, c => StarTotal.Of(rows.Where(r => r.Cells.ContainsKey(c.Id)).Select(r => r.Cells[c.Id])));
        return new StarTable(rows, columns);
    }

    private static StarRow Row(ScoringScheme scheme, Candidate candidate)
    {
        var cells = scheme.Of(candidate.Type).ToImmutableDictionary(c => c.Id, c => Cell(c, candidate));
        return new StarRow(candidate, cells, StarTotal.Of(cells.Values));
    }

    private static Star Cell(Criterion criterion, Candidate candidate)
    {
        if (!candidate.Points.TryGetValue(criterion.Id, out var points))
        {
            return Star.NotStated;
        }
        return points == 0 ? Star.None : points < criterion.Points ? Star.Partial : Star.Full;
    }
}
