using System.Globalization;
using System.Text;

namespace Otasuketai.Bpmn;

/// <summary>Writes values as string() does (DMN 1.5, 10.3.4.1).</summary>
internal static class FeelText
{
    /// <param name="value">The value.</param>
    /// <param name="nested">Inside of a list, context or range, where texts stand in quotes.</param>
    public static string Write(FeelValue value, bool nested) => value.Kind switch
    {
        FeelKind.Null => "null",
        FeelKind.Boolean => value.Scalar != 0 ? "true" : "false",
        FeelKind.Number => Number(value.Scalar),
        FeelKind.String => nested ? Quoted(value.Text!) : value.Text!,
        FeelKind.Date => Date(value.Scalar),
        FeelKind.Time => Time(value.Scalar) + value.Zone,
        FeelKind.DateTime => DateTime(value.Scalar) + value.Zone,
        FeelKind.YearsMonths => Months(value.Scalar),
        FeelKind.DaysTime => Seconds(value.Scalar),
        FeelKind.List => $"[{string.Join(", ", value.Items!.Select(i => Write(i, nested: true)))}]",
        FeelKind.Context => $"{{{string.Join(", ", value.Members!.Select(m => $"{Name(m.Key)}: {Write(m.Value, nested: true)}"))}}}",
        FeelKind.Range => Range(value.Range!),
    };

    private static string Number(decimal number) => number.ToString("0.############################", CultureInfo.InvariantCulture);

    private static string Quoted(string text) => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    private static string Name(string name) => name.Length > 0 && name.All(char.IsLetterOrDigit) && !char.IsDigit(name[0]) ? name : Quoted(name);

    private static string Date(decimal days)
    {
        var (year, month, day) = FeelCalendar.Civil(days);
        return string.Create(CultureInfo.InvariantCulture, $"{(year < 0 ? "-" : "")}{Math.Abs(year):0000}-{month:00}-{day:00}");
    }

    private static string Time(decimal seconds)
    {
        var whole = (int)decimal.Floor(seconds);
        return string.Create(CultureInfo.InvariantCulture, $"{whole / 3600:00}:{whole / 60 % 60:00}:{seconds % 60:00.############}");
    }

    private static string DateTime(decimal seconds)
    {
        var (days, rest) = FeelCalendar.Split(seconds);
        return $"{Date(days)}T{Time(rest)}";
    }

    private static string Months(decimal months)
    {
        var (sign, size) = (months < 0 ? "-" : "", Math.Abs(months));
        var (years, rest) = (decimal.Floor(size / 12), size % 12);
        var text = new StringBuilder(sign).Append('P');
        Part(text, years, 'Y');
        Part(text, rest, 'M');
        return size == 0 ? "P0M" : text.ToString();
    }

    private static string Seconds(decimal seconds)
    {
        var (days, rest) = FeelCalendar.Split(Math.Abs(seconds));
        var text = new StringBuilder(seconds < 0 ? "-P" : "P");
        Part(text, days, 'D');
        if (rest != 0)
        {
            text.Append('T');
            Part(text, decimal.Floor(rest / 3600), 'H');
            Part(text, decimal.Floor(rest / 60) % 60, 'M');
            Part(text, rest % 60, 'S');
        }

        return seconds == 0 ? "PT0S" : text.ToString();
    }

    private static void Part(StringBuilder text, decimal number, char unit)
    {
        if (number != 0)
        {
            text.Append(Number(number)).Append(unit);
        }
    }

    private static string Range(FeelRange range)
    {
        var (start, end) = (Write(range.Start, nested: true), Write(range.End, nested: true));
        return range.Form switch
        {
            FeelRangeForm.Interval => $"{(range.HasStart ? '[' : '(')}{start}..{end}{(range.HasEnd ? ']' : ')')}",
            FeelRangeForm.Less => $"(< {end})",
            FeelRangeForm.LessOrEqual => $"(<= {end})",
            FeelRangeForm.Greater => $"(> {end})",
            FeelRangeForm.GreaterOrEqual => $"(>= {end})",
            FeelRangeForm.Equal => $"(= {end})",
            FeelRangeForm.NotEqual => $"(!= {end})",
        };
    }
}
