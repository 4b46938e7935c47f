using System.Collections.Immutable;
using static Otasuketai.Review.Web.Mail.Templates.MailTemplate;

namespace Otasuketai.Review.Web.Mail.Templates;

/// <summary>評価会議: polls. No letter says how anybody voted, nor who did.</summary>
internal static class CommitteeMails
{
    public static ImmutableArray<MailTemplate> All { get; } =
    [
        Of("poll-to-open",
            "議決の準備ができました", "議決の準備ができました。内容を確認し、投票を始めてください。",
            "A poll is ready to open", "A poll has been prepared. Please check it and open the vote.").WithDue(),
        Of("poll-opened",
            "投票をお願いします", "投票が始まりました。資料を開く前に、利害関係の有無を申告してください。投票は締切まで変えられます。",
            "Please vote", "A poll is open. Before you open the papers, please declare whether you have a conflict of interest. You can change your vote until the close.").WithDue(),
        Of("poll-to-confirm",
            "議決の確認をお願いします", "投票が締め切られました。集計を確認し、議決を確定してください。",
            "Please confirm a resolution", "A poll has closed. Please check the count and confirm the resolution.").WithDue(),
        Of("poll-closed",
            "投票が締め切られました", "投票が締め切られました。集計の確認は、座長（加われないときは副座長）にお願いしています。可否同数で、座長の票でも副座長の票でも決まらないときは、投票した委員の中からこの議案について決する委員を選び、記録してください。",
            "A poll has closed", "A poll has closed, and the chair (or the deputy) has been asked to confirm the count. If it is an exact half that neither chair's nor deputy's ballot decides, please have the members who voted elect one of themselves for this item, and record it."),
        Of("poll-to-elect",
            "議決を確認する委員の選任が必要です", "投票が締め切られましたが、座長と副座長が加われません。投票した委員の中から、この議案について決する委員を選び、記録してください。",
            "A member must be elected", "A poll has closed, but neither chair nor deputy can decide it. Please have the members who voted elect one of themselves for this item, and record it.").WithDue(),
        Of("poll-confirmed",
            "議決が確定しました", "座長が議決を確定しました。結果の通知と次の手続を進めてください。",
            "A resolution is in force", "The chair has confirmed the resolution. Please go on with the notices and the next steps."),
        Of("poll-inquorate",
            "定足数に足りませんでした", "投票が定足数に足りず、議決は成立しませんでした。予備の委員を加えるなどして、もう一度準備してください。",
            "A poll was inquorate", "Too few ballots were cast, so there is no resolution. Please prepare the poll again, with substitutes if needed."),
        Of("poll-voided",
            "議決を取りやめました", "この議題の投票は無効になりました。すでに投じられた票は数えません。",
            "A poll has been voided", "The vote on this item is void. Ballots already cast will not be counted."),
        Of("work-overdue",
            "期限を過ぎた仕事があります", "担当の仕事が期限を過ぎています。いまの状況を確かめ、進めてください。",
            "Work is overdue", "A piece of work is past its due date. Please look at it and move it on.").Reminder(),
    ];
}
