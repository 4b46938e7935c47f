namespace Otasuketai.Bpmn;

/// <summary>
/// Days as Japan counts them. Japan has stood at +09:00 without daylight saving since 1951, so no time zone table is needed
/// and no machine setting can change a deadline.
/// </summary>
public static class JapanTime
{
    private static readonly TimeSpan Offset = TimeSpan.FromHours(9);

    /// <summary>The same moment on a Japanese clock.</summary>
    public static DateTimeOffset Local(DateTimeOffset moment) => moment.ToOffset(Offset);

    /// <summary>The Japanese calendar day of that moment.</summary>
    public static DateOnly DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(Local(moment).DateTime);

    /// <summary>The moment at which that day is over: the next day, 00:00 JST.</summary>
    public static DateTimeOffset EndOf(DateOnly day) => At(day.AddDays(1), TimeOnly.MinValue);

    /// <summary>When reminders of that day go out: 09:00 JST.</summary>
    public static DateTimeOffset MorningOf(DateOnly day) => At(day, new TimeOnly(9, 0));

    private static DateTimeOffset At(DateOnly day, TimeOnly time) => new(day.ToDateTime(time), Offset);
}
