using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Rooms;

namespace Otasuketai.Review.Tests.Rooms;

public sealed class AppealTests
{
    private readonly Given given = new();

    [Fact]
    public void FileAppeal_WithinTheWindow_IsFiledOnce()
    {
        var subject = given.Life(Machine.Registration, Stage.NotApproved, null, (FactNames.AppealUntil, "2026-06-01"));

        given.Begin(Machine.Appeal, Act.FileAppeal, Given.Vendor, null, ("subject", subject.ToString()), ("grounds", "誤り"));

        Given.Refused(Refusal.AlreadyOpen, given.AskBirth(Machine.Appeal, Act.FileAppeal, Given.Vendor, null, ("subject", subject.ToString())));
    }

    [Fact]
    public void FileAppeal_AfterTheWindow_IsRefused()
    {
        var subject = given.Life(Machine.Registration, Stage.NotApproved, null, (FactNames.AppealUntil, "2026-05-31"));

        Given.Refused(Refusal.WindowOver, given.AskBirth(Machine.Appeal, Act.FileAppeal, Given.Vendor, null, ("subject", subject.ToString())));
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData("2026-03-26", true)]
    [InlineData("2026-03-20", false)]
    public void FileAppeal_AfterTheDayThatWasTold_IsTakenUntilTheNoticeIsProvenSoLong(string? accepted, bool taken)
    {
        var subject = given.Life(Machine.Registration, Stage.NotApproved, null, (FactNames.AppealUntil, "2026-05-31"));
        given.Dossier = given.Dossier with { Deliveries = [new Delivery(subject, Notices.RegistrationRefused, accepted is null ? null : DateOnly.Parse(accepted))] };

        Assert.Equal(taken, given.AskBirth(Machine.Appeal, Act.FileAppeal, Given.Vendor, null, ("subject", subject.ToString()), ("grounds", "誤り")) is Decision.Yes);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not-an-id")]
    [InlineData("00000000-0000-0000-0000-000000009999")]
    public void FileAppeal_AgainstNothing_IsRefused(string subject) =>
        Given.Refused(Refusal.NotOffered, given.AskBirth(Machine.Appeal, Act.FileAppeal, Given.Vendor, null, ("subject", subject)));

    [Fact]
    public void FileAppeal_AgainstWhatIsNoDecision_IsRefused()
    {
        var subject = given.Application(Stage.Intake);

        Given.Refused(Refusal.NotOffered, given.AskBirth(Machine.Appeal, Act.FileAppeal, Given.Vendor, null, ("subject", subject.ToString())));
    }

    [Fact]
    public void AssignAppeal_EverybodyTookPart_IsRefusedUntilThereAreReserves()
    {
        var id = given.Life(Machine.Appeal, Stage.Admitted);
        given.Dossier = given.Dossier with { Past = [.. given.World.Seats.Select(s => new PastAct(id, Act.CastBallot, s.Person, given.World.Now, Stage.Open))] };

        Given.Refused(Refusal.TookPart, given.Ask(id, Act.AssignAppeal, Given.Secretariat));
        given.World = given.World with { Reserves = [Given.Seat(Given.Person(30, Role.Member))] };
        given.Do(id, Act.AssignAppeal, Given.Secretariat, ("panel", "予備委員"));
    }

    [Theory]
    [InlineData("suspension", "no", Stage.Suspended)]
    [InlineData("suspension", "yes", Stage.Listed)]
    [InlineData("caution", "no", Stage.Listed)]
    [InlineData("caution", "yes", Stage.Listed)]
    public void AdmitAppeal_AgainstAMeasure_SuspendsItOnlyWhenTheChairGrantsIt(string rung, string stay, Stage meanwhile)
    {
        var listing = given.Listed();
        var measure = given.Life(Machine.Measure, Stage.AwaitingDecision, null, (FactNames.Rung, rung));
        given.Do(measure, Act.ImposeMeasure, Given.Approver, ("reason", "事故"));
        var before = (given[listing].Stage, given[listing].Fact(FactNames.CautionBy));
        var appeal = given.Life(Machine.Appeal, Stage.Filed, null, ("subject", measure.ToString()));

        given.Do(appeal, Act.AdmitAppeal, Given.Secretariat, ("stayGranted", stay), ("note", "座長：回復できない損害"));

        Assert.Equal((meanwhile, stay == "no" && rung == "caution"), (given[listing].Stage, given[listing].Fact(FactNames.CautionBy).Length > 0));
        Assert.Equal(stay == "yes" ? Refusal.NotOffered : null, (given.Ask(measure, Act.Escalate, Given.Checker, ("reason", "不履行")) as Decision.No)?.Reason);

        given.Dossier = given.Dossier.Apply(new DossierEvent.Moved(appeal, Machine.Appeal, Stage.Filed, Act.OpenAppealDeliberation, Stage.Deliberation, Given.Secretariat, given.World.Now, []));
        given.Dossier = given.Dossier.Apply(Given.Set(appeal, (FactNames.Resolution, "Rejected")));
        given.Do(appeal, Act.DismissAppeal, Actor.System);

        Assert.Equal(before, (given[listing].Stage, given[listing].Fact(FactNames.CautionBy)));
        Assert.IsType<Decision.Yes>(given.Ask(measure, Act.Escalate, Given.Checker, ("reason", "不履行")));
    }

    [Fact]
    public void AdmitAppeal_AgainstARefusedRenewalWithAStay_KeepsTheEntryUntilItIsDecided()
    {
        var listing = given.Listed();
        given.Dossier = given.Dossier with { Entry = given.Dossier.Entry! with { ValidUntil = given.Today.AddDays(-1) } };
        var renewal = given.Life(Machine.Renewal, Stage.NotRenewed);
        var appeal = given.Life(Machine.Appeal, Stage.Filed, null, ("subject", renewal.ToString()));

        given.Do(appeal, Act.AdmitAppeal, Given.Secretariat, ("stayGranted", "yes"), ("note", "座長：利用者が多い"));
        Given.Refused(Refusal.AlreadyOpen, given.Ask(listing, Act.Expire, Actor.System));

        given.Dossier = given.Dossier.Apply(new DossierEvent.Moved(appeal, Machine.Appeal, Stage.Admitted, Act.OpenAppealDeliberation, Stage.Deliberation, Given.Secretariat, given.World.Now, []));
        given.Dossier = given.Dossier.Apply(Given.Set(appeal, (FactNames.Resolution, "Rejected")));
        given.Do(appeal, Act.DismissAppeal, Actor.System);
        Assert.IsType<Decision.Yes>(given.Ask(listing, Act.Expire, Actor.System));
    }

    [Fact]
    public void AdmitAppeal_StayWithoutTheChairsReason_IsRefused()
    {
        var appeal = given.Life(Machine.Appeal, Stage.Filed, null, ("subject", given.Life(Machine.Renewal, Stage.NotRenewed).ToString()));

        Assert.Equal("note", Assert.Single(Assert.IsType<Decision.No>(given.Ask(appeal, Act.AdmitAppeal, Given.Secretariat, ("stayGranted", "yes"))).Fields).Field);
    }

    [Fact]
    public void AdmitAppeal_StayOfWhatHasNoEffectLeft_IsRefused()
    {
        var appeal = given.Life(Machine.Appeal, Stage.Filed, null, ("subject", given.Life(Machine.Registration, Stage.NotApproved).ToString()));

        Assert.Equal("stayGranted", Assert.Single(Assert.IsType<Decision.No>(given.Ask(appeal, Act.AdmitAppeal, Given.Secretariat, ("stayGranted", "yes"), ("note", "座長"))).Fields).Field);
    }

    [Fact]
    public void UpholdAppeal_AgainstASuspension_LiftsItAndReinstates()
    {
        var listing = given.Listed();
        var measure = given.Life(Machine.Measure, Stage.AwaitingDecision, null, (FactNames.Rung, "suspension"));
        given.Do(measure, Act.ImposeMeasure, Given.Approver, ("reason", "事故"));
        var id = given.Life(Machine.Appeal, Stage.Deliberation, null, ("subject", measure.ToString()), (FactNames.Resolution, "Adopted"));

        given.Do(id, Act.UpholdAppeal, Actor.System);

        Assert.Equal((Stage.Lifted, Stage.Listed, "2026-06-01"), (given[measure].Stage, given[listing].Stage, given[measure].Fact(FactNames.UndoneOn)));
    }

    [Fact]
    public void UpholdAppeal_AgainstARefusedRegistration_MarksItAndLeavesTheStage()
    {
        var subject = given.Life(Machine.Registration, Stage.NotApproved);
        var id = given.Life(Machine.Appeal, Stage.Deliberation, null, ("subject", subject.ToString()), (FactNames.Resolution, "Adopted"));

        var yes = given.Do(id, Act.UpholdAppeal, Actor.System);

        Assert.Equal((Stage.NotApproved, "2026-06-01"), (given[subject].Stage, given[subject].Fact(FactNames.UndoneOn)));
        Assert.Contains(Notices.AppealUpheld, Given.Mails(yes));
    }

    [Fact]
    public void UpholdAppeal_WithoutTheResolution_IsRefused() =>
        Given.Refused(Refusal.NotResolved, given.Ask(given.Life(Machine.Appeal, Stage.Deliberation), Act.UpholdAppeal, Actor.System));
}
