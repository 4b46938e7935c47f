using System.Collections.Immutable;
using System.Globalization;
using Otasuketai.Review.Choosing;
using Otasuketai.Review.Web.Rooms.Compare;
using Otasuketai.Review.Web.Rooms.Public;
using Otasuketai.Review.Web.Words;

namespace Otasuketai.Review.Web.Rooms.Worksheets;

/// <summary>A worksheet in words: what it comes to, and what would change it.</summary>
public static class SheetWords
{
    /// <summary>A「みまもりEDRライト」, as sentences name a candidate; two services may share a name, so the letter comes first.</summary>
    public static string Said(this Lang l, Sheet sheet, string key) => l.Pick($"{sheet.Letter(key)}「{sheet.Of(key).Name}」", $"{sheet.Letter(key)} “{sheet.Of(key).Name}”");

    /// <summary>The sentence on top.</summary>
    public static string Conclusion(this Lang l, Sheet sheet)
    {
        var ranked = sheet.Ranked.ToList();
        if (ranked.Count == 0)
        {
            return l.Pick("どの候補も評価に使える記載がないため、順位を付けられません。", "Nothing is stated that could be assessed, so no candidate has a place.");
        }
        var first = ranked.TakeWhile(r => r.Rank == 1).ToList();
        var names = string.Join(l.Pick("と", " and "), first.Select(r => l.Said(sheet, r.Candidate.Key)));
        if (first.Count > 1)
        {
            return l.Pick($"{names}が同点で1位です（{l.Reached(sheet, first[0])}）", $"{names} are tied for first place ({l.Reached(sheet, first[0])})");
        }
        var next = ranked.Skip(1).FirstOrDefault();
        if (next is null)
        {
            return l.Pick($"{names}は{l.Reached(sheet, first[0])}です", $"{names}: {l.Reached(sheet, first[0])}");
        }
        return l.Pick($"{names}が{Lead(l, sheet, first[0], next)}差で1位です", $"{names} is first, ahead by {Lead(l, sheet, first[0], next)}");
    }

    /// <summary>What stands under it: the runner-up, what the lead does not know, and whether it would hold.</summary>
    public static IEnumerable<string> Beneath(this Lang l, Sheet sheet)
    {
        var ranked = sheet.Ranked.ToList();
        var (first, next) = (ranked.FirstOrDefault(), ranked.FirstOrDefault(r => r.Rank > 1));
        if (first is not null && next is not null)
        {
            yield return l.Pick($"1位は{l.Reached(sheet, first)}、次は{l.Said(sheet, next.Candidate.Key)}の{l.Reached(sheet, next)}です。", $"First: {l.Reached(sheet, first)}; next: {l.Said(sheet, next.Candidate.Key)}, {l.Reached(sheet, next)}.");
        }
        var could = first is null ? [] : sheet.Result.Rows.Where(r => r.Candidate.Key != first.Candidate.Key && r.Rank != 1 && AtMost(r) >= Share(first)).Select(r => l.Said(sheet, r.Candidate.Key)).ToList();
        if (could.Count > 0)
        {
            yield return l.Pick($"ただし、記載のない基準を満たしていれば、{string.Join("、", could)}が1位に並ぶか上回ることがあります。", $"Yet with criteria met that are not stated, {string.Join(", ", could)} could draw level or pass.");
        }
    }

    /// <summary>115／125点, and across types the share as well.</summary>
    public static string Reached(this Lang l, Sheet sheet, CandidateResult row)
    {
        var points = l.Pick($"{row.WeightedMaximum}点満点中{row.Weighted}点", $"{row.Weighted} of {row.WeightedMaximum} points");
        return sheet.Result.Mixed ? l.Pick($"{points}、{Percent(row)}", $"{points}, {Percent(row)}") : points;
    }

    /// <summary>92% or 92.3%.</summary>
    public static string Percent(CandidateResult row) => (row.Share ?? 0).ToString("0.#%", CultureInfo.InvariantCulture);

    /// <summary>基本 90 − 対象外 10 ＋ 重視 35.</summary>
    public static string Sum(this Lang l, CandidateResult r) => l.Pick($"基本 {r.Base} − 対象外 {r.NotRelevant} ＋ 重視 {r.Emphasised}", $"base {r.Base} − not relevant {r.NotRelevant} + emphasised {r.Emphasised}");

    /// <summary>対象外・ふつう・重視×2.</summary>
    public static string Weight(this Lang l, int weight) => weight switch
    {
        0 => l.Pick("対象外", "Not relevant"),
        1 => l.Pick("ふつう", "Normal"),
        _ => l.Pick("重視 ×2", "Emphasised ×2"),
    };

    /// <summary>1位・同点1位・順位なし.</summary>
    public static string Place(this Lang l, CandidateResult r) => r.Rank is not { } rank
        ? l.Pick("順位なし", "no place")
        : r.TiedWith.IsEmpty ? l.Pick($"{rank}位", $"{Ordinal(rank)}") : l.Pick($"同点{rank}位", $"tied {Ordinal(rank)}");

    /// <summary>What would change the order, one sentence for each smallest change; a single one when nothing does.</summary>
    public static ImmutableArray<string> Changes(this Lang l, Sheet sheet)
    {
        var c = sheet.Result.Changes;
        if (sheet.Ranked.Count() < 2)
        {
            return [l.Pick("順位の付く候補が2件以上あると、何が変われば順位が変わるかを示せます。", "With two or more candidates that have a place, this tells what would change the order.")];
        }
        List<string> told = [];
        Add(c.TopByWeight is { } w ? l.Of(sheet, w) : l.Pick("重みを1つ変えるだけでは、1位は変わりません。", "No change of a single weight changes who is first."));
        Add(c.TopByFact is { } f ? l.Of(sheet, f) : l.Pick("事実が1つ変わるだけでは、1位は変わりません。", "No change of a single fact changes who is first."));
        if (c.OrderByWeight is { } ow && (ow.Criterion, ow.To) != (c.TopByWeight?.Criterion, c.TopByWeight?.To))
        {
            Add(l.Pick($"2位以下は、{What(l, sheet, ow)}だけで順位が変わります（同点を含む）。", $"Places below the first change (ties included) with {What(l, sheet, ow)} alone."));
        }
        if (c.OrderByFact is { } of && (of.Candidate, of.Criterion, of.To) != (c.TopByFact?.Candidate, c.TopByFact?.Criterion, c.TopByFact?.To))
        {
            Add(l.Pick($"2位以下は、{What(l, sheet, of)}だけで順位が変わります（同点を含む）。", $"Places below the first change (ties included) with {What(l, sheet, of)} alone."));
        }
        return [.. told];

        void Add(string words) => told.Add(words);
    }

    /// <summary>C08 検知時の窓口対応….</summary>
    public static string Criterion(this Lang l, Sheet sheet, string id) => $"{id} {l.Pick(sheet.Scheme.Find(id)!.Words)}";

    /// <summary>Which types a criterion is asked of, where it is not asked of all; null otherwise.</summary>
    public static string? Only(this Lang l, Criterion criterion) => criterion.Types.Length == Enum.GetValues<MonitoringType>().Length
        ? null
        : l.Pick(string.Join("・", criterion.Types.Select(t => t.Words().Ja)) + "だけに問う", "asked only of " + string.Join(", ", criterion.Types.Select(t => t.Words().En)));

    /// <summary>The company in one line; null when nothing is said about it.</summary>
    public static string? Said(this Lang l, CompanyProfile c)
    {
        string?[] parts =
        [
            c.Pcs is { } pcs ? l.Pick($"端末{pcs:N0}台", $"{pcs:N0} PCs") : null,
            c.Offices is { } offices ? l.Pick($"回線のある事務所{offices:N0}か所", $"{offices:N0} {(offices == 1 ? "office" : "offices")} with a connection") : null,
            c.Place is { } place ? l.Pick("端末は", "PCs: ") + l.Pick(CompanyReader.Places.Single(p => p.Place == place).Words) : null,
            c.SlowPcs is { } slow ? l.Pick(slow ? "端末の動作に余裕がない" : "端末の動作に余裕がある", slow ? "slow PCs" : "PCs with power to spare") : null,
            c.PersonalData is { } data ? l.Pick(data ? "重要な情報を扱う" : "重要な情報を扱わない", data ? "handles important data" : "no important data") : null,
        ];
        var said = string.Join(l.Pick("、", ", "), parts.Where(p => p is not null));
        return said.Length == 0 ? null : said;
    }

    /// <summary>What was decided.</summary>
    public static string Outcome(this Lang l, Sheet sheet, KeptSheet kept) => kept.Outcome switch
    {
        SheetOutcome.Open => l.Pick("まだ決めていない", "Not decided yet"),
        SheetOutcome.None => l.Pick("どの候補も選ばない", "None of the candidates"),
        SheetOutcome.Chosen when sheet.Result.Rows.FirstOrDefault(r => r.Candidate.Key == kept.Choice) is { } row => l.Pick($"{l.Said(sheet, kept.Choice)}を選ぶ（{l.Place(row)}）", $"{l.Said(sheet, kept.Choice)} is chosen ({l.Place(row)})"),
        SheetOutcome.Chosen => l.Pick($"「{kept.Choice}」を選ぶ（いまの候補には入っていません）", $"“{kept.Choice}” is chosen (not among these candidates)"),
    };

    /// <summary>What the points of a cell rest on.</summary>
    public static string Basis(this Lang l, SheetPoints? points) => points is null
        ? l.NotStated()
        : l.Pick(points.Source) + (points.AsOf is { } day ? l.Pick($"（{l.Day(day)}）", $" ({l.Day(day)})") : "");

    private static string Of(this Lang l, Sheet sheet, WeightChange c) => Leaders(l, sheet, What(l, sheet, c), c.Leaders);

    private static string Of(this Lang l, Sheet sheet, FactChange c) => Leaders(l, sheet, What(l, sheet, c), c.Leaders);

    private static string What(Lang l, Sheet sheet, WeightChange c) => l.Pick($"「{l.Criterion(sheet, c.Criterion)}」の重みを「{l.Weight(c.From)}」から「{l.Weight(c.To)}」にすること", $"the weight of “{l.Criterion(sheet, c.Criterion)}” changed from {l.Weight(c.From)} to {l.Weight(c.To)}");

    private static string What(Lang l, Sheet sheet, FactChange c)
    {
        var now = c.From?.ToString(CultureInfo.InvariantCulture);
        return l.Pick(
            $"{l.Said(sheet, c.Candidate)}の「{l.Criterion(sheet, c.Criterion)}」が{(now is null ? "記載なし" : now + "点")}から{c.To}点になること",
            $"{l.Said(sheet, c.Candidate)}: “{l.Criterion(sheet, c.Criterion)}” changed from {now ?? "not stated"} to {c.To} points");
    }

    private static string Leaders(Lang l, Sheet sheet, string what, ImmutableArray<string> leaders)
    {
        var names = string.Join(l.Pick("と", " and "), leaders.Select(k => l.Said(sheet, k)));
        return leaders.Length == 1 ? l.Pick($"{what}で、{names}が1位に変わります。", $"With {what}, {names} comes first.") : l.Pick($"{what}で、{names}が同点で1位に並びます。", $"With {what}, {names} are tied for first place.");
    }

    private static string Lead(Lang l, Sheet sheet, CandidateResult first, CandidateResult next)
    {
        if (!sheet.Result.Mixed)
        {
            return l.Pick($"{first.Weighted - next.Weighted}点", $"{first.Weighted - next.Weighted} points");
        }
        var lead = 100 * (Share(first) - Share(next));
        if (lead < 0.1m)
        {
            return l.Pick("0.1ポイント未満の", "less than 0.1 percentage points");
        }
        var points = lead.ToString("0.#", CultureInfo.InvariantCulture);
        return l.Pick($"{points}ポイント", $"{points} percentage points");
    }

    private static decimal Share(CandidateResult r) => r.Share ?? 0;

    private static decimal AtMost(CandidateResult r) => r.WeightedMaximum == 0 ? 0 : (decimal)r.WeightedAtMost / r.WeightedMaximum;

    private static string Ordinal(int n) => n + (n % 100 is 11 or 12 or 13 ? "th" : (n % 10) switch { 1 => "st", 2 => "nd", 3 => "rd", _ => "th" });
}
