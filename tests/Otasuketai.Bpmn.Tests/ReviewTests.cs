namespace Otasuketai.Bpmn.Tests;

/// <summary>The smallest useful process: a person decides, a gateway routes, the system records.</summary>
public sealed class ReviewTests
{
    [Fact]
    public void Start_ReachesUserTask_OpensWorkItemWithActsRoleAndDue()
    {
        var play = new Play("review").Knob("checkDays", "P5D", businessDays: true).Start();

        var item = Assert.Single(play.Effects<Effect.OpenWork>()).Item;
        Assert.Equal(("check", "確認", "Checker"), (item.ElementId, item.Name, item.Role));
        Assert.Equal(["Accept", "Reject", "Ask"], item.Acts);
        Assert.Equal(new DateOnly(2026, 3, 9), item.Due);
        Assert.Equal("checkDays", item.DueKnob);
        Assert.Equal("check", play.Here);
        Assert.Equal("s", play.Visited);
    }

    [Fact]
    public void CompleteWork_WithNamedOutcome_TakesThatFlow()
    {
        var play = new Play("review").Knob("checkDays", "P5D").Start().Do("check", "Accept");

        var command = Assert.Single(play.Effects<Effect.RunCommand>());
        Assert.Equal(("record", "Record", null, "register"), (command.ElementId, command.Act, command.Command, command.Attributes["to"]));
        Assert.Equal(WorkEnd.Completed, Assert.Single(play.Effects<Effect.CloseWork>()).End);
        Assert.Equal("record", play.Here);

        play.Command("record");
        Assert.Equal(InstanceStatus.Finished, play.Instance.Status);
        Assert.Equal("Accept", Assert.Single(play.Effects<Effect.Finished>()).Outcome);
        Assert.Equal("s check g record done", play.Visited);
    }

    [Fact]
    public void CompleteWork_OutcomeOfDefault_TakesDefault() =>
        Assert.Equal("s check g refused", new Play("review").Knob("checkDays", "P5D").Start().Do("check", "Reject").Visited);

    [Fact]
    public void CompleteWork_LoopBack_OpensTheTaskAgainUnderNewId()
    {
        var play = new Play("review").Knob("checkDays", "P5D").Start();
        var first = play.Work("check").ActivityId;
        play.Do("check", "Ask").Do("answer", "Resubmit");

        Assert.Equal("check", play.Here);
        Assert.NotEqual(first, play.Work("check").ActivityId);
    }

    [Fact]
    public void CompleteWork_ActNotInTheDiagram_IsRefusedAndChangesNothing()
    {
        var play = new Play("review").Knob("checkDays", "P5D").Start();
        var before = InstanceJson.Write(play.Instance);

        Assert.Equal(Refusals.NotOffered, play.Do("check", "Delist").Last.Refused);
        Assert.Equal(before, InstanceJson.Write(play.Instance));
    }

    [Fact]
    public void CompleteWork_OutcomeAnnouncedByTheTask_IsTakenInPlaceOfTheAct()
    {
        var announced = Fixtures.Load("review", x => x.Replace("otr:act=\"Resubmit\"", "otr:act=\"Resubmit\" otr:outcomes=\"Mended Kept\""));
        var play = new Play(announced).Knob("checkDays", "P5D").Start().Do("check", "Ask");

        Assert.Equal(["Resubmit"], play.Work("answer").Acts);
        Assert.Null(play.Do("answer", "Mended").Last.Refused);
        Assert.Equal("check", play.Here);
    }

    [Fact]
    public void Fixture_FlowRemoved_TakesTheActAwayAndWarns()
    {
        var definition = Fixtures.Load("review", x => x
            .Replace("default=\"toEnd\"", "")
            .Replace("sourceRef=\"g\" targetRef=\"refused\"", "sourceRef=\"g\" targetRef=\"refused\" otr:outcome=\"Ask\"")
            .Replace("targetRef=\"answer\" otr:outcome=\"Ask\"", "targetRef=\"answer\" otr:outcome=\"Later\""));

        Assert.Equal(["Accept", "Ask"], ((UserTask)definition.Nodes["check"]).RoutedActs);
        Assert.Equal(new UnroutedAct("check", "Reject"), Assert.Single(definition.UnroutedActs));
    }

    [Fact]
    public void Start_UnknownKnob_ParksWithIncidentUntilRetry()
    {
        var play = new Play("review").Start();
        Assert.Equal(IncidentCodes.Timer, play.Last.Incident!.Code);
        Assert.Empty(play.Open);

        play.Knob("checkDays", "P5D").Step(new EngineEvent.Retry(play.At("check").Id));
        Assert.Empty(play.Instance.Incidents);
        Assert.Equal(new DateOnly(2026, 3, 7), play.Work("check").Due);
    }
}
