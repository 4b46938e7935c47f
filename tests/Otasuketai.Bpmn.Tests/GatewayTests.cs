namespace Otasuketai.Bpmn.Tests;

/// <summary>Exclusive, parallel and event-based gateways (BPMN 10.6).</summary>
public sealed class GatewayTests
{
    [Theory]
    [InlineData("12", "big")]
    [InlineData("10", "big")]
    [InlineData("9.5", "small")]
    [InlineData("5", "other")]
    public void Exclusive_Conditions_FirstTrueInDocumentOrderElseDefault(string score, string task) =>
        Assert.Equal(task, new Play("xor-condition").With("score", score).Start().Here);

    [Theory]
    [InlineData(null, "the variable 'score' is missing")]
    [InlineData("much", "the values do not fit together")]
    public void Exclusive_UndecidableCondition_IsAnIncidentThatSaysWhyAndNotFalse(string? score, string why)
    {
        var play = score is null ? new Play("xor-condition").Start() : new Play("xor-condition").With("score", score).Start();

        Assert.Equal(IncidentCodes.Condition, Assert.Single(play.Instance.Incidents).Code);
        Assert.Contains(why, play.Last.Incident!.Message, StringComparison.Ordinal);
        Assert.Equal("g", play.Here);
        Assert.Single(play.Effects<Effect.Raise>());
    }

    [Fact]
    public void Exclusive_NoFlowFits_IsAnIncidentThatSkipWithAnOutcomeSettles()
    {
        var play = new Play("xor-no-default").Start().Command("ask", "perhaps");
        Assert.Equal(IncidentCodes.NoFlow, play.Last.Incident!.Code);
        Assert.Equal("g", play.Last.Incident.ElementId);

        play.Step(new EngineEvent.Retry(play.At("g").Id));
        Assert.Equal(IncidentCodes.NoFlow, Assert.Single(play.Instance.Incidents).Code);

        play.Step(new EngineEvent.Skip(play.At("g").Id, "agreed by telephone", "sure"));
        Assert.Equal("s ask g yes", play.Visited);
        Assert.Empty(play.Instance.Incidents);
        Assert.Contains(play.Last.Trace, t => t.Note == "agreed by telephone");
    }

    [Theory]
    [InlineData("A", "ea")]
    [InlineData("B", "eb")]
    [InlineData("C", "ec")]
    public void Task_OutcomesOnItsOwnFlows_TakeThemOrTheDefault(string outcome, string end) =>
        Assert.Equal($"s t {end}", new Play("task-outcome-flows").Start().Do("t", outcome).Visited);

    [Fact]
    public void Parallel_Join_WaitsForEveryFlow()
    {
        var play = new Play("parallel").Start();
        Assert.Equal("a b", play.Here);

        Assert.Equal("b", play.Do("a").Here);
        Assert.Equal("c", play.Do("b").Here);
        play.Do("c");
        Assert.Equal(InstanceStatus.Finished, play.Instance.Status);
    }

    [Fact]
    public void Parallel_TwoTokensByOneFlow_DoNotCountTwice()
    {
        var play = new Play("join-twice-one-flow").Start().Do("a").Do("b");
        Assert.Equal("c", play.Here);
        Assert.Equal(2, play.Instance.Joins.Length);

        play.Do("c");
        Assert.Equal("join", Assert.Single(play.Instance.Joins).ElementId);
        Assert.Equal(InstanceStatus.Running, play.Instance.Status);
    }

    [Fact]
    public void Parallel_JoinNothingCanReachAnyMore_IsStuckUntilAnOperatorLetsItPass()
    {
        var play = new Play("join-twice-one-flow").Start().Do("a").Do("b");
        Assert.Empty(play.Instance.Stuck);
        Assert.Equal(Refusals.UnknownActivity, play.Step(new EngineEvent.Skip("&0&join", "too early")).Last.Refused);

        var stuck = Assert.Single(play.Do("c").Instance.Stuck);
        Assert.Equal("join", stuck.ElementId);
        play.Step(new EngineEvent.Skip(stuck.Id, "one was enough"));

        Assert.Equal(InstanceStatus.Finished, play.Instance.Status);
        Assert.Contains(play.Last.Trace, t => t is { ElementId: "join", Note: "one was enough" });
        Assert.Empty(play.Instance.Stuck);
    }

    [Fact]
    public void Task_TwoPlainFlows_SplitWithoutGateway()
    {
        var play = new Play("uncontrolled-split").Start().Do("t");
        Assert.Equal("a b", play.Here);
        Assert.Equal(InstanceStatus.Running, play.Do("b").Instance.Status);
        Assert.Equal(InstanceStatus.Finished, play.Do("a").Instance.Status);
    }

    [Fact]
    public void EventBased_MessageFirst_DisarmsTheTimerInTheSameStep()
    {
        var play = new Play("event-gateway").Start();
        Assert.Equal("g", play.Here);
        Assert.Single(play.Armed);

        play.Message("Reply");
        Assert.Equal("s g reply er", play.Visited);
        Assert.Empty(play.Armed);
    }

    [Fact]
    public void EventBased_TimerFirst_DropsTheSubscription()
    {
        var play = new Play("event-gateway").Start().Fire("late");
        Assert.Equal("s g late el", play.Visited);
        Assert.Empty(play.Subscribed);
    }

    [Fact]
    public void Step_LoopThatNeverWaits_IsRefused()
    {
        var play = new Play("endless").Start();
        Assert.Equal(Refusals.Endless, play.Last.Refused);
        Assert.Equal(InstanceStatus.Cancelled, play.Instance.Status);
        Assert.Empty(play.Last.Effects);
    }
}
