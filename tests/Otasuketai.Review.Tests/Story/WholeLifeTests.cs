using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Policy;
using Otasuketai.Review.Tests.Rooms;
using static Otasuketai.Review.Lifecycle.Act;
using static Otasuketai.Review.Tests.Rooms.Given;

namespace Otasuketai.Review.Tests.Story;

/// <summary>登録から掲載取消まで, and what may happen on the way.</summary>
public sealed class WholeLifeTests
{
    private static readonly (string, string)[] Change =
    [
        ("field", "hours-codes"), ("before", "平日（9-17時）"), ("after", "always"), ("afterNote", ""), ("effectiveOn", "2026-07-01"), ("affectsUsers", "yes"),
        ("affectsRequirements", "no"), ("emergency", "no"), ("why", "体制を増やした"),
    ];

    [Fact]
    public void Life_FromRegistrationToDelisting_GoesThroughChangeSuspensionAndMeasure()
    {
        var desk = Chapters.Submitted();
        Chapters.Listed(desk);

        desk.Do(Machine.ChangeNotice, DraftNotice, Vendor, ("field", "hours-codes"));
        desk.Do(Machine.ChangeNotice, FileNotice, Vendor, Change);
        desk.Do(Machine.ChangeNotice, ClassifyForReview, Intake, ("class", "user-affecting"));
        desk.Do(Machine.ChangeNotice, AcceptChange, Checker, ("note", "確認した"));
        Assert.Equal(Stage.Accepted, desk.StageOf(Machine.ChangeNotice));
        Assert.Equal(2, desk.Dossier.Entry?.LastVersion);

        desk.Do(Machine.Incident, ReportIncident, Vendor, ("occurredOn", "2026-06-01"), ("noticedOn", "2026-06-01"), ("what", "管理画面への侵入"), ("affected", "12"), ("personalData", "yes"), ("measures", "遮断"), ("ongoing", "no"));
        desk.Do(Machine.Incident, AcknowledgeIncident, Intake, ("note", "確報を求める"));
        desk.Do(Machine.Listing, SuspendInterim, Checker, ("reasonClass", "incident"), ("reason", "利用者の保護"));
        Assert.Equal(Stage.Listed, desk.StageOf(Machine.Listing));
        desk.Do(Machine.Listing, SuspendInterim, Approver);
        Assert.Equal(Stage.Suspended, desk.StageOf(Machine.Listing));
        desk.Do(Machine.Incident, ReportUpdate, Vendor, ("news", "原因を調査中"), ("affected", "12"), ("ongoing", "no"));
        desk.Do(Machine.Incident, FileFinalReport, Vendor, ("cause", "設定の誤り"), ("remedy", "設定の修正"), ("prevention", "二重の確認"), ("affected", "12"));
        desk.Do(Machine.Incident, AssessOpenMeasure, Checker, ("ground", "serious-incident"), ("rung", "delisting"), ("reason", "再発の防止策が足りない"));
        Assert.Equal(Stage.Assessed, desk.StageOf(Machine.Incident));

        Delist(desk);
        Assert.Equal(Stage.Delisted, desk.StageOf(Machine.Listing));
        Assert.Equal(Stage.Delisted, desk.StageOf(Machine.Measure));
        Assert.DoesNotContain(desk.Dossier.Instances.Values, i => i.Status == Otasuketai.Bpmn.InstanceStatus.Running);
    }

    [Fact]
    public void Measure_NoReply_ClosesItsWindowAndGoesOn()
    {
        var desk = Chapters.Submitted();
        Chapters.Listed(desk);
        desk.Do(Machine.Measure, ProposeMeasure, Checker, ("ground", "duty-not-done"), ("rung", "caution"), ("facts", "変更届の遅れ"), ("reason", "届出の義務"));
        desk.Do(Machine.Measure, GiveNotice, Approver, ("intended", "注意を表示する"));
        desk.Wait(40);
        Assert.Equal(Stage.AwaitingDecision, desk.StageOf(Machine.Measure));

        desk.Do(Machine.Measure, ImposeMeasure, Checker, ("exitCriteria", "届出を続ける"), ("remedyDue", "2026-12-01"), ("publicNote", "届出の遅れ"), ("reason", "届出の義務"));
        desk.Do(Machine.Measure, ImposeMeasure, Approver);
        Assert.Equal(Stage.InForce, desk.StageOf(Machine.Measure));
        desk.Do(Machine.Measure, LiftMeasure, Checker, ("criteriaMet", "yes"), ("reason", "届出が続いた"));
        Assert.Equal(Stage.Lifted, desk.StageOf(Machine.Measure));
        Assert.Equal(Stage.Listed, desk.StageOf(Machine.Listing));
    }

    [Fact]
    public void Measure_NoticeWhoseMailNobodyAccepts_OpensNoWindowUntilItIsOpened()
    {
        var desk = Chapters.Submitted();
        Chapters.Listed(desk);
        desk.IsMailAccepted = false;
        desk.Do(Machine.Measure, ProposeMeasure, Checker, ("ground", "duty-not-done"), ("rung", "caution"), ("facts", "変更届の遅れ"), ("reason", "届出の義務"));
        desk.Do(Machine.Measure, GiveNotice, Approver, ("intended", "注意を表示する"));
        desk.Wait(60);
        Assert.Equal(Stage.NoticeGiven, desk.StageOf(Machine.Measure));
        Assert.Contains("notice-not-proven", desk.Mails);

        desk.Do(Machine.Measure, AcknowledgeNotice, Vendor, ("read", "yes"));
        desk.Wait(20);

        Assert.Equal(Stage.AwaitingDecision, desk.StageOf(Machine.Measure));
    }

    [Theory]
    [InlineData("P7D", 17, 2)]
    [InlineData("P3D", 13, 3)]
    public void Incident_UpdatesDue_AreAskedForByThePolicyUntilTheFinalReport(string interval, int days, int asked)
    {
        var desk = Chapters.Submitted();
        Chapters.Listed(desk);
        desk.Policy = desk.Policy with { Knobs = desk.Policy.Knobs.SetItem(Knob.IncidentUpdate, new Knob.Span(interval, BusinessDays: false)) };
        desk.Do(Machine.Incident, ReportIncident, Vendor, ("occurredOn", "2026-06-01"), ("noticedOn", "2026-06-01"), ("what", "管理画面への侵入"));
        desk.Do(Machine.Incident, AcknowledgeIncident, Intake, ("note", "確報を求める"));

        desk.Wait(days);
        Assert.Equal(asked, desk.Mails.Count(m => m == "incident-update-due"));
        desk.Do(Machine.Incident, FileFinalReport, Vendor, ("cause", "設定の誤り"));
        desk.Wait(30);
        Assert.Equal(asked, desk.Mails.Count(m => m == "incident-update-due"));

        desk.Do(Machine.Incident, ReturnReport, Checker, ("reason", "原因が足りない"));
        desk.Wait(days);
        Assert.Equal(asked * 2, desk.Mails.Count(m => m == "incident-update-due"));
    }

    [Fact]
    public void Incident_UpdateReported_BeginsTheWeekAnew()
    {
        var desk = Chapters.Submitted();
        Chapters.Listed(desk);
        desk.Do(Machine.Incident, ReportIncident, Vendor, ("occurredOn", "2026-06-01"), ("noticedOn", "2026-06-01"), ("what", "管理画面への侵入"));
        desk.Do(Machine.Incident, AcknowledgeIncident, Intake, ("note", "確報を求める"));
        int Asked() => desk.Mails.Count(m => m == "incident-update-due");

        desk.Wait(5);
        desk.Do(Machine.Incident, ReportUpdate, Vendor, ("news", "原因を調査中"), ("affected", "12"), ("ongoing", "no"));
        desk.Wait(6);
        Assert.Equal(0, Asked());
        desk.Wait(2);
        Assert.Equal(1, Asked());
        desk.Do(Machine.Incident, ReportUpdate, Vendor, ("news", "原因が分かった"), ("affected", "12"), ("ongoing", "no"));
        desk.Wait(6);
        Assert.Equal(1, Asked());
        desk.Wait(2);
        Assert.Equal(2, Asked());
    }

    [Fact]
    public void Recheck_QuestionedAndAnswered_IsConfirmed()
    {
        var desk = Chapters.Submitted();
        Chapters.Listed(desk);
        desk.Do(Machine.Recheck, OpenRecheck, Actor.System, ("cause", "schedule"), ("reason", "12か月が過ぎた"));
        desk.Do(Machine.Recheck, StartRecheck, Checker);
        desk.Do(Machine.Recheck, AskVendor, Checker, ("items", "3.2"), ("question", "現在の月額"), ("reason", "価格の確認"));
        desk.Do(Machine.Recheck, AnswerRecheck, Vendor, ("answer", "変わらず1,800円"));
        desk.Do(Machine.Recheck, ConfirmRecheck, Checker, ("confirmedItems", "3.2"), ("evidence", "料金表 1,800円"), ("measuredOn", "2026-06-01"), ("note", "相違なし"));
        Assert.Equal(Stage.Confirmed, desk.StageOf(Machine.Recheck));
    }

    [Fact]
    public void Renewal_FiledAndResolved_ProlongsTheValidity()
    {
        var desk = Chapters.Submitted();
        Chapters.Listed(desk);
        var before = desk.Dossier.Entry!.ValidUntil;
        desk.Wait(600);
        desk.Do(Machine.Renewal, OpenRenewal, Actor.System);
        desk.Do(Machine.Renewal, FileRenewal, Vendor, ("changes", "none"), ("report", "順調"), ("antisocialPledge", "yes"));
        desk.Do(Machine.Renewal, AcceptRenewalFiling, Intake, ("complete", "yes"));
        desk.Do(Machine.Renewal, ReferRenewal, Checker, ("confirmedItems", string.Join(' ', Review.Rooms.Items.All)), ("proposal", "更新を承認"));
        Chapters.Resolve(desk, ("q-registration", "approve"));
        Assert.Equal(Stage.Renewed, desk.StageOf(Machine.Renewal));
        Assert.True(desk.Dossier.Entry!.ValidUntil > before);
    }

    [Fact]
    public void Renewal_FiguresPastTheirFreshness_AreNamedStaleToTheCommittee()
    {
        var desk = Chapters.Submitted();
        Chapters.Listed(desk);
        desk.Wait(600);
        Chapters.RenewalReferred(desk);

        Assert.Equal(Review.Rooms.Items.All.Order(StringComparer.Ordinal), desk.Newest(Machine.Renewal).Fact("staleItems").Split(' '));
    }

    [Fact]
    public void PostEvaluation_WithTooFewAnswers_PublishesCountsOnly()
    {
        var desk = Chapters.Submitted();
        Chapters.Listed(desk);
        desk.Do(Machine.PostEvaluation, PlanRound, Actor.System, ("round", "1"));
        Assert.Equal(Stage.Collecting, desk.StageOf(Machine.PostEvaluation));
        desk.Wait(40);
        Assert.Equal(Stage.Suppressed, desk.StageOf(Machine.PostEvaluation));
    }

    [Fact]
    public void Appeal_AgainstARefusal_IsHeardByPeopleWhoTookNoPart()
    {
        var desk = Chapters.Submitted();
        Chapters.OnTheAgenda(desk);
        Chapters.Resolve(desk, ("q-registration", "not-approve"), ("q-listing", "abstain"));
        Assert.Equal(Stage.NotApproved, desk.StageOf(Machine.Registration));

        var others = new[] { Person(31, Role.Member), Person(32, Role.Member), Person(33, Role.Member) };
        desk.Seats = [.. desk.Seats, .. others.Select(o => Seat(o))];
        desk.Do(Machine.Appeal, FileAppeal, Vendor, ("subject", desk.Newest(Machine.Registration).Id.ToString()), ("grounds", "資料の見落とし"), ("reason", "再審議"), ("stayAsked", "no"));
        desk.Do(Machine.Appeal, AdmitAppeal, Secretariat, ("stayGranted", "no"));
        desk.Do(Machine.Appeal, AssignAppeal, Secretariat, ("panel", "関与のない三名"));
        desk.Do(Machine.Appeal, OpenAppealDeliberation, Secretariat, ("meetingOn", "2026-09-01"), ("mode", "meeting"));
        desk.Do(Machine.Poll, OpenPoll, Secretariat);
        Assert.DoesNotContain(CastBallot, desk.Offered(MemberA));
        foreach (var member in others)
        {
            desk.Do(Machine.Poll, DeclareConflict, member, ("conflict", "none"));
            desk.Do(Machine.Poll, CastBallot, member, ("q-decision", "adopt"));
        }

        desk.Do(Machine.Poll, ElectPresiding, Secretariat, ("elected", others[0].Person.ToString()), ("note", "互選"));
        desk.Do(Machine.Poll, ConfirmPoll, others[0], ("statement", "見落としがあった"));
        Assert.Equal(Stage.Upheld, desk.StageOf(Machine.Appeal));
    }

    private static void Delist(StoryDesk desk)
    {
        desk.Do(Machine.Measure, GiveNotice, Approver, ("intended", "掲載を取り消す"));
        desk.Do(Machine.Measure, AcknowledgeNotice, Vendor, ("read", "yes"));
        desk.Do(Machine.Measure, Reply, Vendor, ("stance", "partly"), ("reply", "再発を防ぐ"));
        desk.Do(Machine.Measure, ReferDelisting, Approver, ("proposal", "掲載取消"), ("reason", "重大な事故"));
        Chapters.Resolve(desk, ("q-decision", "adopt"));
        Assert.Equal(Stage.AwaitingExecution, desk.StageOf(Machine.Measure));
        desk.Do(Machine.Measure, ExecuteDelisting, Checker, ("resolutionRead", "yes"), ("publicNote", "重大な事故のため"));
        desk.Do(Machine.Measure, ExecuteDelisting, Approver);
    }
}
