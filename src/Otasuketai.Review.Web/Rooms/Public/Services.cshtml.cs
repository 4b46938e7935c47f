using System.Collections.Immutable;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OutputCaching;
using Otasuketai.Review.Evidence;
using Otasuketai.Review.Web.Choosing;
using Otasuketai.Review.Web.Look;
using Otasuketai.Review.Web.Words;

namespace Otasuketai.Review.Web.Rooms.Public;

/// <summary>サービスを探す: the catalogue of what is listed now; what is suspended or over has a shelf of its own.</summary>
[AllowAnonymous]
[OutputCache(PolicyName = PublicPages.Policy)]
public sealed class ServicesModel(Catalogue catalogue, ItemCatalogue items, Lang lang) : PageModel
{
    /// <summary>What was asked.</summary>
    public CatalogueQuery Query { get; private set; } = CatalogueQuery.Everything;

    /// <summary>What was found.</summary>
    public CatalogueAnswer Found { get; private set; } = new(0, [], []);

    /// <summary>How many entries stand on each shelf, whatever was asked.</summary>
    public ImmutableArray<(Shelf Shelf, int Count)> Shelves { get; private set; } = [];

    /// <summary>The entries put aside for a comparison.</summary>
    public ImmutableArray<CatalogueEntry> Picked { get; private set; } = [];

    /// <summary>The 23 items.</summary>
    public ItemCatalogue Items => items;

    /// <summary>Said when nothing is shown: what to do about it; null while something is.</summary>
    public NothingFound? Nothing { get; private set; }

    /// <summary>Searches.</summary>
    public async Task OnGetAsync(CancellationToken ct)
    {
        var index = await catalogue.Current(ct);
        var asked = CatalogueQueryReader.Read(Request.Query);
        Picked = [.. asked.Picked.Select(index.Find).OfType<CatalogueEntry>()];
        Query = asked with { Picked = [.. Picked.Select(e => e.Listing.Entry.Number)] };
        lang.Begin(lang.En, Query.Url(Lang.Of(english: false))); // the other language is offered what was understood, not what was sent
        Found = index.Search(Query.Question);
        Shelves = [.. Enum.GetValues<Shelf>().Select(shelf => (shelf, index.CountOf(CatalogueQuery.StagesOf(shelf))))];
        Nothing = Found.Entries.IsEmpty ? NothingFound.Of(index, Query, Found.Total, lang) : null;
    }

    /// <summary>The values of a facet worth offering: those that leave something, and those that are chosen.</summary>
    public static ImmutableArray<ValueCount> Offered(FacetCount facet)
    {
        var values = facet.Values.RemoveAll(v => v is { Count: 0, IsChosen: false });
        return values.Any(v => v.Value.Code != Facet.NotStated || v.IsChosen) ? values : [];
    }

    /// <summary>The facets of a group that have something to offer.</summary>
    public IEnumerable<(FacetCount Facet, ImmutableArray<ValueCount> Values)> Asked(FacetGroup group) =>
        Found.Facets.Where(f => f.Facet.Group == group).Select(f => (f, Offered(f))).Where(f => !f.Item2.IsEmpty);
}
