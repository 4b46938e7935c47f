using System.Collections.Immutable;
using Otasuketai.Review.Choosing;
using Otasuketai.Review.Text;

namespace Otasuketai.Review.Web.Rooms.Compare;

/// <summary>Why one of the five answers cannot be read.</summary>
/// <param name="Field">Its name in an address or a form.</param>
public sealed record CompanyProblem(string Field, Bilingual Words);

/// <summary>The five answers about a company as an address or a form sends them, for advice and worksheet alike. わからない and an empty field are both "not answered".</summary>
public static class CompanyReader
{
    /// <summary>The value of わからない.</summary>
    public const string DoNotKnow = "unknown";

    private static readonly ImmutableArray<(string Code, bool Value)> YesNo = [("yes", true), ("no", false)];

    /// <summary>The names of the five, in the order they are asked.</summary>
    public static ImmutableArray<string> Names { get; } = ["pcs", "offices", "place", "slow", "data"];

    /// <summary>The answers of the question where PCs are used.</summary>
    public static ImmutableArray<(string Code, PcPlace Place, Bilingual Words)> Places { get; } =
    [
        ("inside", PcPlace.Inside, new("社内だけで使う", "In the office only")),
        ("some", PcPlace.SomeOutside, new("一部を社外でも使う（テレワーク・持ち出し）", "Some outside as well: telework, taken out")),
        ("outside", PcPlace.Outside, new("ほとんどを社外で使う", "Nearly all outside")),
    ];

    /// <summary>The company as far as it was told, and one problem for each answer that cannot be read.</summary>
    /// <param name="sent">What was sent under a name; null or empty: nothing.</param>
    public static (CompanyProfile Company, ImmutableArray<CompanyProblem> Problems) Read(Func<string, string?> sent)
    {
        var problems = ImmutableArray.CreateBuilder<CompanyProblem>();
        int? Whole(string name, int least, Bilingual what)
        {
            var read = InputText.Whole(sent(name));
            if (read.IsOk && read.Value >= least && read.Value <= CostSize.Most)
            {
                return read.Value;
            }
            if (read.Problem != InputProblem.Empty)
            {
                problems.Add(new(name, new(
                    $"{what.Ja}を{least}〜{CostSize.Most:N0}の整数で入力してください（例：10）。分からないときは空欄のままにします。",
                    $"Write {what.En} as a whole number from {least} to {CostSize.Most:N0}, like 10, or leave it empty.")));
            }
            return null;
        }
        T? One<T>(string name, IEnumerable<(string Code, T Value)> answers, Bilingual what)
            where T : struct
        {
            var text = InputText.Line(sent(name));
            var found = answers.Where(a => a.Code == text).Select(a => (T?)a.Value).FirstOrDefault();
            if (found is null && text is not ("" or DoNotKnow))
            {
                problems.Add(new(name, new($"{what.Ja}は、示した答えから選んでください。", $"Choose one of the answers about {what.En}.")));
            }
            return found;
        }

        var company = new CompanyProfile(
            Whole("pcs", 1, new("端末の台数", "the number of PCs")),
            Whole("offices", 0, new("事務所の数", "the number of offices")),
            One("place", Places.Select(p => (p.Code, p.Place)), new("端末を使う場所", "where the PCs are used")),
            One("slow", YesNo, new("端末の動作", "how slow the PCs are")),
            One("data", YesNo, new("重要な情報の扱い", "important data")));
        return (company, problems.ToImmutable());
    }
}
