namespace Otasuketai.Bpmn.Tests;

/// <summary>Signals (BPMN 10.5.1): heard by everyone who waits, interrupting ones first, kept for nobody.</summary>
public sealed class SignalTests
{
    [Fact]
    public void Throw_SeveralListen_InterruptingFirstAndWhatItCancelledHearsNothing()
    {
        var play = new Play("signal").Start().Do("ring");

        Assert.Equal("stopped", play.Here);
        Assert.DoesNotContain("noted", play.Visited, StringComparison.Ordinal);
        Assert.Contains("eh", play.Visited, StringComparison.Ordinal);
        Assert.Equal(new Effect.Broadcast("Alarm", "alarm"), Assert.Single(play.Effects<Effect.Broadcast>()));
        Assert.Empty(play.Subscribed);
    }

    [Fact]
    public void SignalArrived_FromElsewhere_IsHeardAndNotTold()
    {
        var play = new Play("signal").Start().Step(new EngineEvent.SignalArrived("Alarm"));
        Assert.Equal("ring stopped", play.Here);
        Assert.Empty(play.Effects<Effect.Broadcast>());
    }

    [Fact]
    public void SignalArrived_NobodyWaits_IsRefusedAndNotKept()
    {
        var play = new Play("signal").Start().Step(new EngineEvent.SignalArrived("Other"));
        Assert.Equal(Refusals.SignalUnheard, play.Last.Refused);
        Assert.Equal("ring work heard", play.Here);
    }

    [Fact]
    public void Message_WithTheNameOfASignal_DoesNotReachIt()
    {
        var play = new Play("signal").Start().Message("Alarm");
        Assert.Equal(Refusals.MessageUnknown, play.Last.Refused);
    }

    [Fact]
    public void Start_BySignal_BeginsAtItsStart()
    {
        var play = new Play("signal-start");
        var result = Engine.Start(play.Main, new StartInput { InstanceId = "i1", SignalName = "Alarm" }, play.Context);
        Assert.Equal(["look"], result.Instance.Here);
        Assert.Equal(Refusals.UnknownStart, Engine.Start(play.Main, new StartInput { InstanceId = "i1", SignalName = "Other" }, play.Context).Refused);
    }
}
