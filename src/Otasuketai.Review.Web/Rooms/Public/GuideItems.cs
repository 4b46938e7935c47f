using Otasuketai.Review.Evidence;
using Otasuketai.Review.Web.Words;

namespace Otasuketai.Review.Web.Rooms.Public;

/// <summary>What the words of the register mean, for readers of an entry.</summary>
public static class GuideItems
{
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
