using Otasuketai.Review.Evidence;
using Otasuketai.Review.Publication;
using Otasuketai.Review.Web.Words;

namespace Otasuketai.Review.Web.Rooms.Public;

/// <summary>What the words of the register mean, for readers of an entry.</summary>
public static class GuideItems
{
    /// <summary>One sentence on where an entry stands.</summary>
    public static string Meaning(Lang l, Standing standing) => standing switch
    {
        Standing.Listed => l.Pick("いま選べるサービスです。注意喚起が出ているときは、その旨も示します。", "A service to choose now. A caution in force is shown with it."),
        Standing.Suspended => l.Pick("事故への対応や措置のため、掲載を止めています。新しく選ぶのは待ってください。使っている方は、事業者に状況を確かめてください。", "Stopped because of an incident or by a measure. Wait before you choose it; if you use it, ask its provider."),
        Standing.Ended => l.Pick("事業者の申し出で終わりました。提供の最終日と切替えの案内があれば示します。", "Ended at the provider's wish, with the last day of service and advice where they are known."),
        Standing.Expired => l.Pick("有効期間が満了し、更新されませんでした。", "The validity is over and was not renewed."),
        Standing.Delisted => l.Pick("評価会議の議決で掲載を取り消しました。理由の区分を示します。", "Delisted on a resolution of the committee, with its reason class."),
        Standing.Transferred => l.Pick("別の事業者が引き継ぎました。新しい掲載があれば、そこへの案内を示します。", "Another body took it over; where there is a new entry, it is linked."),
    };

    /// <summary>One sentence on a finding.</summary>
    public static string Meaning(Lang l, Verification verification) => verification switch
    {
        Verification.NotChecked => l.Pick("運営者がまだ確かめていないか、事業者に照会しています。", "Not checked yet, or the provider is being asked."),
        Verification.Verified => l.Pick("資料と数値が答えを裏付けています。", "Documents and figures carry the answer."),
        Verification.PartlyVerified => l.Pick("条件の付く範囲で、資料と数値が答えを裏付けています。", "Documents and figures carry the answer within certain conditions."),
        Verification.NotSubstantiated => l.Pick("答えを裏付ける資料がありません。", "Nothing carries the answer."),
        Verification.Contradicted => l.Pick("資料の内容が答えと異なります。", "The documents say otherwise."),
        Verification.Outdated => l.Pick("確認の後に内容が変わったか、確認の有効期間が過ぎました。", "Changed since the check, or the check is too old."),
    };
}
