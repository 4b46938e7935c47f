using System.Collections.Immutable;
using static Otasuketai.Review.Forms.Fields;

namespace Otasuketai.Review.Forms;

/// <summary>承継・更新・再確認・不服申出・事後評価: what happens to an entry after its publication.</summary>
internal static class UpkeepForms
{
    private static readonly FormField BodyChanges = YesNo("bodyChanges", "運営する会社の交代", "The operating body changes");
    private static readonly FormField PolicyChanges = YesNo("policyChanges", "体制・方針の変更", "Structure or policy changes");

    public static readonly ImmutableArray<FormField> FileSuccession =
    [
        Choice("kind", "承継の種類", "Kind", new("transfer", "事業譲渡", "Transfer"), new("merger", "合併", "Merger"), new("split", "会社分割", "Split"), new("change-of-control", "支配権の変更", "Change of control")),
        Line("newBody", "承継後の会社名", "Company after the succession").ReadBy(Readers.Everybody),
        Line("newCorporateNumber", "承継後の法人番号", "Corporate number after the succession", 20),
        Day("effectiveOn", "承継の日", "Effective on"),
        BodyChanges, PolicyChanges,
        Long("why", "承継の事情", "Circumstances", 4000).ReadBy(Readers.Inside),
    ];

    public static readonly ImmutableArray<FormField> ExamineSuccession =
    [
        BodyChanges, PolicyChanges, Long("note", "調べた内容", "What was examined", 4000).ReadBy(Readers.Inside),
    ];

    public static readonly ImmutableArray<FormField> ApproveSuccession = [Long("note", "承認の理由", "Note").ReadBy(Readers.Vendor)];

    public static readonly ImmutableArray<FormField> Refer = [Long("proposal", "付議の要旨", "Proposal to the committee", 4000).ReadBy(Readers.Committee)];

    public static readonly ImmutableArray<FormField> FileRenewal =
    [
        Choice("changes", "前回からの変更", "Changes since the last time", new("none", "ない", "None"), new("notified", "変更届を出している", "Notified already"), new("new", "新しい変更がある", "New changes")),
        Long("report", "この期間の運用の状況", "How the service ran in this period", 4000).ReadBy(Readers.Inside),
        Agree("antisocialPledge", "反社会的勢力と関係がないことを誓約します", "We have no ties to antisocial forces"),
    ];

    public static readonly ImmutableArray<FormField> AcceptRenewal = [Agree("complete", "必要な記載がそろっている", "Complete"), Long("note", "引継ぎのメモ", "Note for the checker").ReadBy(Readers.Operator).Optional()];

    public static readonly ImmutableArray<FormField> ReferRenewal =
    [
        Items("confirmedItems", "新しい資料で確かめた項目", "Items confirmed by new evidence").Optional(),
        Long("proposal", "付議の要旨", "Proposal to the committee", 4000).ReadBy(Readers.Committee),
    ];

    public static readonly ImmutableArray<FormField> OpenRecheck =
    [
        Choice("cause", "再確認のきっかけ", "Cause",
            new("schedule", "定期", "Schedule"), new("surveillance", "抜き取り調査", "Surveillance sample"), new("stale-evidence", "資料が古い", "Stale evidence"),
            new("contradiction", "利用者の否定", "Contradicted by users"), new("complaint", "外部からの申告", "Complaint")),
        Items("items", "対象の項目", "Items concerned").Optional(),
        Reason(Readers.Operator),
    ];

    public static readonly ImmutableArray<FormField> StartRecheck = [Long("plan", "確かめ方", "How it is checked").ReadBy(Readers.Operator).Optional()];

    public static readonly ImmutableArray<FormField> AskVendor = [Items("items", "対象の項目", "Items concerned").Optional(), Long("question", "お尋ねしたいこと", "Question").ReadBy(Readers.Vendor), Reason(Readers.Vendor)];

    public static readonly ImmutableArray<FormField> AnswerRecheck = [Long("answer", "回答", "Answer", 4000).ReadBy(Readers.Operator)];

    public static readonly ImmutableArray<FormField> ConfirmRecheck =
    [
        Items("confirmedItems", "確かめた項目", "Items confirmed"),
        Line("evidence", "根拠とした資料と数値", "Evidence and figures", 1000).ReadBy(Readers.Inside),
        Past("measuredOn", "資料の測定日", "Measured on"),
        Long("note", "所見", "Note").ReadBy(Readers.Vendor),
    ];

    public static readonly ImmutableArray<FormField> FindDeviation = [Items("deviantItems", "事実と異なる項目", "Items that deviate").Optional(), .. MeasureForms.OpenMeasure];

    public static readonly ImmutableArray<FormField> CloseRecheck = [Reason(Readers.Inside).Hint("経緯に残り、別の承認者が確認します", "Kept in the history; a second person confirms")];

    public static readonly ImmutableArray<FormField> FileAppeal =
    [
        Carried("subject", "不服の対象", "Decision appealed against"),
        Long("grounds", "不服の理由", "Grounds", 8000).ReadBy(Readers.Committee),
        Long("reason", "求めること", "What is asked for").ReadBy(Readers.Committee),
        YesNo("stayAsked", "決定の効力の停止の希望", "Suspension of the decision asked for"),
    ];

    public static readonly ImmutableArray<FormField> AdmitAppeal = [YesNo("stayGranted", "決定の効力の停止（座長の判断）", "Suspension granted by the chair"), Long("note", "受理のメモ（停止を認めるときは座長の理由）", "Note; with a suspension, the chair's reason").ReadBy(Readers.Vendor).Optional()];

    public static readonly ImmutableArray<FormField> RefuseAdmission = [Reason(Readers.Vendor)];

    public static readonly ImmutableArray<FormField> AssignAppeal = [Long("panel", "審議する人と、関与がないことの確認", "Who hears it, and that they took no part").ReadBy(Readers.Inside)];

    public static readonly ImmutableArray<FormField> OpenDeliberation = [Day("meetingOn", "会議の日（持ち回りなら開始日）", "Date of the meeting, or first day of the written vote"), Choice("mode", "審議の方法", "Mode", new("meeting", "会議を開く", "Meeting"), new("written", "持ち回り審議", "Written vote"))];

    public static readonly ImmutableArray<FormField> Comment = [Long("comment", "結果への意見", "Comment on the results").ReadBy(Readers.Everybody)];
}
