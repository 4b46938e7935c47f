namespace Otasuketai.Bpmn.Tests;

/// <summary>Due dates, reminders and what an extension moves.</summary>
public sealed class DeadlineTests
{
    private static Play Begun() => new Play("deadline").Knob("answerDays", "P10D", businessDays: true).Start();

    [Fact]
    public void Start_ReminderAndDeadline_AreArmedFromTheDueDate()
    {
        var play = Begun();

        Assert.Equal(new DateOnly(2026, 3, 16), play.Work("answer").Due);
        Assert.Equal(new DateTimeOffset(2026, 3, 13, 9, 0, 0, TimeSpan.FromHours(9)), play.Timer("remind").Due);
        Assert.Equal(new DateTimeOffset(2026, 3, 17, 0, 0, 0, TimeSpan.FromHours(9)), play.Timer("late").Due);
    }

    [Fact]
    public void Reminder_Fires_KeepsTheWorkOpen()
    {
        var play = Begun().Fire("remind");

        Assert.Equal("Remind", Assert.Single(play.Effects<Effect.RunCommand>()).Command);
        Assert.Equal("answer mail", play.Here);
        play.Command("mail");
        Assert.Equal("answer", play.Here);
        Assert.Equal(InstanceStatus.Running, play.Instance.Status);
    }

    [Fact]
    public void Deadline_Fires_CancelsTheWorkBeforeItsOwnFlowRuns()
    {
        var play = Begun().Fire("late");

        Assert.Equal(["CloseWork", "RunCommand"], play.Last.Effects.Where(e => e is Effect.CloseWork or Effect.RunCommand).Select(e => e.GetType().Name));
        Assert.Equal("answer", play.Traced(TraceKind.Cancel));
        Assert.Equal("late lapse", play.Traced(TraceKind.Enter));
        Assert.Empty(play.Armed);
    }

    [Fact]
    public void CompleteWork_BeforeDeadline_DisarmsAndUsesTheEndsOutcome()
    {
        var play = Begun().Do("answer", "Resubmit");

        Assert.Empty(play.Armed);
        Assert.Equal("answered", play.Instance.Outcome);
    }

    [Fact]
    public void ChangeDue_Extension_MovesWorkDeadlineAndFiredReminder()
    {
        var play = Begun().Fire("remind").Command("mail");
        play.Step(new EngineEvent.ChangeDue(play.At("answer").Id, new DateOnly(2026, 3, 31)));

        Assert.Equal(new DateOnly(2026, 3, 31), play.Work("answer").Due);
        Assert.Equal(new DateTimeOffset(2026, 3, 28, 9, 0, 0, TimeSpan.FromHours(9)), play.Timer("remind").Due);
        Assert.Equal(new DateTimeOffset(2026, 4, 1, 0, 0, 0, TimeSpan.FromHours(9)), play.Timer("late").Due);
    }

    [Fact]
    public void ChangeDue_ReminderFiredAndItsNewDayIsPast_StaysGone()
    {
        var play = Begun().Fire("remind").Command("mail");
        play.Step(new EngineEvent.ChangeDue(play.At("answer").Id, new DateOnly(2026, 3, 14)));

        Assert.Equal("late", Assert.Single(play.Armed.Values).ElementId);
    }
}
