using Otasuketai.Review.Text;
using Otasuketai.Review.Web.Words;

namespace Otasuketai.Review.Web.Rooms.Public;

/// <summary>Why a day cannot be asked about.</summary>
public enum AsOfProblem
{
    /// <summary>No date, or a day that does not exist.</summary>
    NotADay,

    /// <summary>A day that has not come yet in Japan.</summary>
    Future,
}

/// <summary>時点: the day a visitor asks about, as the register stood when it ended in Japan.</summary>
/// <param name="Typed">What was written, one line of at most <see cref="MostShown"/> characters.</param>
/// <param name="Day">The day; null when none was asked for or the question has a problem.</param>
public sealed record AsOf(string Typed, DateOnly? Day, AsOfProblem? Problem)
{
    /// <summary>A longer text is no date and is shown cut.</summary>
    public const int MostShown = 30;

    /// <summary>Reads the question; nothing written asks for now.</summary>
    public static AsOf Read(string? raw, DateOnly today)
    {
        var typed = InputText.Short(InputText.Line(raw), MostShown);
        if (typed.Length == 0)
        {
            return new AsOf("", null, null);
        }

        var read = InputText.Date(typed);
        return !read.IsOk ? new AsOf(typed, null, AsOfProblem.NotADay)
            : read.Value > today ? new AsOf(typed, null, AsOfProblem.Future)
            : new AsOf(typed, read.Value, null);
    }

    /// <summary>The problem in words; null when there is none.</summary>
    public string? Words(Lang l, DateOnly today) => Problem is not { } problem ? null : problem switch
    {
        AsOfProblem.NotADay => l.Pick($"「{Typed}」は日付として読めません。2026-10-01 のように入力してください。", $"“{Typed}” is no date. Please write it like 2026-10-01."),
        AsOfProblem.Future => l.Pick($"「{Typed}」はまだ来ていない日です。今日（{l.Day(today)}）までの日を入力してください。", $"“{Typed}” has not come yet. Please choose a day up to today ({l.Day(today)})."),
    };
}
