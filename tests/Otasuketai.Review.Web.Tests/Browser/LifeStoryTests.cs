using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Web.Access;

namespace Otasuketai.Review.Web.Tests.Browsing;

/// <summary>登録から掲載取消まで: one service's whole life on the product's own pages, every role in a browser window of their own.</summary>
[TestCaseOrderer(typeof(AsWritten))]
public sealed class LifeStoryTests(LifeStage stage) : IClassFixture<LifeStage>
{
    [Fact]
    public Task Organisation_WrittenByVendor_IsKept() => stage.Chapter(1, () => Applying.RegistersOrganisation(stage));

    [Fact]
    public Task Application_WithAll23ItemsSomeByKeyboard_IsComplete() => stage.Chapter(2, () => Applying.WritesApplication(stage));

    [Fact]
    public Task Application_CheckedAndSubmitted_GivesReceipt() => stage.Chapter(3, () => Applying.Submits(stage));

    [Fact]
    public Task Intake_AfterOneCorrectionRound_Accepts() => stage.Chapter(4, () => Reviewing.CorrectsOnce(stage));

    [Fact]
    public Task Evidence_CheckedItemByItem_Has23Findings() => stage.Chapter(5, () => Reviewing.ChecksEvidence(stage));

    [Fact]
    public Task Dossier_ApprovedByAnotherPerson_GoesOnTheAgenda() => stage.Chapter(6, () => Reviewing.GoesToTheCommittee(stage));

    [Fact]
    public Task Committee_WithOneRecused_ResolvesRegistrationAndListing() => stage.Chapter(7, async () =>
    {
        await Resolving.Opens(stage);
        await Resolving.RecusedSeesNothing(stage);
        await Resolving.Closes(stage, "23項目の裏付けが確認でき、登録の基準を満たします。", ("q-registration", "approve"), ("q-listing", "list"));
        Assert.Equal(Stage.Approved, await stage.StageOf(Machine.Registration));
        await stage.Letter(Cast.Vendor, "承認");
    });

    [Fact]
    public Task Approver_Publishes_EverybodyReadsTheEntry() => stage.Chapter(8, () => Publishing.Publishes(stage));

    [Fact]
    public Task ChangeNotice_AcceptedByChecker_MakesTheSecondVersion() => stage.Chapter(9, () => Publishing.Changes(stage));

    [Fact]
    public Task MonitorUser_ByMailedLinkOnATelephone_Answers() => stage.Chapter(10, () => Upkeep.MonitorAnswersOnATelephone(stage));

    [Fact]
    public Task Recheck_ScheduledByTheClock_IsConfirmed() => stage.Chapter(11, () => Upkeep.IsRecheckedOnSchedule(stage));

    [Fact]
    public Task Renewal_OpenedByTheClock_ProlongsTheValidity() => stage.Chapter(12, () => Upkeep.IsRenewed(stage));

    [Fact]
    public Task Incident_SuspendedByTwoPeople_IsPublic() => stage.Chapter(13, () => Delisting.SuspendsAfterAnIncident(stage));

    [Fact]
    public Task Measure_AfterReplyAndResolution_DelistsByTwoPeople() => stage.Chapter(14, () => Delisting.HearsAndDelists(stage));

    [Fact]
    public Task Appeal_HeardByThoseWhoTookNoPart_IsDismissed() => stage.Chapter(15, () => Delisting.IsAppealedAgainst(stage));
}
