using Otasuketai.Review.Evidence;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Rooms;

namespace Otasuketai.Review.Tests.Rooms;

public sealed class UpkeepTests
{
    private static readonly (string, string)[] Merger =
        [("kind", "merger"), ("newBody", "新会社"), ("newCorporateNumber", "7000012050002"), ("effectiveOn", "2026-07-01"), ("bodyChanges", "yes"), ("policyChanges", "no"), ("why", "合併")];

    private readonly Given given = new();

    [Fact]
    public void FileSuccession_WrongCorporateNumber_IsRefused()
    {
        given.Listed();

        Given.Refused(Refusal.BadInput, given.AskBirth(Machine.Succession, Act.FileSuccession, Given.Vendor, null, ("newCorporateNumber", "1234567890123")));
    }

    [Theory]
    [InlineData("2026-05-31", true)]
    [InlineData("2026-06-01", false)]
    public void FileSuccession_AfterItsDay_ProposesAMeasure(string effectiveOn, bool proposed)
    {
        given.Listed();
        var id = given.Begin(Machine.Succession, Act.FileSuccession, Given.Vendor, null, [.. Merger.Where(f => f.Item1 != "effectiveOn"), ("effectiveOn", effectiveOn)]);

        Assert.Equal(proposed ? "yes" : "no", given[id].Fact(FactNames.Late));
        var measure = given.Dossier.Lives.Values.SingleOrDefault(l => l.Machine == Machine.Measure);
        Assert.Equal(proposed, measure is not null);
        Assert.Equal(proposed ? ("duty-not-done", "caution", id, PersonId.System.ToString()) : default, measure is null ? default : (measure.Fact(FactNames.Ground), measure.Fact(FactNames.Rung), measure.Parent!.Value, measure.Fact(FactNames.ProposedBy)));
        Assert.All(given.Dossier.Past.Where(p => p.Act == Act.ProposeMeasure), p => Assert.Equal(PersonId.System, p.By));
    }

    [Fact]
    public void FileSuccession_AnotherOneOpen_IsRefused()
    {
        given.Listed();
        given.Begin(Machine.Succession, Act.FileSuccession, Given.Vendor, null, Merger);

        Given.Refused(Refusal.AlreadyOpen, given.AskBirth(Machine.Succession, Act.FileSuccession, Given.Vendor, null, Merger));
    }

    [Fact]
    public void Succession_BodyChanges_GoesToTheCommitteeAndEndsTheOldEntry()
    {
        var listing = given.Listed();
        var id = given.Begin(Machine.Succession, Act.FileSuccession, Given.Vendor, null, Merger);
        given.Do(id, Act.ExamineSuccession, Given.Checker, ("bodyChanges", "yes"), ("policyChanges", "no"), ("note", "登記を確認"));
        Given.Refused(Refusal.NotResolved, given.Ask(id, Act.ApproveSuccession, Given.Approver));
        Given.Refused(Refusal.SamePerson, given.Ask(id, Act.ApproveSuccession, Given.Checker with { Roles = [Role.Approver] }));
        given.Do(id, Act.ReferSuccession, Given.Approver, ("proposal", "承継"));
        Given.Refused(Refusal.NotResolved, given.Ask(id, Act.TransferByResolution, Actor.System));
        given.Dossier = given.Dossier.Apply(Given.Set(id, (FactNames.Resolution, "Adopted")));

        given.Do(id, Act.TransferByResolution, Actor.System);

        Assert.Equal((Stage.Transferred, "新会社"), (given[listing].Stage, given[listing].Fact("successor")));
    }

    [Fact]
    public void ApproveSuccession_NothingChanges_KeepsTheEntryWithANewVersion()
    {
        var listing = given.Listed();
        var id = given.Life(Machine.Succession, Stage.Examined, null, ("bodyChanges", "no"), ("policyChanges", "no"));
        Given.Refused(Refusal.NotOffered, given.Ask(id, Act.ReferSuccession, Given.Approver));

        given.Do(id, Act.ApproveSuccession, Given.Approver, ("note", "株主の変更のみ"));

        Assert.Equal((Stage.Listed, 2), (given[listing].Stage, given.Dossier.Entry!.LastVersion));
    }

    [Fact]
    public void RefuseSuccession_OpensAMeasure()
    {
        given.Listed();
        var id = given.Life(Machine.Succession, Stage.AwaitingCommittee, null, (FactNames.Resolution, "Rejected"));

        given.Do(id, Act.RefuseSuccession, Actor.System);

        Assert.Equal(("change-of-control", "delisting"), (given.Newest(Machine.Measure).Fact(FactNames.Ground), given.Newest(Machine.Measure).Fact(FactNames.Rung)));
    }

    [Fact]
    public void OpenRenewal_OnceAndOnlyWhileListed()
    {
        Given.Refused(Refusal.NotListed, given.AskBirth(Machine.Renewal, Act.OpenRenewal, Actor.System, null));
        given.Listed();
        given.Begin(Machine.Renewal, Act.OpenRenewal, Actor.System, null);

        Given.Refused(Refusal.AlreadyOpen, given.AskBirth(Machine.Renewal, Act.OpenRenewal, Actor.System, null));
    }

    [Fact]
    public void Renew_Resolved_ProlongsFromTheOldLastDay()
    {
        given.Listed();
        var before = given.Dossier.Entry!.ValidUntil;
        var id = given.Life(Machine.Renewal, Stage.AwaitingCommittee, null, (FactNames.Resolution, "Approved"));

        given.Do(id, Act.Renew, Actor.System);

        Assert.Equal((before.AddYears(2), 2), (given.Dossier.Entry!.ValidUntil, given.Dossier.Entry.LastVersion));
    }

    [Theory]
    [InlineData(Act.Renew)]
    [InlineData(Act.RenewConditionally)]
    [InlineData(Act.DeferRenewal)]
    [InlineData(Act.NotRenew)]
    public void Renewal_AnotherResolution_IsRefused(Act act) =>
        Given.Refused(Refusal.NotResolved, given.Ask(given.Life(Machine.Renewal, Stage.AwaitingCommittee), act, Actor.System));

    [Fact]
    public void ReferRenewal_NamesWhatStaysStale()
    {
        given.Application(Stage.Registered);
        given.Dossier = given.Dossier with
        {
            Claims = given.Dossier.Claims.ToDictionary().Where(k => k.Key is "5.1" or "5.2").Aggregate(given.Dossier.Claims.Clear(), (all, k) => all.Add(k.Key, k.Value with { State = ClaimState.Stale })),
        };
        given.Listed();
        var id = given.Life(Machine.Renewal, Stage.UnderReview);

        given.Do(id, Act.ReferRenewal, Given.Checker, ("confirmedItems", "5.1"), ("proposal", "更新相当"));

        Assert.Equal((ClaimState.Confirmed, "5.2"), (given.Dossier.Claims["5.1"].State, given[id].Fact("staleItems")));
    }

    [Fact]
    public void LapseRenewal_ValidityOver_ExpiresTheEntry()
    {
        var listing = given.Listed();
        given.Dossier = given.Dossier with { Entry = given.Dossier.Entry! with { ValidUntil = given.Today.AddDays(-1) } };

        given.Do(given.Life(Machine.Renewal, Stage.Open), Act.LapseRenewal, Actor.System);

        Assert.Equal(Stage.Expired, given[listing].Stage);
    }

    [Fact]
    public void NotRenew_ValidityNotOver_LeavesTheEntryToItsLastDay()
    {
        var listing = given.Listed();

        given.Do(given.Life(Machine.Renewal, Stage.AwaitingCommittee, null, (FactNames.Resolution, "NotApproved")), Act.NotRenew, Actor.System);

        Assert.Equal(Stage.Listed, given[listing].Stage);
    }

    [Fact]
    public void OpenRecheck_RoutineOnTopOfAnother_IsRefusedAndAComplaintIsNot()
    {
        given.Listed();
        given.Begin(Machine.Recheck, Act.OpenRecheck, Actor.System, null, ("cause", "schedule"), ("reason", "定期"));

        Given.Refused(Refusal.AlreadyOpen, given.AskBirth(Machine.Recheck, Act.OpenRecheck, Actor.System, null, ("cause", "surveillance"), ("reason", "抽出")));
        var complaint = given.Begin(Machine.Recheck, Act.OpenRecheck, Given.Checker, null, ("cause", "complaint"), ("reason", "申告"));
        Assert.Equal(new DateOnly(2026, 6, 29), given[complaint].Due);
    }

    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, false)]
    public void OpenRecheck_DrawnForSurveillance_IsOnceACalendarYear(int year, bool opened)
    {
        given.Listed();
        var last = given.Life(Machine.Recheck, Stage.Confirmed, null, ("cause", "surveillance"));
        given.Dossier = given.Dossier with { Lives = given.Dossier.Lives.SetItem(last, given[last] with { OpenedAt = new DateTimeOffset(2026 + year, 2, 1, 0, 0, 0, TimeSpan.Zero) }) };

        Assert.Equal(opened, given.AskBirth(Machine.Recheck, Act.OpenRecheck, Actor.System, null, ("cause", "surveillance"), ("reason", "抽出")) is Decision.Yes);
    }

    [Fact]
    public void ConfirmRecheck_WithNewEvidence_RefreshesTheClaim()
    {
        given.Application(Stage.Registered);
        given.Listed();
        var id = given.Life(Machine.Recheck, Stage.InProgress);

        given.Do(id, Act.ConfirmRecheck, Given.Checker, ("confirmedItems", "5.1"), ("measuredOn", "2026-05-01"), ("note", "新報告書"), ("evidence", "99.6%"));

        Assert.Equal((ClaimState.Confirmed, new DateOnly(2027, 5, 1)), (given.Dossier.Claims["5.1"].State, given.Dossier.Claims["5.1"].ConfirmedUntil));
    }

    [Theory]
    [InlineData("")]
    [InlineData("9.9")]
    [InlineData("6.1")]
    public void ConfirmRecheck_OfNothing_IsRefused(string items)
    {
        given.Application(Stage.Registered);

        Given.Refused(Refusal.BadInput, given.Ask(given.Life(Machine.Recheck, Stage.InProgress), Act.ConfirmRecheck, Given.Checker, ("confirmedItems", items), ("note", "x")));
    }

    [Fact]
    public void ConfirmRecheck_LeavingOutAnItemItIsAbout_IsRefused()
    {
        given.Application(Stage.Registered);
        given.Listed();
        var id = given.Life(Machine.Recheck, Stage.InProgress, null, ("cause", "contradiction"), ("aboutItems", "5.1 5.2"), ("items", "3.2"));

        var no = Assert.IsType<Decision.No>(given.Ask(id, Act.ConfirmRecheck, Given.Checker, ("confirmedItems", "5.1"), ("measuredOn", "2026-05-20"), ("note", "再測定")));

        Assert.Contains("5.2", Assert.Single(no.Fields).Ja, StringComparison.Ordinal);
    }

    [Fact]
    public void FindDeviation_ContradictsTheClaimAndOpensAMeasure()
    {
        given.Application(Stage.Registered);
        given.Listed();
        var id = given.Life(Machine.Recheck, Stage.InProgress);

        given.Do(id, Act.FindDeviation, Given.Checker, ("deviantItems", "5.1"), ("ground", "false-statement"), ("rung", "corrective-plan"), ("reason", "再試験で検知率70%"));

        Assert.Equal((ClaimState.Contradicted, id), (given.Dossier.Claims["5.1"].State, given.Newest(Machine.Measure).Parent));
    }
}
