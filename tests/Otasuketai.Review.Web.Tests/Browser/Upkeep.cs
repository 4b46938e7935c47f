using System.Text.RegularExpressions;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Rooms;
using Otasuketai.Review.Web.Access;

namespace Otasuketai.Review.Web.Tests.Browsing;

/// <summary>事後評価・再確認・更新: what the calendar asks for while a service is listed.</summary>
internal static partial class Upkeep
{
    private const string Address = "suzuki@tsubame.example.jp";

    public static async Task MonitorAnswersOnATelephone(LifeStage stage)
    {
        var checker = await stage.As(Cast.Checker);
        await checker.Visit("/monitors");
        await checker.Fill(
            ("Service", stage.Case.ToString()), ("Company", "有限会社つばめ精工"), ("Person", "鈴木 一郎"), ("Address", Address), ("Language", "ja"), ("Proof", "請求書の写しを確認"));
        await checker.Press("名簿に加える");
        await checker.Reads("有限会社つばめ精工");

        await stage.Clock(95);
        Assert.Equal(Stage.Collecting, await stage.StageOf(Machine.PostEvaluation));
        var letter = stage.Post.Letters.Last(l => l.To.Contains(Address, StringComparison.Ordinal));
        var link = Link().Match(letter.Body).Groups[1].Value;

        var monitor = await stage.Open("monitor");
        await monitor.Page.SetViewportSizeAsync(PageCheck.Telephone, 844);
        await monitor.Visit(link);
        await monitor.Reads("みまもりEDRライト");
        await monitor.Press("はじめる");
        while (await monitor.Page.Locator("main [name=Overall]").CountAsync() == 0)
        {
            var (asked, answer) = await monitor.Page.Locator("main [name=Importance]").CountAsync() > 0 ? ("Importance", "4") : ("Answer", "achieved");
            await monitor.Fill(asked, answer);
            await monitor.Press("次へ");
        }

        await monitor.Fill(("Overall", "4"), ("Comment", "夜の電話にもすぐ出てくれました。"));
        await monitor.Press("回答を送る");
        await monitor.Reads("回答を受け取りました");

        await stage.Clock(32);
        Assert.Equal(Stage.Suppressed, await stage.StageOf(Machine.PostEvaluation));
        await (await Publishing.PublicEntry(stage)).ReadsNothingOf("夜の電話にもすぐ出てくれました。", "つばめ精工");
        await (await (await stage.Open("late")).Visit(link, status: 404)).Reads("このリンクからは回答できません");
    }

    public static async Task IsRecheckedOnSchedule(LifeStage stage)
    {
        await stage.Clock(245);
        Assert.Equal(Stage.Due, await stage.StageOf(Machine.Recheck));
        await stage.Act(Cast.Checker, Machine.Recheck, Act.StartRecheck, ("plan", "料金表と当番表を見ます。"));
        await stage.Act(Cast.Checker, Machine.Recheck, Act.AskVendor, ("items", "3.2"), ("question", "いまの月額料金をお知らせください。"), ("reason", "料金表が古くなっています。"));
        await stage.Act(Cast.Vendor, Machine.Recheck, Act.AnswerRecheck, ("answer", "変わらず1,980円です。"));
        await stage.Act(Cast.Checker, Machine.Recheck, Act.ConfirmRecheck,
            ("confirmedItems", "3.2"), ("evidence", "料金表 月額1,980円"), ("measuredOn", await stage.Day(-3)), ("note", "相違ありません。"));
        Assert.Equal(Stage.Confirmed, await stage.StageOf(Machine.Recheck));
    }

    public static async Task IsRenewed(LifeStage stage)
    {
        var before = await stage.Ask<DateOnly>("SELECT valid_until FROM review.entry WHERE dossier_id = $1", stage.Case);
        await stage.Clock(215);
        Assert.Equal(Stage.Open, await stage.StageOf(Machine.Renewal));
        await stage.Act(Cast.Vendor, Machine.Renewal, Act.FileRenewal, ("changes", "notified"), ("report", "事故なく運用しています。"), ("antisocialPledge", "yes"));
        await stage.Act(Cast.Intake, Machine.Renewal, Act.AcceptRenewalFiling, ("complete", "yes"));
        await stage.Act(Cast.Checker, Machine.Renewal, Act.ReferRenewal, ("confirmedItems", string.Join(' ', Items.All)), ("proposal", "更新の承認をお願いします。"));
        // Seats are filled anew from outside: by now the members' terms are over.
        await stage.App.Sql("UPDATE review.committee_seat SET term_to = term_to + interval '4 years'");
        await Resolving.Poll(stage, "続けて基準を満たしています。", ("q-registration", "approve"));
        Assert.Equal(Stage.Renewed, await stage.StageOf(Machine.Renewal));
        Assert.True(await stage.Ask<DateOnly>("SELECT valid_until FROM review.entry WHERE dossier_id = $1", stage.Case) > before);
        await (await Publishing.PublicEntry(stage)).Reads("掲載中");
    }

    [GeneratedRegex(@"https://register\.example(/survey/\S+)")]
    private static partial Regex Link();
}
