using System.Collections.Immutable;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Otasuketai.Review.Choosing;
using Otasuketai.Review.Web.Choosing;
using Otasuketai.Review.Web.Paper;
using Otasuketai.Review.Web.Words;

namespace Otasuketai.Review.Web.Rooms.Compare;

/// <summary>費用: what services cost this company over the months, against the ceiling, with a subsidy. Entries from the address; without any the ceilings alone.</summary>
[AllowAnonymous]
[Paper("cost")]
public sealed class CostModel(Catalogue catalogue, ChoosingData data, CostRule rule, Lang lang) : PageModel
{
    /// <summary>The entries reckoned.</summary>
    public Chosen Chosen { get; private set; } = new([], []);

    /// <summary>What was asked.</summary>
    public CostQuery Query { get; private set; } = null!;

    /// <summary>The costs in the order of the entries, null where no price or type is stated; null when the question cannot be read.</summary>
    public ImmutableArray<(ChosenEntry Entry, Cost? Cost)>? Costs { get; private set; }

    /// <summary>The price rule in force.</summary>
    public CostRule Rule => rule;

    /// <summary>Subsidies there are figures for.</summary>
    public ImmutableArray<SubsidyRule> Subsidies => data.Subsidies;

    /// <summary>Reckons.</summary>
    public async Task OnGetAsync(CancellationToken ct)
    {
        Chosen = Chosen.Read(Request.Query[Chosen.Field], await catalogue.Current(ct));
        Query = CostQuery.Read(Request.Query, data.Subsidies, ModelState, lang);
        if (ModelState.IsValid && Query.Size is { } size)
        {
            Costs = [.. Chosen.Entries.Select(e => (e, Of(e.Entry, size)))];
        }
    }

    private Cost? Of(CatalogueEntry entry, CostSize size) => entry is { Price: { } price, Type: { } type } ? Cost.Of(price, type, size, rule, Query.Subsidy) : null;
}
