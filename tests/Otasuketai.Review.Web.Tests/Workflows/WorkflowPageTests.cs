using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Web.Access;
using Otasuketai.Review.Web.Desk;
using Otasuketai.Review.Web.Tests.Access;
using Otasuketai.Review.Web.Tests.Desk;
using Otasuketai.Review.Web.Tests.House;
using Otasuketai.Review.Web.Tests.Queues;

namespace Otasuketai.Review.Web.Tests.Workflows;

/// <summary>The overview of procedures and their versions, and the administrator's dry run and move.</summary>
public sealed class WorkflowPageTests(TestApp app, TestCluster cluster) : IClassFixture<TestApp>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Overview_CountsCasesByStep_AndEachCountLeadsToItsCases()
    {
        var early = await CastDesk.InEvidenceCheck(app, "先に来た便");
        var late = await CastDesk.InEvidenceCheck(app, "遅れた便");
        await app.Sql("UPDATE review.work_item SET due = (review.now() AT TIME ZONE 'Asia/Tokyo')::date - 3 WHERE dossier_id = $1 AND closed_at IS NULL", late.Id.Value);
        var draft = new CastDesk(app);
        await app.Sql("INSERT INTO review.dossier (id, vendor_id) VALUES ($1, $2)", draft.Id.Value, Cast.Minato.Id);
        await draft.Do(Machine.Registration, Act.StartApplication, Cast.RivalVendor, ("serviceName", "下書きの便"), ("monitoringType", "network"));

        var page = await Read(Cast.Checker, "/workflows/registration");
        var row = Regex.Match(page, "<th scope=\"row\">裏付けを確認する</th>.*?</tr>", RegexOptions.Singleline).Value;
        var url = Regex.Match(row, "href=\"([^\"]+)\">(\\d+)件");
        var listed = await Read(Cast.Checker, url.Groups[1].Value);

        Assert.Equal("/workflows/registration/steps/EvidenceCheck", url.Groups[1].Value);
        Assert.Equal(int.Parse(url.Groups[2].Value), Regex.Count(listed, "<td lang=\"ja\">[^<]+</td><td lang=\"ja\">"));
        Assert.Contains($"/cases/{early.Id}", listed, StringComparison.Ordinal);
        Assert.Contains("遅れた便", listed, StringComparison.Ordinal);
        Assert.Matches("tag--ng[^>]*>1<", row);
        Assert.Matches("<a href=\"/workflows/registration/steps/EvidenceCheck\" class=\"ft ft--count\" data-late=\"\" aria-label=\"裏付けを確認する：\\d+件、うち期限超過1件\">", page);
        Assert.DoesNotContain("steps/Draft\"", page, StringComparison.Ordinal);
        Assert.Contains("この工程で待っている案件はありません", await Read(Cast.Checker, "/workflows/registration/steps/Draft"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Overview_CalledPoll_IsCountedInsideAndAtItsCaller()
    {
        var desk = await CastDesk.InOpenPoll(app, "議決を待つ便");

        Assert.Contains("/workflows/registration/steps/Deliberation", await Read(Cast.Secretariat, "/workflows/registration"), StringComparison.Ordinal);
        Assert.Contains("/workflows/poll/steps/CastBallot", await Read(Cast.Secretariat, "/workflows/poll"), StringComparison.Ordinal);
        Assert.DoesNotContain("steps/Voting\"", await Read(Cast.Secretariat, "/workflows/poll"), StringComparison.Ordinal);
        Assert.Contains($"/cases/{desk.Id}", await Read(Cast.Secretariat, "/workflows/poll/steps/CastBallot"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Steps_ForTheAdministrator_ShowNumbersWithoutNamesOrLinks()
    {
        var desk = await CastDesk.InEvidenceCheck(app, "名を出さない便");
        var page = await Read(Cast.Admin, "/workflows/registration/steps/EvidenceCheck");

        Assert.Contains((await desk.Read()).Registration!.Fact("number"), page, StringComparison.Ordinal);
        Assert.DoesNotContain("名を出さない便", page, StringComparison.Ordinal);
        Assert.DoesNotContain($"/cases/{desk.Id}", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/workflows/nothing")]
    [InlineData("/workflows/registration/steps/Nothing")]
    [InlineData("/workflows/nothing/versions")]
    [InlineData("/workflows/registration/migrate?from=1&to=1")]
    [InlineData("/workflows/registration/migrate?from=1&to=99")]
    [InlineData("/workflows/registration/migrate")]
    public async Task Page_OfNothing_IsNotFound(string url)
    {
        using var answer = await (await app.BrowserOf(Cast.Admin)).Get(url);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Migrate_DryRunFirst_ThenWithAReason_MovesTheCasesAndSaysSoInTheirHistory()
    {
        await using var own = await TestApp.Start(cluster);
        var desk = await CastDesk.InEvidenceCheck(own, "版を移す便");
        await using var node = await WithSecondVersion(own);
        var browser = await own.BrowserOf(Cast.Admin);
        string At(string path) => new Uri(new Uri(node.Urls.Single()), path).ToString();

        var versions = WebUtility.HtmlDecode(await browser.Read(At("/workflows/registration/versions")));
        Assert.Contains("「形式を確認する」の名前が「受付の形式を見る」になりました。", versions, StringComparison.Ordinal);
        var url = At(WebUtility.HtmlDecode(Regex.Match(versions, "/workflows/registration/migrate\\?[^\"]+").Value));
        var dry = WebUtility.HtmlDecode(await browser.Read(url));
        Assert.Contains("まだ何も変わっていません", dry, StringComparison.Ordinal);
        Assert.Contains("移せる案件（1件）", dry, StringComparison.Ordinal);
        Assert.Equal("1", await desk.Ask<string>($"SELECT version FROM review.instance WHERE dossier_id = '{desk.Id}'"));

        var without = await browser.Send(url, null, ("reason", " "));
        Assert.Contains("移す理由を入力してください", without.Page, StringComparison.Ordinal);
        Assert.Equal("1", await desk.Ask<string>($"SELECT version FROM review.instance WHERE dossier_id = '{desk.Id}'"));

        var done = await browser.Send(url, null, ("reason", "名前を分かりやすくした"));
        Assert.Equal(HttpStatusCode.Redirect, done.Status);
        Assert.Equal("2", await desk.Ask<string>($"SELECT version FROM review.instance WHERE dossier_id = '{desk.Id}'"));
        var checker = await own.BrowserOf(Cast.Checker);
        Assert.Contains("手順書の版を移す：1 → 2（名前を分かりやすくした）", WebUtility.HtmlDecode(await checker.Read(At($"/cases/{desk.Id}"))), StringComparison.Ordinal);
        var older = WebUtility.HtmlDecode(await browser.Read("/workflows/registration/versions"));
        Assert.Matches("第2版</h2></div>[^§]*第1版</h2>.*新しい案件はこの版", older);
        Assert.Contains("migrate?from=2&to=1", older, StringComparison.Ordinal);
        Assert.DoesNotContain("手順書の版を移す", WebUtility.HtmlDecode(await (await own.BrowserOf(Cast.Vendor)).Read(At($"/cases/{desk.Id}"))), StringComparison.Ordinal);
        await node.StopAsync(Ct);
    }

    [Fact]
    public async Task Migrate_StepThatIsGone_IsListedAndTheElementMapOffered()
    {
        await using var own = await TestApp.Start(cluster);
        await CastDesk.InEvidenceCheck(own, "行き先のない便");
        await using var node = await WithSecondVersion(own, "\"EvidenceCheck\"", "\"EvidenceLook\"", ">EvidenceCheck<", ">EvidenceLook<");
        var browser = await own.BrowserOf(Cast.Admin);
        string At(string path) => new Uri(new Uri(node.Urls.Single()), path).ToString();

        var stays = WebUtility.HtmlDecode(await browser.Read(At("/workflows/registration/migrate?from=1&to=2")));
        var goes = WebUtility.HtmlDecode(await browser.Read(At("/workflows/registration/migrate?from=1&to=2&map.EvidenceCheck=EvidenceLook")));

        Assert.Contains("移せない案件（1件）", stays, StringComparison.Ordinal);
        Assert.Contains("「裏付けを確認する」で待っていますが、新しい版に移る先がありません。", stays, StringComparison.Ordinal);
        Assert.Contains("name=\"map.EvidenceCheck\"", stays, StringComparison.Ordinal);
        Assert.Contains("移せる案件（1件）", goes, StringComparison.Ordinal);

        var overview = WebUtility.HtmlDecode(await browser.Read(At("/workflows/registration")));
        Assert.Matches("<th scope=\"row\">裏付けを確認する<span class=\"small mute\">（ほかの版の工程）</span></th>", overview);
        Assert.Contains("：裏付けを確認する", WebUtility.HtmlDecode(await browser.Read(At("/workflows/registration/steps/EvidenceCheck"))), StringComparison.Ordinal);
        await node.StopAsync(Ct);
    }

    /// <summary>Another node on the same database, of a program that carries a second version of the registration.</summary>
    private static async Task<WebApplication> WithSecondVersion(TestApp own, params string[] replaced)
    {
        var edits = replaced.Chunk(2).Select(r => (Old: r[0], New: r[1])).Prepend(("otr:machine=\"Registration\" otr:version=\"1\"", "otr:machine=\"Registration\" otr:version=\"2\""))
            .Append(("name=\"形式を確認する\"", "name=\"受付の形式を見る\"")).ToList();
        var diagrams = Edited.With("registration", xml => edits.Aggregate(xml, (text, edit) => text.Replace(edit.Item1, edit.Item2, StringComparison.Ordinal)));
        var library = await DefinitionStore.Register(own.Services.GetRequiredService<NpgsqlDataSource>(), diagrams, Ct);
        var rules = own.Services.GetRequiredService<Rulebook>();
        var node = own.BuildNode(b => b.Services.AddSingleton(new Rulebook(library, Review.Rooms.Rooms.Decide, rules.Policy, rules.Calendar)));
        await node.StartAsync(Ct);
        return node;
    }

    private async Task<string> Read(CastMember reader, string url) => WebUtility.HtmlDecode(await (await app.BrowserOf(reader)).Read(url));
}
