using System.Collections.Immutable;
using static Otasuketai.Review.Web.Mail.Templates.MailTemplate;

namespace Otasuketai.Review.Web.Mail.Templates;

/// <summary>掲載: publication, interim suspension and the ends of an entry.</summary>
internal static class ListingMails
{
    public static ImmutableArray<MailTemplate> All { get; } =
    [
        Of("listing-to-prepare",
            "掲載の準備をお願いします", "登録が承認されました。掲載する内容を確認し、公開してください。",
            "A publication is waiting", "A registration has been approved. Please check the entry and publish it.").WithDue(),
        Of("listing-requested",
            "掲載の希望がありました", "登録済みで掲載していないサービスについて、掲載の希望がありました。議題に載せてください。",
            "A vendor asks for listing", "A registered but unlisted service asks to be listed. Please place it on an agenda.").WithDue(),
        Of("listed",
            "登録簿に掲載しました", "登録簿に掲載しました。内容が変わるときは、変更届を出してください。有効期限の前に更新のご案内をお送りします。",
            "Your service is now listed", "Your service is now in the register. Please file a change notice whenever its facts change. We will write to you before the validity ends."),
        Of("kept-unlisted",
            "登録しました（掲載はしません）", "登録は承認されましたが、掲載はしないことになりました。後から掲載を希望することができます。",
            "Registered, but not listed", "Your service is registered but will not be listed. You can ask for listing later."),
        Of("suspended-interim",
            "掲載を仮に停止しました", "利用者を守るため、掲載を仮に停止しました。これは措置の決定ではなく、期限を決めて見直します。",
            "Your entry has been suspended for now", "To protect users we have suspended your entry for now. This is not a measure; it will be reviewed by a fixed date."),
        Of("interim-to-review",
            "仮の掲載停止を見直してください", "仮の掲載停止が続いています。期限までに、続けるか掲載に戻すかを決めてください。",
            "Review an interim suspension", "An interim suspension is in force. Please decide by the due date whether it stays or the entry returns.").Reminder(),
        Of("interim-kept",
            "仮の掲載停止を続けます", "仮の掲載停止を見直し、続けることにしました。次に見直す日は下のとおりです。",
            "The interim suspension continues", "We have reviewed the interim suspension and it continues. The next review is due as stated below."),
        Of("reinstated",
            "掲載を再開しました", "止めていた掲載を再開しました。",
            "Your entry is listed again", "Your entry, which was suspended, is listed again."),
        Of("ended",
            "掲載を終了しました", "事業者の申し出により、掲載を終了しました。登録簿では「掲載終了」として引き続き検索できます。",
            "The entry has ended", "The entry has ended at the vendor's wish. It stays findable in the register as ended."),
        Of("expired",
            "登録の有効期限が切れました", "更新の申請がないまま有効期限が過ぎたため、登録は失効しました。登録簿では「失効」として引き続き検索できます。",
            "Your registration has expired", "The validity ended without a renewal, so the registration has expired. It stays findable in the register as expired."),
    ];
}
