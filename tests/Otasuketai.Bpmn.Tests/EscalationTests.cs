namespace Otasuketai.Bpmn.Tests;

/// <summary>Escalations (BPMN 10.5.1): the nearest catch outward takes it; without one the thrower goes on.</summary>
public sealed class EscalationTests
{
    [Fact]
    public void Throw_InterruptingBoundary_CancelsTheSubProcess()
    {
        var play = new Play("escalation").Start();
        Assert.Equal("chase", play.Here);
        Assert.Contains("sub", play.Traced(TraceKind.Cancel), StringComparison.Ordinal);
        Assert.Equal(InstanceStatus.Finished, play.Do("chase").Instance.Status);
    }

    [Fact]
    public void Throw_BoundaryBeside_BothGoOn()
    {
        var play = new Play("escalation-beside").Start();
        Assert.Equal("sub chase work", play.Here);
    }

    [Fact]
    public void End_NobodyCatches_EndsAsUsual()
    {
        var play = new Play("escalation-beside").Start().Do("work").Do("chase");
        Assert.Equal(InstanceStatus.Finished, play.Instance.Status);
        Assert.Empty(play.Instance.Incidents);
        Assert.Contains("se", play.Visited, StringComparison.Ordinal);
    }

    [Fact]
    public void End_OfAHandlerBeside_GoesToTheBoundaryAndNotToItselfAgain()
    {
        var play = new Play("handler-escalation").Start();
        Assert.Equal("sub work chase", play.Here);
        Assert.Single(play.Last.Trace, t => t is { Kind: TraceKind.Enter, ElementId: "hs" });
    }

    [Fact]
    public void End_InACalledProcess_IsCaughtAtTheCallAndTheCallCompletes()
    {
        var play = new Play("escalation-caller", "escalation-callee").Start();
        Assert.Equal("chase next", play.Here);
    }
}
