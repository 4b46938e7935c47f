using System.Collections.Immutable;
using Otasuketai.Review.Choosing;
using Otasuketai.Review.Evidence;
using Otasuketai.Review.Web.Look;
using Otasuketai.Review.Web.Rooms.Public;
using Otasuketai.Review.Web.Words;

namespace Otasuketai.Review.Web.Rooms.Compare;

/// <summary>The two star tables of a comparison: what was verified of the 23 items, and which criteria of the worksheet are met.</summary>
public static class CompareStars
{
    /// <summary>The 23 items. An entry that states none has no line; null when no entry states any.</summary>
    public static StarView? Items(Lang l, ItemCatalogue catalogue, CompareFacts facts, ImmutableArray<ComparedEntry> entries)
    {
        var answered = entries.Where(e => !e.Public.Items.IsEmpty).ToList();
        return answered.Count == 0 ? null : new StarView(
            l.Pick("星取表（23の評価項目）", "Star table of the 23 items"),
            [.. Enum.GetValues<Viewpoint>().Select(v => new StarGroup(Short(l, v), [.. catalogue.Of(v).Select(i => new StarColumn(i.Id, l.Pick(i.Label)))]))],
            [.. answered.Select(e => new StarLine(e.Chosen, [.. catalogue.Items.Select(i => facts.Mark(e.Public.Items.FirstOrDefault(p => p.Item == i.Id)))], e.Chosen.Entry.Verified ?? 0, ItemCatalogue.Size))],
            l.Pick("確認済み", "Verified"));
    }

    /// <summary>The criteria of the worksheet, from the base assessments; null when nothing is known of any entry.</summary>
    public static StarView? Criteria(Lang l, ScoringScheme scheme, ImmutableArray<ComparedEntry> entries)
    {
        var assessed = entries.Where(e => e.Candidate is { Points.IsEmpty: false }).ToDictionary(e => e.Chosen.Number);
        return assessed.Count == 0 ? null : new StarView(
            l.Pick("星取表（評価ワークシートの基準）", "Star table of the worksheet's criteria"),
            [.. scheme.Items.Select(item => new StarGroup(Radar.Short(l, item), [.. scheme.Criteria.Where(c => c.Item == item).Select(c => new StarColumn(c.Id.TrimStart('C').TrimStart('0'), $"{c.Id} {l.Pick(c.Words)}"))]))],
            [.. StarTable.Of(scheme, assessed.Values.Select(e => e.Candidate!)).Rows.Select(row => new StarLine(
                assessed[row.Candidate.Key].Chosen, [.. scheme.Criteria.Select(c => row.Cells.TryGetValue(c.Id, out var star) ? Cell(l, star) : null)], row.Total.Full, row.Total.Cells))],
            l.Pick("満たす", "Met"));
    }

    /// <summary>The figures behind the drawings: the share of each item, and the points of each criterion.</summary>
    public static ImmutableArray<CompareGroup> Rows(Lang l, ScoringScheme scheme, ImmutableArray<ComparedEntry> entries)
    {
        CompareCell Cell(string? text) => new(text ?? l.NotStated()) { Unstated = text is null };
        CompareRow Share(WorksheetItem item) => new(l.Pick(item.Words), [.. entries.Select(e => Cell(e.Candidate is { } candidate
            ? Radar.Axes(l, scheme, candidate).FirstOrDefault(a => a.Words == l.Pick(item.Words))?.Percent is { } percent ? $"{percent}%" : null : null))]);
        CompareRow Points(Criterion criterion) => new($"{criterion.Id} {l.Pick(criterion.Words)}", [.. entries.Select(e => e.Candidate switch
        {
            { } c when !criterion.AppliesTo(c.Type) => Cell(l.Pick("対象外", "Not asked")),
            { } c when c.Points.TryGetValue(criterion.Id, out var points) => Cell(l.Pick($"{points}点（{criterion.Points}点中）", $"{points} of {criterion.Points}")),
            _ => Cell(null),
        })]);
        return
        [
            new(l.Pick("観点ごとの充足率", "How far each item is met"), [.. scheme.Items.Select(Share)]),
            new(l.Pick("評価ワークシートの基準", "Criteria of the worksheet"), [.. scheme.Criteria.Select(Points)]),
        ];
    }

    /// <summary>Who has most full marks, and that different numbers of questions are not the same race.</summary>
    public static string Conclusion(Lang l, StarView view)
    {
        var counts = string.Join(l.Pick("、", ", "), view.Lines.Select(line => l.Pick($"{line.Entry.Letter} {line.Full}（{line.Asked}のうち）", $"{line.Entry.Letter} {line.Full} of {line.Asked}")));
        return l.Pick($"「{view.SumHeading}」の数は、{counts}です。", $"{view.SumHeading}: {counts}.");
    }

    private static StarCell Cell(Lang l, Star star) => new(star switch
    {
        Star.Full => Glyph.Circle,
        Star.Partial => Glyph.Triangle,
        Star.None => Glyph.Dash,
        Star.NotStated => null,
    }, l.Pick(star.Words()));

    private static string Short(Lang l, Viewpoint viewpoint) => viewpoint switch
    {
        Viewpoint.Adoption => l.Pick("導入", "Adoption"),
        Viewpoint.Operation => l.Pick("運用", "Operation"),
        Viewpoint.Cost => l.Pick("費用", "Cost"),
        Viewpoint.ProblemSolving => l.Pick("解決", "Solved"),
        Viewpoint.Effect => l.Pick("効果", "Effect"),
        Viewpoint.Options => l.Pick("付帯", "Options"),
    };
}
