namespace Otasuketai.Bpmn.Tests;

/// <summary>Links (BPMN 10.5.5) and instantiating receive tasks (10.3.3).</summary>
public sealed class LinkTests
{
    [Theory]
    [InlineData("7", "here")]
    [InlineData("6", "there")]
    public void Throw_OneOfTwo_LandsAtTheCatch(string score, string way)
    {
        var play = new Play("link").With("score", score).Start();
        Assert.Equal("work", play.Here);
        Assert.Contains($"{way} far", play.Visited, StringComparison.Ordinal);
    }

    [Fact]
    public void Start_ByMessageOfAReceiveTask_GoesOnBehindIt()
    {
        var play = new Play("instantiating").Start(message: "Order");
        Assert.Equal("work", play.Here);
        Assert.Equal("order", play.Visited);
    }

    [Fact]
    public void Message_KeptForAWhile_IsGoneAfterwards()
    {
        var play = new Play("message-catch").With("caseKey", "k7").Start();
        play.Step(new EngineEvent.MessageArrived("Reply", "other", "early", KeepFor: TimeSpan.FromHours(2)));
        Assert.Equal(play.Now.AddHours(2), Assert.Single(play.Instance.Messages).Until);

        play.Now = play.Now.AddHours(3);
        play.Step(new EngineEvent.MessageArrived("Reply", "third", "later"));
        Assert.Equal(["later"], play.Instance.Messages.Select(m => m.MessageId));
    }
}
