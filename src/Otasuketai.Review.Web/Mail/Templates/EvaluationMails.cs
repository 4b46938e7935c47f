using System.Collections.Immutable;
using static Otasuketai.Review.Web.Mail.Templates.MailTemplate;

namespace Otasuketai.Review.Web.Mail.Templates;

/// <summary>事後評価: invitations to monitor users and results to vendors.</summary>
internal static class EvaluationMails
{
    public static ImmutableArray<MailTemplate> All { get; } =
    [
        Of("survey-invitation",
            "ご利用中のサービスについて教えてください", "お使いのサービスについて、短いアンケートにお答えください。10項目以内で、途中で保存できます。下のリンクはあなた専用です。ほかの人に転送しないでください。",
            "Please tell us about the service you use", "Please answer a short survey about the service you use. It is about at most ten items and can be saved half-way. The link below is yours alone: please do not forward it.").Survey(),
        Of("survey-reminder",
            "アンケートの回答をお待ちしています", "先日お願いしたアンケートに、まだ回答をいただいていません。締切までにお答えいただけると助かります。下のリンクはあなた専用です。",
            "Your survey is still open", "We have not yet received your answers to our survey. Please answer before it closes. The link below is yours alone.").Reminder().Survey(),
        Of("results-for-comment",
            "利用者の評価結果へのご意見", "利用者の評価結果の案ができました。公表の前に、ご意見を添えることができます。期限までにご意見がなければ、そのまま公表します。",
            "Comment on your users' results", "The results of your users' evaluation are ready. You may add a comment before they are published. Without a comment by the due date they are published as they are.").WithDue(),
        Of("results-published",
            "利用者の評価結果を公表しました", "利用者の評価結果を登録簿に公表しました。利用者の回答と食い違う主張があるときは、再確認を始めます。",
            "Your users' results are published", "The results of your users' evaluation are now in the register. Claims that users contradict will be rechecked."),
        Of("results-suppressed",
            "利用者の評価結果は公表しません", "回答の数が公表に必要な数に届かなかったため、今回の結果は件数だけを示します。",
            "Your users' results are not published", "There were too few answers for a publication, so only their number is shown this time."),
    ];
}
