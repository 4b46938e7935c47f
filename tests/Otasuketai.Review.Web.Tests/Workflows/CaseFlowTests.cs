using System.Net;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Web.Access;
using Otasuketai.Review.Web.Tests.Access;
using Otasuketai.Review.Web.Tests.Queues;
using static Otasuketai.Review.Lifecycle.Act;

namespace Otasuketai.Review.Web.Tests.Workflows;

/// <summary>The live diagram on the case page: what is done, where it stands, what is to come — for each reader what this reader may know.</summary>
public sealed class CaseFlowTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task Case_InEvidenceCheck_DrawsDoneHereAndToCome()
    {
        var desk = await CastDesk.InEvidenceCheck(app);

        var map = Assert.Single(await Maps(desk, Cast.Checker));

        Assert.Equal(["Draft", "Intake"], map.Steps("done").Intersect(["Draft", "Intake", "Correction", "DossierReview", "Deliberation"]).Order());
        Assert.Equal(["EvidenceCheck"], map.Steps("now"));
        Assert.Contains("IntakeOutcome-AcceptIntake", map.Steps("done"));
        Assert.DoesNotContain("IntakeOutcome-RequestCorrection", map.Steps("done"));
        Assert.Contains("いまここ", map.Text, StringComparison.Ordinal);
        Assert.Contains("裏付けを確認する", map.Svg.Element("desc")!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Case_AfterAReturn_DrawsTheReturnOnlyWhenItHappened()
    {
        var (straight, returned) = (await Proposed(), await Proposed());
        await straight.Do(Machine.Registration, ApproveDossier, Cast.Approver);
        await returned.Do(Machine.Registration, ReturnDossier, Cast.Approver, ("reason", "根拠を補う"));

        Assert.Equal(["DossierReviewOutcome-ApproveDossier"], Returns(await Maps(straight, Cast.Checker)));
        Assert.Equal(["DossierReviewOutcome-ReturnDossier"], Returns(await Maps(returned, Cast.Checker)));
    }

    [Fact]
    public async Task Case_SentBack_DrawsWhatLiesAheadAgainAsToCome_InTheDiagramAndInTheList()
    {
        var desk = await Proposed();
        await desk.Do(Machine.Registration, ReturnDossier, Cast.Approver, ("reason", "根拠を補う"));

        var map = Assert.Single(await Maps(desk, Cast.Checker));
        Assert.Equal(["EvidenceCheck"], map.Steps("now"));
        Assert.Equal(["Draft", "DraftOutcome", "Intake", "IntakeOutcome", "Start"], map.Steps("done").Where(id => !id.Contains('-', StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.DoesNotContain("EvidenceCheckOutcome-ProposeDossier", map.Steps("done"));
        Assert.Equal("done done now to-come to-come", await List(desk));

        await desk.Do(Machine.Registration, ProposeDossier, Cast.Checker, ("proposal", "基準を満たす"), ("recommended", "approve"));
        await desk.Do(Machine.Registration, ApproveDossier, Cast.Approver);
        Assert.Empty(new[] { "EvidenceCheck", "EvidenceCheckOutcome", "DossierReview", "DossierReviewOutcome" }.Except(Assert.Single(await Maps(desk, Cast.Checker)).Steps("done")));
    }

    [Fact]
    public async Task Case_WhileAPollRuns_TheOfficeSeesItsInsideAndTheVendorDoesNot()
    {
        var desk = await CastDesk.InOpenPoll(app);

        var office = await Maps(desk, Cast.Secretariat);
        var vendor = await Maps(desk, Cast.Vendor);

        Assert.Equal(["CastBallot", "Voting"], office[1].Steps("now").Order());
        Assert.Equal(["Deliberation"], Assert.Single(vendor).Steps("now"));
        Assert.DoesNotContain("CastBallot", await Page(desk, Cast.Vendor), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Case_WhenEverybodyHasVoted_TheVendorsDiagramIsTheSameAsBefore()
    {
        var desk = await CastDesk.InOpenPoll(app);
        var before = await Maps(desk, Cast.Vendor);

        foreach (var member in new[] { Cast.Chair, Cast.MemberOne, Cast.MemberTwo, Cast.MemberThree })
        {
            await desk.Do(Machine.Poll, DeclareConflict, member, ("conflict", "none"));
            await desk.Do(Machine.Poll, CastBallot, member, ("q-registration", "approve"), ("q-listing", "list"));
        }

        Assert.Equal(["ConfirmPoll", "Voting"], (await Maps(desk, Cast.Secretariat))[1].Steps("now").Order());
        Assert.Equal(before.Single().Svg.ToString(), (await Maps(desk, Cast.Vendor)).Single().Svg.ToString());
    }

    [Fact]
    public async Task Case_ForTheCommittee_OpensToAdmittedMembersOnly()
    {
        var desk = await CastDesk.InOpenPoll(app);
        await desk.Do(Machine.Poll, DeclareConflict, Cast.MemberOne, ("conflict", "none"));

        Assert.Equal(2, (await Maps(desk, Cast.MemberOne)).Count);
        foreach (var outside in new[] { Cast.MemberTwo, Cast.RecusedMember, Cast.RivalVendor, Cast.Outsider })
        {
            using var answer = await (await app.BrowserOf(outside)).Get($"/cases/{desk.Id}");
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            Assert.DoesNotContain("<svg class=\"flow__svg\"", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Case_OfficeClocksAndFailures_AreNotDrawnForTheVendor()
    {
        var desk = await CastDesk.Submitted(app);
        await app.Sql("""UPDATE review.instance SET state = jsonb_set(state, '{inc}', jsonb_build_array(jsonb_build_object('code', 'X', 'el', 'Intake', 'text', 'boom', 'act', state #>> '{act,0,id}'))) WHERE dossier_id = $1""", desk.Id.Value);

        var office = Assert.Single(await Maps(desk, Cast.Intake));
        var vendor = Assert.Single(await Maps(desk, Cast.Vendor));

        Assert.Equal(["Intake"], office.Steps("stuck"));
        Assert.Contains("sw--stuck", await Page(desk, Cast.Intake), StringComparison.Ordinal);
        Assert.DoesNotContain("sw--stuck", await Page(desk, Cast.Vendor), StringComparison.Ordinal);
        Assert.Contains("data-stuck=\"止まっています\"", WebUtility.HtmlDecode(await Page(desk, Cast.Intake)), StringComparison.Ordinal);
        Assert.Empty(new[] { "IntakeOverdue", "RemindIntake", "AnswerReminder1" }.Except(office.All));
        Assert.Equal(["Intake"], vendor.Steps("now"));
        Assert.Empty(vendor.All.Intersect(["IntakeOverdue", "RemindIntake", "IntakeReminded", "IntakeOverdue-RemindIntake"]));
        Assert.Contains("AnswerReminder1", vendor.All);
    }

    [Fact]
    public async Task Case_WithTwoCalledProcedures_DrawsEachUnderItsOwnId()
    {
        var desk = await CastDesk.InOpenPoll(app);
        await app.Sql("""UPDATE review.instance SET state = jsonb_set(state, '{sc}', state -> 'sc' || jsonb_build_array((state #> '{sc,1}') || '{"id": "x9"}')) WHERE dossier_id = $1""", desk.Id.Value);

        var page = await Page(desk, Cast.Secretariat);
        var ids = Regex.Matches(page, " id=\"(flow-[^\"]+)\"").Select(m => m.Groups[1].Value).ToList();

        Assert.Equal(3, MapsOf(page).Count);
        Assert.Equal(ids.Distinct(), ids);
        Assert.Empty(Regex.Matches(page, "href=\"#(flow-[^\"]+)\"").Select(m => m.Groups[1].Value).Except(ids));
    }

    [Fact]
    public async Task Case_Drawing_HasNoStyleAttributesAndSpeaksEnglishOnTheEnglishPage()
    {
        var desk = await CastDesk.InOpenPoll(app);

        var page = await (await app.BrowserOf(Cast.Auditor)).Read($"/en/cases/{desk.Id}");
        var maps = MapsOf(page);

        Assert.DoesNotContain(" style=", page, StringComparison.Ordinal);
        Assert.Equal(2, maps.Count);
        Assert.All(maps, map => Assert.DoesNotMatch("[ぁ-ヿ一-鿿]", map.Text));
    }

    [Fact]
    public async Task File_OfARegisteredVersion_IsTheFileAndOnlyStaffGetIt()
    {
        var desk = await CastDesk.Submitted(app);
        var source = Regex.Match(await Page(desk, Cast.Intake), "data-flow=\"([^\"]+)\"").Groups[1].Value;

        Assert.Equal("/workflows/registration/versions/1/file", source);
        Assert.Contains("id=\"registration\"", await (await app.BrowserOf(Cast.Intake)).Read(source), StringComparison.Ordinal);
        Assert.DoesNotContain("data-flow=\"/", await Page(desk, Cast.Vendor), StringComparison.Ordinal);
        using var none = await (await app.BrowserOf(Cast.Intake)).Get("/workflows/registration/versions/none/file");
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }

    /// <summary>States of the first five steps in the list, in order.</summary>
    private async Task<string> List(CastDesk desk) => string.Join(' ', Regex.Matches(Regex.Match(await Page(desk, Cast.Checker), "<ol class=\"steps\">.*?</ol>", RegexOptions.Singleline).Value, "<li([^>]*)>").Take(5)
        .Select(m => m.Value.Contains("\"step\"", StringComparison.Ordinal) ? "now" : m.Value.Contains("\"done\"", StringComparison.Ordinal) ? "done" : "to-come"));

    private static IEnumerable<string> Returns(IReadOnlyList<Map> maps) => maps.Single().Steps("done").Where(id => id.StartsWith("DossierReviewOutcome-", StringComparison.Ordinal));

    private async Task<CastDesk> Proposed()
    {
        var desk = await CastDesk.InEvidenceCheck(app);
        foreach (var item in Review.Rooms.Items.All)
        {
            await desk.Do(Machine.Registration, RecordFinding, Cast.Checker, ("item", item), ("finding", "Confirmed"), ("note", "資料と一致"));
        }

        await desk.Do(Machine.Registration, ProposeDossier, Cast.Checker, ("proposal", "基準を満たす"), ("recommended", "approve"));
        return desk;
    }

    private async Task<string> Page(CastDesk desk, CastMember reader) => await (await app.BrowserOf(reader)).Read($"/cases/{desk.Id}");

    private async Task<IReadOnlyList<Map>> Maps(CastDesk desk, CastMember reader) => MapsOf(await Page(desk, reader));

    private static List<Map> MapsOf(string page) =>
        [.. Regex.Matches(page, "<svg class=\"flow__svg\" .*?</svg>", RegexOptions.Singleline).Select(m => new Map(XElement.Parse(m.Value)))];

    private sealed record Map(XElement Svg)
    {
        public string Text => string.Concat(Svg.DescendantNodes().OfType<XText>().Select(t => t.Value));

        public HashSet<string> All => [.. Svg.Descendants().Select(e => (string?)e.Attribute("data-el")).OfType<string>()];

        public IEnumerable<string> Steps(string state) => Svg.Descendants().Where(e => (string?)e.Attribute("data-s") == state).Select(e => (string?)e.Attribute("data-el")).OfType<string>();
    }
}
