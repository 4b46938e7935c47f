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
