using Otasuketai.Review.Web.Words;

namespace Otasuketai.Review.Web.Look;

/// <summary>What a page says when it cannot show what was asked for: what happened, and what to do next.</summary>
public sealed record ProblemView(string Title, string Text, Link Next)
{
    /// <summary>
    /// The sentence for a status. A 403 and a 404 never tell whether something exists; the page that knows a reason shows
    /// it itself.
    /// </summary>
    public static ProblemView Of(int status, Lang lang) => status switch
    {
        400 => new(
            lang.Pick("送られた内容を受け取れませんでした", "What was sent could not be accepted"),
            lang.Pick("画面を開いてから時間がたったか、送信が途中で切れました。前の画面を開き直して、もう一度送ってください。", "The page was open for too long, or the sending was cut off. Open the page again and resend."),
            Home(lang)),
        401 or 403 => new(
            lang.Pick("この画面は表示できません", "This page cannot be shown"),
            lang.Pick("いまのログインでは開けない画面です。別の役割を持っているときは、ログインし直してください。", "It is not open to the account you are signed in with. If you have another role, sign in again."),
            new Link(lang.Pick("ログイン画面へ", "Go to sign-in"), lang.Url("/sign-in"))),
        404 => new(
            lang.Pick("ページが見つかりません", "Page not found"),
            lang.Pick("アドレスが違うか、ページが移動しました。掲載が終わったサービスも、名前や登録番号で探せます。", "The address is wrong or the page has moved. Services no longer listed can still be found by name or number."),
            new Link(lang.Pick("サービスを探す", "Find a service"), lang.Url("/services"))),
        405 => new(
            lang.Pick("この操作は受け付けていません", "This is not accepted here"),
            lang.Pick("このアドレスには送れません。前の画面を開き直して、画面のボタンから進んでください。", "Nothing can be sent to this address. Open the page again and use its buttons."),
            Home(lang)),
        409 => new(
            lang.Pick("ほかの人が先に変更しました", "Somebody else changed this first"),
            lang.Pick("入力は保存していません。いまの内容を確かめて、必要ならもう一度入力してください。", "Nothing of yours was saved. Look at the present state and enter it again if still needed."),
            Home(lang)),
        413 => new(
            lang.Pick("送られたファイルが大きすぎます", "The file is too large"),
            lang.Pick("1点20MBまで送れます。分けるか、小さくして送ってください。", "A file may have up to 20 MB. Split it or make it smaller."),
            Home(lang)),
        429 => new(
            lang.Pick("しばらく待ってからお試しください", "Please wait a moment"),
            lang.Pick("短い間に多くの操作がありました。1分ほど待ってから、もう一度開いてください。", "There were many requests in a short time. Wait about a minute and open the page again."),
            Home(lang)),
        503 => new(
            lang.Pick("いまは利用できません", "Not available right now"),
            lang.Pick("点検中か、混み合っています。完了と表示された操作は保存されています。", "Maintenance or heavy load. Everything that was confirmed as done is kept."),
            Home(lang)),
        _ => new(
            lang.Pick("処理を続けられませんでした", "Something went wrong"),
            lang.Pick("登録簿の側で問題が起きました。運営者に記録が届いています。時間をおいて、もう一度お試しください。", "The fault is ours and has been recorded. Please try again later."),
            Home(lang)),
    };

    /// <summary>The same for the office and the committee: the way back is their own first page, and nobody is sent to the public catalogue.</summary>
    public ProblemView ForStaff(int status, Lang lang) => this with
    {
        Text = status == 404 ? lang.Pick("アドレスが違うか、いまの役割では開けない画面です。", "The address is wrong, or it is not open to your present role.") : Text,
        Next = new Link(lang.Pick("仕事の一覧へ", "Go to your work"), lang.Url("/desk")),
    };

    private static Link Home(Lang lang) => new(lang.Pick("はじめの画面へ", "Go to the start page"), lang.Url("/"));
}
