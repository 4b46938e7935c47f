using System.Collections.Immutable;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Otasuketai.Review.Choosing;
using Otasuketai.Review.Evidence;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Web.Look;
using Otasuketai.Review.Web.Words;

namespace Otasuketai.Review.Web.Rooms.Public;

/// <summary>サービスを探す: the catalogue of what is listed now.</summary>
[AllowAnonymous]
public sealed class ServicesModel(PublicRegister register, ItemCatalogue catalogue, Lang lang) : PageModel
{
    /// <summary>What was asked.</summary>
    public CatalogueQuery Query { get; private set; } = CatalogueQuery.Read(new QueryCollection());

    /// <summary>What was found.</summary>
    public CataloguePage Found { get; private set; } = new([], 0);

    /// <summary>All listed entries by type, whatever was asked.</summary>
    public RegisterCounts Counts { get; private set; } = new(ImmutableDictionary<MonitoringType, int>.Empty, 0, 0, null);

    /// <summary>Said when nothing was found: which condition to drop, and what that brings.</summary>
    public EmptyView? Empty { get; private set; }

    /// <summary>Today in Japan, for findings whose day is over.</summary>
    public DateOnly Today { get; private set; }

    /// <summary>The strip of an entry; null when it states no items.</summary>
    public StripView? Strip(PublicListing listing) => EntryWords.Strip(listing.Entry, catalogue, Today);

    /// <summary>Searches.</summary>
    public async Task OnGetAsync(CancellationToken ct)
    {
        Query = CatalogueQuery.Read(Request.Query);
        Today = await register.Today(ct);
        Counts = await register.Counts(ct);
        if (Query.TooLong)
        {
            Empty = new EmptyView(
                lang.Pick($"検索のことばは{CatalogueQuery.MostCharacters}文字までです（いま{Query.Words.Length}文字）。", $"A search has at most {CatalogueQuery.MostCharacters} characters (now {Query.Words.Length})."),
                new Link(lang.Pick("検索をやり直す", "Search again"), lang.Url("/services")));
            return;
        }

        Found = await register.Find(Query, ct);
        if (Found.Entries.IsEmpty)
        {
            Empty = await Advice(ct);
        }
    }

    private async Task<EmptyView> Advice(CancellationToken ct)
    {
        if (Found.Total > 0)
        {
            return new EmptyView(lang.Pick("このページはありません。", "There is no such page."), new Link(lang.Pick("最初のページへ", "To the first page"), (Query with { Page = 1 }).Url(lang)));
        }

        var nothing = lang.Pick("条件に合うサービスはありません。", "No service matches.");
        foreach (var (without, what) in Looser())
        {
            if (await register.Count(without, [Stage.Listed], ct) is var n and > 0)
            {
                return new EmptyView(
                    nothing + lang.Pick($"{what}を外すと{n}件あります。", $" Without {what} there are {n}."),
                    new Link(lang.Pick($"{what}を外す", $"Drop {what}"), without.Url(lang)));
            }
        }

        return new EmptyView(nothing, new Link(lang.Pick("すべての条件を外す", "Drop all conditions"), lang.Url("/services")));
    }

    private IEnumerable<(CatalogueQuery Without, string What)> Looser()
    {
        if (!Query.Types.IsEmpty)
        {
            yield return (Query with { Types = [], Page = 1 }, lang.Pick("見守る対象の条件", "the type of monitoring"));
        }

        if (Query.Words.Length > 0)
        {
            yield return (Query with { Words = "", Page = 1 }, lang.Pick($"「{Query.Words}」", $"“{Query.Words}”"));
        }
    }
}
