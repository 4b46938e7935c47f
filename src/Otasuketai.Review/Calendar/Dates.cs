using System.Globalization;
using Otasuketai.Review.Text;

namespace Otasuketai.Review.Calendar;

/// <summary>How a day is written on Japanese pages and letters.</summary>
public static class JapaneseDate
{
    private const string Weekdays = "日月火水木金土";

    /// <summary>2026年8月28日（金）.</summary>
    public static string Long(DateOnly day) => $"{day.Year}年{day.Month}月{day.Day}日（{Weekdays[(int)day.DayOfWeek]}）";

    /// <summary>8月28日（金）, where the year is clear from its neighbour.</summary>
    public static string Short(DateOnly day) => $"{day.Month}月{day.Day}日（{Weekdays[(int)day.DayOfWeek]}）";

    /// <summary>The long form in both languages.</summary>
    public static Bilingual Words(DateOnly day) => new(Long(day), EnglishDate.Long(day));
}

/// <summary>How a day is written in the English line of a page.</summary>
public static class EnglishDate
{
    /// <summary>Fri 28 Aug 2026.</summary>
    public static string Long(DateOnly day) => day.ToString("ddd d MMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>Fri 28 Aug, where the year is clear from its neighbour.</summary>
    public static string Short(DateOnly day) => day.ToString("ddd d MMM", CultureInfo.InvariantCulture);
}
