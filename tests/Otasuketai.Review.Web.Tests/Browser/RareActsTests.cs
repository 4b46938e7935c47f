using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Web.Access;
using Otasuketai.Review.Web.Tests.House;
using Otasuketai.Review.Web.Tests.Queues;

namespace Otasuketai.Review.Web.Tests.Browsing;

/// <summary>The stage of what happens seldom.</summary>
public sealed class RareActsStage(TestCluster cluster, Chromium chromium) : BrowserStage(cluster, chromium, "rare-acts");

/// <summary>Pages the story of a whole life does not pass: each is looked at on a desk's screen and on a telephone, with axe and without sideways scroll.</summary>
public sealed class RareActsTests(RareActsStage stage) : IClassFixture<RareActsStage>, IAsyncLifetime
{
    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await stage.CheckInvariants();
        stage.Check.AssertClean();
    }

    [Fact]
    public async Task HearingAndExtension_ArePagesOfTheirOwn()
    {
        var desk = await CastDesk.InEvidenceCheck(stage.App, "聴取の便");
        await Visit(desk, Cast.Checker, Machine.Registration, Act.ArrangeHearing, "お尋ねすること");
        await desk.Do(Machine.Registration, Act.ArrangeHearing, Cast.Checker, ("date", "2030-06-20"), ("place", "会議室A"), ("questions", "夜間の体制"));
        await Visit(desk, Cast.Checker, Machine.Registration, Act.RecordHearing, "夜間の体制");
        await desk.Do(Machine.Registration, Act.RecordHearing, Cast.Checker, ("heldOn", "2026-01-10"), ("attendees", "青木"), ("record", "当番表を確かめた"));
        await desk.Do(Machine.Registration, Act.RequestAnswer, Cast.Checker, ("mend", "当番表をお送りください"), ("reason", "体制を確かめるため"));
        await Visit(desk, Cast.Vendor, Machine.Correction, Act.RequestExtension, "希望する期限");
        await desk.Do(Machine.Correction, Act.RequestExtension, Cast.Vendor, ("newDue", "2031-01-15"), ("reason", "担当者が不在のため"));
        await Visit(desk, Cast.Checker, Machine.Correction, Act.GrantExtension, "担当者が不在のため");
    }

    [Fact]
    public async Task Condition_IsReportedAndChecked()
    {
        var desk = await CastDesk.InOpenPoll(stage.App, "条件つきの便");
        foreach (var member in (CastMember[])[Cast.Chair, Cast.MemberOne, Cast.MemberTwo, Cast.MemberThree])
        {
            await desk.Do(Machine.Poll, Act.DeclareConflict, member, ("conflict", "none"));
            await desk.Do(Machine.Poll, Act.CastBallot, member, ("q-registration", "approve-with-conditions"), ("q-listing", "list"), ("condition", "夜間の当番表"));
        }

        await desk.Do(Machine.Poll, Act.ConfirmPoll, Cast.Chair, ("statement", "おおむね満たす"), ("condition", "夜間の当番表を示すこと"));
        await Visit(desk, Cast.Vendor, Machine.Registration, Act.FulfilCondition, "条件をどう満たしたか");
        await desk.Do(Machine.Registration, Act.FulfilCondition, Cast.Vendor, ("report", "当番表を作りました"), ("metOn", "2026-01-10"), ("proof", "当番表.pdf"));
        await Visit(desk, Cast.Checker, Machine.Registration, Act.ConfirmCondition, "当番表を作りました");
    }

    [Fact]
    public async Task MeasureChangeAndSuccession_AreAnsweredBesideWhatIsOnFile()
    {
        var desk = await CastDesk.Listed(stage.App, "引き継ぐ便");
        var vendor = await stage.As(Cast.Vendor);
        await vendor.Visit($"/cases/{desk.Id}/start/ChangeNotice/DraftNotice");
        await vendor.Fill("field", "claim");
        await vendor.Fill("items", "5.1");
        await vendor.Press("変更届を書き始める");
        await vendor.Reads("23項目の回答", "変更前");
        await vendor.Press("変更届を提出する");
        await vendor.Reads("直していただきたい点が");

        await desk.Do(Machine.Measure, Act.ProposeMeasure, Cast.Approver, ("ground", "duty-not-done"), ("rung", "caution"), ("facts", "届出がありません"), ("reason", "期限を過ぎました"));
        await desk.Do(Machine.Measure, Act.GiveNotice, Cast.SecondApprover, ("intended", "注意します"));
        await desk.Do(Machine.Measure, Act.AcknowledgeNotice, Cast.Vendor);
        await Visit(desk, Cast.Vendor, Machine.Measure, Act.Reply, "注意します");

        await vendor.Visit($"/cases/{desk.Id}/start/Succession/FileSuccession");
        await desk.Do(Machine.Succession, Act.FileSuccession, Cast.Vendor, ("kind", "merger"), ("newBody", "青葉みらい株式会社"), ("newCorporateNumber", "7000012050002"), ("effectiveOn", "2030-06-20"), ("bodyChanges", "yes"), ("policyChanges", "no"), ("why", "合併のため"));
        await Visit(desk, Cast.Checker, Machine.Succession, Act.ExamineSuccession, "青葉みらい株式会社");
    }

    [Fact]
    public async Task TroubleMonitorsAndMissingPages_KeepTheOfficesBar()
    {
        var desk = await CastDesk.Submitted(stage.App, "止まった便");
        await stage.App.Sql("INSERT INTO review.incident (instance_id, dossier_id, activity_id, element_id, code, message, at) SELECT life_id, dossier_id, 'a1', 'Intake', 'COMMAND', 'boom', review.now() FROM review.instance WHERE dossier_id = $1", desk.Id.Value);
        await stage.App.Sql("INSERT INTO review.outbox (id, dossier_id, template, address, state, last_error) VALUES ($1, $2, 'receipt', 'vendor@aoba.example.jp', 'Uncertain', 'connection reset')", Guid.CreateVersion7(), desk.Id.Value);
        var admin = await (await stage.As(Cast.Admin)).Visit("/admin/mail");
        await admin.Visit("/admin/incidents");
        await admin.Page.Locator("main input[name^=reason-]").First.FillAsync("手で済ませたため");
        await admin.Press("この手順を飛ばす");
        await admin.Reads("この手順を飛ばしますか", "手で済ませたため");
        await admin.Press("戻って直す");

        var checker = await (await stage.As(Cast.Checker)).Visit("/monitors");
        await checker.Visit($"/cases/{Guid.CreateVersion7()}", 404);
        await checker.Reads("ページが見つかりません", "仕事の一覧へ");
    }

    [Fact]
    public async Task Poll_IsEndedByTheChairAndDecidedByAnElection()
    {
        var desk = await CastDesk.InOpenPoll(stage.App, "決めかねる便");
        foreach (var (member, choice) in new[] { (Cast.Chair, "abstain"), (Cast.MemberTwo, "approve"), (Cast.MemberThree, "not-approve") })
        {
            await desk.Do(Machine.Poll, Act.DeclareConflict, member, ("conflict", "none"));
            await desk.Do(Machine.Poll, Act.CastBallot, member, ("q-registration", choice), ("q-listing", "list"));
        }

        var poll = $"/committee/polls/{(await desk.Newest(Machine.Poll)).Id}";
        var chair = await (await stage.As(Cast.Chair)).Visit(poll);
        await chair.Fill("absentHeard", "true");
        await chair.Await(() => chair.Page.Locator("form[action*='handler=End'] .foot-actions button").ClickAsync());
        await chair.Await(() => chair.Page.Locator("main form .foot-actions button").First.ClickAsync());
        await chair.Reads("投票を締め切りました。");

        var secretariat = await (await stage.As(Cast.Secretariat)).Visit("/committee");
        await secretariat.Follow("決めかねる便");
        await secretariat.Fill("elected", Cast.MemberTwo.Id.ToString());
        await secretariat.Fill("note", "互選による。");
        await secretariat.Press("内容を確認する");
        await secretariat.Reads("この選任を記録しますか");
    }

    private async Task Visit(CastDesk desk, CastMember who, Machine machine, Act act, string words)
    {
        var person = await (await stage.As(who)).Visit($"/cases/{desk.Id}/lives/{(await desk.Newest(machine)).Id}/{act}");
        await person.Reads(words);
    }
}
