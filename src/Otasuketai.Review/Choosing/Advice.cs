using System.Collections.Immutable;
using Otasuketai.Review.Text;

namespace Otasuketai.Review.Choosing;

/// <summary>Where a company's PCs are used.</summary>
public enum PcPlace
{
    /// <summary>In the office only.</summary>
    Inside,

    /// <summary>Some leave the office: telework, taken out to customers.</summary>
    SomeOutside,

    /// <summary>All or nearly all are used outside.</summary>
    Outside,
}

/// <summary>A company in five questions; null: not answered.</summary>
/// <param name="Pcs">How many PCs?</param>
/// <param name="Offices">How many offices with an internet connection of their own? 0: only shared offices, or none.</param>
/// <param name="Place">Where are the PCs used?</param>
/// <param name="SlowPcs">Are they slow or old, so that more software is a burden?</param>
/// <param name="PersonalData">Are personal or other important data handled?</param>
public sealed record CompanyProfile(int? Pcs, int? Offices, PcPlace? Place, bool? SlowPcs, bool? PersonalData);

/// <summary>What is advised, why, and what it rests on.</summary>
/// <param name="Type">The advised type; null when the answers do not suffice.</param>
/// <param name="Reasons">Why, one sentence for each row of the table that applies.</param>
/// <param name="LookFor">What to look for in an entry, whatever the type.</param>
/// <param name="NotKnown">What the advice did not know.</param>
public sealed record AdviceResult(MonitoringType? Type, ImmutableArray<Bilingual> Reasons, ImmutableArray<Bilingual> LookFor, ImmutableArray<Bilingual> NotKnown);

/// <summary>助言: endpoint, network or combined from a short profile, by a table of rules that reads top to bottom.</summary>
public static class Advice
{
    /// <summary>Version of the table below, raised with every change of a row.</summary>
    public const string Version = "1";

    private sealed record Row(MonitoringType? Type, Func<CompanyProfile, CostRule, bool> When, Bilingual Words);

    /// <summary>The first row that applies decides; every later row of the same type that applies is a further reason.</summary>
    private static readonly ImmutableArray<Row> Types =
    [
        new(MonitoringType.Endpoint, (p, _) => p.Offices == 0 && p.SlowPcs != true, new(
            "自社の出入口（インターネット回線）がないため、端末そのものを見守ります。", "There is no internet connection of your own to watch, so the PCs themselves are watched.")),
        new(MonitoringType.Endpoint, (p, _) => p.Offices == 0 && p.SlowPcs == true, new(
            "自社の出入口がないため端末を見守るほかありません。動作が遅い端末では、試用で負担を確かめてください。", "Without an internet connection of your own only the PCs can be watched; on slow PCs try the load out first.")),
        new(MonitoringType.Endpoint, (p, _) => p.Place == PcPlace.Outside, new(
            "端末の大半が社外で使われます。出入口の機器は社外の端末を見守れません。", "Most PCs are used outside; a device at the office's gateway does not see them there.")),
        new(MonitoringType.Combined, (p, _) => p.Place == PcPlace.SomeOutside && p.Offices >= 1, new(
            "社外で使う端末と、社内の出入口のうしろに残る端末の両方があります。どちらか一方では片方が見守られません。", "Some PCs leave the office and others stay behind its gateway; either type alone leaves one of them unwatched.")),
        new(MonitoringType.Endpoint, (p, _) => p.Place == PcPlace.SomeOutside, new(
            "社外で使う端末（テレワーク・持ち出し）は、端末見守り型でなければ見守れません。", "PCs in telework or taken out are only seen by endpoint monitoring.")),
        new(MonitoringType.Network, (p, _) => p.SlowPcs == true && p.Offices >= 1, new(
            "動作が遅い端末にソフトを足さずに、出入口の機器でまとめて見守れます。", "A device at the gateway watches the PCs without more software on slow machines.")),
        new(MonitoringType.Endpoint, (p, rule) => p is { Offices: > 1, Pcs: { } pcs } && Cheaper(pcs, p.Offices.Value, rule), new(
            "拠点が多く端末が少ないため、拠点ごとに機器を置くより端末ごとの見守りのほうが上限額が小さくなります。", "With many sites and few PCs, watching each PC has a lower price ceiling than a device at every site.")),
        new(MonitoringType.Network, (p, _) => p.Offices == 1, new(
            "端末がすべて一つの事務所の出入口のうしろにあるため、機器1台でまとめて見守れます。", "All PCs are behind one office's gateway, so one device watches them all.")),
        new(MonitoringType.Network, (p, _) => p.Offices > 1, new(
            "端末は社内だけで使われます。拠点ごとに機器を置いて見守ります。", "PCs are used inside only; one device at each site watches them.")),
    ];

    private static readonly ImmutableArray<Row> Wishes =
    [
        new(null, (p, _) => p.PersonalData == true, new(
            "「個人情報の取扱いへの対応」が「あり」で、備えに「大事なデータの保護」を選んでいるサービス。", "Services that state they suit personal data and chose the protection of important data.")),
        new(null, (p, _) => p.SlowPcs == true, new("導入前の試用。端末への負担を実際に確かめられます。", "A trial, to see the load on the PCs for yourselves.")),
        new(null, (p, _) => p.Offices > 1, new("すべての拠点が対象地域に入っていること。", "That every site lies in the regions it serves.")),
        new(null, (p, _) => p.Place is PcPlace.SomeOutside or PcPlace.Outside, new("業務時間外も窓口が開いていること。", "A desk that is open outside office hours.")),
    ];

    private static readonly ImmutableArray<Row> Unanswered =
    [
        new(null, (p, _) => p.Pcs is null, new("端末の台数（費用の比べ方が変わります）", "How many PCs (changes how costs compare)")),
        new(null, (p, _) => p.Offices is null, new("自社の回線がある事務所の数", "How many offices with a connection of their own")),
        new(null, (p, _) => p.Place is null, new("端末を使う場所", "Where the PCs are used")),
        new(null, (p, _) => p.SlowPcs is null, new("端末の動作に余裕があるか", "Whether the PCs have power to spare")),
        new(null, (p, _) => p.PersonalData is null, new("個人情報などの重要な情報を扱うか", "Whether personal or other important data are handled")),
        new(null, (_, _) => true, new("予算、社内の担当者の有無、パソコン以外の機器、すでに使っている対策", "Budget, whether somebody in the company looks after IT, devices other than PCs, and what is in use already")),
    ];

    /// <summary>Advises.</summary>
    /// <param name="rule">Its price ceilings tell which type is cheaper for a size.</param>
    public static AdviceResult For(CompanyProfile profile, CostRule rule)
    {
        // without knowing where the PCs are used and what stands in front of them, every row would be a guess
        var known = profile.Offices is not null && (profile.Place is not null || profile.Offices == 0);
        var applying = known || profile.Place == PcPlace.Outside ? Types.Where(r => r.When(profile, rule)).ToList() : [];
        var type = applying.FirstOrDefault()?.Type;
        return new AdviceResult(type, [.. applying.Where(r => r.Type == type).Select(r => r.Words)], Said(Wishes, profile, rule), Said(Unanswered, profile, rule));
    }

    private static ImmutableArray<Bilingual> Said(ImmutableArray<Row> rows, CompanyProfile profile, CostRule rule) => [.. rows.Where(r => r.When(profile, rule)).Select(r => r.Words)];

    private static bool Cheaper(int pcs, int offices, CostRule rule) =>
        rule.Ceiling(MonitoringType.Endpoint, pcs, offices) < rule.Ceiling(MonitoringType.Network, pcs, offices);
}
