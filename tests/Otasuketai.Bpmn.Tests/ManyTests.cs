using System.Collections.Immutable;

namespace Otasuketai.Bpmn.Tests;

/// <summary>Activities that run more than once (BPMN 13.3.6, 13.3.7).</summary>
public sealed class ManyTests
{
    private const string Three = """["u1","u2","u3"]""";

    [Fact]
    public void SubProcess_Parallel_EachForItsElementUntilTheConditionHolds()
    {
        var play = new Play("many-sub").With("members", Three).Start();
        Assert.Equal(["u1", "u2", "u3"], play.Open.Values.Select(w => w.Assignee));
        Assert.Equal(4, play.Instance.Scopes.Length);

        play.Do("work", "Done", "u2").Do("work", "Done", "u3");
        Assert.Equal("after", play.Here);
        Assert.Contains("work", play.Traced(TraceKind.Cancel), StringComparison.Ordinal);
        Assert.Single(play.Instance.Scopes);
        Assert.Empty(play.Armed);
    }

    [Fact]
    public void SubProcess_Deadline_CancelsEveryBody()
    {
        var play = new Play("many-sub").With("members", Three).Start().Fire("late");
        Assert.Equal(InstanceStatus.Finished, play.Instance.Status);
        Assert.Equal(3, play.Effects<Effect.CloseWork>().Count(c => c.End == WorkEnd.Cancelled));
    }

    [Fact]
    public void SubProcess_Sequential_OneBodyAtATime()
    {
        var play = new Play("many-sub-sequential").With("members", Three).Start();
        foreach (var member in new[] { "u1", "u2", "u3" })
        {
            Assert.Equal(member, Assert.Single(play.Open.Values).Assignee);
            play.Do("work");
        }

        Assert.Equal("after", play.Here);
    }

    [Theory]
    [InlineData("\"u1\"")]
    [InlineData("[1]")]
    [InlineData("[\"\\ud800\"]")]
    public void SubProcess_CollectionThatIsNoListOfTexts_IsAnIncident(string members) =>
        Assert.NotEmpty(new Play("many-sub").With("members", members).Start().Instance.Incidents);

    [Fact]
    public void SubProcess_Nobody_IsDoneAtOnce() => Assert.Equal("after", new Play("many-sub").With("members", "[]").Start().Here);

    [Fact]
    public void ServiceTask_ConditionOnActive_CancelsTheRest()
    {
        var play = new Play("many-service").Start();
        Assert.Equal(3, play.Effects<Effect.RunCommand>().Count());
        var commands = play.Instance.Activities.Where(a => a.OuterId is not null).Select(a => a.Id).ToList();
        play.Step(new EngineEvent.CommandDone(commands[0]));
        Assert.Equal(InstanceStatus.Running, play.Instance.Status);
        play.Step(new EngineEvent.CommandDone(commands[2]));
        Assert.Equal(InstanceStatus.Finished, play.Instance.Status);
        Assert.EndsWith("send e", play.Visited, StringComparison.Ordinal);
    }

    [Fact]
    public void ServiceTask_OneThrows_TheBoundaryOfAllCatchesIt()
    {
        var play = new Play("many-service").Start();
        play.Step(new EngineEvent.CommandThrew(play.Instance.Activities.Last().Id, "BROKEN"));
        Assert.EndsWith("broken eb", play.Visited, StringComparison.Ordinal);
        Assert.Equal(InstanceStatus.Finished, play.Instance.Status);
    }

    [Fact]
    public void ServiceTask_OneFails_ARetryRunsThatOneAgain()
    {
        var play = new Play("many-service").Start();
        var last = play.Instance.Activities.Last().Id;
        play.Step(new EngineEvent.CommandFailed(last, "busy")).Step(new EngineEvent.Retry(last));
        Assert.Equal(last, Assert.Single(play.Effects<Effect.RunCommand>()).ActivityId);
    }

    [Theory]
    [InlineData("0", 0)]
    [InlineData("3", 3)]
    [InlineData("1000", 1000)]
    public void SendTask_Sequential_SendsSoOftenWithoutWaiting(string rounds, int sent)
    {
        var play = new Play("many-send").With("rounds", rounds).Start();
        Assert.Equal(sent, play.Effects<Effect.Send>().Count());
        Assert.Equal(InstanceStatus.Finished, play.Instance.Status);
    }

    [Fact]
    public void Outcomes_TheConditionAsksForThem_AreKept()
    {
        var play = new Play("many-outcomes").With("members", Three).With("firstNo", """["Yes","No"]""").Start().Do("sign", "Yes");
        Assert.Equal(["Yes"], play.At("sign").Loop!.Outcomes);
        Assert.Equal(InstanceStatus.Finished, play.Do("sign", "No").Instance.Status);
    }

    [Theory]
    [InlineData("loop", "3", 1)]
    [InlineData("loop", "10", 1)]
    [InlineData("loop-before", "3", 1)]
    [InlineData("loop-before", "10", 0)]
    public void Loop_Start_RunsUnlessAskedBefore(string fixture, string score, int runs) =>
        Assert.Equal(runs, new Play(fixture).With("score", score).Start().Effects<Effect.RunCommand>().Count());

    [Fact]
    public void Loop_ConditionThenMaximum_EndsItAndTheLastOutcomeGoesOn()
    {
        var play = new Play("loop").With("score", "3").Start();
        for (var run = 0; run < 3; run++)
        {
            Assert.Equal("try", play.Here);
            play.Step(new EngineEvent.CommandDone(play.Instance.Activities.Last().Id, run == 2 ? "Good" : "Bad"));
        }

        Assert.EndsWith("how good", play.Visited, StringComparison.Ordinal);
    }

    [Fact]
    public void Loop_RunChangesWhatTheConditionAsks_EndsIt()
    {
        var play = new Play("loop").With("score", "3").Start();
        play.Step(new EngineEvent.CommandDone(play.Instance.Activities.Last().Id, null, ImmutableDictionary<string, string>.Empty.Add("score", "12")));
        Assert.Equal(InstanceStatus.Finished, play.Instance.Status);
    }

    [Fact]
    public void Loop_Undecidable_IsAnIncidentThatARetrySettles()
    {
        var play = new Play("loop-before").Start();
        Assert.Equal(IncidentCodes.Condition, play.Last.Incident!.Code);
        play.Step(new EngineEvent.Retry(play.At("try").Id, ImmutableDictionary<string, string>.Empty.Add("score", "12")));
        Assert.Equal(InstanceStatus.Finished, play.Instance.Status);
    }
}
