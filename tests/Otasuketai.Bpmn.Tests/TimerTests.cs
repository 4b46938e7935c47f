using System.Globalization;

namespace Otasuketai.Bpmn.Tests;

/// <summary>Time: ISO 8601, business days, month ends, cycles. Days are Japanese.</summary>
public sealed class TimerTests
{
    private static readonly TimeSpan Jst = TimeSpan.FromHours(9);

    [Theory]
    [InlineData("month", "2026-02-28T10:00:00+09:00")]
    [InlineData("exact", "2026-01-31T11:30:00+09:00")]
    [InlineData("week", "2026-02-07T10:00:00+09:00")]
    [InlineData("business", "2026-02-05T00:00:00+09:00")]
    [InlineData("knob", "2026-03-01T00:00:00+09:00")]
    [InlineData("onDay", "2026-04-01T00:00:00+09:00")]
    [InlineData("moment", "2026-03-31T12:00:00+09:00")]
    [InlineData("variable", "2026-07-01T00:00:00+09:00")]
    public void Arm_EachKind_IsDueWhenJapanSaysSo(string timer, string due)
    {
        var play = new Play("timers") { Now = new DateTimeOffset(2026, 1, 31, 10, 0, 0, Jst) }.Knob("k", "P1M").With("until", "2026-06-30").Start();
        Assert.Equal(DateTimeOffset.Parse(due, CultureInfo.InvariantCulture), play.Timer(timer).Due);
    }

    [Fact]
    public void Arm_JustAfterMidnightInJapan_CountsFromTheJapaneseDay()
    {
        var play = new Play("timers") { Now = new DateTimeOffset(2026, 3, 1, 15, 30, 0, TimeSpan.Zero) }.Knob("k", "P1D").With("until", "2026-06-30").Start();
        Assert.Equal(new DateTimeOffset(2026, 3, 4, 0, 0, 0, Jst), play.Timer("knob").Due);
    }

    [Theory]
    [InlineData("P1Y2M3DT4H5M6S", 14, 3, "04:05:06")]
    [InlineData("P2W", 0, 14, "00:00:00")]
    [InlineData("PT0.5S", 0, 0, "00:00:00.5")]
    [InlineData("P0D", 0, 0, "00:00:00")]
    public void IsoDuration_Text_IsRead(string text, int months, int days, string clock) =>
        Assert.Equal(new IsoDuration(months, days, TimeSpan.Parse(clock, CultureInfo.InvariantCulture)), IsoDuration.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("P")]
    [InlineData("PT")]
    [InlineData("P1DT")]
    [InlineData("1D")]
    [InlineData("-P1D")]
    [InlineData("P-1D")]
    [InlineData("P1H")]
    [InlineData("PT1D")]
    [InlineData("P1D1M")]
    [InlineData("P1.5D")]
    [InlineData("P9999Y")]
    [InlineData("P1M1M")]
    [InlineData("p1d")]
    public void IsoDuration_Nonsense_IsNull(string text) => Assert.Null(IsoDuration.Parse(text));

    [Theory]
    [InlineData("variable", "soon")]
    [InlineData("variable", "2026-13-40")]
    [InlineData("variable", null)]
    public void Arm_VariableThatIsNoDate_IsAnIncident(string timer, string? value)
    {
        var play = new Play("timers").Knob("k", "P1D");
        play = (value is null ? play : play.With("until", value)).Start();
        Assert.Equal((IncidentCodes.Timer, timer), (play.Last.Incident!.Code, play.Last.Incident.ElementId));
        Assert.Equal(7, play.Armed.Count);
    }

    [Theory]
    [InlineData("soon", false)]
    [InlineData("PT3H", true)]
    public void Arm_KnobThatIsNoDuration_IsAnIncident(string iso, bool business) =>
        Assert.Equal("knob", new Play("timers").Knob("k", iso, business).With("until", "2026-06-30").Start().Last.Incident!.ElementId);

    [Fact]
    public void Cycle_OfMonths_DoesNotDriftAtMonthEndsAndEndsAfterItsCount()
    {
        var play = new Play("cycle") { Now = new DateTimeOffset(2026, 1, 31, 10, 0, 0, Jst) }.Start();
        Assert.Equal(new DateTimeOffset(2026, 2, 28, 10, 0, 0, Jst), play.Timer("tick").Due);
        Assert.Equal(new DateTimeOffset(2026, 3, 31, 10, 0, 0, Jst), play.Fire("tick").Timer("tick").Due);
        Assert.Equal(new DateTimeOffset(2026, 4, 30, 10, 0, 0, Jst), play.Fire("tick").Timer("tick").Due);
        Assert.DoesNotContain(play.Fire("tick").Armed.Values, t => t.ElementId == "tick");
        Assert.Equal("work", play.Here);
    }

    [Fact]
    public void Cycle_Missed_FiresOnceAndSaysHowManyWereMissed()
    {
        var play = new Play("cycle").Start();
        var timer = play.Timer("hourly");
        play.Now = timer.Due.AddHours(5).AddMinutes(10);
        play.Step(new EngineEvent.TimerFired(timer.TimerId));

        Assert.Equal("5 missed", play.Last.Trace.Single(t => t.ElementId == "hourly" && t.Kind == TraceKind.Enter).Note);
        Assert.Equal(timer.Due.AddHours(6), play.Timer("hourly").Due);
    }

    [Fact]
    public void Cycle_HostDone_IsDisarmed() => Assert.Empty(new Play("cycle").Start().Do("work").Armed);

    [Fact]
    public void ChangeDue_DeadlineWrittenAsTheSameKnob_MovesToo()
    {
        var play = new Play("same-knob").Knob("k", "P10D").Start();
        Assert.Equal(new DateTimeOffset(2026, 3, 13, 0, 0, 0, Jst), play.Timer("late").Due);

        play.Step(new EngineEvent.ChangeDue(play.At("work").Id, new DateOnly(2026, 3, 20)));
        Assert.Equal(new DateTimeOffset(2026, 3, 21, 0, 0, 0, Jst), play.Timer("late").Due);
    }

    [Fact]
    public void TimerFired_Twice_SecondIsRefused()
    {
        var play = new Play("same-knob").Knob("k", "P10D").Start();
        var id = play.Timer("late").TimerId;
        play.Fire("late");
        Assert.Equal(Refusals.InstanceOver, play.Step(new EngineEvent.TimerFired(id)).Last.Refused);
    }
}
