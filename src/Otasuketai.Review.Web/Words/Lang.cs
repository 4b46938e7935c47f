using System.Globalization;
using Otasuketai.Review.Calendar;
using Otasuketai.Review.Text;

namespace Otasuketai.Review.Web.Words;

/// <summary>
/// The language of one answer. Japanese is the first language and has plain addresses; English is the same page under
/// <c>/en</c>. Every date, time and amount a person reads is written here, in Japan's time.
/// </summary>
public sealed class Lang
{
    private static readonly CultureInfo Japanese = CultureInfo.GetCultureInfo("ja-JP");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");
    private string here = "/";

    /// <summary>True when the reader asked for English.</summary>
    public bool En { get; private set; }

    /// <summary>The value of the <c>lang</c> attribute: <c>ja</c> or <c>en</c>.</summary>
    public string Code => En ? "en" : "ja";

    /// <summary>The same as the rules name it.</summary>
    public Language Language => En ? Language.English : Language.Japanese;

    /// <summary>The culture numbers and weekday names are written in.</summary>
    public CultureInfo Culture => En ? English : Japanese;

    /// <summary>A language outside a web request, for mails and documents.</summary>
    public static Lang Of(bool english) => new() { En = english };

    /// <summary>Remembers what the visitor asked for; <paramref name="pathAndQuery"/> carries no language prefix.</summary>
    public void Begin(bool english, string pathAndQuery) => (En, here) = (english, pathAndQuery);

    /// <summary>The sentence in the reader's language.</summary>
    public string Pick(string ja, string en) => En ? en : ja;

    /// <summary>A sentence that exists in both languages, in the reader's.</summary>
    public string Pick(Bilingual words) => words.In(Language);

    /// <summary>A local address that keeps the language. <paramref name="path"/> starts with a slash.</summary>
    public string Url(string path) => En ? Prefixed(path) : path;

    /// <summary>This same page, query included, in the other language.</summary>
    public string Other() => En ? here : Prefixed(here);

    /// <summary>2026年8月28日（金） / Fri 28 Aug 2026.</summary>
    public string Day(DateOnly day) => Pick(JapaneseDate.Words(day));

    /// <summary>The day in Japan of an instant, written like <see cref="Day(DateOnly)"/>.</summary>
    public string Day(DateTimeOffset at) => Day(Jst.Day(at));

    /// <summary>8月28日（金） / Fri 28 Aug: where the year is plain from the surroundings.</summary>
    public string ShortDay(DateOnly day) => Pick(JapaneseDate.Short(day), EnglishDate.Short(day));

    /// <summary>The short day in Japan of an instant.</summary>
    public string ShortDay(DateTimeOffset at) => ShortDay(Jst.Day(at));

    /// <summary>8月28日 / 28 Aug: for narrow columns.</summary>
    public string MonthDay(DateTimeOffset at)
    {
        var day = Jst.Day(at);
        return Pick($"{day.Month}月{day.Day}日", day.ToString("d MMM", CultureInfo.InvariantCulture));
    }

    /// <summary>14:50, Japan time.</summary>
    public string Time(DateTimeOffset at) => at.ToOffset(Jst.Offset).ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>Day and time, Japan time.</summary>
    public string Moment(DateTimeOffset at) => Pick(Jst.Japanese(at), Jst.English(at));

    /// <summary>1,800円 / ¥1,800.</summary>
    public string Yen(decimal amount) => En ? "¥" + Number(amount) : Number(amount) + "円";

    /// <summary>A number with thousands separators and no needless decimals.</summary>
    public string Number(decimal value) => value.ToString("#,0.####", CultureInfo.InvariantCulture);

    private static string Prefixed(string path) => path == "/" ? "/en" : "/en" + path;
}
