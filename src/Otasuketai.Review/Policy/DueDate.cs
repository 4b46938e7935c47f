using Otasuketai.Review.Calendar;
using Otasuketai.Review.Text;

namespace Otasuketai.Review.Policy;

/// <summary>期限: a JST calendar day and why it is that day. The day itself still counts; the term is over at its end.</summary>
/// <param name="Day">The last day.</param>
/// <param name="Why">The reason, ready for the page that shows the date.</param>
/// <param name="IsProvisional">True while an unannounced holiday may still move it.</param>
public sealed record DueDate(DateOnly Day, Bilingual Why, bool IsProvisional)
{
    /// <summary>Counts a duration from a day, forwards (1) or backwards (−1).</summary>
    internal static DueDate Count(Knob.Span span, DateOnly from, int direction, BusinessCalendar calendar)
    {
        if (span.BusinessDays && KnobText.Days(span.Iso) is { } days)
        {
            var why = calendar.Explain(from, direction * days);
            return new DueDate(why.Result, why.Words(), why.IsProvisional);
        }
        var day = KnobText.Add(from, span.Iso, direction);
        var length = span.Words();
        return new DueDate(
            day,
            new Bilingual(
                $"{JapaneseDate.Long(day)}：{JapaneseDate.Long(from)}から{length.Ja}{(direction > 0 ? "後" : "前")}（土日祝日を含む）。",
                $"{EnglishDate.Long(day)}: {length.En} {(direction > 0 ? "after" : "before")} {EnglishDate.Long(from)}, closed days included."),
            IsProvisional: false);
    }
}
