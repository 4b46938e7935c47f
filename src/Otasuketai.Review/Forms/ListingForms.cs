using System.Collections.Immutable;
using static Otasuketai.Review.Forms.Fields;

namespace Otasuketai.Review.Forms;

/// <summary>掲載と、変更届への運営者の答え.</summary>
internal static class ListingForms
{
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

    public static readonly ImmutableArray<FormField> Accept = [Long("note", "確認した内容", "What was checked").ReadBy(Readers.Inside)];

    public static readonly ImmutableArray<FormField> Refuse = [Reason(Readers.Vendor).Hint("公開ページは今の版のままです", "The published version stands")];

    public static readonly ImmutableArray<FormField> Refer = [Long("proposal", "付議の要旨", "Proposal to the committee").ReadBy(Readers.Committee)];

    public static readonly ImmutableArray<FormField> WithReason = [Reason(Readers.Operator)];
}
