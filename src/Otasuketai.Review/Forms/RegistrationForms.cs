using System.Collections.Immutable;
using static Otasuketai.Review.Forms.Fields;

namespace Otasuketai.Review.Forms;

/// <summary>登録申請と補正依頼: the forms between submission and publication.</summary>
internal static class RegistrationForms
{
    private static readonly FormField Which = Items("items", "対象の項目", "Items concerned").ReadBy(Readers.Vendor).Optional();

    private static readonly FormField Mend = Long("mend", "直していただきたい点", "What is to be mended").Hint("一つずつ、どう直せばよいかまで書いてください", "One by one, with what would be right").ReadBy(Readers.Vendor);

    public static readonly ImmutableArray<FormField> Submit = [Agree("checked", "入力した内容を確認しました", "I have checked the answers")];

    public static readonly ImmutableArray<FormField> Accept =
    [
        Agree("complete", "必要な回答と資料がそろっている", "Complete"),
        Agree("substantive", "回答に中身がある", "Substantive"),
        Agree("consistent", "公表資料と食い違わない", "Consistent with the published catalogue"),
        Agree("antisocialChecked", "反社会的勢力との関係が見当たらない", "No antisocial ties found"),
        Long("note", "引継ぎのメモ", "Note for the checker").ReadBy(Readers.Operator).Optional(),
    ];

    public static readonly ImmutableArray<FormField> Correction =
    [
        Choice("type", "依頼の種類", "Kind of request",
            new("missing", "足りない", "Missing"), new("unclear", "分かりにくい", "Unclear"), new("contradictory", "食い違っている", "Contradictory"),
            new("unsupported", "根拠がない", "Unsupported"), new("file-unreadable", "ファイルを読めない", "File unreadable")),
        Which, Mend, Reason(Readers.Vendor),
    ];

    public static readonly ImmutableArray<FormField> Question =
    [
        Which,
        Long("mend", "お尋ねしたいこと", "Question").Hint("答えるだけでよく、直す必要はありません", "An answer is enough; nothing has to be mended").ReadBy(Readers.Vendor),
        Reason(Readers.Vendor),
    ];

    public static readonly ImmutableArray<FormField> Resubmit =
    [
        Long("answer", "直した点・回答", "What was mended, or the answer").ReadBy(Readers.Operator),
        Agree("checked", "依頼されたすべての点に答えました", "Every point is answered"),
    ];

    public static readonly ImmutableArray<FormField> Extension = [Later("newDue", "希望する期限", "New due date"), Reason(Readers.Operator)];

    public static readonly ImmutableArray<FormField> Grant = [Later("newDue", "新しい期限", "New due date").Optional().Hint("空欄なら希望どおり", "Empty: as asked")];

    public static readonly ImmutableArray<FormField> Dismiss =
    [
        Choice("ground", "却下の事由", "Ground",
            new("out-of-scope", "対象外のサービス", "Out of scope"), new("not-provider", "提供者本人でない", "Not the provider itself"), new("antisocial", "反社会的勢力との関係", "Antisocial ties"),
            new("false-statement", "虚偽の記載", "False statement"), new("no-substance", "回答に中身がない", "No substance")),
        Reason(Readers.Vendor).Hint("申請者への通知に載ります。別の承認者が確認します", "Goes into the notice; a second person confirms"),
    ];

    public static readonly ImmutableArray<FormField> Finding =
    [
        Carried("item", "項目", "Item"),
        Choice("finding", "判定", "Finding",
            new("Confirmed", "裏付けあり", "Supported", "公開ページに「確認済み」と出ます", "Shown as verified"),
            new("Conditional", "一部裏付けあり", "Partly supported", "限度を所見に書きます", "Name the limit in the note"),
            new("NotSubstantiated", "裏付けなし", "Not supported", "申請者と評価会議に所見が示されます", "Vendor and committee read the note"),
            new("Contradicted", "事実と異なる", "Contradicted", "申請者と評価会議に所見が示されます", "Vendor and committee read the note"),
            new("InQuestion", "照会中", "Query sent", "付議の前に判定し直します", "To be settled before the committee")),
        Long("note", "所見", "Note").Hint("「裏付けあり」以外では必ず書きます", "Needed unless supported").ReadBy(Readers.Vendor).Optional(),
        Line("comparedWith", "照らし合わせた資料と場所", "Compared with (document and page)", 500).ReadBy(Readers.Inside).Optional(),
    ];

    public static readonly ImmutableArray<FormField> ArrangeHearing =
    [
        Later("date", "開催日", "Date"),
        Line("place", "場所（オンラインなら接続先）", "Place, or link when online", 300).ReadBy(Readers.Vendor),
        Long("questions", "お尋ねすること", "Questions").ReadBy(Readers.Vendor),
    ];

    public static readonly ImmutableArray<FormField> RecordHearing =
    [
        Past("heldOn", "開催日", "Held on"),
        Line("attendees", "出席者", "Attendees", 500).ReadBy(Readers.Inside),
        Long("record", "記録", "Record", 8000).ReadBy(Readers.Inside),
    ];

    public static readonly ImmutableArray<FormField> Propose =
    [
        Long("proposal", "付議の要旨", "Proposal to the committee", 4000).ReadBy(Readers.Committee),
        Choice("recommended", "運営者の意見", "Recommended resolution",
            new("approve", "登録を承認", "Approve"), new("approve-with-conditions", "条件付きで承認", "Approve with conditions"), new("not-approve", "登録しない", "Do not approve")).ReadBy(Readers.Committee),
        Agree("antisocialChecked", "反社会的勢力との関係を確認した", "Antisocial ties checked"),
        Agree("continuityChecked", "事業継続性を確認した", "Business continuity checked"),
    ];

    public static readonly ImmutableArray<FormField> ApproveDossier = [Agree("read", "案件の全体を読みました", "I have read the whole dossier"), Long("note", "承認者の所見", "Note").ReadBy(Readers.Committee).Optional()];

    public static readonly ImmutableArray<FormField> Return = [Reason(Readers.Operator)];

    public static readonly ImmutableArray<FormField> Agenda =
    [
        Day("meetingOn", "会議の日（持ち回りなら開始日）", "Date of the meeting, or first day of the written vote"),
        Line("agendaNumber", "議題番号", "Agenda number", 20),
        Choice("mode", "審議の方法", "Mode", new("meeting", "会議を開く", "Meeting"), new("written", "持ち回り審議", "Written vote")),
    ];

    public static readonly ImmutableArray<FormField> AnswerCommittee = [Long("answer", "評価会議への回答", "Answer to the committee", 4000).ReadBy(Readers.Committee)];

    public static readonly ImmutableArray<FormField> Fulfil =
    [
        Long("report", "条件をどう満たしたか", "How the condition was met").ReadBy(Readers.Operator),
        Past("metOn", "満たした日", "Met on"),
        Line("proof", "確かめられる資料", "What shows it", 500).ReadBy(Readers.Operator),
    ];

    public static readonly ImmutableArray<FormField> ConfirmCondition = [Long("note", "確認した内容", "What was checked").ReadBy(Readers.Inside)];

    public static readonly ImmutableArray<FormField> ToVendor = [Reason(Readers.Vendor)];

    public static readonly ImmutableArray<FormField> Publish =
    [
        Day("publishedFrom", "掲載の開始日", "Published from"),
        Line("publicNote", "掲載時のひとこと", "Short note with the entry", 200).ReadBy(Readers.Everybody).Optional(),
    ];

    public static readonly ImmutableArray<FormField> RequestListing = [Long("reason", "掲載を希望する理由", "Why listing is wished").ReadBy(Readers.Committee)];

    public static readonly ImmutableArray<FormField> Withdraw = [Reason(Readers.Operator).Hint("取り下げると元に戻せません", "This cannot be undone")];

    public static readonly ImmutableArray<FormField> StopClock = [Reason(Readers.Vendor), Later("stopUntil", "再開の見込み", "Expected until")];

    public static readonly ImmutableArray<FormField> ResumeClock = [Long("note", "再開の理由", "Note").ReadBy(Readers.Vendor).Optional()];
}
