using System.Collections.Immutable;
using Otasuketai.Review.Text;

namespace Otasuketai.Review.Calendar;

/// <summary>Why a due date is what it is: the walk from the first day to the last, day by day.</summary>
public sealed record DateExplanation
{
    /// <summary>The day the count starts from; not counted itself.</summary>
    public required DateOnly From { get; init; }

    /// <summary>Business days asked for; negative counts backwards.</summary>
    public required int Days { get; init; }

    /// <summary>The date arrived at.</summary>
    public required DateOnly Result { get; init; }

    /// <summary>The business days that counted, in the order walked; the last one is the result.</summary>
    public required ImmutableArray<DateOnly> Counted { get; init; }

    /// <summary>The closed days stepped over, with their names.</summary>
    public required ImmutableArray<ClosedDay> Skipped { get; init; }

    /// <summary>True when a holiday in the range is not yet announced, or a year has no table: the date may still move.</summary>
    public required bool IsProvisional { get; init; }

    /// <summary>The whole reason as one paragraph.</summary>
    public Bilingual Words() => new(Japanese(), English());

    private string Japanese()
    {
        var way = Days < 0 ? "前日からさかのぼって" : "翌日から数えて";
        var start = Days == 0
            ? $"{JapaneseDate.Long(Result)}当日。"
            : $"{JapaneseDate.Long(Result)}：{JapaneseDate.Long(From)}の{way}{Math.Abs(Days)}営業日目。";
        var without = Weekends > 0 ? $"土日{Weekends}日" : "";
        var names = string.Join("、", Named.Select(c => $"{JapaneseDate.Short(c.Day)}{c.Name}"));
        var skipped = string.Join("と", new[] { without, names }.Where(s => s.Length > 0));
        return start + (skipped.Length > 0 ? $"{skipped}は数えません。" : "") + (IsProvisional ? "祝日が未発表のため変わることがあります。" : "");
    }

    private string English()
    {
        var count = Math.Abs(Days) == 1 ? "1 business day" : $"{Math.Abs(Days)} business days";
        var start = Days == 0
            ? $"{EnglishDate.Long(Result)}, the day itself."
            : $"{EnglishDate.Long(Result)}: {count} {(Days < 0 ? "before" : "after")} {EnglishDate.Long(From)}.";
        var without = Weekends switch { 0 => "", 1 => "1 weekend day", _ => $"{Weekends} weekend days" };
        var names = string.Join(", ", Named.Select(c => $"{EnglishDate.Short(c.Day)} ({c.Name})"));
        var skipped = string.Join(" and ", new[] { without, names }.Where(s => s.Length > 0));
        return start + (skipped.Length > 0 ? $" Not counted: {skipped}." : "") + (IsProvisional ? " May move: a holiday is not yet announced." : "");
    }

    private int Weekends => Skipped.Count(c => c.Reason is ClosedReason.Saturday or ClosedReason.Sunday);

    private IEnumerable<ClosedDay> Named => Skipped.Where(c => c.Reason is ClosedReason.Holiday or ClosedReason.YearEnd);
}
