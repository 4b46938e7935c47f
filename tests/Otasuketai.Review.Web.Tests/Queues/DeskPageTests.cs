using System.Net;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Web.Access;
using Otasuketai.Review.Web.Tests.Access;

namespace Otasuketai.Review.Web.Tests.Queues;

/// <summary>The office's first page: what waits for whom, the most overdue first.</summary>
public sealed class DeskPageTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task Desk_ByDueDate_ShowsTheOverdueFirstAndSaysSo()
    {
        var early = await CastDesk.Submitted(app, "はやい申請");
        var late = await CastDesk.Submitted(app, "おそい申請");
        await app.Sql("UPDATE review.work_item SET due = (review.now() AT TIME ZONE 'Asia/Tokyo')::date - 30 WHERE dossier_id = $1 AND closed_at IS NULL", late.Id.Value);

        var page = await (await app.BrowserOf(Cast.Intake)).Read("/desk?queue=Intake");

        Assert.True(page.IndexOf("おそい申請", StringComparison.Ordinal) < page.IndexOf("はやい申請", StringComparison.Ordinal));
        Assert.Contains("sla--late", page, StringComparison.Ordinal);
        Assert.Contains("営業日超過", page, StringComparison.Ordinal);
        Assert.Contains($"/cases/{early.Id}/intake", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Desk_PerRole_ShowsOwnWorkOnly()
    {
        await CastDesk.Submitted(app, "受付だけの案件");
        await CastDesk.InEvidenceCheck(app, "確認だけの案件");

        Assert.Contains("受付だけの案件", await Page(Cast.Intake), StringComparison.Ordinal);
        Assert.DoesNotContain("確認だけの案件", await Page(Cast.Intake), StringComparison.Ordinal);
        Assert.Contains("確認だけの案件", await Page(Cast.Checker), StringComparison.Ordinal);
        Assert.DoesNotContain("受付だけの案件", await Page(Cast.Checker), StringComparison.Ordinal);
        Assert.DoesNotContain("の案件", await Page(Cast.Secretariat), StringComparison.Ordinal);
        Assert.Contains("受付だけの案件", await Page(Cast.Auditor), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Desk_Search_FindsByNumberNameAndVendorAndSaysWhenNothingFits()
    {
        var desk = await CastDesk.Submitted(app, "さがしもの便");
        var number = (await desk.Read()).Registration!.Fact("number");
        var intake = await app.BrowserOf(Cast.Intake);

        Assert.Contains("さがしもの便", await intake.Read($"/desk?q={number}"), StringComparison.Ordinal);
        Assert.Contains("さがしもの便", await intake.Read("/desk?q=%E3%81%95%E3%81%8C%E3%81%97"), StringComparison.Ordinal);
        Assert.Contains("に合う仕事はありません", await intake.Read("/desk?q=%25"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Desk_Draft_IsNobodysBusiness()
    {
        var draft = new CastDesk(app);
        await app.Sql("INSERT INTO review.dossier (id, vendor_id) VALUES ($1, $2)", draft.Id.Value, Cast.Minato.Id);
        await draft.Do(Machine.Registration, Act.StartApplication, Cast.RivalVendor, ("serviceName", "下書きのまま"), ("monitoringType", "network"));

        Assert.DoesNotContain("下書きのまま", await Page(Cast.Auditor, "/desk?queue=Waiting"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Desk_WithoutHeaps_LeadsToTheOwnFirstPage()
    {
        Assert.Equal("/committee", await Leads(Cast.MemberOne));
        Assert.Equal("/admin/incidents", await Leads(Cast.Admin));
    }

    [Fact]
    public async Task FourEyes_OnPages_OnePersonProposesAnotherApproverConfirms()
    {
        var desk = await CastDesk.Submitted(app, "四つの目");
        var life = (await desk.Newest(Machine.Registration)).Id;
        var url = $"/cases/{desk.Id}/lives/{life}/DismissIneligible";
        var first = await app.BrowserOf(Cast.Approver);
        var asked = await first.Send(url, null, ("ground", "out-of-scope"), ("reason", "対象外です"));
        var proposed = await first.SendFrom(asked.Page, url, null);
        Assert.Equal(HttpStatusCode.Redirect, proposed.Status);
        Assert.Equal(Stage.Intake, (await desk.Newest(Machine.Registration)).Stage);
        Assert.DoesNotContain("四つの目", await Page(Cast.Approver, "/desk?queue=Approvals"), StringComparison.Ordinal);
        Assert.Contains("四つの目", await Page(Cast.SecondApprover, "/desk?queue=Approvals"), StringComparison.Ordinal);

        var own = await first.Read(url);
        Assert.DoesNotContain("内容を確かめて確定する", own, StringComparison.Ordinal);
        using var same = await first.Post(url, [("__RequestVerificationToken", Browser.TokenIn(own)), ("Key", Guid.CreateVersion7().ToString()), ("Seen", "26"), ("ground", "out-of-scope"), ("reason", "対象外です"), ("Sure", "yes")]);
        Assert.Equal(HttpStatusCode.Conflict, same.StatusCode);
        Assert.Equal(Stage.Intake, (await desk.Newest(Machine.Registration)).Stage);

        await (await app.BrowserOf(Cast.SecondApprover)).Send(url, null);
        Assert.Equal(Stage.Dismissed, (await desk.Newest(Machine.Registration)).Stage);
    }

    [Fact]
    public async Task IntakePage_SaysWhatIsThereAndWhatIsNot()
    {
        var desk = await CastDesk.Submitted(app, "点検表");
        await app.Sql("UPDATE review.claim SET method = '' WHERE dossier_id = $1 AND item = '3.2'", desk.Id.Value);

        var page = await Page(Cast.Intake, $"/cases/{desk.Id}/intake");

        Assert.Contains("23／23項目", page, StringComparison.Ordinal);
        Assert.Contains("検査用数字は正しい", page, StringComparison.Ordinal);
        Assert.Contains("足りない項目：1件（3.2）", page, StringComparison.Ordinal);
        Assert.Contains("/AcceptIntake", page, StringComparison.Ordinal);
    }

    private async Task<string> Page(CastMember member, string url = "/desk") => WebUtility.HtmlDecode(await (await app.BrowserOf(member)).Read(url));

    private async Task<string?> Leads(CastMember member)
    {
        using var answer = await (await app.BrowserOf(member)).Get("/desk");
        return answer.Headers.Location?.OriginalString;
    }
}
