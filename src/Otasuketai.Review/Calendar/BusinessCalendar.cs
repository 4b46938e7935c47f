using System.Collections.Frozen;
using System.Collections.Immutable;
using Otasuketai.Bpmn;
using Otasuketai.Review.Text;

namespace Otasuketai.Review.Calendar;

/// <summary>
/// 営業日: closed on Saturdays, Sundays, national holidays and 29 December – 3 January. Counting never includes the first day
/// (初日不算入). Years without a holiday table still count weekends and the year end, and say that they are provisional.
/// </summary>
public sealed class BusinessCalendar : IBusinessCalendar
{
    private readonly FrozenDictionary<DateOnly, Holiday> holidays;
    private readonly FrozenSet<int> years;
    private readonly ImmutableArray<DateOnly> unannounced;

    private BusinessCalendar(IReadOnlyDictionary<DateOnly, Holiday> holidays)
    {
        this.holidays = holidays.ToFrozenDictionary();
        years = holidays.Keys.Select(d => d.Year).ToFrozenSet();
        unannounced = [.. holidays.Where(h => !h.Value.IsAnnounced).Select(h => h.Key).Order()];
    }

    /// <summary>Reads a table <c>date,name,status</c>; status is announced or provisional.</summary>
    public static CalendarReading Read(string csvText)
    {
        var (table, problems) = HolidayTable.Read(csvText);
        return new CalendarReading(new BusinessCalendar(table), problems);
    }

    /// <summary>Whether the office works on a day.</summary>
    public bool IsBusinessDay(DateOnly day) => ClosedReasonOf(day) is null;

    /// <summary>Why a day is closed, or null when it is a business day.</summary>
    public ClosedDay? Closed(DateOnly day) =>
        ClosedReasonOf(day) is { } reason ? new ClosedDay(day, reason, NameOf(reason, day)) : null;

    /// <summary>
    /// The business day that is <paramref name="days"/> business days after (or, when negative, before) a day. Zero is the day
    /// itself, open or not. Stops at the ends of the calendar instead of failing.
    /// </summary>
    public DateOnly AddBusinessDays(DateOnly from, int days)
    {
        var step = Math.Sign(days);
        var day = from;
        for (var left = Math.Abs((long)days); left > 0 && day != Edge(step);)
        {
            day = day.AddDays(step);
            left -= IsBusinessDay(day) ? 1 : 0;
        }
        return day;
    }

    /// <summary>
    /// How many business days lie between two days, the first not counted and the last counted; negative when
    /// <paramref name="to"/> is earlier. The inverse of <see cref="AddBusinessDays"/>.
    /// </summary>
    public int BusinessDaysBetween(DateOnly from, DateOnly to)
    {
        var step = Math.Sign(to.DayNumber - from.DayNumber);
        var count = 0;
        for (var day = from; day != to;)
        {
            day = day.AddDays(step);
            count += IsBusinessDay(day) ? step : 0;
        }
        return count;
    }

    /// <summary>The day itself when it is a business day, else the next one (a term that ends on a closed day ends on the next open day).</summary>
    public DateOnly OnOrAfter(DateOnly day) => IsBusinessDay(day) ? day : AddBusinessDays(day, 1);

    /// <summary>The same walk as <see cref="AddBusinessDays"/>, with every counted and every skipped day, so that a date can explain itself.</summary>
    public DateExplanation Explain(DateOnly from, int days)
    {
        var result = AddBusinessDays(from, days);
        var step = Math.Sign(days);
        var counted = ImmutableArray.CreateBuilder<DateOnly>();
        var skipped = ImmutableArray.CreateBuilder<ClosedDay>();
        for (var day = from; day != result;)
        {
            day = day.AddDays(step);
            if (Closed(day) is { } closed)
            {
                skipped.Add(closed);
            }
            else
            {
                counted.Add(day);
            }
        }
        return new DateExplanation
        {
            From = from,
            Days = days,
            Result = result,
            Counted = counted.ToImmutable(),
            Skipped = skipped.ToImmutable(),
            IsProvisional = IsProvisional(from, result),
        };
    }

    /// <summary>
    /// Whether a count between two days may still change: it touches a year without a holiday table, or comes within a day of an
    /// equinox that is not yet announced (which may move by one day).
    /// </summary>
    public bool IsProvisional(DateOnly from, DateOnly to)
    {
        var (first, last) = from < to ? (from, to) : (to, from);
        for (var year = first.Year; year <= last.Year; year++)
        {
            if (!years.Contains(year))
            {
                return true;
            }
        }
        return unannounced.Any(d => d.DayNumber >= first.DayNumber - 1 && d.DayNumber <= last.DayNumber + 1);
    }

    private ClosedReason? ClosedReasonOf(DateOnly day)
    {
        if (holidays.ContainsKey(day))
        {
            return ClosedReason.Holiday;
        }
        if (day is { Month: 12, Day: >= 29 } or { Month: 1, Day: <= 3 })
        {
            return ClosedReason.YearEnd;
        }
        return day.DayOfWeek == DayOfWeek.Saturday ? ClosedReason.Saturday
            : day.DayOfWeek == DayOfWeek.Sunday ? ClosedReason.Sunday
            : null;
    }

    private string NameOf(ClosedReason reason, DateOnly day) => reason switch
    {
        ClosedReason.Holiday => holidays[day].Name,
        ClosedReason.YearEnd => "年末年始",
        ClosedReason.Saturday => "土曜日",
        ClosedReason.Sunday => "日曜日",
    };

    private static DateOnly Edge(int step) => step > 0 ? DateOnly.MaxValue : DateOnly.MinValue;
}
