using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Process;
using Otasuketai.Review.Tests.Rooms;
using static Otasuketai.Review.Lifecycle.Act;
using static Otasuketai.Review.Tests.Rooms.Given;

namespace Otasuketai.Review.Tests.Story;

/// <summary>登録から掲載まで: one application through the real law, rooms, diagrams and engine.</summary>
public sealed class RegistrationStoryTests
{
    [Fact]
    public void Registration_FromDraftToListing_EndsListedWithANumber()
    {
        var desk = Chapters.Submitted();
        Chapters.Listed(desk);

        Assert.Equal(Stage.Registered, desk.StageOf(Machine.Registration));
        Assert.Equal(Stage.Listed, desk.StageOf(Machine.Listing));
        Assert.Equal("2026-001", desk.Dossier.Entry?.Number);
    }

    [Fact]
    public void Correction_NotAnswered_IsDeemedWithdrawn()
    {
        var desk = Chapters.Submitted();
        desk.Do(Machine.Registration, RequestCorrection, Intake, ("type", "missing"), ("items", "3.2"), ("mend", "月額を書いてください"), ("reason", "料金表と違う"));
        Assert.Equal(Stage.AwaitingCorrection, desk.StageOf(Machine.Registration));
        Assert.NotNull(desk.Newest(Machine.Registration).Due);

        desk.Wait(90);

        Assert.Equal(Stage.DeemedWithdrawn, desk.StageOf(Machine.Registration));
        Assert.Equal(Stage.Lapsed, desk.StageOf(Machine.Correction));
    }

    [Fact]
    public void Dismissal_ByOnePerson_WaitsForASecond()
    {
        var desk = Chapters.Submitted();
        desk.Do(Machine.Registration, DismissIneligible, Intake, ("ground", "reseller"), ("reason", "再販売のみ"));
        Assert.Equal(Stage.Intake, desk.StageOf(Machine.Registration));

        var same = Assert.IsType<ActResult.No>(desk.Try(Machine.Registration, DismissIneligible, Intake, ("ground", "reseller"), ("reason", "再販売のみ")));
        Assert.Equal(Refusal.SamePerson, same.Reason);

        desk.Do(Machine.Registration, DismissIneligible, Approver);
        Assert.Equal(Stage.Dismissed, desk.StageOf(Machine.Registration));
        Assert.Empty(desk.Offered(Intake));
    }

    [Fact]
    public void Withdrawal_DuringDeliberation_VoidsThePoll()
    {
        var desk = Chapters.Submitted();
        Chapters.OnTheAgenda(desk);
        desk.Do(Machine.Poll, OpenPoll, Secretariat);
        desk.Do(Machine.Registration, Withdraw, Vendor, ("reason", "方針の変更"));

        Assert.Equal(Stage.Withdrawn, desk.StageOf(Machine.Registration));
        Assert.Equal(Stage.Void, desk.StageOf(Machine.Poll));
        Assert.Empty(desk.Offered(MemberA));
    }

    [Fact]
    public void Extension_Granted_MovesTheDueDateAndTheSilenceWithIt()
    {
        var desk = Chapters.Submitted();
        desk.Do(Machine.Registration, RequestCorrection, Intake, ("type", "missing"), ("items", "3.2"), ("mend", "月額を書いてください"), ("reason", "料金表と違う"));
        var due = desk.Newest(Machine.Registration).Due!.Value.AddDays(40);
        desk.Do(Machine.Correction, RequestExtension, Vendor, ("newDue", due.ToString("yyyy-MM-dd")), ("reason", "決算期"));
        desk.Do(Machine.Correction, GrantExtension, Intake);

        Assert.Equal(due, desk.Newest(Machine.Registration).Due);
        Assert.Equal(due, desk.Newest(Machine.Correction).Due);
        desk.Wait(70);
        Assert.Equal(Stage.AwaitingCorrection, desk.StageOf(Machine.Registration));
        desk.Wait(60);
        Assert.Equal(Stage.DeemedWithdrawn, desk.StageOf(Machine.Registration));
    }

    [Fact]
    public void Draft_TouchedNowAndThen_IsKept_AndDiscardedOnlyWhenLeftAlone()
    {
        var desk = new StoryDesk();
        desk.Do(Machine.Registration, StartApplication, Vendor, ("serviceName", "みまもり"), ("monitoringType", "endpoint"));
        desk.Wait(80);
        desk.Do(Machine.Registration, SaveApplication, Vendor, ("managementCondition", "黒字"));
        desk.Wait(80);
        Assert.Equal(Stage.Draft, desk.StageOf(Machine.Registration));
        desk.Wait(15);
        Assert.Equal(Stage.Discarded, desk.StageOf(Machine.Registration));
    }

    [Fact]
    public void Resolution_WithTheChairRecused_IsConfirmedByTheMemberWhoPresides()
    {
        var desk = Chapters.Submitted();
        desk.Seats = [Seat(Chair, isChair: true, employer: VendorOrg), Seat(MemberA), Seat(MemberB)];
        Chapters.OnTheAgenda(desk);
        desk.Do(Machine.Poll, OpenPoll, Secretariat);
        foreach (var member in new[] { MemberA, MemberB })
        {
            desk.Do(Machine.Poll, DeclareConflict, member, ("conflict", "none"));
            desk.Do(Machine.Poll, CastBallot, member, ("q-registration", "approve"), ("q-listing", "list"));
        }

        Assert.DoesNotContain(ConfirmPoll, desk.Offered(MemberB));
        Assert.Equal(Refusal.NotYourRole, Assert.IsType<ActResult.No>(desk.Try(Machine.Poll, ConfirmPoll, MemberB, ("statement", "基準を満たす"))).Reason);
        Assert.Equal(Refusal.Recused, Assert.IsType<ActResult.No>(desk.Try(Machine.Poll, ConfirmPoll, Chair, ("statement", "基準を満たす"))).Reason);
        desk.Do(Machine.Poll, ConfirmPoll, MemberA, ("statement", "基準を満たす"));
        Assert.Equal(Stage.Approved, desk.StageOf(Machine.Registration));
    }
}
