using System.Collections.Immutable;
using Otasuketai.Review.Choosing;
using Otasuketai.Review.Web.Choosing;
using Otasuketai.Review.Web.Words;

namespace Otasuketai.Review.Web.Rooms.Worksheets;

/// <summary>What has become of a kept worksheet's candidates: entries change, a kept sheet does not.</summary>
public static class SheetChanges
{
    /// <summary>One sentence for each candidate whose entry is not what it was.</summary>
    public static ImmutableArray<string> Since(this Lang l, Sheet kept, SheetDesk desk, CatalogueIndex index) =>
        [.. kept.Candidates.Select(c => c.Entry is { } entry ? Of(l, kept, c, entry, desk, index) : null).OfType<string>()];

    private static string? Of(Lang l, Sheet kept, SheetCandidate candidate, SheetEntry was, SheetDesk desk, CatalogueIndex index)
    {
        var who = l.Pick($"{l.Said(kept, candidate.Key)}（{was.Number}）", $"{l.Said(kept, candidate.Key)} ({was.Number})");
        if (index.Find(was.Number) is not { } now)
        {
            return l.Pick($"{who}：この番号の掲載は見つかりません。", $"{who}: there is no entry of this number any more.");
        }
        List<string> changes = [];
        if (now.Listing.Stage != was.Stage)
        {
            changes.Add(l.Pick($"いまは「{l.Of(now.Listing.Stage)}」です（保存したときは「{l.Of(was.Stage)}」）", $"stands as “{l.Of(now.Listing.Stage)}” now (then “{l.Of(was.Stage)}”)"));
        }
        if (now.Listing.HasCaution != was.HasCaution)
        {
            changes.Add(now.Listing.HasCaution ? l.Pick("運営者の注意喚起が出ています", "the operator's caution is in force now") : l.Pick("注意喚起は解かれました", "the caution is lifted"));
        }
        if (now.Listing.Version != was.Version)
        {
            changes.Add(l.Pick($"掲載内容が第{was.Version}版から第{now.Listing.Version}版になりました", $"version {was.Version} has become version {now.Listing.Version}"));
        }
        changes.AddRange(Points(l, kept.Scheme, candidate, desk.Base(kept.Scheme, now)));
        return changes.Count == 0 ? null : l.Pick($"{who}：{string.Join("。", changes)}。", $"{who}: {string.Join("; ", changes)}.");
    }

    /// <summary>Own assessments are nobody else's to change, so they are not compared.</summary>
    private static IEnumerable<string> Points(Lang l, ScoringScheme scheme, SheetCandidate candidate, ImmutableDictionary<string, AssessedPoints> now)
    {
        foreach (var id in scheme.Of(candidate.Type).Select(c => c.Id))
        {
            var then = candidate.Points.GetValueOrDefault(id);
            var today = now.GetValueOrDefault(id);
            if (then is not { Own: true } && then?.Points != today?.Points)
            {
                yield return l.Pick($"{id}が{Said(then?.Points, "記載なし", "点")}から{Said(today?.Points, "記載なし", "点")}になりました", $"{id} went from {Said(then?.Points, "not stated", "")} to {Said(today?.Points, "not stated", "")}");
            }
        }
    }

    private static string Said(int? points, string notStated, string unit) => points is { } known ? $"{known}{unit}" : notStated;
}
