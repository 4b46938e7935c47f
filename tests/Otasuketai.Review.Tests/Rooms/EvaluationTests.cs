using Otasuketai.Review.Evidence;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Rooms;

namespace Otasuketai.Review.Tests.Rooms;

public sealed class EvaluationTests
{
    private readonly Given given = new();

    [Fact]
    public void PlanRound_NotListedOrOneOpen_IsRefused()
    {
        Given.Refused(Refusal.NotListed, given.AskBirth(Machine.PostEvaluation, Act.PlanRound, Actor.System, null));
        Planned();

        Given.Refused(Refusal.AlreadyOpen, given.AskBirth(Machine.PostEvaluation, Act.PlanRound, Actor.System, null));
    }

    [Fact]
    public void PlanRound_NothingClaimed_IsRefused()
    {
        given.Listed();

        Given.Refused(Refusal.NotOffered, given.AskBirth(Machine.PostEvaluation, Act.PlanRound, Actor.System, null));
    }

    [Fact]
    public void OpenCollection_AsksAtMostTenClaimedItems_AndOthersNextTime()
    {
        var first = Planned();
        var opened = given.Do(first, Act.OpenCollection, Actor.System).Events.OfType<DossierEvent.RoundOpened>().Single();
        Assert.Equal((10, new DateOnly(2026, 7, 1)), (opened.Items.Length, opened.ClosesOn));
        Assert.DoesNotContain("6.1", opened.Items);
        given.Dossier = given.Dossier with { Lives = given.Dossier.Lives.SetItem(first, given[first] with { Stage = Stage.Published }) };

        var second = given.Begin(Machine.PostEvaluation, Act.PlanRound, Actor.System, null);
        var next = given.Do(second, Act.OpenCollection, Actor.System).Events.OfType<DossierEvent.RoundOpened>().Single();

        Assert.Equal("2", given[second].Fact(FactNames.Round));
        Assert.Empty(next.Items.Intersect(opened.Items));
    }

    [Fact]
    public void OpenCollection_ItemsUsersCalledImportant_ComeFirst()
    {
        var past = given.Life(Machine.PostEvaluation, Stage.Published);
        var second = Planned();
        Answers(past, new ItemCount("6.4", 5, 0, 0) { Importance = 3.8 }, new ItemCount("6.3", 5, 0, 0));

        var items = given.Do(second, Act.OpenCollection, Actor.System).Events.OfType<DossierEvent.RoundOpened>().Single().Items;

        Assert.Contains("6.4", items);
        Assert.DoesNotContain("6.3", items);
    }

    [Theory]
    [InlineData(5, "enough")]
    [InlineData(4, "few")]
    [InlineData(0, "few")]
    public void CloseCollection_ByTheMinimumOfAnswers(int answers, string expected)
    {
        var id = given.Life(Machine.PostEvaluation, Stage.Collecting);
        Answers(id, new ItemCount("5.1", answers, 0, 2));

        Assert.Equal(expected, given.Do(id, Act.CloseCollection, Actor.System).Outcome);
    }

    [Fact]
    public void PublishResults_ContradictedClaim_OpensARecheckWithADueDate()
    {
        given.Application(Stage.Registered);
        given.Listed();
        var id = given.Life(Machine.PostEvaluation, Stage.VendorComment);
        Answers(id, new ItemCount("5.1", 2, 8, 0), new ItemCount("5.2", 10, 0, 0), new ItemCount("5.3", 2, 1, 0));

        given.Do(id, Act.PublishResults, Actor.System);

        Assert.Equal((ClaimState.UserContradicted, ClaimState.UserConfirmed, ClaimState.Evidenced),
            (given.Dossier.Claims["5.1"].State, given.Dossier.Claims["5.2"].State, given.Dossier.Claims["5.3"].State));
        var recheck = given.Newest(Machine.Recheck);
        Assert.Equal((Stage.Due, "contradiction", "5.1", new DateOnly(2026, 6, 29)), (recheck.Stage, recheck.Fact("cause"), recheck.Fact("items"), recheck.Due));
        Assert.Equal(2, given.Dossier.Entry!.LastVersion);
    }

    [Fact]
    public void PublishResults_RecheckOfThatItemOpenAlready_OpensNoSecond()
    {
        given.Application(Stage.Registered);
        given.Listed();
        given.Life(Machine.Recheck, Stage.InProgress, null, ("cause", "contradiction"), ("items", "5.1"));
        var id = given.Life(Machine.PostEvaluation, Stage.VendorComment);
        Answers(id, new ItemCount("5.1", 2, 8, 0));

        given.Do(id, Act.PublishResults, Actor.System);

        Assert.Single(given.Dossier.Lives.Values, l => l.Machine == Machine.Recheck);
    }

    [Fact]
    public void SuppressResults_ShowsCountsOnly() => Assert.Contains(
        given.Do(given.Life(Machine.PostEvaluation, Stage.Closed), Act.SuppressResults, Actor.System).Events, e => e is DossierEvent.ResultsPublished { CountsOnly: true });

    private LifeId Planned()
    {
        given.Application(Stage.Registered);
        given.Listed();
        return given.Begin(Machine.PostEvaluation, Act.PlanRound, Actor.System, null);
    }

    private void Answers(LifeId round, params ItemCount[] counts) => given.Dossier = given.Dossier with { Rounds = given.Dossier.Rounds.Add(round, [.. counts]) };
}
