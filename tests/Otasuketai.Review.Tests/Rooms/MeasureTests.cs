using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Rooms;

namespace Otasuketai.Review.Tests.Rooms;

public sealed class MeasureTests
{
    private static readonly (string, string)[] Impose = [("exitCriteria", "再発防止"), ("remedyDue", "2026-08-01"), ("publicNote", "改善中"), ("reason", "事故")];
    private readonly Given given = new();

    [Fact]
    public void ReportIncident_TwoDaysAfterItWasNoticed_IsLate()
    {
        given.Listed();

        var incident = given.Begin(Machine.Incident, Act.ReportIncident, Given.Vendor, null, ("occurredOn", "2026-05-29"), ("noticedOn", "2026-05-30"), ("what", "漏えい"));

        Assert.Equal(("yes", "vendor"), (given[incident].Fact(FactNames.Late), given[incident].Fact("reportedBy")));
    }

    [Fact]
    public void ReportIncident_NoticedBeforeItOccurred_IsRefused()
    {
        given.Listed();

        Given.Refused(Refusal.BadInput, given.AskBirth(Machine.Incident, Act.ReportIncident, Given.Vendor, null, ("occurredOn", "2026-05-30"), ("noticedOn", "2026-05-29")));
    }

    [Fact]
    public void ReportIncident_NotListed_IsRefused() => Given.Refused(Refusal.NotListed, given.AskBirth(Machine.Incident, Act.ReportIncident, Given.Vendor, null));

    [Fact]
    public void AssessOpenMeasure_OpensItAndTheAssessorMayNotGiveNotice()
    {
        given.Listed();
        var incident = given.Life(Machine.Incident, Stage.FinalReported, null, ("what", "漏えい"));

        given.Do(incident, Act.AssessOpenMeasure, Given.Checker, ("ground", "serious-incident"), ("rung", "suspension"), ("reason", "重大"));

        var measure = given.Newest(Machine.Measure);
        Assert.Equal((Stage.Proposed, incident, "suspension"), (measure.Stage, measure.Parent, measure.Fact(FactNames.Rung)));
        Given.Refused(Refusal.SamePerson, given.Ask(measure.Id, Act.GiveNotice, Given.Checker with { Roles = [Role.Approver] }, ("intended", "停止")));
    }

    [Fact]
    public void ProposeMeasure_SameGroundWithinTheMemory_StartsOneRungHigher()
    {
        given.Listed();
        given.Life(Machine.Measure, Stage.Lifted, null, (FactNames.Ground, "duty-not-done"), (FactNames.Rung, "caution"));

        Assert.Equal("corrective-plan", Rung(Proposed("duty-not-done", "caution")));
        Assert.Equal("caution", Rung(Proposed("closure", "caution")));
    }

    [Fact]
    public void ProposeMeasure_SameGroundLongAgoOrDropped_StartsWhereAsked()
    {
        given.Listed();
        given.Life(Machine.Measure, Stage.Dropped, null, (FactNames.Ground, "duty-not-done"), (FactNames.Rung, "suspension"));
        given.Life(Machine.Measure, Stage.Lifted, null, (FactNames.Ground, "closure"), (FactNames.Rung, "suspension"));
        given.World = given.World with { Now = given.World.Now.AddMonths(7) };

        Assert.Equal("caution", Rung(Proposed("duty-not-done", "caution")));
        Assert.Equal("caution", Rung(Proposed("closure", "caution")));
    }

    [Fact]
    public void AcknowledgeNotice_ProvesIt_OnceAndTellsTheProcedure()
    {
        given.Listed();
        var id = Proposed("serious-incident", "suspension");
        given.Do(id, Act.GiveNotice, Given.Approver, ("intended", "停止"));
        Assert.Equal("2026-06-22", given[id].Fact("replyUntil"));

        var yes = given.Do(id, Act.AcknowledgeNotice, Given.Vendor);

        Assert.Equal("2026-06-15", given[id].Fact("replyUntil"));
        Assert.Contains(new DossierEvent.Signalled(id, "NoticeAcknowledged"), yes.Events);
        Given.Refused(Refusal.NotOffered, given.Ask(id, Act.AcknowledgeNotice, Given.Vendor));
    }

    [Fact]
    public void ImposeAndLift_Suspension_StopsTheEntryAndBringsItBack()
    {
        var listing = given.Listed();
        var id = given.Life(Machine.Measure, Stage.AwaitingDecision, null, (FactNames.Rung, "suspension"));

        given.Do(id, Act.ImposeMeasure, Given.Approver, Impose);
        Assert.Equal((Stage.Suspended, "measure"), (given[listing].Stage, given[listing].Fact(FactNames.SuspensionKind)));

        given.Do(id, Act.LiftMeasure, Given.Checker, ("reason", "改善済"));
        Assert.Equal((Stage.Listed, "", Stage.Lifted), (given[listing].Stage, given[listing].Fact(FactNames.SuspensionKind), given[id].Stage));
    }

    [Fact]
    public void Impose_SuspensionOfAnEntrySuspendedInterim_ChangesTheKindByAnAct()
    {
        var listing = given.Listed();
        given.Do(listing, Act.SuspendInterim, Given.Checker, ("reasonClass", "incident"), ("reason", "漏えい"));
        var id = given.Life(Machine.Measure, Stage.AwaitingDecision, null, (FactNames.Rung, "suspension"));

        var yes = given.Do(id, Act.ImposeMeasure, Given.Approver, Impose);

        Assert.Equal((Stage.Suspended, "measure", null), (given[listing].Stage, given[listing].Fact(FactNames.SuspensionKind), given[listing].Due));
        Assert.Equal(Act.Suspend, Assert.Single(yes.Events.OfType<DossierEvent.Moved>(), m => m.Life == listing).Act);
    }

    [Fact]
    public void ImposeEscalateAndLift_FromCautionToSuspension_LeavesNoFlagBehind()
    {
        var listing = given.Listed();
        var id = given.Life(Machine.Measure, Stage.AwaitingDecision, null, (FactNames.Rung, "caution"));
        given.Do(id, Act.ImposeMeasure, Given.Approver, Impose);
        Assert.Equal(id.ToString(), given[listing].Fact(FactNames.CautionBy));
        given.Do(id, Act.Escalate, Given.Checker, ("reason", "改善なし"));
        given.Do(id, Act.Reply, Given.Vendor, ("reply", "努力中"));
        given.Dossier = given.Dossier.Apply(Given.Set(id, (FactNames.Rung, "suspension")));
        given.Do(id, Act.ImposeMeasure, Given.Approver, Impose);

        given.Do(id, Act.LiftMeasure, Given.Checker, ("reason", "改善済"));

        Assert.Equal((Stage.Listed, ""), (given[listing].Stage, given[listing].Fact(FactNames.CautionBy)));
    }

    [Fact]
    public void Escalate_OneRungUp_GivesNoticeAgain()
    {
        var id = given.Life(Machine.Measure, Stage.InForce, null, (FactNames.Rung, "suspension"));

        var yes = given.Do(id, Act.Escalate, Given.Checker, ("reason", "改善なし"));

        Assert.Equal((Stage.NoticeGiven, "delisting"), (given[id].Stage, given[id].Fact(FactNames.Rung)));
        Assert.Contains(Notices.MeasureNotice, Given.Mails(yes));
    }

    [Fact]
    public void RungDelisting_IsNeverImposedAndOnlyItIsReferred()
    {
        var delisting = given.Life(Machine.Measure, Stage.AwaitingDecision, null, (FactNames.Rung, "delisting"));
        var caution = given.Life(Machine.Measure, Stage.AwaitingDecision, null, (FactNames.Rung, "caution"));

        Given.Refused(Refusal.WrongRung, given.Ask(delisting, Act.ImposeMeasure, Given.Approver, Impose));
        Given.Refused(Refusal.WrongRung, given.Ask(caution, Act.ReferDelisting, Given.Approver, ("reason", "重大")));
        given.Do(delisting, Act.ReferDelisting, Given.Approver, ("reason", "重大"));
    }

    [Fact]
    public void ExecuteDelisting_Resolved_TakesTheEntryOffWithItsGround()
    {
        var listing = given.Listed();
        var id = given.Life(Machine.Measure, Stage.AwaitingExecution, null, (FactNames.Rung, "delisting"), (FactNames.Ground, "false-statement"), (FactNames.Resolution, "Adopted"));

        given.Do(id, Act.ExecuteDelisting, Given.Approver, ("publicNote", "虚偽の記載"));

        Assert.Equal((Stage.Delisted, "false-statement", "no"), (given[listing].Stage, given[listing].Fact(FactNames.Ground), given[listing].Fact(FactNames.EndedUnderMeasure)));
    }

    [Fact]
    public void ResolveDelisting_Rejected_IsRefusedAndRejectGivesTheEntryBack()
    {
        var listing = given.Listed();
        var id = given.Life(Machine.Measure, Stage.AwaitingDecision, null, (FactNames.Rung, "suspension"));
        given.Do(id, Act.ImposeMeasure, Given.Approver, Impose);
        given.Dossier = given.Dossier with { Lives = given.Dossier.Lives.SetItem(id, given[id] with { Stage = Stage.AwaitingCommittee }) };
        given.Dossier = given.Dossier.Apply(Given.Set(id, (FactNames.Resolution, "Rejected")));

        Given.Refused(Refusal.NotResolved, given.Ask(id, Act.ResolveDelisting, Actor.System));
        given.Do(id, Act.RejectDelisting, Actor.System);
        Assert.Equal((Stage.Dropped, Stage.Listed), (given[id].Stage, given[listing].Stage));
    }

    private LifeId Proposed(string ground, string rung) =>
        given.Begin(Machine.Measure, Act.ProposeMeasure, Given.Checker, null, ("ground", ground), ("rung", rung), ("facts", "記録"), ("reason", "理由"));

    private string Rung(LifeId id) => given[id].Fact(FactNames.Rung);
}
