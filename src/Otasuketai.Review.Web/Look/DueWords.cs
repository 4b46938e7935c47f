using Otasuketai.Review.Web.Words;

namespace Otasuketai.Review.Web.Look;

/// <summary>How far a due date is away, in words: the box beside a case and every one-line mention say the same.</summary>
public static class DueWords
{
    /// <summary>「あと3営業日」「本日まで」「2営業日超過」; the reason while the clock is stopped.</summary>
    public static string Left(this Lang l, DueView due)
    {
        var days = l.Pick("営業日", Math.Abs(due.BusinessDaysLeft) == 1 ? "business day" : "business days");
        return due switch
        {
            { Stopped: { } reason } => l.Pick($"停止中：{reason}", $"Clock stopped: {reason}"),
            { BusinessDaysLeft: < 0 and var late } => l.Pick($"{-late}{days}超過", $"{-late} {days} overdue"),
            { BusinessDaysLeft: 0 } => l.Pick("本日まで", "Due today"),
            { BusinessDaysLeft: var left } => l.Pick($"あと{left}{days}", $"{left} {days} left"),
        };
    }

    /// <summary>One line: 「期限 2026年12月1日（火）・あと3営業日」.</summary>
    public static string Line(this Lang l, DueView due) => $"{due.What ?? l.Pick("期限", "Due")} {l.Day(due.Due)}{l.Pick("・", ", ")}{l.Left(due)}";
}
