namespace Otasuketai.Bpmn.Tests;

/// <summary>Inclusive gateways (BPMN 10.6.3, 13.4.3).</summary>
public sealed class InclusiveTests
{
    [Theory]
    [InlineData("1", "1", "a b")]
    [InlineData("1", "0", "a")]
    [InlineData("0", "1", "b")]
    [InlineData("0", "0", "other")]
    public void Split_TakesEveryTrueFlowElseTheDefault_AndTheJoinWaitsForJustThose(string x, string y, string open)
    {
        var play = new Play("inclusive").With("x", x).With("y", y).Start();
        Assert.Equal(open, play.Here);
        foreach (var task in open.Split(' '))
        {
            Assert.NotEqual("after", play.Here);
            play.Do(task);
        }

        Assert.Equal("after", play.Here);
        Assert.Equal(InstanceStatus.Finished, play.Do("after").Instance.Status);
    }

    [Fact]
    public void Join_OtherTokenDiesElsewhere_FiresInThatStep()
    {
        var play = new Play("inclusive-death").Start().Do("a");
        Assert.Equal("b", play.Here);
        Assert.Single(play.Instance.Joins);

        play.Do("b", "Leave");
        Assert.Equal(InstanceStatus.Finished, play.Instance.Status);
        Assert.Contains("join", play.Instance.Visited);
    }

    /// <summary>BPMN 13.4.3 asks for paths of sequence flows: what the boundary may still send is no way of the token in the task.</summary>
    [Fact]
    public void Join_TokensFromBesideATask_WaitForTheTaskAndThenPassOneByOne()
    {
        var play = new Play("inclusive-beside").Start().Message("Note", "m1").Message("Note", "m2");
        Assert.Equal("a", play.Here);
        Assert.Equal(2, play.Instance.Joins.Length);

        play.Do("a");
        Assert.Equal(2, play.Open.Count);
        Assert.Empty(play.Instance.Joins);
    }

    [Fact]
    public void Join_BothCome_IsPassedOnce() =>
        Assert.Single(new Play("inclusive-death").Start().Do("a").Do("b", "Join").Last.Trace, t => t is { ElementId: "join", Kind: TraceKind.Leave });
}
