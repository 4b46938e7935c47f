using System.Globalization;

namespace Otasuketai.Review.Calendar;

/// <summary>
/// Japan Standard Time: fixed nine hours ahead of UTC, no daylight saving since 1952. Due dates are JST calendar days;
/// everything stored as an instant is UTC.
/// </summary>
public static class Jst
{
    /// <summary>The distance from UTC.</summary>
    public static readonly TimeSpan Offset = TimeSpan.FromHours(9);

    /// <summary>The JST calendar day an instant falls on.</summary>
    public static DateOnly Day(DateTimeOffset instant) => DateOnly.FromDateTime(instant.ToOffset(Offset).DateTime);

    /// <summary>Midnight at the beginning of a JST day, as a UTC instant.</summary>
    public static DateTimeOffset StartOfDay(DateOnly day) => Midnight(day.DayNumber);

    /// <summary>
    /// The first instant that is no longer this JST day. A reply is in time while <c>now &lt; EndOfDay(due)</c>, and a timer for
    /// the due date fires at it.
    /// </summary>
    public static DateTimeOffset EndOfDay(DateOnly day) => Midnight(day.DayNumber + 1);

    /// <summary>An instant on a Japanese page: 2026年8月28日（金）17:05.</summary>
    public static string Japanese(DateTimeOffset instant) =>
        JapaneseDate.Long(Day(instant)) + instant.ToOffset(Offset).ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>An instant on an English page: Fri 28 Aug 2026 17:05 JST.</summary>
    public static string English(DateTimeOffset instant) =>
        $"{EnglishDate.Long(Day(instant))} {instant.ToOffset(Offset).ToString("HH:mm", CultureInfo.InvariantCulture)} JST";

    /// <summary>The instant a numbered day begins; the very first and last days people can type stay inside what an instant can hold.</summary>
    private static DateTimeOffset Midnight(int dayNumber)
    {
        var ticks = dayNumber * TimeSpan.TicksPerDay - Offset.Ticks;
        return new DateTimeOffset(Math.Clamp(ticks, DateTimeOffset.MinValue.Ticks, DateTimeOffset.MaxValue.Ticks), TimeSpan.Zero);
    }
}
