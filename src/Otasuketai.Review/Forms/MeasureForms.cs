using System.Collections.Immutable;
using static Otasuketai.Review.Forms.Fields;

namespace Otasuketai.Review.Forms;

/// <summary>事故報告と措置.</summary>
internal static class MeasureForms
{
    private static readonly FormField Ground = Choice("ground", "措置の事由", "Ground",
        new("serious-incident", "重大な事故", "Serious incident"), new("closure", "事業の廃止", "Closure of business"), new("false-statement", "虚偽の記載", "False statement"),
        new("change-of-control", "運営主体・方針の変更", "Change of control or policy"), new("duty-not-done", "届出などの義務の不履行", "Duty not done"),
        new("conditions-not-kept", "条件を守っていない", "Conditions not kept")).ReadBy(Readers.Vendor);

    private static readonly FormField Rung = Choice("rung", "措置の段階", "Rung",
        new("caution", "注意", "Caution", "公開ページに注意の印が付きます", "A caution shows on the entry"),
        new("corrective-plan", "改善計画", "Corrective plan", "申請者が計画を出して直します", "The vendor plans and mends"),
        new("suspension", "掲載停止", "Suspension", "公開ページで停止中と示されます", "The entry is shown as suspended"),
        new("delisting", "掲載取消", "Delisting", "評価会議の議決が要ります", "Needs a resolution of the committee"))
        .Hint("同じ事由が短い間に続くと、一段重くなります", "The same ground soon again makes it one rung heavier");

    public static readonly ImmutableArray<FormField> Report =
    [
        Past("occurredOn", "起きた日", "Occurred on"),
        Past("noticedOn", "気付いた日", "Noticed on"),
        Long("what", "何が起きたか", "What happened", 4000).ReadBy(Readers.Operator),
        Number("affected", "影響を受けた利用者の数（分かる範囲）", "Users affected, as far as known"),
        YesNo("personalData", "個人データの関与", "Personal data involved"),
        Long("measures", "これまでの対応", "Measures taken").ReadBy(Readers.Operator),
        YesNo("ongoing", "今も続いているか", "Still going on"),
        Line("outsideSource", "外部からの情報の出所", "Source, when it came from outside", 300).ReadBy(Readers.Operator).Optional(),
    ];

    public static readonly ImmutableArray<FormField> Acknowledge = [Long("note", "受け止めと、求めること", "Acknowledgement and what is asked").ReadBy(Readers.Vendor)];

    public static readonly ImmutableArray<FormField> Update =
    [
        Long("news", "新しく分かったこと", "News since the last report", 4000).ReadBy(Readers.Operator),
        Number("affected", "影響を受けた利用者の数", "Users affected"),
        YesNo("ongoing", "今も続いているか", "Still going on"),
    ];

    public static readonly ImmutableArray<FormField> Final =
    [
        Long("cause", "原因", "Cause", 4000).ReadBy(Readers.Operator),
        Long("remedy", "復旧の内容", "Remedy", 4000).ReadBy(Readers.Operator),
        Long("prevention", "再発を防ぐ方法", "Prevention", 4000).ReadBy(Readers.Operator),
        Number("affected", "影響を受けた利用者の数（確定）", "Users affected, final"),
    ];

    public static readonly ImmutableArray<FormField> ReturnReport = [Reason(Readers.Vendor)];

    public static readonly ImmutableArray<FormField> NoAction = [Reason(Readers.Vendor)];

    public static readonly ImmutableArray<FormField> OpenMeasure = [Ground, Rung, Reason(Readers.Vendor)];

    public static readonly ImmutableArray<FormField> Propose = [Ground, Rung, Long("facts", "認めた事実", "Facts found", 4000).ReadBy(Readers.Vendor), Reason(Readers.Vendor)];

    public static readonly ImmutableArray<FormField> GiveNotice =
    [
        Long("intended", "予定する措置の内容", "Intended measure", 4000).ReadBy(Readers.Vendor).Hint("弁明の機会があることも通知されます", "The notice offers a reply"),
    ];

    public static readonly ImmutableArray<FormField> Acknowledged = [Agree("read", "措置の予告を読みました", "I have read the notice")];

    public static readonly ImmutableArray<FormField> Reply =
    [
        Choice("stance", "事実について", "On the facts", new("accept", "認める", "Accepted"), new("partly", "一部を認める", "Partly accepted"), new("dispute", "争う", "Disputed")),
        Long("reply", "弁明", "Reply", 8000).ReadBy(Readers.Inside),
    ];

    public static readonly ImmutableArray<FormField> Impose =
    [
        Long("exitCriteria", "解除の条件", "Exit criteria").ReadBy(Readers.Vendor),
        Later("remedyDue", "改善の期限", "Remedy due"),
        Line("publicNote", "公開ページに示す文", "Words on the public entry", 300).ReadBy(Readers.Everybody),
        Reason(Readers.Vendor).Hint("別の承認者が確認します", "A second person confirms"),
    ];

    public static readonly ImmutableArray<FormField> Drop = [Reason(Readers.Vendor)];

    public static readonly ImmutableArray<FormField> Refer = [Long("proposal", "付議の要旨", "Proposal to the committee", 4000).ReadBy(Readers.Committee), Reason(Readers.Vendor)];

    public static readonly ImmutableArray<FormField> Execute =
    [
        Agree("resolutionRead", "評価会議の議決を確かめました", "I have read the resolution"),
        Line("publicNote", "公開ページに示す文", "Words on the public entry", 300).ReadBy(Readers.Everybody),
    ];

    public static readonly ImmutableArray<FormField> Remedy = [Long("report", "改善した内容", "What was mended", 4000).ReadBy(Readers.Operator), Past("remediedOn", "改善した日", "Mended on")];

    public static readonly ImmutableArray<FormField> Lift = [Agree("criteriaMet", "解除の条件を満たしたことを確かめました", "The exit criteria are met"), Reason(Readers.Vendor)];

    public static readonly ImmutableArray<FormField> Escalate = [Reason(Readers.Vendor).Hint("一段重い措置の予告からやり直します", "Starts again with the notice of the next rung")];
}
