using System.Net;
using System.Text.RegularExpressions;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Web.Access;
using Otasuketai.Review.Web.Tests.Access;
using Otasuketai.Review.Web.Tests.House;
using Otasuketai.Review.Web.Tests.Queues;

namespace Otasuketai.Review.Web.Tests.Committee;

/// <summary>議決 through its pages: declare first, vote in two steps, nothing known before the close, nothing shown to the recused.</summary>
public sealed class PollPageTests(TestApp app, TestCluster cluster) : IClassFixture<TestApp>
{
    private static readonly CastMember[] Voters = [Cast.Chair, Cast.MemberOne, Cast.MemberTwo, Cast.MemberThree];

    [Fact]
    public async Task Member_BeforeDeclaring_SeesOnlyServiceAndVendor()
    {
        var desk = await CastDesk.InOpenPoll(app);
        var page = await Read(Cast.MemberOne, await Url(desk));

        Assert.Contains("みまもりEDRライト", page, StringComparison.Ordinal);
        Assert.Contains(Cast.Aoba.Name, page, StringComparison.Ordinal);
        Assert.DoesNotContain("基準を満たす", page, StringComparison.Ordinal);
        Assert.DoesNotContain((await desk.Read()).Registration!.Fact("number"), page, StringComparison.Ordinal);
        Assert.DoesNotContain("handler=Ballot", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await Status(Cast.MemberOne, $"/cases/{desk.Id}/dossier"));

        await Declare(desk, Cast.MemberOne, "none");
        Assert.Contains("基準を満たす", await Read(Cast.MemberOne, await Url(desk)), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await Status(Cast.MemberOne, $"/cases/{desk.Id}/dossier"));
    }

    [Fact]
    public async Task RecusedMember_SeesNothingButTheRecusal()
    {
        var desk = await CastDesk.InOpenPoll(app, "名を伏せる便");
        var (poll, list) = (await Read(Cast.RecusedMember, await Url(desk)), await Read(Cast.RecusedMember, "/committee"));

        Assert.Contains("除斥", poll, StringComparison.Ordinal);
        Assert.Contains("議題は表示されません", list, StringComparison.Ordinal);
        foreach (var text in new[] { poll, list })
        {
            Assert.DoesNotContain("名を伏せる便", text, StringComparison.Ordinal);
            Assert.DoesNotContain(Cast.Aoba.Name, text, StringComparison.Ordinal);
            Assert.DoesNotContain(desk.Id.ToString(), text, StringComparison.Ordinal);
        }

        foreach (var url in new[] { $"/cases/{desk.Id}", $"/cases/{desk.Id}/dossier" })
        {
            Assert.Equal(HttpStatusCode.NotFound, await Status(Cast.RecusedMember, url));
        }
    }

    [Fact]
    public async Task Member_DeclaringATie_IsAskedOnceMoreAndThenSeesNothing()
    {
        var desk = await CastDesk.InOpenPoll(app, "申告の便");
        var browser = await app.BrowserOf(Cast.MemberTwo);
        var without = await browser.Send(await Url(desk), "Declare", ("conflict", "reseller"), ("text", ""));
        Assert.Contains("利害関係の内容を入力してください", without.Page, StringComparison.Ordinal);
        var asked = await browser.SendFrom(without.Page, await Url(desk), "Declare", ("conflict", "reseller"), ("text", "販売代理店の顧問です"));
        Assert.Contains("除斥されます", asked.Page, StringComparison.Ordinal);
        Assert.False((await Poll(desk)).Members.Single(m => m.Person.Value == Cast.MemberTwo.Id).Recused);

        var done = await Again(browser, asked, await Url(desk), "Declare");

        Assert.Equal(HttpStatusCode.Redirect, done.Status);
        Assert.DoesNotContain("申告の便", await Read(Cast.MemberTwo, await Url(desk)), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await Status(Cast.MemberTwo, $"/cases/{desk.Id}"));
    }

    [Fact]
    public async Task Ballot_IsConfirmedOnceMore_TwicePressedOnce_AndMayBeChanged()
    {
        var desk = await CastDesk.InOpenPoll(app);
        await Declare(desk, Cast.MemberOne, "none");
        var browser = await app.BrowserOf(Cast.MemberOne);
        var url = await Url(desk);

        var missing = await browser.Send(url, "Ballot", ("q-registration", "approve"), ("reason", "よく見守れている"));
        Assert.Contains("掲載可否を選んでください", missing.Page, StringComparison.Ordinal);
        Assert.Contains("よく見守れている", missing.Page, StringComparison.Ordinal);

        var asked = await browser.Send(url, "Ballot", ("q-registration", "approve"), ("q-listing", "list"));
        Assert.Contains("この内容で投票しますか", asked.Page, StringComparison.Ordinal);
        Assert.Equal(0L, await desk.Ask<long>($"SELECT count(*) FROM review.ballot WHERE poll_id = '{(await Poll(desk)).Life}'"));
        foreach (var _ in Enumerable.Range(0, 2))
        {
            Assert.Equal((HttpStatusCode.Redirect, url), Where(await Again(browser, asked, url, "Ballot")));
        }

        Assert.Equal(1L, await desk.Ask<long>($"SELECT count(*) FROM review.history WHERE dossier_id = '{desk.Id}' AND act = 'CastBallot'"));
        var page = await Read(Cast.MemberOne, url);
        Assert.Contains("投票を変更する", page, StringComparison.Ordinal);
        Assert.DoesNotMatch("type=\"radio\"[^>]*checked", page);

        var change = await browser.Send(url, "Ballot", ("q-registration", "not-approve"), ("q-listing", "do-not-list"));
        Assert.Equal(HttpStatusCode.Redirect, (await Again(browser, change, url, "Ballot")).Status);
        Assert.Equal("not-approve", await desk.Ask<string>($"SELECT choice FROM review.ballot WHERE poll_id = '{(await Poll(desk)).Life}' AND question = 'q-registration'"));
    }

    [Fact]
    public async Task Ballot_GoneBackFromTheConfirmation_IsStillFilledIn()
    {
        var desk = await CastDesk.InOpenPoll(app);
        await Declare(desk, Cast.MemberOne, "none");
        var browser = await app.BrowserOf(Cast.MemberOne);
        var url = await Url(desk);
        var asked = await browser.Send(url, "Ballot", ("q-registration", "defer"), ("q-listing", "list"), ("reason", "もう少し見たいです"));

        var back = await browser.SendFrom(asked.Page, url, "Ballot", ("Back", "yes"));

        Assert.Matches("value=\"defer\" checked", back.Page);
        Assert.Contains("もう少し見たいです", back.Page, StringComparison.Ordinal);
        Assert.Equal(0L, await desk.Ask<long>($"SELECT count(*) FROM review.ballot WHERE poll_id = '{(await Poll(desk)).Life}'"));
    }

    [Fact]
    public async Task Recusal_SentEmpty_StaysOnTheDeclaration()
    {
        var desk = await CastDesk.InOpenPoll(app);
        await Declare(desk, Cast.MemberOne, "none");
        var browser = await app.BrowserOf(Cast.MemberOne);

        var empty = await browser.SendFrom(await browser.Read(await Url(desk) + "?recuse=yes"), await Url(desk), "Declare");

        Assert.Contains("利害関係を選んでください", empty.Page, StringComparison.Ordinal);
        Assert.Contains("handler=Declare", empty.Page, StringComparison.Ordinal);
        Assert.DoesNotContain("handler=Ballot", empty.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Agenda_OfAMember_HasNumberDateAndDaysLeft()
    {
        var desk = await CastDesk.InOpenPoll(app, "番号つきの便");
        await app.Sql("UPDATE review.life SET facts = facts || '{\"agendaNumber\": \"第14回-3\"}' WHERE dossier_id = $1 AND machine = 'Registration'", desk.Id.Value);

        var page = await Read(Cast.MemberOne, "/committee");

        var row = Regex.Match(page, "<a href=\"/committee/polls/" + (await Poll(desk)).Life + "\".*?</a>", RegexOptions.Singleline).Value;
        Assert.Contains("第14回-3", row, StringComparison.Ordinal);
        Assert.Matches("期限 [0-9]+月[0-9]+日.*あと[0-9]+営業日", row);
    }

    [Fact]
    public async Task Resolution_ConfirmedByTheChair_IsShownWithTheSumInWords()
    {
        var desk = await CastDesk.InOpenPoll(app);
        await Vote(desk, "approve", "list");
        var url = await Url(desk);
        Assert.DoesNotContain("承認4票", await Read(Cast.MemberOne, url), StringComparison.Ordinal);
        Assert.Contains("承認4票", await Read(Cast.Chair, url), StringComparison.Ordinal);

        var chair = await app.BrowserOf(Cast.Chair);
        var without = await chair.Send(url, "Confirm", ("statement", ""));
        Assert.Contains("議決の理由を入力してください", without.Page, StringComparison.Ordinal);
        var asked = await chair.Send(url, "Confirm", ("statement", "基準を満たすため"));
        Assert.Equal(HttpStatusCode.Redirect, (await Again(chair, asked, url, "Confirm")).Status);

        Assert.Equal(Stage.Approved, (await desk.Newest(Machine.Registration)).Stage);
        var page = await Read(Cast.MemberOne, url);
        Assert.Contains("承認4票", page, StringComparison.Ordinal);
        Assert.Contains("基準を満たすため", page, StringComparison.Ordinal);
        Assert.DoesNotContain("承認4票", await Read(Cast.RecusedMember, url), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Election_WhereNobodyDecidesTheHalf_IsRecordedByTheSecretariatOnThePollsPage()
    {
        var desk = await CastDesk.InOpenPoll(app, "選任の便");
        foreach (var (member, choice) in new[] { (Cast.Chair, "abstain"), (Cast.MemberOne, "abstain"), (Cast.MemberTwo, "approve"), (Cast.MemberThree, "not-approve") })
        {
            await desk.Do(Machine.Poll, Act.DeclareConflict, member, ("conflict", "none"));
            await desk.Do(Machine.Poll, Act.CastBallot, member, ("q-registration", choice), ("q-listing", "list"));
        }

        var url = await Url(desk);
        var secretariat = await app.BrowserOf(Cast.Secretariat);
        Assert.Matches("選任を記録してください.*" + Regex.Escape(url), (await Read(Cast.Secretariat, "/committee")).ReplaceLineEndings(""));
        Assert.Matches("href=\"/committee\"[^>]*>[^<]*<[^>]*>1<", await Read(Cast.Secretariat, "/desk"));
        var page = await Read(Cast.Secretariat, url);
        Assert.Contains("投票した委員が決する人を互選し", page, StringComparison.Ordinal);
        Assert.Contains(Cast.MemberTwo.Name, Regex.Match(page, "<form[^>]*handler=Elect.*?</form>", RegexOptions.Singleline).Value, StringComparison.Ordinal);
        Assert.DoesNotContain(Cast.Chair.Name, Regex.Match(page, "<form[^>]*handler=Elect.*?</form>", RegexOptions.Singleline).Value, StringComparison.Ordinal);
        Assert.DoesNotContain("handler=Elect", await Read(Cast.Chair, url), StringComparison.Ordinal);

        var without = await secretariat.Send(url, "Elect", ("note", "互選による。"));
        Assert.Contains("選任された委員を選んでください", without.Page, StringComparison.Ordinal);
        var asked = await secretariat.SendFrom(without.Page, url, "Elect", ("elected", Cast.MemberTwo.Id.ToString()), ("note", "互選による。"));
        Assert.Contains(Cast.MemberTwo.Name, asked.Page, StringComparison.Ordinal);
        Assert.Contains("選任は一度だけです", asked.Page, StringComparison.Ordinal);
        Assert.Null((await Poll(desk)).Elected);

        Assert.Equal((HttpStatusCode.Redirect, url), Where(await Again(secretariat, asked, url, "Elect")));
        Assert.Equal(Cast.MemberTwo.Id, (await Poll(desk)).Elected!.Value.Value);
        Assert.DoesNotContain("選任を記録してください", await Read(Cast.Secretariat, "/committee"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Voting_WithAQuorum_IsEndedByTheChairOnThePollsPage()
    {
        var desk = await CastDesk.InOpenPoll(app, "締切の便");
        var url = await Url(desk);
        foreach (var member in Voters[..3])
        {
            Assert.DoesNotContain("handler=End", await Read(Cast.Chair, url), StringComparison.Ordinal);
            await desk.Do(Machine.Poll, Act.DeclareConflict, member, ("conflict", "none"));
            await desk.Do(Machine.Poll, Act.CastBallot, member, ("q-registration", "approve"), ("q-listing", "list"));
        }

        Assert.DoesNotContain("handler=End", await Read(Cast.MemberOne, url), StringComparison.Ordinal);
        var chair = await app.BrowserOf(Cast.Chair);
        var without = await chair.Send(url, "End");
        Assert.Contains("印を付けてください", without.Page, StringComparison.Ordinal);
        var asked = await chair.SendFrom(without.Page, url, "End", ("absentHeard", "true"));
        Assert.Contains("投票を締め切りますか", asked.Page, StringComparison.Ordinal);
        Assert.Contains("まだ投票していない1名は、投票できなくなります", asked.Page, StringComparison.Ordinal);

        Assert.Equal((HttpStatusCode.Redirect, url), Where(await Again(chair, asked, url, "End")));
        Assert.Equal(Stage.Closed, (await desk.Newest(Machine.Poll)).Stage);
    }

    [Fact]
    public async Task Ballot_ByWhoHasNoSeat_IsNotFoundOrForbidden()
    {
        var desk = await CastDesk.InOpenPoll(app);
        Assert.Equal(HttpStatusCode.NotFound, await Status(Cast.MemberFour, await Url(desk)));
        Assert.Equal(HttpStatusCode.Forbidden, await Status(Cast.Checker, await Url(desk)));
        Assert.Equal(HttpStatusCode.Forbidden, await Status(Cast.Vendor, await Url(desk)));
        Assert.Equal(HttpStatusCode.Forbidden, await Status(Cast.Admin, await Url(desk)));
        Assert.Equal(HttpStatusCode.OK, await Status(Cast.Secretariat, await Url(desk)));
        Assert.Equal(HttpStatusCode.NotFound, await Status(Cast.Chair, $"/committee/polls/{Guid.CreateVersion7()}"));
    }

    [Fact]
    public async Task Pages_BeforeTheClose_AreTheSameWhateverWasVoted()
    {
        await using var one = await TestApp.Start(cluster);
        await using var other = await TestApp.Start(cluster);

        var pages = await Everything(one, "approve", "list", "賛成の意見です");
        var others = await Everything(other, "not-approve", "do-not-list", "反対の意見です");

        Assert.Equal(pages.Keys.Order(), others.Keys.Order());
        Assert.All(pages.Keys, key => Assert.Equal(pages[key], others[key]));
        Assert.All(pages.Values.Concat(others.Values), page => Assert.DoesNotContain("の意見です", page, StringComparison.Ordinal));
    }

    private static async Task<Dictionary<string, string>> Everything(TestApp app, string registration, string listing, string reason)
    {
        var desk = await CastDesk.InOpenPoll(app);
        foreach (var member in Voters[..2])
        {
            await desk.Do(Machine.Poll, Act.DeclareConflict, member, ("conflict", "none"));
            await desk.Do(Machine.Poll, Act.CastBallot, member, ("q-registration", registration), ("q-listing", listing), ("reason", reason));
        }

        await desk.Do(Machine.Poll, Act.DeclareConflict, Cast.MemberTwo, ("conflict", "none"));
        var pages = new Dictionary<string, string>();
        string[] urls = ["/desk", "/desk?queue=Committee", "/committee", $"/committee/polls/{(await desk.Newest(Machine.Poll)).Id}", $"/cases/{desk.Id}", $"/cases/{desk.Id}/dossier", "/admin/mail"];
        foreach (var member in Cast.WithAccount.Where(m => m != Cast.Outsider && m != Cast.SecondApprover))
        {
            for (var i = 0; i < urls.Length; i++)
            {
                using var answer = await (await app.BrowserOf(member)).Get(urls[i]);
                pages[$"{member} {i}"] = $"{(int)answer.StatusCode} {Plain(await answer.Content.ReadAsStringAsync())}";
            }
        }

        return pages;
    }

    /// <summary>Without what differs between any two runs: tokens, ids (by order of appearance) and times of day.</summary>
    private static string Plain(string page)
    {
        var seen = new List<string>();
        page = Regex.Replace(page, "name=\"__RequestVerificationToken\"[^>]*>", string.Empty);
        page = Regex.Replace(page, "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", m =>
        {
            if (!seen.Contains(m.Value))
            {
                seen.Add(m.Value);
            }

            return $"id{seen.IndexOf(m.Value)}";
        });
        page = Regex.Replace(page, @"\d{4}-\d\d-\d\dT[0-9:.+-]+", "at");
        return Regex.Replace(page, @"\b\d\d:\d\d\b", "time");
    }

    private static async Task Vote(CastDesk desk, string registration, string listing)
    {
        foreach (var member in Voters)
        {
            await desk.Do(Machine.Poll, Act.DeclareConflict, member, ("conflict", "none"));
            await desk.Do(Machine.Poll, Act.CastBallot, member, ("q-registration", registration), ("q-listing", listing));
        }
    }

    private async Task Declare(CastDesk desk, CastMember member, string conflict) =>
        Assert.Equal(HttpStatusCode.Redirect, (await (await app.BrowserOf(member)).Send(await Url(desk), "Declare", ("conflict", conflict), ("text", ""))).Status);

    /// <summary>The page that asks once more, answered with its button.</summary>
    private static async Task<Answer> Again(Browser browser, Answer asked, string url, string handler)
    {
        var hidden = Regex.Matches(asked.Page, "<input[^>]*type=\"hidden\"[^>]*>").Select(m => (Regex.Match(m.Value, "name=\"([^\"]*)\"").Groups[1].Value, Regex.Match(m.Value, "value=\"([^\"]*)\"").Groups[1].Value)).DistinctBy(h => h.Item1).ToArray();
        using var answer = await browser.Post($"{url}?handler={handler}", hidden);
        return new Answer(answer.StatusCode, answer.Headers.Location?.OriginalString, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()));
    }

    private static (HttpStatusCode, string?) Where(Answer answer) => (answer.Status, answer.Location);

    private static async Task<Poll> Poll(CastDesk desk)
    {
        var dossier = await desk.Read();
        return dossier.Polls[(await desk.Newest(Machine.Poll)).Id];
    }

    private static async Task<string> Url(CastDesk desk) => $"/committee/polls/{(await desk.Newest(Machine.Poll)).Id}";

    private async Task<string> Read(CastMember member, string url) => WebUtility.HtmlDecode(await (await app.BrowserOf(member)).Read(url));

    private async Task<HttpStatusCode> Status(CastMember member, string url)
    {
        using var answer = await (await app.BrowserOf(member)).Get(url);
        return answer.StatusCode;
    }
}
