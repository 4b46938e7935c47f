using Microsoft.AspNetCore.Mvc.ModelBinding;
using Otasuketai.Review.Choosing;
using Otasuketai.Review.Web.Choosing;
using Otasuketai.Review.Web.Words;

namespace Otasuketai.Review.Web.Rooms.Compare;

/// <summary>The five questions as typed and as read; a wrong answer keeps its text and its problem stands in the model state.</summary>
public sealed class AdviceQuery
{
    private AdviceQuery(IQueryCollection query, ModelStateDictionary state, Lang lang)
    {
        Typed = CompanyReader.Names.ToDictionary(name => name, name => query[name].LastOrDefault() ?? "");
        IsAsked = CompanyReader.Names.Any(query.ContainsKey);
        (Profile, var problems) = CompanyReader.Read(name => Typed[name]);
        foreach (var problem in problems)
        {
            state.AddModelError(problem.Field, lang.Pick(problem.Words));
        }
    }

    /// <summary>Fields as typed.</summary>
    public IReadOnlyDictionary<string, string> Typed { get; }

    /// <summary>True when anything was sent: then even "I do not know" five times gets its answer.</summary>
    public bool IsAsked { get; }

    /// <summary>The company as far as it was told.</summary>
    public CompanyProfile Profile { get; }

    /// <summary>Reads an address.</summary>
    public static AdviceQuery Read(IQueryCollection query, ModelStateDictionary state, Lang lang) => new(query, state, lang);

    /// <summary>The answers as an address carries them on; what was not answered is left out.</summary>
    public IEnumerable<(string Name, string Value)> Answers => Typed.Where(t => t.Value is not ("" or CompanyReader.DoNotKnow)).Select(t => (t.Key, t.Value));

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
