using System.Collections.Immutable;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Rooms;
using static Otasuketai.Review.Forms.Fields;

namespace Otasuketai.Review.Forms;

/// <summary>評価会議: declaration, ballot paper and confirmation.</summary>
internal static class PollForms
{
    private static readonly FieldOption Abstain = new("abstain", "棄権", "Abstain", "出席に数え、賛否には数えません", "Counts as present, not for or against");

    public static readonly ImmutableArray<FormField> Open = 
    [
        Later("deadline", "投票の期限", "Deadline").Optional().Hint("空欄なら規程の日数で決まります", "Empty: the policy's days"),
        Reserves.Optional().Hint("除斥により定足数に届かないときに加えます", "Where recusals put the quorum out of reach"),
    ];

    public static readonly ImmutableArray<FormField> EndVoting = [Agree("absentHeard", "まだ投票していない委員を待たずに締め切ります", "The voting ends without waiting for those who have not voted")];

    /// <summary>The election as the office records it; the poll knows who may be elected.</summary>
    public static readonly ImmutableArray<FormField> Elect =
    [
        Line("elected", "選任された委員", "Member elected", 100),
        Long("note", "選任の経緯", "How the members elected").ReadBy(Readers.Committee),
    ];

    public static readonly ImmutableArray<FormField> Declare =
    [
        Choice("conflict", "利害関係", "Conflict of interest",
            new("none", "ない", "None"), new("employer", "勤務先・顧問先である", "Employer or adviser"), new("group", "グループ会社である", "Group company"),
            new("reseller", "販売・代理の関係がある", "Reseller"), new("other", "そのほかの関係がある", "Other"))
            .Hint("「ない」以外を選ぶと、この議題から除斥されます。取り消せません", "Anything but none recuses you from this item; this cannot be undone"),
        Line("text", "関係の内容", "What the tie is", 500).ReadBy(new("事務局と座長が読みます。", "Read by the secretariat and the chair.")).Optional(),
    ];

    public static readonly ImmutableArray<FormField> Ballot =
    [
        Question(Questions.Registration).Optional(), Question(Questions.Listing).Optional(), Question(Questions.Motion).Optional(), .. Words,
    ];

    public static readonly ImmutableArray<FormField> Confirm =
    [
        Long("statement", "議決の理由", "Reasons of the resolution", 4000).Hint("通知に載ります", "Goes into the notice").ReadBy(Readers.Vendor),
        Long("condition", "承認の条件", "Condition").Hint("条件付き承認のときだけ書きます", "Only for a conditional approval").ReadBy(Readers.Vendor).Optional(),
        Later("conditionDue", "条件の期限", "Condition due").Optional().Hint("空欄なら規程の日数で決まります", "Empty: the policy's days"),
    ];

    public static readonly ImmutableArray<FormField> Void = [Reason(Readers.Committee)];

    public static readonly ImmutableArray<FormField> Again =
    [
        Reserves,
        Long("note", "用意し直す内容", "What is prepared anew").ReadBy(Readers.Committee).Optional(),
    ];

    private static FormField Reserves => YesNo("withReserves", "予備委員を加えるか", "Add the reserve members");

    private static ImmutableArray<FormField> Words =>
    [
        Line("condition", "付けたい条件", "Condition", 1000).Hint("条件付きで承認するときに書きます", "For an approval with conditions").ReadBy(Readers.Sealed).Optional(),
        Long("reason", "意見", "Opinion", 2000).ReadBy(Readers.Sealed).Optional(),
    ];

    /// <summary>The ballot paper of one poll: exactly its questions, each to be answered.</summary>
    public static ImmutableArray<FormField> Paper(Poll poll) => [.. poll.Questions.Select(q => Question(q.Id)), .. Words];

    /// <summary>The record of an election among those who voted and are neither chair nor deputy.</summary>
    public static ImmutableArray<FormField> Electing(Poll poll) =>
    [
        Choice(Elect[0].Name, Elect[0].Ja, Elect[0].En, [.. poll.Counted.Where(m => m is { Voted: true, IsChair: false, IsDeputy: false }).Select(m => new FieldOption(m.Person.ToString(), m.Name, m.Name))]),
        .. Elect[1..],
    ];

    private static FormField Question(string id) => id switch
    {
        Questions.Registration => Choice(id, "登録可否", "Registration",
            new("approve", "登録を承認", "Approve"), new("approve-with-conditions", "条件付きで承認", "Approve with conditions"),
            new("defer", "継続して審議", "Defer"), new("not-approve", "登録しない", "Decline"), Abstain).ReadBy(Readers.Sealed),
        Questions.Listing => Choice(id, "掲載可否", "Listing",
            new("list", "掲載する", "List"), new("do-not-list", "掲載しない", "Do not list"), Abstain)
            .Hint("登録が承認されたときだけ数えます", "Counted only when the registration passes").ReadBy(Readers.Sealed),
        _ => Choice(id, "議案の賛否", "Motion",
            new("adopt", "可決する", "Adopt"), new("reject", "否決する", "Reject"), Abstain).ReadBy(Readers.Sealed),
    };
}
