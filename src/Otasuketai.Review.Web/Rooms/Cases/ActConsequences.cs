using System.Collections.Immutable;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Text;
using Otasuketai.Review.Web.Words;

namespace Otasuketai.Review.Web.Rooms.Cases;

/// <summary>What an act that asks once more leads to, and for whom: said before it is done, and again to the second person.</summary>
public static class ActConsequences
{
    /// <summary>Acts that take something away from somebody; their buttons stand last and are outlined in red.</summary>
    private static readonly ImmutableHashSet<Act> Grave =
    [
        Act.Discard, Act.Withdraw, Act.DismissIneligible, Act.VoidPoll, Act.SuspendInterim, Act.EndByVendor, Act.DiscardNotice, Act.WithdrawNotice, Act.RefuseChange,
        Act.ImposeMeasure, Act.ReferDelisting, Act.ExecuteDelisting, Act.Escalate, Act.FindDeviation, Act.RefuseAdmission,
    ];

    private static readonly ImmutableDictionary<Act, Bilingual> Sentences = ImmutableDictionary.CreateRange(new Dictionary<Act, Bilingual>
    {
        [Act.Discard] = new("下書きと送った資料は、もう開けません。", "The draft and its files can no longer be opened."),
        [Act.Withdraw] = new("審査はここで終わります。もう一度申請するときは、新しい申請から始めます。", "The review ends here. To apply again you begin a new application."),
        [Act.DismissIneligible] = new("審査は終わり、事業者に理由を通知します。事業者は不服を申し出られます。", "The review ends and the vendor is told why. The vendor may appeal."),
        [Act.ApproveDossier] = new("評価会議の議題になり、委員が案件資料を読めるようになります。", "The case goes to the committee; its members can read the dossier."),
        [Act.PublishListing] = new("登録番号が決まり、公開の登録簿に載ります。事業者に通知します。", "The entry gets its number and is public. The vendor is told."),
        [Act.OpenPoll] = new("投票できる委員がこの時点で決まり、委員に通知します。", "Who may vote is fixed now, and the members are told."),
        [Act.VoidPoll] = new("集まった票は使いません。議決は新しい投票からやり直します。", "The ballots are not counted; a new poll must follow."),
        [Act.SuspendInterim] = new("公開ページに「仮の掲載停止中」と出ます。10営業日以内に見直します。事業者に通知します。", "The public entry says it is suspended for now; reviewed within 10 business days. The vendor is told."),
        [Act.EndByVendor] = new("公開ページは「掲載終了」になります。もう一度載せるには、新しい申請が要ります。", "The public entry says it has ended. A new application is needed to be listed again."),
        [Act.DiscardNotice] = new("変更届の下書きは、もう開けません。公開ページは変わりません。", "The draft can no longer be opened. The public entry stays as it is."),
        [Act.WithdrawNotice] = new("変更届の確認は終わります。公開ページは変わりません。", "The notice is not looked at any more. The public entry stays as it is."),
        [Act.AcceptChange] = new("公開ページが新しい版に変わります。事業者に通知します。", "The public entry changes to a new version. The vendor is told."),
        [Act.RefuseChange] = new("公開ページは今の版のままです。事業者に理由を通知します。事業者は不服を申し出られます。", "The published version stands. The vendor is told why and may appeal."),
        [Act.FileFinalReport] = new("事故の報告はこれで終わり、運営者が評価します。", "The reporting ends; the operator assesses the incident."),
        [Act.GiveNotice] = new("事業者に予告が届き、弁明の期間が始まります。", "The vendor gets the notice, and the time for a reply begins."),
        [Act.Reply] = new("弁明は一度だけ出せます。運営者が読んで、措置を決めます。", "You can reply once. The operator reads it and decides."),
        [Act.ImposeMeasure] = new("措置が効力を持ちます。事業者に通知し、公開ページにも示します。事業者は不服を申し出られます。", "The measure takes effect. The vendor is told and the public entry shows it. The vendor may appeal."),
        [Act.DropMeasure] = new("措置の手続は終わります。事業者に通知します。", "The measure ends here. The vendor is told."),
        [Act.ReferDelisting] = new("評価会議が掲載取消を議決します。事業者に通知します。", "The committee votes on delisting. The vendor is told."),
        [Act.ExecuteDelisting] = new("掲載は取り消され、公開ページに理由の区分と日付が残ります。事業者に通知します。", "The entry is delisted; reason class and date stay public. The vendor is told."),
        [Act.LiftMeasure] = new("措置は終わり、公開ページの表示も消えます。事業者に通知します。", "The measure ends and is no longer shown. The vendor is told."),
        [Act.Escalate] = new("一段重い措置の予告からやり直します。事業者に通知します。", "It starts again with the notice of the next rung. The vendor is told."),
        [Act.ApproveSuccession] = new("新しい会社の掲載に引き継がれ、今の掲載は「承継済」になります。", "The entry passes to the new company; the present one is marked as transferred."),
        [Act.FindDeviation] = new("再確認は終わり、措置の手続が始まります。事業者に通知します。", "The recheck ends and a measure is opened. The vendor is told."),
        [Act.CloseWithoutAction] = new("再確認は措置なしで終わります。理由は経緯に残ります。", "The recheck ends without action. The reason stays in the history."),
        [Act.FileAppeal] = new("事務局が受理するかどうかを確かめます。決定の効力は、止めると決まるまで続きます。", "The secretariat looks whether to admit it. The decision stays in force unless it is suspended."),
        [Act.RefuseAdmission] = new("不服申出の手続は終わります。事業者に理由を通知します。", "The appeal ends here. The vendor is told why."),
    });

    /// <summary>True for an act that takes something away.</summary>
    public static bool IsGrave(Act act) => Grave.Contains(act);

    /// <summary>What follows, one sentence each; the last one says that there is no way back.</summary>
    public static IReadOnlyList<string> Of(Act act, Lang l) =>
    [
        .. Sentences.TryGetValue(act, out var sentence) ? [l.Pick(sentence)] : ImmutableArray<string>.Empty,
        l.Pick("確定した後は取り消せません。経緯に残ります。", "It cannot be undone and is kept in the history."),
    ];
}
