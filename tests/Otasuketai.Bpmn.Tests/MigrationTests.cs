using System.Collections.Immutable;

namespace Otasuketai.Bpmn.Tests;

/// <summary>Running instances with event sub-processes and loops move to another version, or say why not.</summary>
public sealed class MigrationTests
{
    [Fact]
    public void EventSubProcess_Renamed_ListensUnderItsNewId()
    {
        var (play, result) = Move("handler-message", text => text.Replace("\"hs\"", "\"listen\"", StringComparison.Ordinal), ("hs", "listen"));

        var moved = Assert.IsType<MigrationResult.Moved>(result).Step;
        Assert.Equal("listen", Assert.Single(moved.Instance.Subscriptions).ElementId);
        Assert.Equal("stop tidy", play.Go(moved.Instance).Message("Stop").Here);
    }

    [Fact]
    public void EventSubProcess_GoneFromTheNewVersion_IsSaid()
    {
        var (_, result) = Move("handler-message", text => text[..text.IndexOf("<subProcess", StringComparison.Ordinal)] + text[(text.IndexOf("</subProcess>", StringComparison.Ordinal) + 13)..]);

        Assert.Equal((MigrationFault.NoTarget, "hs"), Fault(result));
    }

    [Fact]
    public void EventSubProcess_OnlyInTheNewVersion_IsSaid()
    {
        var extra = """
            <subProcess id="halt" triggeredByEvent="true"><startEvent id="hs2"><messageEventDefinition messageRef="m1" /></startEvent>
            <endEvent id="he2" /><sequenceFlow id="h4" sourceRef="hs2" targetRef="he2" /></subProcess>
            """;
        var (_, result) = Move("handler-timer", text => text.Replace("<process ", "<message id=\"m1\" name=\"Halt\" /><process ", StringComparison.Ordinal).Replace("</process>", extra + "</process>", StringComparison.Ordinal));

        Assert.Equal(MigrationFault.OtherEvent, Fault(result).Fault);
    }

    [Fact]
    public void Task_LoopsInTheNewVersion_IsSaid()
    {
        var (_, result) = Move("handler-message", text => text.Replace("<userTask id=\"work\" otr:act=\"Done\" />", "<userTask id=\"work\" otr:act=\"Done\"><multiInstanceLoopCharacteristics otr:collection=\"members\" /></userTask>", StringComparison.Ordinal));

        Assert.Equal((MigrationFault.OtherKind, "work"), Fault(result));
    }

    private static (MigrationFault Fault, string ElementId) Fault(MigrationResult result)
    {
        var problem = Assert.IsType<MigrationResult.Stays>(result).Problems[0];
        return (problem.Fault, problem.ElementId);
    }

    private static (Play Play, MigrationResult Result) Move(string fixture, Func<string, string> edit, params (string Old, string New)[] map)
    {
        var play = new Play(fixture).Start();
        var next = Fixtures.Load(fixture, text => edit(text.Replace("isExecutable=\"true\"", "isExecutable=\"true\" otr:version=\"2\"", StringComparison.Ordinal)));
        play.Deploy(next);
        var plan = new MigrationPlan(play.Main, next) { Map = map.ToImmutableDictionary(m => m.Old, m => m.New) };
        return (play, Migration.Migrate(play.Instance, plan, play.Context));
    }
}
