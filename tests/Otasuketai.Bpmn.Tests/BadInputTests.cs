using System.Collections.Immutable;

namespace Otasuketai.Bpmn.Tests;

/// <summary>Nothing a host can send makes the engine throw or change anything it should not.</summary>
public sealed class BadInputTests
{
    public static TheoryData<EngineEvent> Unknown =>
    [
        new EngineEvent.CompleteWork("a999", "Accept"),
        new EngineEvent.CompleteWork("", ""),
        new EngineEvent.CommandDone("a999"),
        new EngineEvent.CommandFailed("a999", "x"),
        new EngineEvent.CommandThrew("a999", "x"),
        new EngineEvent.TimerFired("t999"),
        new EngineEvent.MessageArrived("none", "k", "m"),
        new EngineEvent.Retry("a999"),
        new EngineEvent.Skip("a999", "x"),
        new EngineEvent.ChangeDue("a999", new DateOnly(2026, 1, 1)),
        new EngineEvent.CommandDone("a1"),
        new EngineEvent.CommandFailed("a1", "x"),
        new EngineEvent.CommandThrew("a1", "x"),
        new EngineEvent.Retry("a1"),
        new EngineEvent.Skip("a1", "x"),
    ];

    [Theory]
    [MemberData(nameof(Unknown))]
    public void Step_UnknownOrUnfit_IsRefusedAndTheInstanceIsTheSameObject(EngineEvent e)
    {
        var play = new Play("review").Knob("checkDays", "P5D").Start();
        Assert.Equal("a1", play.At("check").Id);

        var result = Engine.Step(play.Instance, e, play.Context);
        Assert.NotNull(result.Refused);
        Assert.Same(play.Instance, result.Instance);
        Assert.Empty(result.Effects);
    }

    [Fact]
    public void Step_AfterTheEnd_IsRefused()
    {
        var play = new Play("review").Knob("checkDays", "P5D").Start().Do("check", "Reject");
        Assert.Equal(Refusals.InstanceOver, play.Step(new EngineEvent.Cancel("late")).Last.Refused);
    }

    [Fact]
    public void Step_DefinitionGone_IsRefused()
    {
        var play = new Play("review").Knob("checkDays", "P5D").Start();
        Assert.Equal(Refusals.UnknownDefinition, Engine.Step(play.Instance, new EngineEvent.Cancel("x"), play.Context with { Definitions = _ => null }).Refused);
    }

    [Fact]
    public void CompleteWork_SameItemTwice_SecondIsRefused()
    {
        var play = new Play("review").Knob("checkDays", "P5D").Start();
        var item = play.Work("check").ActivityId;
        play.Do("check", "Accept");
        Assert.Equal(Refusals.UnknownActivity, play.Step(new EngineEvent.CompleteWork(item, "Accept")).Last.Refused);
    }

    [Fact]
    public void Step_PatchAboveTheLimit_IsRefused()
    {
        var play = new Play("review").Knob("checkDays", "P5D").Start();
        var patch = ImmutableDictionary<string, string>.Empty.Add("file", new string('x', 70_000));
        Assert.Equal(Refusals.TooLarge, play.Step(new EngineEvent.CompleteWork("a1", "Accept", patch)).Last.Refused);
        Assert.Equal("check", play.Here);
    }

    [Fact]
    public void CommandFailed_RetryThenDone_GoesOn()
    {
        var play = new Play("review").Knob("checkDays", "P5D").Start().Do("check", "Accept");
        play.Step(new EngineEvent.CommandFailed(play.At("record").Id, "the register is closed"));
        Assert.Equal(new Incident(IncidentCodes.CommandFailed, "record", "the register is closed", play.At("record").Id), Assert.Single(play.Instance.Incidents));
        Assert.Equal(Refusals.WrongKind, play.Command("record").Last.Refused);

        play.Step(new EngineEvent.Retry(play.At("record").Id));
        Assert.Single(play.Effects<Effect.RunCommand>());
        Assert.Empty(play.Instance.Incidents);
        Assert.Equal(InstanceStatus.Finished, play.Command("record").Instance.Status);
    }

    [Fact]
    public void Cancel_InTheMiddle_ClosesEverything()
    {
        var play = new Play("subprocess").Start().Step(new EngineEvent.Cancel("withdrawn"));
        Assert.Equal(InstanceStatus.Cancelled, play.Instance.Status);
        Assert.Null(Assert.Single(play.Effects<Effect.Finished>()).Outcome);
        Assert.Contains(play.Last.Trace, t => t.Note == "withdrawn");
    }

    [Fact]
    public void WorkItem_FourEyes_NamesTheOtherTask()
    {
        var play = new Play("four-eyes").Start().Do("propose", "Propose");
        Assert.Equal("propose", play.Work("approve").ExcludeActorsOf);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"v\":1}")]
    [InlineData("{\"v\":99,\"id\":\"x\"}")]
    [InlineData("""{"v":3,"id":"x","def":["p","1","h"],"st":0,"seq":9,"act":[{"id":"a2","sc":"0","el":"vote","outer":"a1","ids":"Bw==","each":["u1"]}]}""")]
    [InlineData("""{"v":3,"id":"x","def":["p","1","h"],"st":0,"seq":9,"act":[{"id":"a2","sc":"0","el":"vote","outer":"a1","ids":"?"}]}""")]
    public void InstanceJson_Damaged_IsAFormatException(string json) => Assert.Throws<FormatException>(() => InstanceJson.Read(json));

    [Fact]
    public void InstanceJson_OlderSchema_IsReadAsItStands()
    {
        var play = new Play("deadline").Knob("answerDays", "P10D", businessDays: true).Start();
        var written = InstanceJson.Write(play.Instance);
        Assert.StartsWith("{\"v\":2,", written, StringComparison.Ordinal);
        Assert.Equal(written, InstanceJson.Write(InstanceJson.Read(written.Replace("{\"v\":2,", "{\"v\":1,", StringComparison.Ordinal))));
    }

    /// <summary>As releases wrote it that knew no runs written together.</summary>
    [Fact]
    public void InstanceJson_VoteOfAnOlderSchema_GoesOn()
    {
        var play = new Play("vote").Knob("voteDays", "P7D");
        var before = InstanceJson.Read($$"""
            {"v":2,"id":"i1","def":["ballot","1","{{play.Main.Hash}}"],"st":0,"seq":6,"vars":{"members":"[\"u1\",\"u2\",\"u3\"]"},"sc":[{"id":"0","el":"ballot"}],
             "act":[{"id":"a1","sc":"0","el":"vote","due":"2026-03-09","n":3,"done":1},{"id":"a4","sc":"0","el":"vote","due":"2026-03-09","outer":"a1","for":"u2"},{"id":"a5","sc":"0","el":"vote","due":"2026-03-09","outer":"a1","for":"u3"}],
             "vis":["s"],"here":["vote"]}
            """);

        Assert.Equal(before.Activities, InstanceJson.Read(InstanceJson.Write(before)).Activities);
        Assert.StartsWith("{\"v\":3,", InstanceJson.Write(before), StringComparison.Ordinal);
        var last = Engine.Step(before, new EngineEvent.CompleteWork("a5", "CastBallot"), play.Context);
        Assert.Equal(["a4"], last.Effects.OfType<Effect.CloseWork>().Where(c => c.End == WorkEnd.Cancelled).Select(c => c.ActivityId));
        Assert.Equal(["tally"], last.Instance.Here);
    }

    [Fact]
    public void InstanceJson_TypicalInstance_IsBelowFourKilobytes()
    {
        var play = new Play("vote").Knob("voteDays", "P7D").With("members", """["0196f0aa-0000-7000-8000-000000000001","0196f0aa-0000-7000-8000-000000000002"]""").Start();
        Assert.InRange(InstanceJson.Write(play.Instance).Length, 100, 4096);
    }

    [Fact]
    public void Step_SameInput_GivesTheSameResult()
    {
        var play = new Play("deadline").Knob("answerDays", "P10D", businessDays: true).Start();
        var e = new EngineEvent.TimerFired(play.Timer("late").TimerId);
        var (one, two) = (Engine.Step(play.Instance, e, play.Context), Engine.Step(play.Instance, e, play.Context));
        Assert.Equal(InstanceJson.Write(one.Instance), InstanceJson.Write(two.Instance));
        Assert.Equal(one.Effects.Select(x => x.GetType()), two.Effects.Select(x => x.GetType()));
    }
}
