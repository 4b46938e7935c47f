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
    public void Dismissal_ProposedBeforeACorrection_IsNoLongerThereToConfirm()
    {
        var desk = Chapters.Submitted();
        desk.Do(Machine.Registration, DismissIneligible, Intake, ("ground", "no-substance"), ("reason", "回答に中身がない"));
        desk.Do(Machine.Registration, RequestCorrection, Intake, ("type", "missing"), ("items", "3.2"), ("mend", "月額を書いてください"), ("reason", "料金表と違う"));
        desk.Do(Machine.Registration, Resubmit, Vendor, ("answer", "書きました"));

        desk.Do(Machine.Registration, DismissIneligible, Approver, ("ground", "no-substance"), ("reason", "なお中身がない"));

        Assert.Equal(Stage.Intake, desk.StageOf(Machine.Registration));
        Assert.Equal(Approver.Person, Assert.Single(desk.Dossier.Proposals).By);
    }

    [Fact]
    public void Proposal_OfALifeThatEnded_WaitsForNobody()
    {
        var desk = Chapters.Submitted();
        desk.Do(Machine.Registration, DismissIneligible, Intake, ("ground", "no-substance"), ("reason", "回答に中身がない"));
        desk.Do(Machine.Registration, Withdraw, Vendor, ("reason", "方針の変更"));

        Assert.Empty(desk.Dossier.Proposals);
    }

    [Fact]
    public void Clock_StoppedForThirtyDaysAndResumedAfterTen_MovesTheDueDateByTen()
    {
        var desk = Chapters.Submitted();
        Assert.Equal(new DateOnly(2026, 6, 4), desk.Newest(Machine.Registration).Due);
        desk.Do(Machine.Registration, StopClock, Intake, ("reason", "第三者試験の結果待ち"), ("stopUntil", "2026-07-01"));
        Assert.Equal(new DateOnly(2026, 7, 6), desk.Newest(Machine.Registration).Due);
        desk.Wait(10);
        Assert.DoesNotContain("work-overdue", desk.Mails);

        desk.Do(Machine.Registration, ResumeClock, Intake);

        Assert.Equal(new DateOnly(2026, 6, 15), desk.Newest(Machine.Registration).Due);
        desk.Wait(10);
        Assert.Contains("work-overdue", desk.Mails);
    }

    [Fact]
    public void Clock_StoppedWhenTheCaseMovesOn_RunsAgain()
    {
        var desk = Chapters.Submitted();
        desk.Do(Machine.Registration, StopClock, Intake, ("reason", "照会の回答待ち"), ("stopUntil", "2026-07-01"));

        desk.Do(Machine.Registration, AcceptIntake, Intake);

        Assert.Equal("running", desk.Newest(Machine.Registration).Fact("clock"));
    }

    [Fact]
    public void Draft_SavedOnDayFifty_IsWarnedAboutSixtyDaysLater()
    {
        var desk = new StoryDesk();
        desk.Do(Machine.Registration, StartApplication, Vendor, ("serviceName", "みまもり"), ("monitoringType", "endpoint"));
        desk.Wait(50);
        desk.Do(Machine.Registration, SaveApplication, Vendor, ("managementCondition", "黒字"));
        desk.Wait(55);
        Assert.DoesNotContain("draft-warning", desk.Mails);
        desk.Wait(7);
        Assert.Single(desk.Mails, "draft-warning");
    }

    [Fact]
    public void Resolution_WithTheChairRecused_IsConfirmedByTheDeputy()
    {
        var desk = Voted([Seat(Chair, isChair: true, employer: VendorOrg), Seat(MemberA), Seat(MemberB) with { IsDeputy = true }]);

        Assert.DoesNotContain(ConfirmPoll, desk.Offered(MemberA));
        Assert.Equal(Refusal.NotYourRole, Assert.IsType<ActResult.No>(desk.Try(Machine.Poll, ConfirmPoll, MemberA, ("statement", "基準を満たす"))).Reason);
        Assert.Equal(Refusal.Recused, Assert.IsType<ActResult.No>(desk.Try(Machine.Poll, ConfirmPoll, Chair, ("statement", "基準を満たす"))).Reason);
        desk.Do(Machine.Poll, ConfirmPoll, MemberB, ("statement", "基準を満たす"));
        Assert.Equal(Stage.Approved, desk.StageOf(Machine.Registration));
    }

    [Fact]
    public void Resolution_WithoutChairAndDeputy_IsConfirmedByTheMemberElectedForTheItem()
    {
        var desk = Voted([Seat(Chair, isChair: true, employer: VendorOrg), Seat(MemberA), Seat(MemberB)]);

        Assert.Contains("poll-to-elect", desk.Mails);
        Assert.DoesNotContain(ConfirmPoll, desk.Offered(MemberA).Concat(desk.Offered(MemberB)));
        Assert.Equal(Refusal.NotYourRole, Assert.IsType<ActResult.No>(desk.Try(Machine.Poll, ConfirmPoll, MemberA, ("statement", "基準を満たす"))).Reason);
        desk.Do(Machine.Poll, ElectPresiding, Secretariat, ("elected", MemberB.Person.ToString()), ("note", "互選"));
        Assert.DoesNotContain(ElectPresiding, desk.Offered(Secretariat));
        desk.Do(Machine.Poll, ConfirmPoll, MemberB, ("statement", "基準を満たす"));
        Assert.Equal(Stage.Approved, desk.StageOf(Machine.Registration));
    }

    [Fact]
    public void Voting_EndedByTheChairWithAQuorum_IsCountedWithoutTheAbsent()
    {
        var desk = Chapters.Submitted();
        Chapters.OnTheAgenda(desk);
        desk.Do(Machine.Poll, OpenPoll, Secretariat);
        Ballot(desk, Chair);
        Assert.Equal(Refusal.QuorumOutOfReach, Assert.IsType<ActResult.No>(desk.Try(Machine.Poll, EndVoting, Chair)).Reason);
        Ballot(desk, MemberA);
        Assert.Equal(Refusal.NotYourRole, Assert.IsType<ActResult.No>(desk.Try(Machine.Poll, EndVoting, MemberA)).Reason);

        desk.Do(Machine.Poll, EndVoting, Chair);

        Assert.Equal(Stage.Closed, desk.StageOf(Machine.Poll));
        desk.Do(Machine.Poll, ConfirmPoll, Chair, ("statement", "基準を満たす"));
        Assert.Equal(Stage.Approved, desk.StageOf(Machine.Registration));
    }

    [Fact]
    public void Resolution_OnClaimsThatChangedAfterTheMembersReadThem_IsRefusedUntilThePollIsVoided()
    {
        var desk = Chapters.Submitted();
        Chapters.Listed(desk);
        Chapters.RenewalReferred(desk);
        desk.Do(Machine.Poll, OpenPoll, Secretariat);
        desk.Do(Machine.Recheck, OpenRecheck, Checker, ("cause", "complaint"), ("items", "3.2"), ("reason", "利用者からの指摘"));
        desk.Do(Machine.Recheck, StartRecheck, Checker);
        desk.Do(Machine.Recheck, FindDeviation, Checker, ("deviantItems", "3.2"), ("ground", "false-statement"), ("rung", "caution"), ("reason", "料金表と違う"));
        foreach (var person in new[] { Chair, MemberA, MemberB })
        {
            desk.Do(Machine.Poll, DeclareConflict, person, ("conflict", "none"));
            desk.Do(Machine.Poll, CastBallot, person, ("q-registration", "approve"));
        }

        Assert.Equal(Refusal.ChangedSinceRead, Assert.IsType<ActResult.No>(desk.Try(Machine.Poll, ConfirmPoll, Chair, ("statement", "基準を満たす"))).Reason);
        desk.Do(Machine.Poll, VoidPoll, Chair, ("reason", "主張が変わった"));
        Chapters.Resolve(desk, ("q-registration", "not-approve"));
        Assert.Equal(Stage.NotRenewed, desk.StageOf(Machine.Renewal));
    }

    [Fact]
    public void Poll_ThatNoQuorumCanOpen_OpensWithTheReserveMembers()
    {
        var desk = Chapters.Submitted();
        desk.Seats = [Seat(Chair, isChair: true, employer: VendorOrg), Seat(MemberA, employer: GroupOrg)];
        desk.Reserves = [Seat(MemberB)];
        Chapters.OnTheAgenda(desk);
        Assert.Equal(Refusal.QuorumOutOfReach, Assert.IsType<ActResult.No>(desk.Try(Machine.Poll, OpenPoll, Secretariat)).Reason);

        desk.Do(Machine.Poll, OpenPoll, Secretariat, ("withReserves", "yes"));

        Assert.Equal(MemberB.Person, Assert.Single(desk.Dossier.Polls[desk.Newest(Machine.Poll).Id].Counted).Person);
    }

    /// <summary>Everybody who may vote has voted for it.</summary>
    private static StoryDesk Voted(System.Collections.Immutable.ImmutableArray<CommitteeSeat> seats)
    {
        var desk = Chapters.Submitted();
        desk.Seats = seats;
        Chapters.OnTheAgenda(desk);
        desk.Do(Machine.Poll, OpenPoll, Secretariat);
        Ballot(desk, MemberA);
        Ballot(desk, MemberB);
        return desk;
    }

    private static void Ballot(StoryDesk desk, Actor member)
    {
        desk.Do(Machine.Poll, DeclareConflict, member, ("conflict", "none"));
        desk.Do(Machine.Poll, CastBallot, member, ("q-registration", "approve"), ("q-listing", "list"));
    }
}
