namespace Otasuketai.Bpmn.Tests;

/// <summary>Sub-processes, terminate, errors and call activities.</summary>
public sealed class ScopeTests
{
    [Fact]
    public void SubProcess_LastTokenEnds_CompletesIt()
    {
        var play = new Play("subprocess").Start();
        Assert.Equal("sub a b", play.Here);
        Assert.Equal("sub b", play.Do("a").Here);
        Assert.Equal("after", play.Do("b").Here);
        Assert.Empty(play.Armed);
        Assert.Single(play.Instance.Scopes);
    }

    [Fact]
    public void SubProcess_Interrupted_CancelsTheWholeSubtreeFirst()
    {
        var play = new Play("subprocess").Start().Fire("late");
        Assert.Equal("b a sub", play.Traced(TraceKind.Cancel));
        Assert.Equal(2, play.Effects<Effect.CloseWork>().Count(c => c.End == WorkEnd.Cancelled));
        var kinds = play.Last.Trace.Select(t => t.Kind).ToList();
        Assert.True(kinds.LastIndexOf(TraceKind.Cancel) < kinds.IndexOf(TraceKind.Enter));
        Assert.Equal(InstanceStatus.Finished, play.Instance.Status);
    }

    [Theory]
    [InlineData("Yes", "ey")]
    [InlineData("No", "ed")]
    public void SubProcess_Outcome_IsThatOfItsLastTokenOrItsEnd(string act, string end) =>
        Assert.EndsWith(end, new Play("subprocess-outcome").Start().Do("a", act).Visited, StringComparison.Ordinal);

    [Fact]
    public void Terminate_InASubProcess_EndsOnlyThatScope()
    {
        var play = new Play("terminate").Start().Do("a");
        Assert.Equal("outside after", play.Here);
        Assert.Equal("b", play.Traced(TraceKind.Cancel));
        Assert.Equal("stopped", play.At("after").Outcome);
    }

    [Theory]
    [InlineData("terminate-in-flight")]
    [InlineData("error-in-flight")]
    public void Scope_ClosedWhileATokenIsOnItsWay_DropsThatToken(string fixture)
    {
        var play = new Play(fixture).Start();
        Assert.Equal("after", play.Here);
        Assert.DoesNotContain(play.Last.Trace, t => t.ElementId == "never");
        Assert.Equal(InstanceStatus.Finished, play.Do("after").Instance.Status);
    }

    [Fact]
    public void ErrorEnd_CaughtOnTheSubProcess_CancelsItAndGoesOn()
    {
        var play = new Play("errors").Start().Command("work", "bad");
        Assert.Equal("repair", play.Here);
        Assert.Equal("side sub", play.Traced(TraceKind.Cancel));
    }

    [Fact]
    public void ErrorEnd_NobodyCatches_IsAnIncidentAndCancelsNothing()
    {
        var play = new Play("errors").Start().Command("work", "odd");
        Assert.Equal((IncidentCodes.UncaughtError, "other"), (play.Last.Incident!.Code, play.Last.Incident.ElementId));
        Assert.Equal("sub side other", play.Here);

        play.Step(new EngineEvent.Skip(play.At("other").Id, "known fault"));
        Assert.Equal("sub side", play.Here);
        Assert.Equal(InstanceStatus.Finished, play.Do("side").Instance.Status);
    }

    [Theory]
    [InlineData("BROKEN", "ebroken")]
    [InlineData("ELSE", "eany")]
    public void CommandThrew_BoundaryByCodeBeforeCatchAll(string code, string end)
    {
        var play = new Play("error-catch-all").Start();
        play.Step(new EngineEvent.CommandThrew(play.At("work").Id, code));
        Assert.EndsWith(end, play.Visited, StringComparison.Ordinal);
    }

    [Fact]
    public void CommandThrew_CaughtByTheScopeAround_CancelsTheScope()
    {
        var play = new Play("errors").Start();
        play.Step(new EngineEvent.CommandThrew(play.At("work").Id, "BROKEN"));
        Assert.Equal("repair", play.Here);
    }

    [Fact]
    public void CommandThrew_Uncaught_IsAnIncidentThatRetryRunsAgain()
    {
        var play = new Play("errors").Start();
        play.Step(new EngineEvent.CommandThrew(play.At("work").Id, "ELSE"));
        Assert.Equal(IncidentCodes.UncaughtError, play.Last.Incident!.Code);
        play.Step(new EngineEvent.Retry(play.At("work").Id));
        Assert.Equal("work", Assert.Single(play.Effects<Effect.RunCommand>()).ElementId);
    }

    [Theory]
    [InlineData("Adopted", "adopted")]
    [InlineData("Rejected", "rejected")]
    [InlineData("Break", "eb")]
    public void Call_OutcomeOrErrorOfTheCallee_CrossesUpward(string act, string end)
    {
        var play = new Play("caller", "callee").Start();
        Assert.Equal("call call/vote", play.Here);
        Assert.EndsWith(end, play.Do("vote", act).Visited, StringComparison.Ordinal);
        Assert.Equal(InstanceStatus.Finished, play.Instance.Status);
    }

    [Fact]
    public void Call_Interrupted_CancelsTheCallee()
    {
        var play = new Play("caller", "callee").Start().Fire("late");
        Assert.Equal("vote call", play.Traced(TraceKind.Cancel));
        Assert.Equal(InstanceStatus.Finished, play.Instance.Status);
    }

    [Fact]
    public void Call_NewerVersionDeployedMeanwhile_KeepsThePinnedOne()
    {
        var play = new Play("caller", "callee").Start();
        var pinned = play.Instance.Scopes[1].Called!;
        play.Deploy(Fixtures.Load("callee", x => x.Replace("otr:version=\"1\"", "otr:version=\"2\"").Replace("\"vote\"", "\"ballot\"")));

        Assert.Equal("1", pinned.Version);
        Assert.EndsWith("adopted", play.Do("vote", "Adopted").Visited, StringComparison.Ordinal);
        Assert.Equal("call call/ballot", play.Start().Here);
    }

    [Fact]
    public void Call_UnknownProcess_IsAnIncidentUntilItIsDeployed()
    {
        var play = new Play("caller").Start();
        Assert.Equal(IncidentCodes.Call, play.Last.Incident!.Code);
        play.Deploy(Fixtures.Load("callee")).Step(new EngineEvent.Retry(play.At("call").Id));
        Assert.Equal("call call/vote", play.Here);
    }

    [Fact]
    public void Call_OfItself_StopsWithAnIncident()
    {
        var play = new Play("self-call").Start();
        Assert.Equal(IncidentCodes.Call, play.Last.Incident!.Code);
        Assert.Equal(17, play.Instance.Scopes.Length);
    }
}
