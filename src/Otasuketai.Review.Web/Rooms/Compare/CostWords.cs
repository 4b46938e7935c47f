using System.Collections.Immutable;
using Otasuketai.Review.Choosing;
using Otasuketai.Review.Web.Choosing;
using Otasuketai.Review.Web.Words;

namespace Otasuketai.Review.Web.Rooms.Compare;

/// <summary>Costs in words. Amounts are in yen, tax included, unless the sentence says otherwise.</summary>
public static class CostWords
{
    /// <summary>10台・1拠点.</summary>
    public static string Said(this Lang l, CostSize size) => l.Pick($"{size.Devices:N0}台・{size.Sites:N0}拠点", $"{size.Devices:N0} devices at {size.Sites:N0} {(size.Sites == 1 ? "site" : "sites")}");

    /// <summary>Where a month's price stands below or above the ceiling.</summary>
    public static string AgainstCeiling(this Lang l, Cost cost)
    {
        var share = Percent(cost.Monthly, cost.Ceiling);
        return cost.WithinCeiling ? l.Pick($"上限以内（上限の{share}）", $"Within it ({share})") : l.Pick($"上限を超えています（上限の{share}）", $"Above it ({share})");
    }

    /// <summary>Where it stands to the part of the ceiling below which a service counts as inexpensive.</summary>
    public static string AgainstThreshold(this Lang l, Cost cost, CostRule rule)
    {
        var most = l.Yen(decimal.Floor(rule.Threshold * cost.Ceiling));
        return cost.Inexpensive ? l.Pick($"満たします（{most}以下）", $"Met (at most {most})") : l.Pick($"満たしません（{most}を超えます）", $"Not met (above {most})");
    }

    /// <summary>Which costs least over three years, what a subsidy bears taken off: the sentence above the picture.</summary>
    public static string Conclusion(this Lang l, ImmutableArray<(ChosenEntry Entry, Cost? Cost)> costs)
    {
        var known = costs.Where(c => c.Cost is not null).Select(c => (c.Entry, Cost: c.Cost!)).OrderBy(c => c.Cost.Net).ToList();
        if (known.Count == 0)
        {
            return l.Pick("料金の記載がないため、計算できません。", "No price is stated, so nothing can be reckoned.");
        }
        var (least, most) = (known[0].Cost.Net, known[^1].Cost.Net);
        var what = known.Exists(c => c.Cost.Subsidy > 0) ? l.Pick("補助金の見込みを引いた3年の負担", "Three years, the estimated subsidy taken off,") : l.Pick("3年の合計", "Three years");
        if (known.Count == 1)
        {
            return l.Pick($"{known[0].Entry.Said(l)}の{what}は{l.Yen(least)}です。", $"{what} with {known[0].Entry.Said(l)} come to {l.Yen(least)}.");
        }
        var cheapest = string.Join(l.Pick("と", " and "), known.Where(c => c.Cost.Net == least).Select(c => c.Entry.Said(l)));
        return least == most
            ? l.Pick($"{what}はどれも{l.Yen(least)}です。", $"{what} come to {l.Yen(least)} with each of them.")
            : l.Pick($"{what}がもっとも少ないのは{cheapest}の{l.Yen(least)}です。もっとも多いものより{l.Yen(most - least)}少なくなります。", $"{what} cost least with {cheapest}: {l.Yen(least)}, {l.Yen(most - least)} less than the dearest.");
    }

    /// <summary>Said where the company lies outside the number of PCs an entry is meant for; null otherwise.</summary>
    public static string? OutOfRange(this Lang l, CatalogueEntry entry, int pcs) =>
        entry.Number("min-pcs") > pcs || entry.Number("max-pcs") < pcs ? l.Pick($"{pcs:N0}台は想定の外です", $"{pcs:N0} lies outside") : null;

    /// <summary>Whole percent, rounded away from the line of 100 so that a price above the ceiling never reads 100 %.</summary>
    private static string Percent(long part, long whole) => $"{(part > whole ? Math.Ceiling(100m * part / whole) : Math.Floor(100m * part / whole)):N0}%";
}
