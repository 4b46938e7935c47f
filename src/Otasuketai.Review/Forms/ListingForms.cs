using System.Collections.Immutable;
using static Otasuketai.Review.Forms.Fields;

namespace Otasuketai.Review.Forms;

/// <summary>掲載と変更届.</summary>
internal static class ListingForms
{
    private static readonly ImmutableArray<FieldOption> ChangedFields =
    [
        new("serviceName", "サービス名", "Name of the service"), new("monitoringType", "見守り方の種類", "Type of monitoring"), new("claim", "23項目の回答", "Answer to an item"),
        new("monthly-price", "月額料金", "Monthly price"), new("initial-price", "初期費用", "Initial price"), new("price-unit", "料金の単位", "Price unit"), new("price-note", "料金の補足", "Note on prices"),
        new("overview", "サービスの概要", "Overview"), new("scope", "守る範囲", "What is protected"), new("os", "対応するOS・機器", "Supported systems"),
        new("hours", "受付時間", "Hours of service"), new("regions", "提供地域", "Regions"), new("contact-window", "問合せ窓口", "Help desk"), new("dispatch", "駆け付け対応", "On-site help"), new("url", "紹介ページ", "Web page"),
        new("operating-body", "運営する会社・体制", "Operating body or structure"), new("other", "そのほか", "Other"),
    ];

    public static readonly ImmutableArray<FormField> SuspendInterim =
    [
        Choice("reasonClass", "理由の区分", "Reason class",
            new("incident", "事故への対応", "Incident"), new("safety", "利用者の安全", "Safety of users"),
            new("false-statement-suspected", "記載に疑いがある", "Statement in doubt"), new("other", "そのほか", "Other")).ReadBy(Readers.Everybody),
        Reason(Readers.Vendor).Hint("直ちに公開ページに示されます。別の承認者が確認します", "Shown to the public at once; a second person confirms"),
    ];

    public static readonly ImmutableArray<FormField> Review = [Reason(Readers.Vendor).Hint("続ける理由を書きます。終えるときは「掲載を再開する」を使います", "Why it goes on; to end it, reinstate the entry")];

    public static readonly ImmutableArray<FormField> Reinstate = [Reason(Readers.Vendor)];

    public static readonly ImmutableArray<FormField> End =
    [
        Day("lastDay", "提供の最終日", "Last day of service").ReadBy(Readers.Everybody),
        Reason(Readers.Operator),
        Long("advice", "利用者にしてほしいこと", "What users should do", 1000).ReadBy(Readers.Everybody),
    ];

    public static readonly ImmutableArray<FormField> File =
    [
        Choice("field", "変わるもの", "What changes", ChangedFields),
        Items("items", "変わる項目（23項目の回答のとき）", "Items touched (for answers)").Optional(),
        Choice("can", "変更後の回答", "Answer after the change", new("yes", "できる", "Yes"), new("no", "できない", "No")).Optional(),
        Long("before", "変更前", "Before", 1000).ReadBy(Readers.Everybody),
        Long("after", "変更後", "After", 1000).ReadBy(Readers.Everybody),
        Day("effectiveOn", "変わる日", "Effective on"),
        YesNo("affectsUsers", "利用者への影響", "Affects users"),
        YesNo("affectsRequirements", "登録の要件への影響", "Affects requirements"),
        YesNo("emergency", "緊急の変更", "Emergency"),
        Long("why", "変える理由", "Why").ReadBy(Readers.Operator),
    ];

    /// <summary>A draft keeps whatever is there already.</summary>
    public static readonly ImmutableArray<FormField> Draft = [File[0], .. File.Skip(1).Select(f => f.Optional())];

    public static readonly ImmutableArray<FormField> ClassifyGeneral = [Reason(Readers.Vendor).Optional().Hint("規則の案と違う区分にするときは書きます", "Needed when it differs from the rule's proposal")];

    public static readonly ImmutableArray<FormField> ClassifyForReview =
    [
        Choice("class", "区分", "Class",
            new("user-affecting", "利用者に影響する変更", "User-affecting"), new("requirement", "要件に関わる変更", "Requirement-affecting"), new("emergency", "緊急の変更", "Emergency")),
        Reason(Readers.Vendor).Optional().Hint("規則の案と違う区分にするときは書きます", "Needed when it differs from the rule's proposal"),
    ];

    public static readonly ImmutableArray<FormField> NoticeCorrection =
    [
        Long("mend", "直していただきたい点", "What is to be mended").ReadBy(Readers.Vendor), Reason(Readers.Vendor),
    ];

    public static readonly ImmutableArray<FormField> ResubmitNotice =
    [
        Long("answer", "直した点", "What was mended").ReadBy(Readers.Operator), .. File.Select(f => f.Optional()),
    ];

    public static readonly ImmutableArray<FormField> Accept = [Long("note", "確認した内容", "What was checked").ReadBy(Readers.Inside)];

    public static readonly ImmutableArray<FormField> Refuse = [Reason(Readers.Vendor).Hint("公開ページは今の版のままです", "The published version stands")];

    public static readonly ImmutableArray<FormField> Refer = [Long("proposal", "付議の要旨", "Proposal to the committee").ReadBy(Readers.Committee)];

    public static readonly ImmutableArray<FormField> WithReason = [Reason(Readers.Operator)];
}
