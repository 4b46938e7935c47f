using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Rooms;

namespace Otasuketai.Review.Tests.Rooms;

public sealed class CorrectionTests
{
    private static readonly (string, string)[] Ask = [("type", "missing"), ("items", "5.1"), ("mend", "測定日"), ("reason", "測定日がない")];
    private readonly Given given = new();

    [Fact]
    public void RequestCorrection_FromIntake_SendsItWithADueDateAndAWayBack()
    {
        var id = given.Application(Stage.Intake);

        var yes = given.Do(id, Act.RequestCorrection, Given.Intake, Ask);

        var correction = given.Newest(Machine.Correction);
        Assert.Equal((Stage.Sent, new DateOnly(2026, 6, 22), id), (correction.Stage, correction.Due, correction.Parent));
        Assert.Equal(Stage.Intake, given[id].ReturnsTo);
        Assert.Equal([Notices.CorrectionRequested], Given.Mails(yes));
    }

    [Fact]
    public void Resubmit_AfterAQuestionOfTheChecker_ReturnsToTheEvidenceCheck()
    {
        var id = given.Application(Stage.EvidenceCheck);
        given.Do(id, Act.RequestAnswer, Given.Checker, ("items", "5.1"), ("mend", "試験の版は"), ("reason", "版が不明"));

        given.Do(id, Act.Resubmit, Given.Vendor, ("answer", "第2版です"));

        Assert.Equal((Stage.EvidenceCheck, Stage.Answered), (given[id].Stage, given.Newest(Machine.Correction).Stage));
    }

    [Fact]
    public void RequestCorrection_SamePointAgain_IsCountedOnTheOldOne()
    {
        var id = given.Application(Stage.Intake);
        given.Do(id, Act.RequestCorrection, Given.Intake, Ask);
        given.Do(id, Act.Resubmit, Given.Vendor, ("answer", "入れました"));

        given.Do(id, Act.RequestCorrection, Given.Intake, Ask);

        var only = Assert.Single(given.Dossier.Lives.Values, l => l.Machine == Machine.Correction);
        Assert.Equal((Stage.Sent, "2"), (only.Stage, only.Fact(FactNames.AskedTimes)));
    }

    [Fact]
    public void RequestCorrection_PointSatisfiedBefore_IsCountedOnANewOne()
    {
        var id = given.Application(Stage.Intake);
        given.Life(Machine.Correction, Stage.Satisfied, id, ("type", "missing"), ("items", "5.1"));

        given.Do(id, Act.RequestCorrection, Given.Intake, Ask);

        Assert.Equal("2", given.Newest(Machine.Correction).Fact(FactNames.AskedTimes));
    }

    [Fact]
    public void AcceptIntake_AfterAnAnswer_SatisfiesTheCorrection()
    {
        var id = given.Application(Stage.Intake);
        var correction = given.Life(Machine.Correction, Stage.Answered, id);

        given.Do(id, Act.AcceptIntake, Given.Intake);

        Assert.Equal(Stage.Satisfied, given[correction].Stage);
    }

    [Fact]
    public void DeemWithdrawn_BySilence_LapsesTheCorrection()
    {
        var id = given.Application(Stage.AwaitingCorrection);
        var correction = given.Life(Machine.Correction, Stage.Sent, id);

        given.Do(id, Act.DeemWithdrawn, Actor.System);

        Assert.Equal((Stage.DeemedWithdrawn, Stage.Lapsed), (given[id].Stage, given[correction].Stage));
    }

    [Fact]
    public void GrantExtension_LaterThanTheDueDate_MovesBothDates()
    {
        var id = given.Application(Stage.Intake);
        given.Do(id, Act.RequestCorrection, Given.Intake, Ask);
        var correction = given.Newest(Machine.Correction).Id;
        given.Do(correction, Act.RequestExtension, Given.Vendor, ("newDue", "2026-07-10"), ("reason", "試験の都合"));

        given.Do(correction, Act.GrantExtension, Given.Intake, ("newDue", "2026-07-10"));

        Assert.Equal((new DateOnly(2026, 7, 10), new DateOnly(2026, 7, 10)), (given[correction].Due, given[id].Due));
    }

    [Fact]
    public void RequestExtension_NotLater_IsRefused()
    {
        var id = given.Application(Stage.Intake);
        given.Do(id, Act.RequestCorrection, Given.Intake, Ask);

        Given.Refused(Refusal.DateNotLater, given.Ask(given.Newest(Machine.Correction).Id, Act.RequestExtension, Given.Vendor, ("newDue", "2026-06-22")));
    }

    [Fact]
    public void GrantExtension_NobodyAsked_IsRefused() =>
        Given.Refused(Refusal.NotOffered, given.Ask(given.Life(Machine.Correction, Stage.Sent), Act.GrantExtension, Given.Intake, ("newDue", "2026-07-10")));
}
