using System.Net;
using System.Text.RegularExpressions;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Web.Access;
using Otasuketai.Review.Web.Tests.Access;

namespace Otasuketai.Review.Web.Tests.Queues;

/// <summary>The page every act shares: what is on file beside the form, what follows, and what becomes of a form that comes too late.</summary>
public sealed partial class ActPageTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task Form_SharingAFieldNameWithAnEarlierAct_StartsEmpty()
    {
        var desk = await CastDesk.InEvidenceCheck(app, "空欄から始まる書式");
        foreach (var item in Review.Rooms.Items.All)
        {
            await desk.Do(Machine.Registration, Act.RecordFinding, Cast.Checker, ("item", item), ("finding", "Confirmed"), ("note", "確認者だけの所見"));
        }

        await desk.Do(Machine.Registration, Act.ProposeDossier, Cast.Checker, ("proposal", "基準を満たす"), ("recommended", "approve"));

        var page = WebUtility.HtmlDecode(await (await app.BrowserOf(Cast.Approver)).Read(await Url(desk, Act.ApproveDossier)));

        Assert.Equal(string.Empty, Box().Match(page).Groups[1].Value.Trim());
        Assert.Contains("基準を満たす", page, StringComparison.Ordinal);
        Assert.Contains("裏付けあり23", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Vendor")]
    [InlineData("Intake")]
    public async Task Act_NotAskedOfTheReader_SaysWhereTheMatterStandsAndShowsNoForm(string who)
    {
        var desk = await CastDesk.Submitted(app, "求められていない操作");
        var browser = await app.BrowserOf(who == "Vendor" ? Cast.Vendor : Cast.Intake);
        using var answer = await browser.Get(await Url(desk, who == "Vendor" ? Act.AcceptIntake : Act.ProposeDossier));
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("この手続はいま「形式確認中」の段階です", page, StringComparison.Ordinal);
        Assert.Contains("案件に戻る", page, StringComparison.Ordinal);
        Assert.DoesNotContain("foot-actions", page, StringComparison.Ordinal);
        Assert.DoesNotContain("直していただきたい点が", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Confirmation_SaysWhatFollowsAndGoesBackWithEverythingTyped()
    {
        var desk = await CastDesk.Submitted(app, "戻って直す");
        var url = await Url(desk, Act.Withdraw);
        var vendor = await app.BrowserOf(Cast.Vendor);

        var asked = await vendor.Send(url, null, ("reason", "料金を見直すためです。"));
        Assert.Contains("「申請を取り下げる」を確定しますか", asked.Page, StringComparison.Ordinal);
        Assert.Contains("もう一度申請するときは、新しい申請から始めます", asked.Page, StringComparison.Ordinal);

        var back = await vendor.SendFrom(asked.Page, url, null, ("Back", "yes"));
        Assert.Equal(HttpStatusCode.OK, back.Status);
        Assert.Equal("料金を見直すためです。", Box().Match(back.Page).Groups[1].Value.Trim());
        Assert.Equal(Stage.Intake, (await desk.Newest(Machine.Registration)).Stage);
    }

    [Fact]
    public async Task Confirmation_OfAnActTheDeskWouldRefuse_IsNotAskedFor()
    {
        var desk = await CastDesk.Submitted(app, "先に断る");
        var url = await Url(desk, Act.Withdraw);
        var vendor = await app.BrowserOf(Cast.Vendor);
        var form = await vendor.Read(url);
        await desk.Do(Machine.Registration, Act.StopClock, Cast.Intake, ("reason", "登記の確認"), ("stopUntil", "2030-06-20"));

        var answer = await vendor.SendFrom(form, url, null, ("reason", "都合により"));

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.DoesNotContain("を確定しますか", answer.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StaleForm_SaysWhatHappenedMeanwhileAndKeepsWhatWasTyped()
    {
        var desk = await CastDesk.Submitted(app, "古くなった書式");
        var url = await Url(desk, Act.RequestCorrection);
        var intake = await app.BrowserOf(Cast.Intake);
        var form = await intake.Read(url);
        await desk.Do(Machine.Registration, Act.StopClock, Cast.Intake, ("reason", "登記の確認"), ("stopUntil", "2030-06-20"));

        var answer = await intake.SendFrom(form, url, null, ("type", "missing"), ("mend", "料金表を添えてください"), ("reason", "金額が確かめられません"));

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Contains("開いているあいだに、次のことがありました", answer.Page, StringComparison.Ordinal);
        Assert.Contains("期限の計算を止める", answer.Page, StringComparison.Ordinal);
        Assert.Contains("登記の確認", answer.Page, StringComparison.Ordinal);
        Assert.DoesNotContain("申請を提出する →", answer.Page, StringComparison.Ordinal);
        Assert.Contains("料金表を添えてください", answer.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LateForm_AfterSomebodyElseDidIt_ShowsWhatWasTypedInVain()
    {
        var desk = await CastDesk.Submitted(app, "先を越された書式");
        var url = await Url(desk, Act.RequestCorrection);
        var intake = await app.BrowserOf(Cast.Intake);
        var form = await intake.Read(url);
        await desk.Do(Machine.Registration, Act.AcceptIntake, Cast.Intake);

        var answer = await intake.SendFrom(form, url, null, ("type", "missing"), ("mend", "料金表を添えてください"), ("reason", "金額が確かめられません"));

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Contains("この手続はいま「裏付け確認中」の段階です", answer.Page, StringComparison.Ordinal);
        Assert.Contains("入力した内容（記録していません）", answer.Page, StringComparison.Ordinal);
        Assert.Contains("料金表を添えてください", answer.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CasePage_ShowsTheReadersOwnDutyFirst()
    {
        var desk = await CastDesk.Submitted(app, "次にすること");
        var page = WebUtility.HtmlDecode(await (await app.BrowserOf(Cast.Intake)).Read($"/cases/{desk.Id}"));

        var buttons = Button().Matches(page).Select(m => (Class: m.Groups[1].Value.Trim(), Act: m.Groups[2].Value)).ToList();
        Assert.Equal(("btn", "AcceptIntake"), buttons[0]);
        Assert.Equal(("btn btn--line btn--grave", "DismissIneligible"), buttons[^1]);
        Assert.Contains("運営者（受付）を待っています", page, StringComparison.Ordinal);
        Assert.Matches("期限 [0-9]+年[0-9]+月[0-9]+日（.）・あと[0-9]+営業日", page);
    }

    [Fact]
    public async Task NoticeOfAMeasure_StandsAmongWhatTheVendorMustDo()
    {
        var desk = await CastDesk.Listed(app, "予告の便");
        await desk.Do(Machine.Measure, Act.ProposeMeasure, Cast.Approver, ("ground", "duty-not-done"), ("rung", "caution"), ("facts", "届出がありません"), ("reason", "期限を過ぎました"));
        await desk.Do(Machine.Measure, Act.GiveNotice, Cast.SecondApprover, ("intended", "注意します"));
        var url = $"/cases/{desk.Id}/lives/{(await desk.Newest(Machine.Measure)).Id}/AcknowledgeNotice";
        var vendor = await app.BrowserOf(Cast.Vendor);

        Assert.Contains(url, await vendor.Read("/vendor"), StringComparison.Ordinal);
        Assert.Contains($"<a class=\"btn\" href=\"{url}\"", await vendor.Read($"/cases/{desk.Id}"), StringComparison.Ordinal);
        Assert.Contains("注意します", WebUtility.HtmlDecode(await vendor.Read(url)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task VendorsHistory_AfterACorrection_TellsItOnce()
    {
        var desk = await Corrected("補正の経緯");

        var (vendor, intake) = (await Page(Cast.Vendor, $"/cases/{desk.Id}"), await Page(Cast.Intake, $"/cases/{desk.Id}"));

        Assert.Contains("補正依頼に答える", intake, StringComparison.Ordinal);
        Assert.DoesNotContain("補正依頼に答える", vendor, StringComparison.Ordinal);
        Assert.DoesNotContain("補正依頼を送る", vendor, StringComparison.Ordinal);
        Assert.Contains("料金表を添えてください", vendor, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Steps_AfterASideRoad_KeepWhatIsDoneBeforeWhereTheCaseStands()
    {
        var desk = await Corrected("補正の後の工程");

        var steps = Step().Matches(await Page(Cast.Intake, $"/cases/{desk.Id}")).Select(m => m.Value).ToList();

        Assert.Contains(steps, s => s.Contains("補正", StringComparison.Ordinal) && s.Contains("data-s=\"done\"", StringComparison.Ordinal));
        Assert.DoesNotContain(steps.SkipWhile(s => !s.Contains("いまここ", StringComparison.Ordinal)), s => s.Contains("data-s=\"done\"", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/cases/0197aaaa-0000-7000-8000-000000000000", 404)]
    [InlineData("/vendor", 403)]
    public async Task Problem_ForTheOffice_KeepsItsBarAndLeadsBackToTheDesk(string url, int status)
    {
        using var answer = await (await app.BrowserOf(Cast.Intake)).Get(url);
        var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Contains("<header class=\"staff on-dark\">", page, StringComparison.Ordinal);
        Assert.Contains("<a class=\"btn btn--line\" href=\"/desk\">", page, StringComparison.Ordinal);
        using var visitor = await app.Visitor().Get("/nowhere");
        Assert.DoesNotContain("<header class=\"staff on-dark\">", await visitor.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    /// <summary>A case that came back mended to the formal check.</summary>
    private async Task<CastDesk> Corrected(string service)
    {
        var desk = await CastDesk.Submitted(app, service);
        await desk.Do(Machine.Registration, Act.RequestCorrection, Cast.Intake, ("type", "missing"), ("mend", "料金表を添えてください"), ("reason", "金額が確かめられません"));
        await desk.Do(Machine.Registration, Act.Resubmit, Cast.Vendor, ("answer", "添えました"), ("checked", "yes"));
        return desk;
    }

    private async Task<string> Page(CastMember member, string url) => WebUtility.HtmlDecode(await (await app.BrowserOf(member)).Read(url));

    private static async Task<string> Url(CastDesk desk, Act act) => $"/cases/{desk.Id}/lives/{(await desk.Newest(Machine.Registration)).Id}/{act}";

    [GeneratedRegex("<li (?:data-s|aria-current).*?</li>", RegexOptions.Singleline)]
    private static partial Regex Step();

    [GeneratedRegex("<textarea[^>]*>([^<]*)</textarea>")]
    private static partial Regex Box();

    [GeneratedRegex("<a class=\"(btn[^\"]*)\" href=\"[^\"]*/lives/[^\"/]*/([A-Za-z]+)\"")]
    private static partial Regex Button();
}
