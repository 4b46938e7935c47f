using System.Collections.Immutable;
using Otasuketai.Review.Choosing;
using Otasuketai.Review.Rooms;
using static Otasuketai.Review.Forms.Fields;

namespace Otasuketai.Review.Forms;

/// <summary>登録申請書の各ページ: each page posts its own part; all of them are read as <c>SaveApplication</c>.</summary>
public static class ApplicationForms
{
    private static readonly ImmutableArray<FieldOption> Monitoring = [.. Enum.GetValues<MonitoringType>().Select(t => new FieldOption(t.Code(), t.Words().Ja, t.Words().En))];

    /// <summary>Name and type; both are asked when the application starts.</summary>
    public static ImmutableArray<FormField> Head { get; } =
    [
        Line("serviceName", "サービス名", "Name of the service", 100).ReadBy(Readers.Everybody),
        Choice("monitoringType", "見守り方の種類", "Type of monitoring", Monitoring).ReadBy(Readers.Everybody),
    ];

    /// <summary>事業者の状況と誓約.</summary>
    public static ImmutableArray<FormField> Profile { get; } =
    [
        Long("managementCondition", "経営状態", "Management condition").Hint("直近の決算の要点を書いてください", "The essentials of the latest accounts").ReadBy(Readers.Inside).Optional(),
        Long("businessContinuity", "事業継続性", "Business continuity").Hint("災害や担当者の不在のときの体制を書いてください", "What happens in a disaster or when people are absent").ReadBy(Readers.Inside).Optional(),
        Agree("antisocialPledge", "反社会的勢力と関係がないことを誓約します", "We have no ties to antisocial forces").Optional(),
        Agree("providerStatement", "申請者はサービスの提供者本人です（販売店・代理店ではありません）", "The applicant is the provider itself, not a distributor or reseller").Optional(),
        Line("contactPerson", "担当者", "Contact person", 100).ReadBy(Readers.Operator).Optional(),
        Line("contactPhone", "担当者の電話番号", "Contact telephone", 40).ReadBy(Readers.Operator).Optional(),
    ];

    /// <summary>サービスの概要.</summary>
    public static ImmutableArray<FormField> Overview { get; } =
    [
        Long("overview", "サービスの概要", "Overview of the service", 800).ReadBy(Readers.Everybody).Optional(),
        Stated(StatedChoices.Scope, "守る範囲", "What is protected").ReadBy(Readers.Everybody).Optional(),
        Line("scope", "守る範囲の補足", "More about what is protected", 300).Hint("選択肢では伝わらないこと", "What the options do not say").ReadBy(Readers.Everybody).Optional(),
        Stated(StatedChoices.Systems, "対応するOS・機器", "Supported systems").Hint("あてはまるものをすべて選んでください。機器に依存しないときは「機器に依存しない」だけを選んでください", "Choose all that apply. If the device does not matter, choose only “Any device”").ReadBy(Readers.Everybody).Optional(),
        Line("os", "対応するOS・機器の補足", "More about supported systems", 300).Hint("版の名前など（例：Windows 11、macOS 14以降）", "Names of versions and the like, e.g. Windows 11, macOS 14 or later").ReadBy(Readers.Everybody).Optional(),
        Stated(StatedChoices.Regions, "提供地域", "Regions served").Hint("あてはまるものをすべて選んでください。全国で提供するときは「全国」だけを選んでください", "Choose all that apply. If you serve the whole country, choose only “Nationwide”").ReadBy(Readers.Everybody).Optional(),
        Line("regions", "提供地域の補足", "More about regions").Hint("一部の地域を除くときなど", "Where parts are left out, and the like").ReadBy(Readers.Everybody).Optional(),
        Stated(StatedChoices.Hours, "受付時間", "Hours of service").Hint("あてはまるものをすべて選んでください。いつでも受け付けるときは「24時間365日」だけを選んでください。土曜だけのときは「土日・祝日」を選ばず、補足に書いてください", "Choose all that apply. If you are open at any time, choose only “24/365”. Saturdays only: leave “Weekends and holidays” open and say so below").ReadBy(Readers.Everybody).Optional(),
        Line("hours", "受付時間の補足", "More about hours").Hint("時刻など（例：9〜18時）", "Times of day and the like, e.g. 9:00 to 18:00").ReadBy(Readers.Everybody).Optional(),
        Line("contact-window", "利用者の問合せ窓口", "Help desk for users").ReadBy(Readers.Everybody).Optional(),
        YesNo("dispatch", "駆け付け対応", "Sends somebody on site").ReadBy(Readers.Everybody).Optional(),
        YesNo("weekly-report", "週1回以上の定期報告", "Reports at least weekly").ReadBy(Readers.Everybody).Optional(),
        Stated(StatedChoices.Trial, "試用の条件", "Trial use").ReadBy(Readers.Everybody).Optional(),
        Line("trial", "試用の条件の補足", "More about trial use").Hint("期間や台数など（例：30日間）", "How long, how many PCs and the like, e.g. 30 days").ReadBy(Readers.Everybody).Optional(),
        Number("insurance-limit", "補償の限度額（円／年）", "Limit of compensation (yen a year)").ReadBy(Readers.Everybody).Optional(),
        Line("url", "紹介ページのアドレス", "Web page", 300).ReadBy(Readers.Everybody).Optional(),
        Line(FactNames.Predecessor, "引き継いだサービスの登録番号", "Registration number of the service taken over", 20)
            .Hint("承継にともなう新しい申請のときだけ書いてください（例：2026-001）", "Only for a new application after a succession, e.g. 2026-001").ReadBy(Readers.Everybody).Optional(),
    ];

    /// <summary>料金と、向いている企業の規模.</summary>
    public static ImmutableArray<FormField> Prices { get; } =
    [
        Number("monthly-price", "月額料金（円）", "Monthly price (yen)").ReadBy(Readers.Everybody).Optional(),
        Choice("price-unit", "料金の単位", "Price is per", new("device", "1台あたり", "Device"), new("site", "1拠点あたり", "Site"), new("company", "1社あたり", "Company")).ReadBy(Readers.Everybody).Optional(),
        YesNo("tax-included", "消費税込みの金額", "Price includes consumption tax").Optional(),
        Number("initial-price", "初期費用（円）", "Initial price (yen)").ReadBy(Readers.Everybody).Optional(),
        Line("price-note", "料金の補足", "Note on prices", 500).ReadBy(Readers.Everybody).Optional(),
        Number("min-employees", "向いている従業員数（下限）", "Employees, at least").ReadBy(Readers.Everybody).Optional(),
        Number("max-employees", "向いている従業員数（上限）", "Employees, at most").ReadBy(Readers.Everybody).Optional(),
        Number("min-pcs", "向いているPCの台数（下限）", "PCs, at least").ReadBy(Readers.Everybody).Optional(),
        Number("max-pcs", "向いているPCの台数（上限）", "PCs, at most").ReadBy(Readers.Everybody).Optional(),
        YesNo("personal-data", "個人情報を扱う企業への対応", "Fit for companies that handle personal data").ReadBy(Readers.Everybody).Optional(),
    ];

    /// <summary>One of the 23 items: the answer and the figures behind it.</summary>
    public static ImmutableArray<FormField> Claim { get; } =
    [
        Carried("item", "項目", "Item").Optional(),
        Choice("can", "回答", "Answer", new("yes", "できる", "Yes", "根拠の数値が要ります", "Needs figures"), new("no", "できない", "No", "登録の妨げにはなりません", "Does not prevent a registration")).ReadBy(Readers.Everybody).Optional(),
        Line("metric", "何を測ったか", "What was measured").ReadBy(Readers.Everybody).Optional(),
        Number("value", "数値", "Figure").Hint("全角でもかまいません", "Full-width digits are fine").ReadBy(Readers.Everybody).Optional(),
        Line("unit", "単位", "Unit", 30).ReadBy(Readers.Everybody).Optional(),
        Past("measuredOn", "測定日", "Measured on").ReadBy(Readers.Everybody).Optional(),
        Line("method", "測り方", "Method", 500).ReadBy(Readers.Everybody).Optional(),
        Line("source", "出典", "Source", 500).ReadBy(Readers.Everybody).Optional(),
        Long("note", "補足", "Note", 1000).ReadBy(Readers.Everybody).Optional(),
    ];

    /// <summary>Everything <c>SaveApplication</c> may bring; a page posts its own part.</summary>
    internal static ImmutableArray<FormField> Save { get; } = [.. Head.Select(f => f.Optional()), .. Profile, .. Overview, .. Prices, .. Claim];
}
