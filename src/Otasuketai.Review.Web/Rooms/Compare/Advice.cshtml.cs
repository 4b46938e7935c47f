using System.Collections.Immutable;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Otasuketai.Review.Choosing;
using Otasuketai.Review.Web.Choosing;
using Otasuketai.Review.Web.Paper;
using Otasuketai.Review.Web.Rooms.Public;
using Otasuketai.Review.Web.Words;

namespace Otasuketai.Review.Web.Rooms.Compare;

/// <summary>A listed service that fits, with its price for this company where the size is known.</summary>
public sealed record FittingService(CatalogueEntry Entry, Cost? Cost);

/// <summary>助言: which type of monitoring suits a company, and which listed services are of it. Five questions; the address holds the answers.</summary>
[AllowAnonymous]
[Paper("advice")]
public sealed class AdviceModel(Catalogue catalogue, PublicRegister register, CostRule rule, Lang lang) : PageModel
{
    /// <summary>Most services shown; the catalogue shows the rest.</summary>
    public const int MostShown = 6;

    /// <summary>The questions and answers.</summary>
    public AdviceQuery Query { get; private set; } = null!;

    /// <summary>The advice; null before the questions are answered, or when an answer cannot be read.</summary>
    public AdviceResult? Result { get; private set; }

    /// <summary>Listed services that fit, most verified items first.</summary>
    public ImmutableArray<FittingService> Fitting { get; private set; } = [];

    /// <summary>All that fit.</summary>
    public int Total { get; private set; }

    /// <summary>All listed of the advised type, whatever else they state.</summary>
    public int OfType { get; private set; }

    /// <summary>The catalogue with the conditions that follow from the answers.</summary>
    public string CatalogueUrl { get; private set; } = "";

    /// <summary>The condition to drop when nothing fits: what it is, how many that leaves, and where they are; null when none helps.</summary>
    public (string What, int Count, string Url)? Looser { get; private set; }

    /// <summary>The company to reckon with; null while the number of PCs is not known.</summary>
    public CostSize? Size => Query.Profile.Pcs is { } pcs ? new CostSize(pcs, Math.Max(Query.Profile.Offices ?? 1, 1)) : null;

    /// <summary>The price rule behind "cheaper".</summary>
    public CostRule Rule => rule;

    /// <summary>Today in Japan.</summary>
    public DateOnly Today { get; private set; }

    /// <summary>Advises.</summary>
    public async Task OnGetAsync(CancellationToken ct)
    {
        Query = AdviceQuery.Read(Request.Query, ModelState, lang);
        if (!Query.IsAsked || !ModelState.IsValid)
        {
            return;
        }
        Result = Advice.For(Query.Profile, rule);
        Today = await register.Today(ct);
        if (Result.Type is { } type)
        {
            Look(type, await catalogue.Current(ct));
        }
    }

    private void Look(MonitoringType type, CatalogueIndex index)
    {
        var question = (CatalogueQuestion.Everything with { Sort = CatalogueSort.Verified, PageSize = MostShown }).Choose(Query.Facets(type), out _);
        var answer = index.Search(question);
        Total = answer.Total;
        OfType = index.CountOf(question.Choose([("type", type.Code())], out _));
        Fitting = [.. answer.Entries.Select(e => new FittingService(e, CostOf(e)))];
        CatalogueUrl = AddressOf(question);
        Looser = Total > 0 ? null : index.LooserThan(question).Where(l => l.Without.Chosen.Any(c => c.Facet.Code == "type")).Select(l => ((string, int, string)?)(lang.Pick(l.What), l.Count, AddressOf(l.Without))).FirstOrDefault();
    }

    private string AddressOf(CatalogueQuestion question) => (CatalogueQuery.Everything with { Question = question }).Url(lang);

    private Cost? CostOf(CatalogueEntry entry) =>
        Size is { } size && entry is { Price: { } price, Type: { } type } ? Cost.Of(price, type, size, rule) : null;
}
