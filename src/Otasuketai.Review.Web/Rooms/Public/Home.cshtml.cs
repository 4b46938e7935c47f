using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OutputCaching;
using Otasuketai.Review.Web.Choosing;
using Otasuketai.Review.Web.Words;

namespace Otasuketai.Review.Web.Rooms.Public;

/// <summary>ホーム: what the register is, and the ways in.</summary>
[AllowAnonymous]
[OutputCache(PolicyName = PublicPages.Policy)]
public sealed class HomeModel(Catalogue catalogue) : PageModel
{
    /// <summary>The register as it is now.</summary>
    public CatalogueIndex Register { get; private set; } = null!;

    /// <summary>Entries of a shelf.</summary>
    public int On(Shelf shelf) => Register.CountOf(CatalogueQuery.StagesOf(shelf));

    /// <summary>Listed entries that have a value of a facet, with the address that lists them.</summary>
    public (int Count, string Url) With(string facet, string value, Lang lang)
    {
        var query = CatalogueQuery.Everything.Ask(CatalogueQuestion.Everything.Choose([(facet, value)], out _));
        return (Register.CountOf(query.Question), query.Url(lang));
    }

    /// <summary>Reads it.</summary>
    public async Task OnGetAsync(CancellationToken ct) => Register = await catalogue.Current(ct);
}
