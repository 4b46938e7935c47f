using System.Collections.Immutable;
using Otasuketai.Review.Evidence;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Rooms;

namespace Otasuketai.Review.Tests.Rooms;

public sealed class CheckingTests
{
    private readonly Given given = new();

    [Fact]
    public void RecordFinding_Confirmed_IsFreshForAYearFromTheMeasurement()
    {
        var id = given.Application(Stage.EvidenceCheck);

        given.Do(id, Act.RecordFinding, Given.Checker, ("item", "5.1"), ("finding", "Confirmed"), ("comparedWith", "試験報告書 3頁"));

        var claim = given.Dossier.Claims["5.1"];
        Assert.Equal((ClaimState.Confirmed, new DateOnly(2027, 4, 1), "試験報告書 3頁"), (claim.State, claim.ConfirmedUntil, claim.FindingNote));
    }

    [Fact]
    public void RecordFinding_OfAPrice_IsFreshForSixMonths()
    {
        given.Do(given.Application(Stage.EvidenceCheck), Act.RecordFinding, Given.Checker, ("item", "3.1"), ("finding", "Confirmed"));

        Assert.Equal(new DateOnly(2026, 10, 1), given.Dossier.Claims["3.1"].ConfirmedUntil);
    }

    [Theory]
    [InlineData("Conditional")]
    [InlineData("NotSubstantiated")]
    [InlineData("Contradicted")]
    [InlineData("InQuestion")]
    public void RecordFinding_NotConfirmedWithoutANote_IsRefused(string finding) =>
        Given.Refused(Refusal.NoteMissing, given.Ask(given.Application(Stage.EvidenceCheck), Act.RecordFinding, Given.Checker, ("item", "5.1"), ("finding", finding)));

    [Theory]
    [InlineData("5.1", "Perhaps")]
    [InlineData("5.1", "7")]
    [InlineData("9.9", "Confirmed")]
    [InlineData("6.1", "Confirmed")]
    public void RecordFinding_OfWhatIsNotThere_IsRefused(string item, string finding) =>
        Given.Refused(Refusal.BadInput, given.Ask(given.Application(Stage.EvidenceCheck), Act.RecordFinding, Given.Checker, ("item", item), ("finding", finding)));

    [Fact]
    public void ProposeDossier_OneFindingMissing_NamesIt()
    {
        var id = given.Application(Stage.EvidenceCheck);
        FindAll(id, except: "5.1");

        var no = Assert.IsType<Decision.No>(given.Ask(id, Act.ProposeDossier, Given.Checker));

        Assert.Equal((Refusal.FindingsMissing, "5.1"), (no.Reason, no.Detail));
    }

    [Fact]
    public void ProposeDossier_OneInQuestion_IsRefused()
    {
        var id = given.Application(Stage.EvidenceCheck);
        FindAll(id, except: "5.1");
        given.Do(id, Act.RecordFinding, Given.Checker, ("item", "5.1"), ("finding", "InQuestion"), ("note", "照会中"));

        Given.Refused(Refusal.FindingsMissing, given.Ask(id, Act.ProposeDossier, Given.Checker));
    }

    [Fact]
    public void ApproveDossier_ByTheProposer_IsRefused()
    {
        var id = given.Application(Stage.EvidenceCheck);
        FindAll(id);
        var both = Given.Checker with { Roles = [Role.Checker, Role.Approver] };
        given.Do(id, Act.ProposeDossier, both, ("proposal", "登録相当"));

        Given.Refused(Refusal.SamePerson, given.Ask(id, Act.ApproveDossier, both));
        given.Do(id, Act.ApproveDossier, Given.Approver);
        Assert.Equal(Stage.AwaitingMeeting, given[id].Stage);
    }

    [Fact]
    public void DismissIneligible_WithAGround_OpensTheAppealWindow()
    {
        var id = given.Application(Stage.Intake);

        given.Do(id, Act.DismissIneligible, Given.Intake, ("ground", "reseller"), ("reason", "販売代理店の申請"));

        Assert.Equal("2026-08-07", given[id].Fact(FactNames.AppealUntil));
    }

    [Fact]
    public void StopClock_Twice_IsRefusedAndResumeNeedsAStop()
    {
        var id = given.Application(Stage.EvidenceCheck);
        Given.Refused(Refusal.NotOffered, given.Ask(id, Act.ResumeClock, Given.Checker));
        given.Do(id, Act.StopClock, Given.Checker, ("reason", "第三者試験の結果待ち"), ("stopUntil", "2026-07-01"));

        Given.Refused(Refusal.AlreadyOpen, given.Ask(id, Act.StopClock, Given.Checker, ("reason", "再度")));
        given.Do(id, Act.ResumeClock, Given.Checker);
        Assert.Equal("running", given[id].Fact(FactNames.Clock));
    }

    [Theory]
    [InlineData("")]
    [InlineData("2026-06-01")]
    public void StopClock_WithoutAnEndThatIsAhead_IsRefused(string until) =>
        Given.Refused(Refusal.DateNotLater, given.Ask(given.Application(Stage.EvidenceCheck), Act.StopClock, Given.Checker, ("reason", "結果待ち"), ("stopUntil", until)));

    private void FindAll(LifeId id, string except = "")
    {
        foreach (var claim in given.Dossier.Claims.Values.Where(c => c.Can && c.Item != except).ToImmutableArray())
        {
            given.Do(id, Act.RecordFinding, Given.Checker, ("item", claim.Item), ("finding", "Confirmed"));
        }
    }
}
