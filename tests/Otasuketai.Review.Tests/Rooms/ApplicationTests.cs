using Otasuketai.Review.Evidence;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Rooms;

namespace Otasuketai.Review.Tests.Rooms;

public sealed class ApplicationTests
{
    private readonly Given given = new();

    [Fact]
    public void StartApplication_NewService_IsNamed()
    {
        given.Begin(Machine.Registration, Act.StartApplication, Given.Vendor, null, ("serviceName", "みまもり番"), ("monitoringType", "endpoint"));

        Assert.Equal(("みまもり番", "endpoint"), (given.Dossier.ServiceName, given.Dossier.MonitoringType));
    }

    [Fact]
    public void StartApplication_AnotherOneOpen_IsRefused()
    {
        given.Application(Stage.Intake);

        Given.Refused(Refusal.AlreadyOpen, given.AskBirth(Machine.Registration, Act.StartApplication, Given.Vendor, null, ("serviceName", "別"), ("monitoringType", "network")));
    }

    [Fact]
    public void SaveApplication_Predecessor_IsKeptAsTheRegisterWritesIt()
    {
        var id = given.Life(Machine.Registration, Stage.Draft);

        given.Do(id, Act.SaveApplication, Given.Vendor, ("predecessor", "２０２６－００１"));

        Assert.Equal("2026-001", given.Dossier.Lives[id].Fact(FactNames.Predecessor));
        Given.Refused(Refusal.BadInput, given.Ask(id, Act.SaveApplication, Given.Vendor, ("predecessor", "A-1")));
    }

    [Fact]
    public void SaveApplication_OneItem_WritesTheClaimWithItsState()
    {
        var id = given.Life(Machine.Registration, Stage.Draft);

        given.Do(id, Act.SaveApplication, Given.Vendor, ("item", "5.1"), ("can", "yes"), ("metric", "検知率"), ("value", "99.5"), ("unit", "%"),
            ("measuredOn", "2026-04-01"), ("method", "試験"), ("source", "報告書"));
        given.Do(id, Act.SaveApplication, Given.Vendor, ("item", "5.2"), ("can", "yes"), ("metric", "検知件数"));

        Assert.Equal(ClaimState.Evidenced, given.Dossier.Claims["5.1"].State);
        Assert.Equal(ClaimState.Claimed, given.Dossier.Claims["5.2"].State);
    }

    [Fact]
    public void SaveApplication_CheckedClaimEdited_BecomesStaleAndNeedsANewFinding()
    {
        var id = given.Application(Stage.EvidenceCheck);
        given.Do(id, Act.RecordFinding, Given.Checker, ("item", "5.1"), ("finding", "Confirmed"));
        given.Do(id, Act.RequestAnswer, Given.Checker, ("items", "5.1"), ("mend", "別の試験は"), ("reason", "古い"));

        given.Do(id, Act.SaveApplication, Given.Vendor, ("item", "5.1"), ("can", "yes"), ("metric", "検知率"), ("value", "98"), ("unit", "%"),
            ("measuredOn", "2026-05-01"), ("method", "試験"), ("source", "報告書"));

        Assert.Equal(ClaimState.Stale, given.Dossier.Claims["5.1"].State);
        Assert.True(ClaimRules.NeedsFinding(given.Dossier.Claims["5.1"]));
    }

    [Fact]
    public void SaveApplication_SameValuesAgain_LeavesTheFinding()
    {
        var id = given.Application(Stage.EvidenceCheck);
        given.Do(id, Act.RecordFinding, Given.Checker, ("item", "5.1"), ("finding", "Confirmed"));
        given.Do(id, Act.RequestAnswer, Given.Checker, ("items", "5.1"), ("mend", "別の試験は"), ("reason", "古い"));

        given.Do(id, Act.SaveApplication, Given.Vendor, ("item", "5.1"), ("can", "yes"), ("metric", "検知率"), ("value", "99.5"), ("unit", "%"),
            ("measuredOn", "2026-04-01"), ("method", "第三者試験"), ("source", "試験報告書"));

        Assert.Equal(Finding.Confirmed, given.Dossier.Claims["5.1"].Finding);
    }

    [Fact]
    public void SaveApplication_UnknownItem_IsRefused() =>
        Given.Refused(Refusal.BadInput, given.Ask(given.Life(Machine.Registration, Stage.Draft), Act.SaveApplication, Given.Vendor, ("item", "9.9")));

    [Fact]
    public void Submit_Complete_GetsItsNumberAndReceipt()
    {
        var id = given.Application(Stage.Draft);
        var file = new EvidenceFile(Given.Id(70), "3.2", "料金表.pdf", 1024, new string('a', 64));
        given.Dossier = given.Dossier with { Files = [file] };

        var yes = given.Do(id, Act.Submit, Given.Vendor);

        Assert.Equal($"{file.Id}:{file.Sha256}", given[id].Fact(FactNames.ReceiptFiles));

        Assert.Equal("A2026-0001", given[id].Fact(FactNames.Number));
        Assert.Equal(Stage.Intake, given[id].Stage);
        Assert.Contains(Notices.Receipt, Given.Mails(yes));
    }

    [Fact]
    public void Submit_OneItemWithoutFigures_NamesIt()
    {
        var id = given.Application(Stage.Draft);
        given.Dossier = given.Dossier with { Claims = given.Dossier.Claims.SetItem("5.1", Given.Claim("5.1") with { Value = "" }) };

        var no = Assert.IsType<Decision.No>(given.Ask(id, Act.Submit, Given.Vendor));

        Assert.Equal((Refusal.IncompleteApplication, "5.1"), (no.Reason, no.Detail));
        Assert.Equal("5.1", Assert.Single(no.Fields).Field);
    }

    [Fact]
    public void Submit_WithoutThePledge_IsRefused() =>
        Given.Refused(Refusal.IncompleteProfile, given.Ask(given.Application(Stage.Draft, ("antisocialPledge", "")), Act.Submit, Given.Vendor));

    [Fact]
    public void Withdraw_UnderAnOpenPoll_VoidsThePollAndLapsesCorrections()
    {
        var id = given.Application(Stage.Deliberation);
        var poll = given.Life(Machine.Poll, Stage.Open, id);
        var correction = given.Life(Machine.Correction, Stage.Answered, id);

        given.Do(id, Act.Withdraw, Given.Vendor, ("reason", "方針の変更"));

        Assert.Equal((Stage.Withdrawn, Stage.Void, Stage.Lapsed), (given[id].Stage, given[poll].Stage, given[correction].Stage));
    }
}
