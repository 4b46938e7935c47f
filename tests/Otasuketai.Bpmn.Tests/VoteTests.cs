using System.Collections.Immutable;

namespace Otasuketai.Bpmn.Tests;

/// <summary>Multi-instance user tasks (BPMN 10.3.8, 13.3.7).</summary>
public sealed class VoteTests
{
    private static Play Begun(string members = """["u1","u2","u3"]""") => new Play("vote").Knob("voteDays", "P7D").With("members", members).Start();

    [Fact]
    public void Parallel_Start_OpensOneItemPerMemberAndOneDeadline()
    {
        var play = Begun();
        Assert.Equal(["u1", "u2", "u3"], play.Open.Values.Select(w => w.Assignee));
        Assert.All(play.Open.Values, w => Assert.Equal((new DateOnly(2026, 3, 9), "Member"), (w.Due!.Value, w.Role)));
        Assert.Single(play.Armed);
        Assert.Equal("vote", play.Here);
    }

    [Fact]
    public void Parallel_ConditionHolds_CancelsTheRestAndGoesOnWithoutOutcome()
    {
        var play = Begun().Do("vote", "CastBallot", "u2");
        Assert.Equal(2, play.Open.Count);
        play.Do("vote", "CastBallot", "u1");

        Assert.Equal([WorkEnd.Completed, WorkEnd.Cancelled], play.Effects<Effect.CloseWork>().Select(c => c.End));
        Assert.Equal("tally", play.Here);
        Assert.Null(play.At("tally").Outcome);
        Assert.Empty(play.Armed);
    }

    [Fact]
    public void Ballot_Choice_IsNowhereInTheInstance()
    {
        var play = Begun();
        var item = play.Work("vote", "u1").ActivityId;
        Assert.Equal(Refusals.SecretPatch, play.Step(new EngineEvent.CompleteWork(item, "CastBallot", ImmutableDictionary<string, string>.Empty.Add("choice", "no"))).Last.Refused);
        play.Step(new EngineEvent.CompleteWork(item, "CastBallot"));
        Assert.DoesNotContain("CastBallot", InstanceJson.Write(play.Instance), StringComparison.Ordinal);
    }

    [Fact]
    public void Deadline_Fires_CancelsEveryOpenBallot()
    {
        var play = Begun().Do("vote", "CastBallot", "u1").Fire("closing");
        Assert.Equal(2, play.Effects<Effect.CloseWork>().Count(c => c.End == WorkEnd.Cancelled));
        Assert.Equal("tally", play.Here);
    }

    [Fact]
    public void ChangeDue_OfOneMembersItem_MovesAllAndTheDeadline()
    {
        var play = Begun();
        play.Step(new EngineEvent.ChangeDue(play.Work("vote", "u3").ActivityId, new DateOnly(2026, 3, 12)));
        Assert.All(play.Open.Values, w => Assert.Equal(new DateOnly(2026, 3, 12), w.Due));
        Assert.Equal(new DateTimeOffset(2026, 3, 13, 0, 0, 0, TimeSpan.FromHours(9)), play.Timer("closing").Due);
    }

    [Fact]
    public void Parallel_TenThousand_AreABitEachAndTheLastOneEndsTheVote()
    {
        var play = new Play("vote-crowd").With("voters", "10000").Start();
        var items = play.Open.Keys.ToArray();
        new Random(7).Shuffle(items);
        var size = InstanceJson.Write(play.Instance).Length;
        Assert.InRange(size, 1, 4096);

        foreach (var item in items[..^1])
        {
            play.Go(Engine.Step(play.Instance, new EngineEvent.CompleteWork(item, "CastBallot"), play.Context).Instance);
        }

        Assert.Equal("vote", play.Here);
        play.Step(new EngineEvent.CompleteWork(items[^2], "CastBallot"));
        Assert.Equal(Refusals.UnknownActivity, play.Last.Refused);
        play.Step(new EngineEvent.CompleteWork(items[^1], "CastBallot"));
        Assert.Equal(("tally", 1), (play.Here, play.Effects<Effect.RunCommand>().Count()));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(700)]
    public void Parallel_HalfHaveVoted_TheOthersAreKeptWithTheirNames(int members)
    {
        var play = Begun(System.Text.Json.JsonSerializer.Serialize(Enumerable.Range(0, members).Select(m => $"{m:D8}-0000-7000-8000-000000000000")));
        play = members == 2 ? play : play.Do("vote", "CastBallot", "00000300-0000-7000-8000-000000000000");

        var kept = InstanceJson.Read(InstanceJson.Write(play.Instance));

        Assert.Equal(play.Instance.Activities, kept.Activities);
    }

    [Fact]
    public void Parallel_MoreNamesThanAnInstanceHolds_IsRefusedAndNothingIsLost()
    {
        var play = Begun(System.Text.Json.JsonSerializer.Serialize(Enumerable.Range(0, 1000).Select(m => $"{m:D8}-0000-7000-8000-000000000000")));

        Assert.Equal(Refusals.TooLarge, play.Last.Refused);
    }

    [Fact]
    public void Parallel_Nobody_IsDoneAtOnce() => Assert.Equal("tally", Begun("[]").Here);

    [Theory]
    [InlineData("u1, u2")]
    [InlineData("{}")]
    [InlineData("[1,2]")]
    public void Parallel_UnusableCollection_IsAnIncident(string members) => Assert.Equal(IncidentCodes.Collection, Begun(members).Last.Incident!.Code);

    [Fact]
    public void Parallel_CollectionMissing_IsAnIncidentThatRetryWithTheMembersSettles()
    {
        var play = new Play("vote").Knob("voteDays", "P7D").Start();
        Assert.Equal(IncidentCodes.Collection, play.Last.Incident!.Code);

        play.Step(new EngineEvent.Retry(play.At("vote").Id, ImmutableDictionary<string, string>.Empty.Add("members", """["u1"]""")));
        Assert.Equal("u1", Assert.Single(play.Open.Values).Assignee);
    }

    [Fact]
    public void Sequential_Cardinality_OpensOneAfterTheOther()
    {
        var play = new Play("vote-sequential").With("rounds", "3").Start();
        for (var i = 0; i < 3; i++)
        {
            Assert.Single(play.Open);
            play.Do("vote", "CastBallot");
        }

        Assert.Equal(InstanceStatus.Finished, play.Instance.Status);
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("10001")]
    [InlineData("many")]
    public void Sequential_UnusableCardinality_IsAnIncident(string rounds) =>
        Assert.Equal(IncidentCodes.Collection, new Play("vote-sequential").With("rounds", rounds).Start().Last.Incident!.Code);

    [Fact]
    public void CompletionCondition_Undecidable_IsOneIncidentAndTheVoteGoesOn()
    {
        var play = new Play("vote-condition").With("members", """["u1","u2","u3"]""").Start().Do("vote", "CastBallot", "u1");
        Assert.Equal(IncidentCodes.Condition, play.Last.Incident!.Code);
        play.Do("vote", "CastBallot", "u2");
        Assert.Single(play.Instance.Incidents);
        Assert.Equal(InstanceStatus.Finished, play.Do("vote", "CastBallot", "u3").Instance.Status);
    }

    [Fact]
    public void Skip_OfAVoteWithAnIncident_ClosesItForAll()
    {
        var play = new Play("vote-condition").With("members", """["u1","u2"]""").Start().Do("vote", "CastBallot", "u1");
        play.Step(new EngineEvent.Skip(play.Last.Incident!.ActivityId, "closed by the chair"));
        Assert.Equal(InstanceStatus.Finished, play.Instance.Status);
    }
}
