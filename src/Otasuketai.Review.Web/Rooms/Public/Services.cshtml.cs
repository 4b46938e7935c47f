using System.Collections.Immutable;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Otasuketai.Review.Evidence;
using Otasuketai.Review.Web.Look;
using Otasuketai.Review.Web.Words;

namespace Otasuketai.Review.Web.Rooms.Public;

/// <summary>One entry of the list.</summary>
/// <param name="Strip">The 23 items; null when the entry states none.</param>
public sealed record ListingView(PublicListing Listing, StripView? Strip, UserGrade Grade);

/// <summary>サービスを探す: the catalogue of what is listed now; what is suspended or over has a shelf of its own.</summary>
[AllowAnonymous]
public sealed class ServicesModel(PublicRegister register, PublicResults results, ItemCatalogue catalogue, Lang lang) : PageModel
{
    /// <summary>What was asked.</summary>
    public CatalogueQuery Query { get; private set; } = CatalogueQuery.Read(new QueryCollection());

    /// <summary>What was found.</summary>
    public CataloguePage Found { get; private set; } = new([], 0);

    /// <summary>The entries of this page as they are shown.</summary>
    public ImmutableArray<ListingView> Entries { get; private set; } = [];

    /// <summary>All entries, whatever was asked.</summary>
    public RegisterCounts Counts { get; private set; } = RegisterCounts.None;

    /// <summary>How many boxes of the filter are in use.</summary>
    public int Conditions => Query.Types.Length + (Query.Shelf == Shelf.Listed ? 0 : 1);

    /// <summary>Said when nothing was found: which condition to drop, and what that brings.</summary>
    public EmptyView? Empty { get; private set; }

    /// <summary>Searches.</summary>
    public async Task OnGetAsync(CancellationToken ct)
    {
        Query = CatalogueQuery.Read(Request.Query);
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
            return;
        }

        var today = await register.Today(ct);
        var grades = await results.Grades(Found.Entries.Select(e => e.Dossier), ct);
        Entries = [.. Found.Entries.Select(e => new ListingView(e, EntryWords.Strip(e.Entry, catalogue, today), grades.GetValueOrDefault(e.Dossier)))];
    }

    private async Task<EmptyView> Advice(CancellationToken ct)
    {
        if (Found.Total > 0)
        {
            return new EmptyView(lang.Pick("このページはありません。", "There is no such page."), new Link(lang.Pick("最初のページへ", "To the first page"), (Query with { Page = 1 }).Url(lang)));
        }

        var nothing = lang.Pick("条件に合うサービスはありません。", "No service matches.");
        foreach (var shelf in Enum.GetValues<Shelf>().Where(s => s != Query.Shelf))
        {
            // somebody who looks for a name must learn what became of it
            if (await register.Count(Query with { Shelf = shelf }, ct) is var n and > 0)
            {
                var where = lang.Pick(CatalogueQuery.WordsOf(shelf));
                return new EmptyView(
                    nothing + lang.Pick($"「{where}」には{n}件あります。", $" Under “{where}” there are {n}."),
                    new Link(lang.Pick($"「{where}」を見る", $"See “{where}”"), (Query with { Shelf = shelf, Page = 1 }).Url(lang)));
            }
        }

        foreach (var (without, what) in Looser())
        {
            if (await register.Count(without, ct) is var n and > 0)
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
