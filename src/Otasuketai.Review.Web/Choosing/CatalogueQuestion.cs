using System.Collections.Immutable;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Text;
using Otasuketai.Review.Web.Rooms.Public;

namespace Otasuketai.Review.Web.Choosing;

/// <summary>One chosen value of one facet.</summary>
public sealed record ChosenValue(Facet Facet, FacetValue Value);

/// <summary>What is asked of the catalogue.</summary>
/// <param name="Words">Words, each of which an entry must contain.</param>
/// <param name="Chosen">Chosen facet values, each once, in reading order.</param>
/// <param name="Stages">Where an entry may stand; the public catalogue asks for <see cref="Stage.Listed"/>.</param>
/// <param name="Page">From 1.</param>
public sealed record CatalogueQuestion(string Words, ImmutableArray<ChosenValue> Chosen, ImmutableArray<Stage> Stages, CatalogueSort Sort, int Page, int PageSize)
{
    /// <summary>Everything that is listed, newest number first.</summary>
    public static CatalogueQuestion Everything { get; } = new("", [], [Stage.Listed], CatalogueSort.Number, 1, PublicRegister.PageSize);

    /// <summary>Chooses values by the codes of an address. A value nobody knows is handed back in <paramref name="unknown"/>, to be said and not guessed at.</summary>
    public CatalogueQuestion Choose(IEnumerable<(string Facet, string Value)> codes, out ImmutableArray<(string Facet, string Value)> unknown)
    {
        var chosen = new HashSet<FacetValue>();
        var others = ImmutableArray.CreateBuilder<(string, string)>();
        foreach (var code in codes.Distinct())
        {
            if (Facets.Find(code.Facet)?.Values.FirstOrDefault(v => v.Code == code.Value) is { } value)
            {
                chosen.Add(value);
            }
            else
            {
                others.Add(code);
            }
        }
        unknown = others.ToImmutable();
        return this with { Chosen = chosen.Count == 0 ? [] : [.. Facets.All.SelectMany(f => f.Values.Where(chosen.Contains).Select(v => new ChosenValue(f, v)))] };
    }
}

/// <summary>How many entries a value would leave, all other facets as chosen.</summary>
public sealed record ValueCount(FacetValue Value, int Count, bool IsChosen);

/// <summary>A facet with its counts.</summary>
public sealed record FacetCount(Facet Facet, ImmutableArray<ValueCount> Values);

/// <summary>A condition that could be dropped (one facet, or the words), and how many entries that would leave.</summary>
public sealed record Looser(CatalogueQuestion Without, Bilingual What, int Count);

/// <summary>What was found: one page of entries, how many in all, and every facet's counts.</summary>
public sealed record CatalogueAnswer(int Total, ImmutableArray<CatalogueEntry> Entries, ImmutableArray<FacetCount> Facets);
