using System.Collections.Frozen;
using System.Collections.Immutable;
using Otasuketai.Review.Choosing;
using Otasuketai.Review.Forms;
using Otasuketai.Review.Text;

namespace Otasuketai.Review.Web.Choosing;

/// <summary>One value of a facet. There is one object for each, and it is told from others by being itself.</summary>
public sealed class FacetValue(string code, Bilingual words, Func<CatalogueEntry, bool> has)
{
    /// <summary>Its name in an address.</summary>
    public string Code { get; } = code;

    /// <summary>Its label.</summary>
    public Bilingual Words { get; } = words;

    /// <summary>Does an entry have it?</summary>
    public bool Has(CatalogueEntry entry) => has(entry);
}

/// <summary>What a facet is about, in the order people are asked.</summary>
public enum FacetGroup
{
    /// <summary>自社のこと: what the company is.</summary>
    Company,

    /// <summary>してほしいこと: what it needs.</summary>
    Need,

    /// <summary>くわしい条件: what tells services apart.</summary>
    Detail,
}

/// <summary>One way of narrowing the catalogue. Values of one facet widen each other, facets narrow each other.</summary>
public sealed class Facet
{
    private Facet(string code, Bilingual words, ImmutableArray<FacetValue> values) => (Code, Words, Question, Values) = (code, words, words, values);

    /// <summary>Its name in an address.</summary>
    public string Code { get; }

    /// <summary>Its label.</summary>
    public Bilingual Words { get; }

    /// <summary>How a company is asked, in plain words; the label where there is nothing to ask.</summary>
    public Bilingual Question { get; private init; }

    /// <summary>Where it is asked.</summary>
    public FacetGroup Group { get; private init; } = FacetGroup.Detail;

    /// <summary>In reading order; the last two are always <see cref="Other"/> and <see cref="NotStated"/>, so that every entry has at least one.</summary>
    public ImmutableArray<FacetValue> Values { get; }

    /// <summary>The code of 記載なし.</summary>
    public const string NotStated = "not-stated";

    /// <summary>The code of 上記以外: something is stated, and it is none of the values.</summary>
    public const string Other = "other";

    internal static Facet Of(string code, Bilingual words, Func<CatalogueEntry, bool> isStated, params ImmutableArray<FacetValue> values) => new(code, words,
    [
        .. values,
        new FacetValue(Other, new("上記以外", "None of the above"), entry => isStated(entry) && !values.Any(v => v.Has(entry))),
        new FacetValue(NotStated, new("記載なし", "Not stated"), entry => !isStated(entry)),
    ]);

    internal Facet Asking(FacetGroup group, string ja, string en) => new(Code, Words, Values) { Group = group, Question = new(ja, en) };
}

/// <summary>
/// The facets of the catalogue, made from the facts an entry really states. Ranges are the service's own ("suits 5 to 200 PCs"), so a band
/// matches when it overlaps them; limits are cumulative, so that a company finds what it can pay or needs at least.
/// </summary>
public static class Facets
{
    private static readonly ImmutableArray<(int From, int To)> People = [(1, 5), (6, 20), (21, 50), (51, 100), (101, 300), (301, int.MaxValue)];

    /// <summary>All facets, the company's own situation first.</summary>
    public static ImmutableArray<Facet> All { get; } =
    [
        Facet.Of("employees", new("従業員数", "Employees"), entry => Suits(entry, "employees"), Bands("employees", "名", "")).Asking(FacetGroup.Company, "従業員は何人ですか", "How many employees have you?"),
        Facet.Of("pcs", new("端末数", "PCs"), entry => Suits(entry, "pcs"), Bands("pcs", "台", "")).Asking(FacetGroup.Company, "守りたいパソコンは何台ですか", "How many PCs are to be protected?"),
        YesNo("personal-data", new("個人情報の取扱いへの対応", "Suits personal data"), "personal-data").Asking(FacetGroup.Company, "個人情報の取扱いへの対応はありますか", "Is it suited to personal data?"),
        Facet.Of("yearly-spend", new("年間の費用（最小の契約・税込）", "Yearly spend (smallest contract, incl. tax)"), entry => YearlySpend(entry) is not null,
            [.. ((int[])[50_000, 100_000, 300_000, 500_000, 1_000_000]).Select(yen => AtMost(yen, entry => YearlySpend(entry)))]).Asking(FacetGroup.Company, "1年にいくらまでかけられますか（税込）", "How much can you spend a year (incl. tax)?"),
        Facet.Of("type", new("見守る対象", "What is watched"), entry => entry.Type is not null, [.. Enum.GetValues<MonitoringType>().Select(type => new FacetValue(type.Code(), type.Words(), entry => entry.Type == type))]),
        OfChoice("scope", new("対象とする備え", "Helps with"), StatedChoices.Scope).Asking(FacetGroup.Need, "何に備えたいですか", "What do you want to be ready for?"),
        OfChoice("os", new("対応する端末", "Systems"), StatedChoices.Systems).Asking(FacetGroup.Company, "どの端末を使っていますか", "Which systems do you use?"),
        OfChoice("region", new("対象地域", "Region"), StatedChoices.Regions).Asking(FacetGroup.Company, "会社はどこにありますか", "Where is your company?"),
        Facet.Of("price-device", new("月額（1台あたり・税込）", "Monthly price per device (incl. tax)"), entry => entry.Price is not null, [.. ((int[])[1_100, 1_650, 2_200]).Select(yen => AtMost(yen, entry => Monthly(entry, PriceUnit.Device)))]),
        Facet.Of("price-site", new("月額（1拠点あたり・税込）", "Monthly price per site (incl. tax)"), entry => entry.Price is not null, [.. ((int[])[5_500, 8_800, 11_000, 22_000]).Select(yen => AtMost(yen, entry => Monthly(entry, PriceUnit.Site)))]),
        Facet.Of("initial", new("初期費用（税込）", "Initial price (incl. tax)"), entry => entry.Initial is not null,
            [new("none", new("なし", "None"), entry => entry.Initial == 0), .. ((int[])[10_000, 30_000, 100_000]).Select(yen => AtMost(yen, entry => entry.Initial))]),
        Facet.Of("insurance", new("補償の上限（年）", "Compensation limit (a year)"), entry => Insured(entry) is not null, [.. ((int[])[1_000_000, 2_000_000, 5_000_000, 10_000_000]).Select(AtLeastInsured)]),
        OfChoice("hours", new("対応時間", "Hours"), StatedChoices.Hours).Asking(FacetGroup.Need, "いつ対応してほしいですか", "When do you need help?"),
        YesNo("dispatch", new("駆け付け対応", "On-site help"), "dispatch").Asking(FacetGroup.Need, "困ったときの駆け付けはありますか", "Does somebody come to you in need?"),
        YesNo("weekly-report", new("週次以上の報告", "Weekly reports"), "weekly-report"),
        OfChoice("trial", new("試用", "Trial"), StatedChoices.Trial),
        Facet.Of("verified", new("確認済みの項目", "Verified items"), entry => entry.Verified is not null, [.. ((int[])[20, 15, 10, 1]).Select(n => new FacetValue($"{n}", new($"{n}項目以上", $"{n} or more"), entry => entry.Verified >= n)),
            new("0", new("なし", "None"), entry => entry.Verified == 0)]),
        Facet.Of("users", new("利用者の評価", "What users say"), entry => entry.Users.Answers > 0,
            new("4", new("総合4.0以上", "Overall 4.0 or more"), entry => entry.Users.Mean >= 4),
            new("3", new("総合3.0以上", "Overall 3.0 or more"), entry => entry.Users.Mean >= 3),
            new("below-3", new("総合3.0未満", "Overall below 3.0"), entry => entry.Users.Mean < 3),
            new("few", new("回答が少なく件数のみ", "Too few answers: count only"), entry => entry.Users is { Answers: > 0, Mean: null })),
    ];

    private static readonly FrozenDictionary<string, Facet> ByCode = All.ToFrozenDictionary(f => f.Code);

    /// <summary>One facet; null when there is none.</summary>
    public static Facet? Find(string code) => ByCode.GetValueOrDefault(code);

    /// <summary>What the service costs a year, tax included, in the smallest contract it is meant for; null when that is not stated.</summary>
    private static long? YearlySpend(CatalogueEntry entry) =>
        entry.Price is { } price && (price.Unit == PriceUnit.Device ? entry.Number("min-pcs") : 1) is >= 1 and <= CostSize.Most and var devices
            ? CostRule.WithStandardTax(price.AMonth(devices, 1), price.TaxIncluded) * 12
            : null;

    private static long? Monthly(CatalogueEntry entry, PriceUnit unit) => entry.Price?.Unit == unit ? entry.Monthly : null;

    private static long? Insured(CatalogueEntry entry) => AssessmentRules.Insured(entry.Listing.Entry.Facts);

    private static FacetValue AtMost(int yen, Func<CatalogueEntry, long?> amount) => new($"{yen}", new($"{yen:N0}円以下", $"¥{yen:N0} or less"), entry => amount(entry) <= yen);

    private static FacetValue AtLeastInsured(int yen) => new($"{yen}", new($"{yen / 10_000:N0}万円以上", $"¥{yen:N0} or more"), entry => Insured(entry) >= yen);

    private static ImmutableArray<FacetValue> Bands(string what, string unitJa, string unitEn) => [.. People.Select(band => new FacetValue(
        band.To == int.MaxValue ? $"{band.From}-" : $"{band.From}-{band.To}",
        band.To == int.MaxValue ? new($"{band.From}{unitJa}以上", $"{band.From} or more{unitEn}") : new($"{band.From}〜{band.To}{unitJa}", $"{band.From}–{band.To}{unitEn}"),
        entry => Suits(entry, what) && (entry.Number("min-" + what), entry.Number("max-" + what)) is var (min, max) && (min ?? 1) <= band.To && (max ?? int.MaxValue) >= band.From))];

    private static bool Suits(CatalogueEntry entry, string what) => (entry.Number("min-" + what) ?? entry.Number("max-" + what)) is not null;

    private static Func<CatalogueEntry, bool> Stated(string fact) => entry => entry.Fact(fact) is not null;

    private static Facet OfChoice(string code, Bilingual words, StatedChoice choice) => Facet.Of(
        code, words, entry => choice.IsStated(entry.Listing.Entry.Facts),
        [.. choice.Options.Select(o => new FacetValue(AddressOf(o), new(o.Ja, o.En), entry => choice.Covers(entry.Listing.Entry.Facts, o.Value)))]);

    /// <summary>Addresses people kept say "old" of older systems.</summary>
    private static string AddressOf(FieldOption option) => option.Value == "old-windows" ? "old" : option.Value;

    private static Facet YesNo(string code, Bilingual words, string fact) => Facet.Of(
        code, words, Stated(fact),
        new FacetValue("yes", new("あり", "Yes"), entry => entry.Fact(fact) == "yes"),
        new FacetValue("no", new("なし", "No"), entry => entry.Fact(fact) == "no"));
}
