using System.Globalization;
using System.Text.RegularExpressions;
using Otasuketai.Review.Text;

namespace Otasuketai.Review.Policy;

/// <summary>The durations a knob may hold: whole years, months, weeks and days. Hours have no place in a due date.</summary>
internal static partial class KnobText
{
    private static readonly (string Group, string Ja, string En)[] Units =
        [("y", "年", "year"), ("m", "か月", "month"), ("w", "週間", "week"), ("d", "日", "day")];

    internal static bool IsValid(Knob.Span span) =>
        Match(span.Iso) is { Success: true } parts
        && Units.Any(u => Part(parts, u.Group) > 0)
        && (!span.BusinessDays || Days(span.Iso) is not null);

    /// <summary>The number of days of a duration that is nothing but days; null otherwise.</summary>
    internal static int? Days(string iso)
    {
        var parts = Match(iso);
        var onlyDays = parts.Success && Units.All(u => u.Group == "d" == parts.Groups[u.Group].Success);
        return onlyDays ? Part(parts, "d") : null;
    }

    /// <summary>
    /// Calendar steps as the engine makes them: years and months first (end of month clamped), then weeks and days. Stops at the ends
    /// of the calendar instead of failing, because the first day may be one that somebody typed.
    /// </summary>
    internal static DateOnly Add(DateOnly from, string iso, int direction)
    {
        var parts = Match(iso);
        var months = from.Year * 12 + from.Month - 1 + direction * (Part(parts, "y") * 12 + Part(parts, "m"));
        if (months < 12 || months >= 10_000 * 12)
        {
            return direction > 0 ? DateOnly.MaxValue : DateOnly.MinValue;
        }
        var stepped = from.AddMonths(months - from.Year * 12 - from.Month + 1);
        var day = stepped.DayNumber + direction * (Part(parts, "w") * 7 + Part(parts, "d"));
        return DateOnly.FromDayNumber(Math.Clamp(day, DateOnly.MinValue.DayNumber, DateOnly.MaxValue.DayNumber));
    }

    internal static Bilingual Words(Knob.Span span)
    {
        if (span.BusinessDays && Days(span.Iso) is { } days)
        {
            return new($"{days}営業日", days == 1 ? "1 business day" : $"{days} business days");
        }
        var parts = Match(span.Iso);
        var used = Units.Where(u => Part(parts, u.Group) > 0).Select(u => (u.Ja, u.En, Value: Part(parts, u.Group))).ToList();
        return new(
            string.Concat(used.Select(u => $"{u.Value}{u.Ja}")),
            string.Join(" ", used.Select(u => $"{u.Value} {u.En}{(u.Value == 1 ? "" : "s")}")));
    }

    private static Match Match(string iso) => Form().Match(iso);

    private static int Part(Match parts, string group) =>
        parts.Groups[group].Success ? int.Parse(parts.Groups[group].ValueSpan, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"\AP((?<y>[0-9]{1,2})Y)?((?<m>[0-9]{1,3})M)?((?<w>[0-9]{1,3})W)?((?<d>[0-9]{1,4})D)?\z")]
    private static partial Regex Form();
}
