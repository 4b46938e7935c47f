using System.Net;
using Otasuketai.Review.Evidence;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Web.Access;
using Otasuketai.Review.Web.Tests.Access;
using Otasuketai.Review.Web.Tests.Queues;

namespace Otasuketai.Review.Web.Tests.EvidenceCheck;

/// <summary>裏付け確認: a finding through its page, and every way it is answered with no.</summary>
public sealed class EvidencePageTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task Finding_Recorded_LeadsToTheNextOpenItem()
    {
        var desk = await CastDesk.InEvidenceCheck(app);
        var checker = await app.BrowserOf(Cast.Checker);

        var answer = await checker.Send(Url(desk, "1.1"), null, ("finding", "Confirmed"), ("note", "試験報告書の3ページと一致"), ("comparedWith", ""));

        Assert.Equal((HttpStatusCode.Redirect, Url(desk, "1.2")), (answer.Status, answer.Location));
        var claim = (await desk.Read()).Claims["1.1"];
        Assert.Equal((Finding.Confirmed, Cast.Checker.Name), (claim.Finding, claim.CheckedBy));
        var page = WebUtility.HtmlDecode(await checker.Read(Url(desk, "1.1")));
        Assert.Contains("23件中1件", page, StringComparison.Ordinal);
        Assert.Contains("試験報告書の3ページと一致", page, StringComparison.Ordinal);
        Assert.DoesNotContain($"evidence/1.1\"", WebUtility.HtmlDecode(await checker.Read(Url(desk, "1.2") + "?only=open")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Finding_HeavyWithoutNote_IsRefusedWithTheInputKept()
    {
        var desk = await CastDesk.InEvidenceCheck(app);
        var checker = await app.BrowserOf(Cast.Checker);

        foreach (var finding in new[] { "Contradicted", "NotSubstantiated" })
        {
            var answer = await checker.Send(Url(desk, "3.2"), null, ("finding", finding), ("note", ""), ("comparedWith", "料金表 2ページ"));

            Assert.Equal(HttpStatusCode.OK, answer.Status);
            Assert.Contains("この判定の理由を入力してください", answer.Page, StringComparison.Ordinal);
            Assert.Contains("value=\"料金表 2ページ\"", answer.Page, StringComparison.Ordinal);
            Assert.Matches($"value=\"{finding}\"[^>]*checked", answer.Page);
        }

        Assert.Null((await desk.Read()).Claims["3.2"].Finding);
    }

    [Fact]
    public async Task Finding_JudgedAgain_KeepsTheNoteApartFromWhatWasCompared()
    {
        var desk = await CastDesk.InEvidenceCheck(app);
        var checker = await app.BrowserOf(Cast.Checker);
        await checker.Send(Url(desk, "1.1"), null, ("finding", "Conditional"), ("note", "平日のみです"), ("comparedWith", "試験報告書 3ページ"));

        var page = WebUtility.HtmlDecode(await checker.Read(Url(desk, "1.1")));
        Assert.Matches("<textarea[^>]*name=\"note\"[^>]*>\\s*平日のみです</textarea>", page);
        Assert.Matches("name=\"comparedWith\" value=\"試験報告書 3ページ\"", page);

        await checker.Send(Url(desk, "1.1"), null, ("finding", "Confirmed"), ("note", "平日のみです"), ("comparedWith", "試験報告書 3ページ"));
        Assert.Equal("平日のみです\n試験報告書 3ページ", (await desk.Read()).Claims["1.1"].FindingNote);
    }

    [Fact]
    public async Task Finding_OverLongOrUnknown_IsRefusedBesideTheField()
    {
        var desk = await CastDesk.InEvidenceCheck(app);
        var checker = await app.BrowserOf(Cast.Checker);

        var unknown = await checker.Send(Url(desk, "2.1"), null, ("finding", "Perfect"), ("note", "よい"));
        Assert.Contains("判定を選んでください", unknown.Page, StringComparison.Ordinal);
        var tooLong = await checker.Send(Url(desk, "2.1"), null, ("finding", "Confirmed"), ("note", new string('長', 2001)));
        Assert.Contains("2,001文字、1文字多いです", tooLong.Page, StringComparison.Ordinal);
        Assert.Contains(new string('長', 2001), tooLong.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Finding_ItemTouchedByAnother_IsStaleWithTheInputKept_OtherItemsAreNot()
    {
        var desk = await CastDesk.InEvidenceCheck(app);
        var checker = await app.BrowserOf(Cast.Checker);
        var page = await checker.Read(Url(desk, "4.1"));
        await desk.Do(Machine.Registration, Act.RecordFinding, Cast.Checker, ("item", "1.1"), ("finding", "Confirmed"), ("note", "別の項目"));
        var other = await checker.SendFrom(page, Url(desk, "4.1"), null, ("finding", "Conditional"), ("note", "最初の所見"));
        Assert.Equal(HttpStatusCode.Redirect, other.Status);

        var stale = await checker.SendFrom(page.Replace(Key(page), Guid.CreateVersion7().ToString(), StringComparison.Ordinal), Url(desk, "4.1"), null, ("finding", "Confirmed"), ("note", "遅れて届いた所見"));

        Assert.Equal(HttpStatusCode.Conflict, stale.Status);
        Assert.Contains("画面を開いた後に内容が変わりました", stale.Page, StringComparison.Ordinal);
        Assert.Contains("遅れて届いた所見", stale.Page, StringComparison.Ordinal);
        Assert.Equal(Finding.Conditional, (await desk.Read()).Claims["4.1"].Finding);
    }

    [Fact]
    public async Task Finding_PressedTwice_HasOneEffect()
    {
        var desk = await CastDesk.InEvidenceCheck(app);
        var checker = await app.BrowserOf(Cast.Checker);
        var page = await checker.Read(Url(desk, "5.1"));

        foreach (var _ in Enumerable.Range(0, 2))
        {
            Assert.Equal(HttpStatusCode.Redirect, (await checker.SendFrom(page, Url(desk, "5.1"), null, ("finding", "Confirmed"), ("note", "一度だけ"))).Status);
        }

        Assert.Equal(1L, await desk.Ask<long>($"SELECT count(*) FROM review.history WHERE dossier_id = '{desk.Id}' AND act = 'RecordFinding'"));
    }

    [Fact]
    public async Task Evidence_WrongStageItemOrPerson_IsAnsweredWithoutForm()
    {
        var early = await CastDesk.Submitted(app);
        var checker = await app.BrowserOf(Cast.Checker);

        Assert.Contains("いまは判定を記録できません", WebUtility.HtmlDecode(await checker.Read(Url(early, "1.1"))), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await Status(Cast.Checker, Url(early, "9.9")));
        Assert.Equal(HttpStatusCode.NotFound, await Status(Cast.Checker, $"/cases/{Guid.CreateVersion7()}/evidence"));
        Assert.Equal(HttpStatusCode.Forbidden, await Status(Cast.Vendor, Url(early, "1.1")));
        Assert.Equal(HttpStatusCode.Forbidden, await Status(Cast.MemberOne, Url(early, "1.1")));
        Assert.Equal(HttpStatusCode.NotFound, await Status(Cast.MemberOne, $"/cases/{early.Id}/dossier"));
    }

    [Fact]
    public async Task Act_IllegalByUrl_IsAnsweredClearly()
    {
        var desk = await CastDesk.Submitted(app);
        var life = (await desk.Newest(Machine.Registration)).Id;
        using var answer = await (await app.BrowserOf(Cast.Checker)).Get($"/cases/{desk.Id}/lives/{life}/ProposeDossier");

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("「付議案を作る」は、いまのあなたには求められていません", WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)), StringComparison.Ordinal);
    }

    private static string Url(CastDesk desk, string item) => $"/cases/{desk.Id}/evidence/{item}";

    private static string Key(string page) => System.Text.RegularExpressions.Regex.Match(page, "name=\"Key\" value=\"([^\"]+)\"").Groups[1].Value;

    private async Task<HttpStatusCode> Status(CastMember member, string url)
    {
        using var answer = await (await app.BrowserOf(member)).Get(url);
        return answer.StatusCode;
    }
}
