namespace Otasuketai.Bpmn.Tests;

/// <summary>Expressions where they stand in a model: on flows, as cardinality and as completion condition.</summary>
public sealed class FeelInProcessTests
{
    [Theory]
    [InlineData("2026-03-01", "3", "late")]
    [InlineData("2026-03-02", "3", "vote")]
    [InlineData("2026-03-02", "5.5", "other")]
    public void Start_DeclaredVariables_AreReadAsTheirTypes(string due, string score, string here) => Assert.Equal(here, Begun(due, score).Here);

    /// <summary>00:30 in Japan is still the day before in Europe: now() is on a Japanese clock.</summary>
    [Fact]
    public void Start_JustAfterMidnightInJapan_TheDayIsTheJapaneseOne()
    {
        var play = new Play("feel-conditions") { Now = new DateTimeOffset(2026, 3, 1, 15, 30, 0, TimeSpan.Zero) }.With("due", "2026-03-01").Start();
        Assert.Equal("late", play.Here);
    }

    [Theory]
    [InlineData(null, "3")]
    [InlineData("tomorrow", "3")]
    [InlineData("2026-03-02", "three")]
    [InlineData("2026-03-02", null)]
    public void Start_MissingOrUnreadableVariable_IsAnIncidentNotTheDefaultFlow(string? due, string? score)
    {
        var play = Begun(due, score);
        Assert.Equal((IncidentCodes.Condition, "g"), (play.Last.Incident!.Code, play.Last.Incident.ElementId));
        Assert.Equal("g", play.Here);
    }

    [Fact]
    public void Start_ConditionThatIsNoBoolean_IsAnIncident()
    {
        var model = Fixtures.Load("xor-condition", xml => xml.Replace("score &gt;= 10", "score"));
        var play = new Play(model).With("score", "12").Start();
        Assert.Equal(IncidentCodes.Condition, play.Last.Incident!.Code);
        Assert.Equal("big", play.Step(new EngineEvent.Retry(play.At("g").Id, System.Collections.Immutable.ImmutableDictionary<string, string>.Empty.Add("score", "true"))).Here);
    }

    [Fact]
    public void Vote_CardinalityAndCompletion_AreExpressions()
    {
        var play = Begun("2026-03-02", "3", quorum: "2");
        Assert.Equal(3, play.Open.Count);
        play.Do("vote", "CastBallot");
        Assert.Equal(2, play.Open.Count);
        play.Do("vote", "CastBallot");
        Assert.Equal(InstanceStatus.Finished, play.Instance.Status);
    }

    [Fact]
    public void Read_ConditionProblems_AreAllToldWithPositionIdAndLine()
    {
        var problems = BpmnReader.Read(Fixtures.Text("feel-conditions").Replace("&gt; due", "&gt; deu").Replace("between 1 and", "between true and").Replace("count(members) + 1", "count(members")).Problems;

        Assert.Equal([("vote", 7), ("fl", 11), ("fv", 12)], problems.Select(p => (p.ElementId, p.Line)));
        Assert.All(problems, p => Assert.Equal(ProblemCodes.Condition, p.Code));
        Assert.Contains("character 14", problems[0].En, StringComparison.Ordinal);
        Assert.Contains("15文字目：変数「deu」は宣言されていません。", problems[1].Ja, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("score")]
    [InlineData("score:int")]
    [InlineData("score:number:1")]
    [InlineData("not-a-name:number")]
    [InlineData("if:number")]
    [InlineData("true:boolean")]
    [InlineData("1a:number")]
    public void Read_BadDeclaration_IsToldAtTheProcess(string declaration)
    {
        var problem = BpmnReader.Read(Fixtures.Text("feel-conditions").Replace("score:number", "score:number " + declaration)).Problems.First();
        Assert.Equal((ProblemCodes.Condition, "feel_conditions"), (problem.Code, problem.ElementId));
        Assert.Contains($"'{declaration}'", problem.En, StringComparison.Ordinal);
    }

    private static Play Begun(string? due, string? score, string quorum = "1")
    {
        var play = new Play("feel-conditions").With("members", """["u1","u2"]""").With("quorum", quorum);
        play = due is null ? play : play.With("due", due);
        return (score is null ? play : play.With("score", score)).Start();
    }
}
