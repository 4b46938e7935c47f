using System.Collections.Immutable;
using Otasuketai.Review.Choosing;
using Otasuketai.Review.Evidence;
using Otasuketai.Review.Forms;
using Otasuketai.Review.Publication;
using Otasuketai.Review.Web.Look;
using Otasuketai.Review.Web.Rooms.Public;
using Otasuketai.Review.Web.Words;

namespace Otasuketai.Review.Web.Rooms.Compare;

/// <summary>What the compare page knows of one entry.</summary>
/// <param name="Users">What users said in published rounds.</param>
/// <param name="Candidate">The base assessment; null when the entry's type is not known.</param>
public sealed record ComparedEntry(ChosenEntry Chosen, UserResults Users, Candidate? Candidate)
{
    /// <summary>The frozen public version.</summary>
    public PublicEntry Public => Chosen.Entry.Listing.Entry;
}

/// <summary>The rows of the comparison: the facts as stated, then the 23 items with claim, check and users apart.</summary>
public sealed class CompareFacts(Lang l, ItemCatalogue catalogue, (CostRule Rule, CostSize Size) cost, DateOnly today)
{
    /// <summary>All groups.</summary>
    public ImmutableArray<CompareGroup> Of(ImmutableArray<ComparedEntry> entries) =>
    [
        Group(l.Pick("掲載", "The entry"), entries,
            (l.Pick("掲載の状態", "Where it stands"), e => new CompareCell(l.Tag(e.Chosen.Entry.Listing).Text, l.Why(e.Chosen.Entry.Listing))),
            (l.Pick("見守る対象", "What is watched"), e => Text(l.Type(e.Public))),
            (l.Pick("対象とする備え", "Helps with"), e => Stated(e, StatedChoices.Scope)),
            (l.Pick("運営者の確認", "Verified by the operator"), e => e.Chosen.Entry.Verified is { } n ? new CompareCell(l.Pick($"{n}／{ItemCatalogue.Size}項目", $"{n} of {ItemCatalogue.Size} items")) : Text(l.NotStated())),
            (l.Pick("利用者の評価", "Users"), e => new CompareCell(l.Grade(e.Users.Grade))),
            (l.Pick("いつの情報か", "As of"), e => new CompareCell(l.AsOf(e.Chosen.Entry.Listing)))),
        Group(l.Pick("費用と契約", "Price and contract"), entries,
            (l.Pick("月額の目安", "Monthly price"), Monthly),
            (l.Pick("初期費用", "Initial price"), e => Fact(e, "initial-price")),
            (l.Pick("消費税", "Consumption tax"), e => Text(e.Public.Facts.GetValueOrDefault("tax-included") switch { "yes" => l.Pick("税込", "included"), "no" => l.Pick("税抜", "not included"), _ => l.NotStated() })),
            (l.Pick("3年の合計（税込）", "Three years (incl. tax)"), Total),
            (l.Pick("月額の上限との比", "Against the ceiling"), Ceiling),
            (l.Pick("料金の注記", "About the price"), e => Fact(e, "price-note")),
            (l.Pick("お試し利用", "Trial"), e => Stated(e, StatedChoices.Trial))),
        Group(l.Pick("もしものとき", "When something happens"), entries,
            (l.Pick("対応時間", "Hours"), e => Stated(e, StatedChoices.Hours)),
            (l.Pick("駆け付け対応", "On-site help"), e => Fact(e, "dispatch")),
            (l.Pick("補償の上限（年）", "Compensation limit (a year)"), e => Fact(e, "insurance-limit")),
            (l.Pick("相談窓口", "Points of contact"), e => Fact(e, "contact-window")),
            (l.Pick("週次以上の報告", "Weekly reports"), e => Fact(e, "weekly-report"))),
        Group(l.Pick("自社に合うか", "Does it suit"), entries,
            (l.Pick("対応する端末", "Systems"), e => Stated(e, StatedChoices.Systems)),
            (l.Pick("対象地域", "Regions"), e => Stated(e, StatedChoices.Regions)),
            (l.Pick("想定する従業員数", "Employees it suits"), e => Text(l.Range(e.Public, "employees", l.Pick("名", "")))),
            (l.Pick("想定する端末数", "PCs it suits"), e => Text(l.Range(e.Public, "pcs", l.Pick("台", "")))),
            (l.Pick("個人情報の取扱いへの対応", "Suits handling of personal data"), e => Fact(e, "personal-data"))),
        .. Enum.GetValues<Viewpoint>().Select((viewpoint, place) => Group(
            l.Pick($"評価項目 {place + 1}　", $"Items {place + 1}: ") + l.Pick(Item.Words(viewpoint)), entries,
            [.. catalogue.Of(viewpoint).Select(item => ($"{item.Id} {l.Pick(item.Label)}", (Func<ComparedEntry, CompareCell>)(e => OfItem(e, item.Id))))])),
    ];

    /// <summary>How an item of an entry is drawn and called.</summary>
    public StarCell Mark(PublicItem? item)
    {
        if (item is not { Claimed: true })
        {
            return item is null ? new(null, l.NotStated()) : new(Glyph.Dash, l.Pick("未対応", "Not offered"));
        }
        var found = item.VerifiedUntil < today ? Verification.Outdated : EntryWords.Found(item);
        return new(EntryModel.Drawn(found).Glyph, l.Pick(PublicClaim.Words(found)));
    }

    private CompareCell OfItem(ComparedEntry entry, string id)
    {
        var item = entry.Public.Items.FirstOrDefault(i => i.Item == id);
        var mark = Mark(item);
        var claimed = item is null ? null : l.Pick("主張：", "Claimed: ") + (item.Claimed ? l.Pick("できる", "yes") : l.Pick("できない", "no"));
        var said = entry.Users.Items.GetValueOrDefault(id) is { } result ? l.Pick("利用者：", "Users: ") + l.Said(result).Said : null;
        var aside = string.Join(l.Pick("／", "; "), new[] { claimed, said }.OfType<string>());
        return new CompareCell(mark.Word, aside.Length > 0 ? aside : null) { Mark = mark, Unstated = item is null };
    }

    private CompareCell Monthly(ComparedEntry e)
    {
        var (amount, unit) = l.Price(e.Public);
        return new CompareCell(amount + unit, CostOf(e) is { } c ? l.Pick($"{l.Said(cost.Size)}で {l.Yen(c.Monthly)}（税込）", $"{l.Said(cost.Size)}: {l.Yen(c.Monthly)} incl. tax") : null) { Unstated = unit.Length == 0 };
    }

    private CompareCell Total(ComparedEntry e) => CostOf(e) is { } c
        ? new CompareCell(l.Yen(c.Total), l.Said(cost.Size) + (c.Initial is null ? l.Pick("・初期費用を除く", ", without the initial price") : ""))
        : Text(l.NotStated());

    private CompareCell Ceiling(ComparedEntry e) => CostOf(e) is { } c ? new CompareCell(l.AgainstCeiling(c), l.Pick($"上限 {l.Yen(c.Ceiling)}", $"ceiling {l.Yen(c.Ceiling)}")) : Text(l.NotStated());

    private Cost? CostOf(ComparedEntry e) => e.Chosen.Entry is { Price: { } price, Type: { } type } ? Cost.Of(price, type, cost.Size, cost.Rule) : null;

    private CompareCell Fact(ComparedEntry e, string name) => Text(l.Fact(e.Public, name));

    private CompareCell Stated(ComparedEntry e, StatedChoice choice)
    {
        var (words, aside) = l.Stated(e.Public, choice);
        return Text(words) with { Aside = aside };
    }

    private CompareCell Text(string text) => new(text) { Unstated = text == l.NotStated() };

    private static CompareGroup Group(string heading, ImmutableArray<ComparedEntry> entries, params IEnumerable<(string Name, Func<ComparedEntry, CompareCell> Cell)> rows) =>
        new(heading, [.. rows.Select(row => new CompareRow(row.Name, [.. entries.Select(row.Cell)]))]);
}
