using System.Collections.Immutable;
using Otasuketai.Review.Text;

namespace Otasuketai.Review.Calendar;

/// <summary>Why the operator's office is closed on a day.</summary>
public enum ClosedReason
{
    /// <summary>土曜日.</summary>
    Saturday,

    /// <summary>日曜日.</summary>
    Sunday,

    /// <summary>A national holiday or a substitute for one (国民の祝日・休日), by name in the table.</summary>
    Holiday,

    /// <summary>29 December to 3 January (年末年始).</summary>
    YearEnd,
}

/// <summary>A day that does not count as a business day, and why.</summary>
/// <param name="Day">The JST calendar day.</param>
/// <param name="Reason">The class of the reason; a named holiday wins over a weekend, so that the page can name it.</param>
/// <param name="Name">The holiday's Japanese name, 土曜日, 日曜日 or 年末年始.</param>
public sealed record ClosedDay(DateOnly Day, ClosedReason Reason, string Name);

/// <summary>One row of the holiday table.</summary>
/// <param name="Name">Name as announced by the Cabinet Office.</param>
/// <param name="IsAnnounced">False for an equinox day that is computed and not yet announced.</param>
public sealed record Holiday(string Name, bool IsAnnounced);

/// <summary>What may be wrong in a holiday table.</summary>
public enum CalendarProblem
{
    /// <summary>The text holds no holiday at all.</summary>
    NoHolidays,

    /// <summary>The heading is not date,name,status.</summary>
    WrongHeading,

    /// <summary>A row has not three columns, or no name.</summary>
    WrongColumns,

    /// <summary>The first column is not a day.</summary>
    NotADate,

    /// <summary>The same day stands in the table twice.</summary>
    DuplicateDay,

    /// <summary>The status is neither announced nor provisional.</summary>
    UnknownStatus,

    /// <summary>A quotation mark never closes.</summary>
    OpenQuote,
}

/// <summary>A calendar, and everything that was wrong with the table it came from. Rows with a problem are left out.</summary>
public sealed record CalendarReading(BusinessCalendar Calendar, ImmutableArray<LineProblem<CalendarProblem>> Problems);
