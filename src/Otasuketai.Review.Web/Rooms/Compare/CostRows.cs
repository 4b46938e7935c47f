using System.Collections.Immutable;
using Otasuketai.Review.Choosing;
using Otasuketai.Review.Web.Rooms.Public;
using Otasuketai.Review.Web.Words;

namespace Otasuketai.Review.Web.Rooms.Compare;

/// <summary>The rows of the cost page.</summary>
public static class CostRows
{
    /// <summary>Everything that was reckoned, and what it was reckoned from.</summary>
    public static CompareGroup Of(Lang l, ImmutableArray<(ChosenEntry Entry, Cost? Cost)> costs, CostQuery query, CostRule rule)
    {
        var size = query.Size!;
        CompareCell Text(string text, string? aside = null) => new(text, aside) { Unstated = text == l.NotStated() };
        CompareRow Facts(string name, Func<ChosenEntry, CompareCell> cell) => new(name, [.. costs.Select(c => cell(c.Entry))]);
        CompareRow Reckoned(string name, Func<Cost, CompareCell> cell) => new(name, [.. costs.Select(c => c.Cost is { } cost ? cell(cost) : Text(l.NotStated()))]);
        CompareCell Yen(long amount, string? aside = null) => new(l.Yen(amount), aside);
        string? WithoutInitial(Cost cost) => cost.Initial is null ? l.Pick("初期費用を除く", "without the initial price") : null;

        List<CompareRow> rows =
        [
            Facts(l.Pick("見守る対象", "What is watched"), e => Text(l.Type(e.Entry.Listing.Entry))),
            Facts(l.Pick("記載の料金", "Price as stated"), e => Stated(l, e)),
            Facts(l.Pick("料金の注記（計算に入っていません）", "About the price (not reckoned in)"), e => Text(l.Fact(e.Entry.Listing.Entry, "price-note"))),
            Facts(l.Pick("想定する端末数", "PCs it suits"), e => Text(l.Range(e.Entry.Listing.Entry, "pcs", l.Pick("台", "")), l.OutOfRange(e.Entry, size.Devices))),
            Reckoned(l.Pick($"月額（{l.Said(size)}・税込）", $"A month ({l.Said(size)}, incl. tax)"), c => Yen(c.Monthly)),
            Reckoned(l.Pick("初期費用（税込）", "Initial price (incl. tax)"), c => c.Initial is { } once ? Yen(once) : Text(l.NotStated())),
            Reckoned(l.Pick("月額の上限（税込）", "Ceiling a month (incl. tax)"), c => Yen(c.Ceiling, l.AgainstCeiling(c))),
            Reckoned(l.Pick($"費用の基準（上限の{rule.Threshold:0%}以下）", $"Inexpensive (at most {rule.Threshold:0%} of the ceiling)"), c => new CompareCell(l.AgainstThreshold(c, rule))),
        ];
        if (query.Months is { } months and not Cost.ThreeYears)
        {
            rows.Add(Reckoned(l.Pick($"{months}か月の合計（税込）", $"Total of {months} months (incl. tax)"), c => Yen(c.Over(months), WithoutInitial(c))));
        }
        rows.Add(Reckoned(l.Pick("3年（36か月）の合計（税込）", "Total of three years (incl. tax)"), c => Yen(c.Total, WithoutInitial(c))));
        if (query.Subsidy is { } subsidy)
        {
            rows.Add(Reckoned(l.Pick("補助金の見込み", "Estimated subsidy"), c => Yen(c.Subsidy, c.Subsidy == 0 ? l.Pick($"下限の{l.Yen(subsidy.Minimum)}に届きません", $"below the minimum of {l.Yen(subsidy.Minimum)}") : null)));
            rows.Add(Reckoned(l.Pick("3年の負担（補助金を引いた額）", "Three years less the subsidy"), c => Yen(c.Net, WithoutInitial(c))));
        }
        return new CompareGroup(l.Pick("費用", "Cost"), [.. rows]);
    }

    private static CompareCell Stated(Lang l, ChosenEntry entry)
    {
        var (amount, unit) = l.Price(entry.Entry.Listing.Entry);
        return new CompareCell(amount + unit + (unit.Length > 0 ? l.Tax(entry.Entry.Listing.Entry) : "")) { Unstated = unit.Length == 0 };
    }
}
