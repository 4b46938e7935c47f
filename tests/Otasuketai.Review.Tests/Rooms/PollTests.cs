using System.Collections.Immutable;
using Otasuketai.Review.Committee;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Rooms;

namespace Otasuketai.Review.Tests.Rooms;

public sealed class PollTests
{
    private readonly Given given = new();

    [Fact]
    public void PreparePoll_OfARegistration_PutsTwoQuestions()
    {
        var poll = Prepared(given.Application(Stage.Deliberation));

        Assert.Equal([Questions.Registration, Questions.Listing], given.Dossier.Polls[poll].Questions.Select(q => q.Id));
    }

    [Fact]
    public void OpenPoll_MemberOfTheVendorsGroup_IsRecusedAndNotWaitedFor()
    {
        given.World = given.World with { Seats = [.. given.World.Seats, Given.Seat(Given.Person(9, Role.Member), employer: Given.GroupOrg)] };
        var poll = Prepared(given.Application(Stage.Deliberation));

        var yes = given.Do(poll, Act.OpenPoll, Given.Secretariat);

        Assert.True(given.Dossier.Polls[poll].Members.Single(m => m.Person.Value == Given.Id(9)).Recused);
        Assert.DoesNotContain(Given.Id(9).ToString(), yes.Variables["voters"]);
        Assert.Contains(Given.Id(7).ToString(), yes.Variables["voters"]);
    }

    [Fact]
    public void OpenPoll_EverybodyRecused_SaysThatNoQuorumIsPossible()
    {
        given.World = given.World with { Seats = [Given.Seat(Given.MemberA, employer: Given.VendorOrg)] };

        Given.Refused(Refusal.QuorumOutOfReach, given.Ask(Prepared(given.Application(Stage.Deliberation)), Act.OpenPoll, Given.Secretariat));
    }

    [Fact]
    public void CastBallot_BeforeTheDeclaration_IsRefused() =>
        Given.Refused(Refusal.ConflictNotDeclared, given.Ask(Opened(), Act.CastBallot, Given.MemberA, Yes()));

    [Fact]
    public void CastBallot_AfterAConflict_IsRefused()
    {
        var poll = Opened();
        given.Do(poll, Act.DeclareConflict, Given.MemberA, ("conflict", "reseller"), ("text", "販売代理店の役員"));

        Given.Refused(Refusal.Recused, given.Ask(poll, Act.CastBallot, Given.MemberA, Yes()));
    }

    [Fact]
    public void CastBallot_ByAnOutsider_IsRefused() =>
        Given.Refused(Refusal.NotEligible, given.Ask(Opened(), Act.CastBallot, Given.Person(20, Role.Member), Yes()));

    [Fact]
    public void CastBallot_Twice_IsRefusedAndChangeBallotAllowed()
    {
        var poll = Opened();
        Vote(poll, Given.MemberA);

        Given.Refused(Refusal.AlreadyVoted, given.Ask(poll, Act.CastBallot, Given.MemberA, Yes()));
        Assert.Contains(given.Do(poll, Act.ChangeBallot, Given.MemberA, Yes("defer")).Events.OfType<DossierEvent.BallotCast>(), b => b.Choices[Questions.Registration] == "defer");
    }

    [Fact]
    public void ChangeBallot_ConditionTakenBack_OverwritesItsWords()
    {
        var poll = Opened();
        given.Do(poll, Act.DeclareConflict, Given.MemberA, ("conflict", "none"));
        given.Do(poll, Act.CastBallot, Given.MemberA, [.. Yes("approve-with-conditions"), ("condition", "窓口の明記")]);

        var changed = given.Do(poll, Act.ChangeBallot, Given.MemberA, Yes()).Events.OfType<DossierEvent.BallotCast>().Single();

        Assert.Equal("", changed.Choices["text-condition"]);
    }

    [Fact]
    public void CastBallot_OneQuestionLeftOut_NamesIt()
    {
        var poll = Opened();
        given.Do(poll, Act.DeclareConflict, Given.MemberA, ("conflict", "none"));

        var no = Assert.IsType<Decision.No>(given.Ask(poll, Act.CastBallot, Given.MemberA, (Questions.Registration, "approve")));

        Assert.Equal(Questions.Listing, Assert.Single(no.Fields).Field);
    }

    [Fact]
    public void CastBallot_ChoicesTravelToTheBoxAndNowhereElse()
    {
        var poll = Opened();
        given.Do(poll, Act.DeclareConflict, Given.MemberA, ("conflict", "none"));

        var yes = Assert.IsType<Decision.Yes>(given.Ask(poll, Act.CastBallot, Given.MemberA, Yes()));

        Assert.IsType<DossierEvent.BallotCast>(Assert.Single(yes.Events));
        Assert.Empty(yes.Variables);
        Assert.Null(yes.Outcome);
    }

    [Fact]
    public void DeclareConflict_WithoutWords_IsRefused() =>
        Given.Refused(Refusal.BadInput, given.Ask(Opened(), Act.DeclareConflict, Given.MemberA, ("conflict", "employer")));

    [Fact]
    public void ClosePoll_WithoutQuorum_LeavesTheBoxSealed()
    {
        var poll = Opened();
        Vote(poll, Given.MemberA);

        var yes = given.Do(poll, Act.ClosePoll, Actor.System);

        Assert.Equal("inquorate", yes.Outcome);
        Assert.DoesNotContain(yes.Events, e => e is DossierEvent.BoxClosed);
    }

    [Fact]
    public void ClosePoll_WithQuorum_ClosesTheBox()
    {
        var poll = Opened();
        Vote(poll, Given.MemberA);
        Vote(poll, Given.Chair);

        var yes = given.Do(poll, Act.ClosePoll, Actor.System);

        Assert.Equal("quorate", yes.Outcome);
        Assert.Equal(poll, yes.Events.OfType<DossierEvent.BoxClosed>().Single().Poll);
    }

    [Theory]
    [InlineData(true, "poll-to-confirm Chair", "poll-closed Secretariat")]
    [InlineData(false, "poll-to-elect Secretariat")]
    public void ClosePoll_WithQuorum_TellsWhoConfirmsAndWhoRecordsAnElection(bool chairVoted, params string[] told)
    {
        var poll = Opened();
        Vote(poll, Given.MemberA);
        Vote(poll, chairVoted ? Given.Chair : Given.MemberB);

        Assert.Equal(told, given.Do(poll, Act.ClosePoll, Actor.System).Events.OfType<DossierEvent.Notified>().Select(n => $"{n.Template} {n.To}"));
    }

    [Fact]
    public void ConfirmPoll_MajorityForBoth_SetsTheResolutionOnTheSubject()
    {
        var subject = given.Application(Stage.Deliberation);
        var poll = Counted(subject, ("approve", 2), ("not-approve", 1), ("list", 3));

        var yes = given.Do(poll, Act.ConfirmPoll, Given.Chair, ("statement", "裏付けを確認した"));

        Assert.Equal("Approved", yes.Outcome);
        Assert.Equal(("Approved", "yes"), (given[subject].Fact(FactNames.Resolution), given[subject].Fact(FactNames.Listing)));
        Assert.NotEmpty(given[subject].Fact(FactNames.ExplanationJa));
    }

    [Fact]
    public void ConfirmPoll_ConditionalWithoutACondition_IsRefused() => Given.Refused(Refusal.BadInput,
        given.Ask(Counted(given.Application(Stage.Deliberation), ("approve-with-conditions", 2), ("approve", 1), ("list", 3)), Act.ConfirmPoll, Given.Chair));

    [Fact]
    public void ConfirmPoll_Conditional_SetsTheDueDateOfTheCondition()
    {
        var subject = given.Application(Stage.Deliberation);
        var poll = Counted(subject, ("approve-with-conditions", 2), ("approve", 1), ("list", 3));

        given.Do(poll, Act.ConfirmPoll, Given.Chair, ("condition", "窓口時間の明記"));

        Assert.Equal("2026-07-31", given[subject].Fact(FactNames.ConditionDue));
    }

    [Fact]
    public void ConfirmPoll_NotApproved_DoesNotCountTheListing()
    {
        var subject = given.Application(Stage.Deliberation);
        given.Do(Counted(subject, ("not-approve", 3), ("list", 3)), Act.ConfirmPoll, Given.Chair);

        Assert.Equal(("NotApproved", ""), (given[subject].Fact(FactNames.Resolution), given[subject].Fact(FactNames.Listing)));
    }

    [Fact]
    public void ConfirmPoll_ExactHalfNobodyDecides_IsRefused() => Given.Refused(Refusal.NotResolved,
        given.Ask(Counted(given.Application(Stage.Deliberation), ("approve", 1), ("not-approve", 1), ("list", 2)), Act.ConfirmPoll, Given.Chair));

    [Theory]
    [InlineData(DecidingSeat.Deputy, "approve", "Approved", "副座長")]
    [InlineData(DecidingSeat.Elected, "not-approve", "NotApproved", "選任された委員")]
    public void ConfirmPoll_ExactHalf_IsDecidedByTheBallotThatWasOpened(DecidingSeat seat, string option, string resolution, string words)
    {
        var subject = given.Application(Stage.Deliberation);
        var poll = Counted(subject, ("approve", 1), ("not-approve", 1), ("list", 2));
        given.Dossier = given.Dossier with { Polls = given.Dossier.Polls.SetItem(poll, given.Dossier.Polls[poll] with { Deciding = ImmutableDictionary<string, DecidingBallot>.Empty.Add(Questions.Registration, new(seat, option)) }) };

        given.Do(poll, Act.ConfirmPoll, Given.Chair, ("statement", "可否同数"));

        Assert.Equal(resolution, given[subject].Fact(FactNames.Resolution));
        Assert.Contains(words, given[subject].Fact(FactNames.ExplanationJa), StringComparison.Ordinal);
    }

    [Fact]
    public void ElectPresiding_NobodyNeedsToBeElected_IsRefused() => Given.Refused(Refusal.NotOffered,
        given.Ask(Counted(given.Application(Stage.Deliberation), ("approve", 3), ("list", 3)), Act.ElectPresiding, Given.Secretariat, ("elected", Given.MemberA.Person.ToString())));

    [Fact]
    public void ElectPresiding_OfTheChairOrAStranger_IsRefused()
    {
        var poll = Counted(given.Application(Stage.Deliberation), ("approve", 1), ("not-approve", 1), ("list", 2));

        foreach (var person in new[] { Given.Chair, Given.Person(20, Role.Member) })
        {
            Given.Refused(Refusal.BadInput, given.Ask(poll, Act.ElectPresiding, Given.Secretariat, ("elected", person.Person.ToString())));
        }
    }

    [Fact]
    public void VoidPoll_WithAReason_TellsTheProcedure()
    {
        var subject = given.Application(Stage.Deliberation);

        var yes = given.Do(Prepared(subject), Act.VoidPoll, Given.Secretariat, ("reason", "資料の差し替え"));

        Assert.Contains(new DossierEvent.Signalled(subject, "PollVoided"), yes.Events);
    }

    [Fact]
    public void OpenPoll_OfAnAppeal_LeavesOutWhoTookPart()
    {
        var appeal = given.Life(Machine.Appeal, Stage.Deliberation);
        given.Dossier = given.Dossier with { Past = [new PastAct(appeal, Act.CastBallot, Given.MemberA.Person, given.World.Now, Stage.Open)] };
        given.World = given.World with { Reserves = [Given.Seat(Given.Person(30, Role.Member))] };

        var poll = Prepared(appeal);
        given.Do(poll, Act.OpenPoll, Given.Secretariat);

        Assert.Equal([6, 8, 30], given.Dossier.Polls[poll].Members.Select(m => int.Parse(m.Person.ToString()[^12..])).Order());
    }

    private static (string, string)[] Yes(string choice = "approve") => [(Questions.Registration, choice), (Questions.Listing, "list")];

    private LifeId Prepared(LifeId subject) => given.Begin(Machine.Poll, Act.PreparePoll, Actor.System, subject);

    private LifeId Opened()
    {
        var poll = Prepared(given.Application(Stage.Deliberation));
        given.Do(poll, Act.OpenPoll, Given.Secretariat);
        return poll;
    }

    private void Vote(LifeId poll, Actor member)
    {
        given.Do(poll, Act.DeclareConflict, member, ("conflict", "none"));
        given.Do(poll, Act.CastBallot, member, Yes());
    }

    /// <summary>A closed poll of three members, as the store hands it back after the close.</summary>
    private LifeId Counted(LifeId subject, params (string Option, int Count)[] counts)
    {
        var poll = given.Life(Machine.Poll, Stage.Closed, subject);
        var questions = Questions.Of(given[subject]);
        ImmutableArray<PollMember> members = [.. given.World.Seats.Select(s => new PollMember(s.Person, s.Name, s.IsChair, true, false, true))];
        given.Dossier = given.Dossier with
        {
            Polls = given.Dossier.Polls.Add(poll, new Poll(poll, questions, members,
                [.. counts.Select(n => new OptionCount(questions.First(q => q.Options.Contains(n.Option)).Id, n.Option, n.Count))], ImmutableDictionary<string, DecidingBallot>.Empty)),
        };
        return poll;
    }
}
