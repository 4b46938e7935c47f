using System.Collections.Immutable;

namespace Otasuketai.Bpmn.Tests;

/// <summary>Event sub-processes (BPMN 10.3.5, 13.5.4).</summary>
public sealed class HandlerTests
{
    [Fact]
    public void Message_Interrupting_CancelsAllElseAndTheProcessEndsWithIt()
    {
        var play = new Play("handler-message").Start().Message("Stop");
        Assert.Equal("stop tidy", play.Here);
        Assert.Equal("work", play.Traced(TraceKind.Cancel));
        Assert.DoesNotContain(play.Open.Values, w => w.ElementId == "work");
        Assert.Empty(play.Subscribed);

        Assert.Equal(InstanceStatus.Finished, play.Do("tidy").Instance.Status);
    }

    [Fact]
    public void Message_ScopeOver_IsDisarmed()
    {
        var play = new Play("handler-message").Start();
        Assert.Single(play.Subscribed);
        Assert.Equal(InstanceStatus.Finished, play.Do("work").Instance.Status);
        Assert.Empty(play.Subscribed);
    }

    [Fact]
    public void Message_Twice_TheSecondIsKept()
    {
        var play = new Play("handler-message").Start().Message("Stop").Message("Stop", "msg2");
        Assert.Equal("stop tidy", play.Here);
        Assert.Single(play.Instance.Messages);
    }

    [Fact]
    public void Timer_BesideWithACycle_RunsEachTimeAndHasNoSayInTheOutcome()
    {
        var play = new Play("handler-timer").Start().Fire("hs");
        Assert.Equal("sub work remind mail", play.Here);
        play.Fire("hs");
        Assert.Equal(2, play.Instance.Activities.Count(a => a.ElementId == "mail"));
        Assert.Empty(play.Armed);

        play.Command("mail").Do("work");
        Assert.Equal(InstanceStatus.Running, play.Instance.Status);
        play.Command("mail");
        Assert.Equal((InstanceStatus.Finished, "Worked"), (play.Instance.Status, play.Instance.Outcome));
    }

    [Fact]
    public void Error_Caught_TakesTheScopeAndTheBoundaryRests()
    {
        var play = new Play("handler-error").Start();
        play.Step(new EngineEvent.CommandThrew(play.At("work").Id, "BROKEN"));
        Assert.Equal("sub mend repair", play.Here);
        Assert.Contains(" e", play.Do("repair").Visited, StringComparison.Ordinal);
    }

    [Fact]
    public void Error_ThrownByItsOwnHandler_GoesToTheWorldAroundTheScope()
    {
        var play = new Play("handler-error").Start();
        play.Step(new EngineEvent.CommandThrew(play.At("work").Id, "BROKEN")).Do("repair", "Giveup");
        Assert.EndsWith("broken eb", play.Visited, StringComparison.Ordinal);
        Assert.Equal(InstanceStatus.Finished, play.Instance.Status);
    }

    [Fact]
    public void Timer_CannotBeResolved_IsAnIncidentThatARetryArms()
    {
        var play = new Play("handler-date").Start();
        Assert.Equal((IncidentCodes.Timer, "late"), (play.Last.Incident!.Code, play.Last.Incident.ElementId));
        Assert.Equal("late work", play.Here);

        play.Step(new EngineEvent.Retry(play.At("late").Id, ImmutableDictionary<string, string>.Empty.Add("until", "2026-03-05")));
        Assert.Equal("work", play.Here);
        Assert.Equal((InstanceStatus.Finished, "Late"), (play.Fire("hs").Instance.Status, play.Instance.Outcome));
    }
}
