namespace Otasuketai.Bpmn;

/// <summary>The proleptic Gregorian calendar for every year ISO 8601 can write, negative ones included.</summary>
internal static class FeelCalendar
{
    public const decimal SecondsPerDay = 86_400;

    /// <summary>DMN 1.5, 10.3.2.3.4: years have up to nine digits.</summary>
    public const int MaxYear = 999_999_999;

    /// <summary>Longer durations than this are null: no calculation can overflow.</summary>
    private const decimal MaxMonths = 12m * 2 * MaxYear;

    private const decimal MaxSeconds = 366m * 2 * MaxYear * SecondsPerDay;

    private const long DaysPerEra = 146_097;

    private static readonly decimal FirstDay = Day(-MaxYear, 1, 1);
    private static readonly decimal LastDay = Day(MaxYear, 12, 31);

    /// <summary>Days since 1970-01-01. The day may lie outside the month.</summary>
    public static long Day(long year, int month, int day)
    {
        var shifted = month > 2 ? year : year - 1;
        var era = Math.DivRem(shifted, 400, out var yearOfEra);
        (era, yearOfEra) = yearOfEra < 0 ? (era - 1, yearOfEra + 400) : (era, yearOfEra);
        var dayOfYear = (((153 * (month + (month > 2 ? -3 : 9))) + 2) / 5) + day - 1;
        return (era * DaysPerEra) + (yearOfEra * 365) + (yearOfEra / 4) - (yearOfEra / 100) + dayOfYear - 719_468;
    }

    /// <summary>Year, month and day of a number of days since 1970-01-01.</summary>
    public static (long Year, int Month, int Day) Civil(decimal days)
    {
        var z = (long)days + 719_468;
        var era = Math.DivRem(z, DaysPerEra, out var dayOfEra);
        (era, dayOfEra) = dayOfEra < 0 ? (era - 1, dayOfEra + DaysPerEra) : (era, dayOfEra);
        var yearOfEra = (dayOfEra - (dayOfEra / 1460) + (dayOfEra / 36_524) - (dayOfEra / 146_096)) / 365;
        var dayOfYear = dayOfEra - ((365 * yearOfEra) + (yearOfEra / 4) - (yearOfEra / 100));
        var shifted = ((5 * dayOfYear) + 2) / 153;
        var month = (int)(shifted < 10 ? shifted + 3 : shifted - 9);
        return (yearOfEra + (era * 400) + (month <= 2 ? 1 : 0), month, (int)(dayOfYear - (((153 * shifted) + 2) / 5) + 1));
    }

    public static int DaysInMonth(long year, int month) => (int)(Day(month == 12 ? year + 1 : year, month == 12 ? 1 : month + 1, 1) - Day(year, month, 1));

    /// <summary>The day so many months later; the end of a shorter month is its last day.</summary>
    public static decimal AddMonths(decimal days, decimal months)
    {
        var (year, month, day) = Civil(days);
        var counted = (year * 12) + month - 1 + (long)months;
        var (toYear, toMonth) = (Math.DivRem(counted, 12, out var rest), rest);
        (toYear, toMonth) = toMonth < 0 ? (toYear - 1, toMonth + 12) : (toYear, toMonth);
        return Day(toYear, (int)toMonth + 1, Math.Min(day, DaysInMonth(toYear, (int)toMonth + 1)));
    }

    /// <summary>Splits seconds into whole days and the seconds of the last, never negative.</summary>
    public static (decimal Days, decimal Seconds) Split(decimal seconds)
    {
        var days = decimal.Floor(seconds / SecondsPerDay);
        return (days, seconds - (days * SecondsPerDay));
    }

    public static bool Holds(FeelKind kind, decimal scalar) => kind switch
    {
        FeelKind.Date => scalar >= FirstDay && scalar <= LastDay,
        FeelKind.DateTime => scalar >= FirstDay * SecondsPerDay && scalar < (LastDay + 1) * SecondsPerDay,
        FeelKind.Time => scalar is >= 0 and < SecondsPerDay,
        FeelKind.YearsMonths => Math.Abs(scalar) <= MaxMonths,
        FeelKind.DaysTime => Math.Abs(scalar) <= MaxSeconds,
        FeelKind.Null or FeelKind.Boolean or FeelKind.Number or FeelKind.String or FeelKind.List or FeelKind.Context or FeelKind.Range => false,
    };
}
