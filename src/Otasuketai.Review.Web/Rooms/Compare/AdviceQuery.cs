using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Otasuketai.Review.Choosing;
using Otasuketai.Review.Text;
using Otasuketai.Review.Web.Choosing;
using Otasuketai.Review.Web.Look;
using Otasuketai.Review.Web.Words;

namespace Otasuketai.Review.Web.Rooms.Compare;

/// <summary>The five questions as typed and as read. わからない and an empty field are both "not answered"; a wrong answer keeps its text and its problem stands in the model state.</summary>
public sealed class AdviceQuery
{
    /// <summary>The value of わからない.</summary>
    public const string DoNotKnow = "unknown";

    private static readonly ImmutableArray<string> Names = ["pcs", "offices", "place", "slow", "data"];

    private AdviceQuery(IQueryCollection query, ModelStateDictionary state, Lang lang)
    {
        string Sent(string name) => Typed[name] = query[name].LastOrDefault() ?? "";
        int? Whole(string name, int least, string what)
        {
            var read = InputText.Whole(Sent(name));
            if (read.IsOk && read.Value >= least && read.Value <= CostSize.Most)
            {
                return read.Value;
            }
            if (read.Problem != InputProblem.Empty)
            {
                state.AddModelError(name, lang.Pick($"{what}を{least}〜{CostSize.Most:N0}の整数で入力してください（例：10）。分からないときは空欄のままにします。", $"Write {what} as a whole number from {least} to {CostSize.Most:N0}, like 10, or leave it empty."));
            }
            return null;
        }
        T? One<T>(string name, IEnumerable<(string Code, T Value)> choices)
            where T : struct
        {
            var sent = Sent(name);
            var found = choices.Where(c => c.Code == sent).Select(c => (T?)c.Value).FirstOrDefault();
            if (found is null && sent is not ("" or DoNotKnow))
            {
                state.AddModelError(name, lang.Pick("答えを一覧から選んでください。", "Choose one of the answers."));
            }
            return found;
        }

        IsAsked = Names.Any(query.ContainsKey);
        Profile = new CompanyProfile(
            Whole("pcs", 1, lang.Pick("端末の台数", "the number of PCs")), Whole("offices", 0, lang.Pick("事務所の数", "the number of offices")), One("place", Places.Select(p => (p.Code, p.Place))),
            One("slow", YesNo), One("data", YesNo));
    }

    /// <summary>The answers of the question where PCs are used.</summary>
    public static ImmutableArray<(string Code, PcPlace Place, Bilingual Words)> Places { get; } =
    [
        ("inside", PcPlace.Inside, new("社内だけで使う", "In the office only")),
        ("some", PcPlace.SomeOutside, new("一部を社外でも使う（テレワーク・持ち出し）", "Some outside as well: telework, taken out")),
        ("outside", PcPlace.Outside, new("ほとんどを社外で使う", "Nearly all outside")),
    ];

    private static IEnumerable<(string Code, bool Value)> YesNo => [("yes", true), ("no", false)];

    /// <summary>Fields as typed.</summary>
    public Dictionary<string, string> Typed { get; } = [];

    /// <summary>True when anything was sent: then even "I do not know" five times gets its answer.</summary>
    public bool IsAsked { get; }

    /// <summary>The company as far as it was told.</summary>
    public CompanyProfile Profile { get; }

    /// <summary>Reads an address.</summary>
    public static AdviceQuery Read(IQueryCollection query, ModelStateDictionary state, Lang lang) => new(query, state, lang);

    /// <summary>The answers as an address carries them on; what was not answered is left out.</summary>
    public IEnumerable<(string Name, string Value)> Answers => Typed.Where(t => t.Value is not ("" or DoNotKnow)).Select(t => (t.Key, t.Value));

    /// <summary>The conditions of the catalogue that follow from the answers and the advised type.</summary>
    public IEnumerable<(string Facet, string Value)> Facets(MonitoringType type)
    {
        yield return ("type", type.Code());
        if (Profile.Pcs is { } pcs && Band(pcs) is { } band)
        {
            yield return ("pcs", band);
        }
        if (Profile.PersonalData == true)
        {
            yield return ("personal-data", "yes");
        }
    }

    /// <summary>The code of the band a number lies in: 21-50, or 301- for the last.</summary>
    private static string? Band(int number) => Choosing.Facets.Find("pcs")!.Values.Select(v => v.Code)
        .LastOrDefault(code => code.Split('-') is [var from, _] && int.TryParse(from, out var least) && least <= number);
}
