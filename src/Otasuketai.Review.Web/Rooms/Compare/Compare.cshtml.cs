using System.Collections.Immutable;
using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Otasuketai.Review.Choosing;
using Otasuketai.Review.Evidence;
using Otasuketai.Review.Web.Choosing;
using Otasuketai.Review.Web.Look;
using Otasuketai.Review.Web.Paper;
using Otasuketai.Review.Web.Rooms.Public;
using Otasuketai.Review.Web.Rooms.Worksheets;
using Otasuketai.Review.Web.Words;

namespace Otasuketai.Review.Web.Rooms.Compare;

/// <summary>比べる: two to four entries side by side. The address holds everything, so that it can be kept and sent.</summary>
[AllowAnonymous]
[Paper("compare")]
public sealed class CompareModel(Comparing comparing, Lang lang) : PageModel
{
    /// <summary>The entries of the address.</summary>
    public Chosen Chosen { get; private set; } = new([], []);

    /// <summary>The comparison; null with fewer than two entries.</summary>
    public Comparison? Shown { get; private set; }

    /// <summary>Only rows that differ are asked for.</summary>
    public bool OnlyDifferences { get; private set; }

    /// <summary>The company the costs are for.</summary>
    public CostSize Size { get; private set; } = null!;

    /// <summary>What the address holds beside the entries.</summary>
    public ImmutableArray<(string Name, string Value)> Kept => [.. OnlyDifferences ? [("diff", "1")] : Array.Empty<(string, string)>(), .. CostQuery.Carried(Size)];

    /// <summary>Said in place of a comparison.</summary>
    public EmptyView? Empty { get; private set; }

    /// <summary>Compares.</summary>
    public async Task OnGetAsync(CancellationToken ct)
    {
        OnlyDifferences = Request.Query["diff"].Contains("1");
        (Size, var unread) = CostQuery.SizeOf(Request.Query);
        Chosen = await comparing.Read(Request.Query, ct);
        Chosen = Chosen with { Problems = Chosen.Problems.AddRange(unread) };
        if (Chosen.Entries.Length >= 2)
        {
            Shown = await comparing.Compare(Chosen, Size, ct);
            return;
        }
        Empty = Chosen.Entries is [var only]
            ? new EmptyView(
                lang.Pick($"「{only.Name}」と並べるサービスを、あと1件から3件選んでください。", $"Choose one to three more services to stand beside “{only.Name}”."),
                new Link(lang.Pick("同じ種類のサービスを探す", "Find services of the same type"), Chosen.CatalogueUrl(lang, only.Entry.Type)))
            : new EmptyView(
                lang.Pick($"並べるサービスが選ばれていません。2件から{Chosen.Most}件まで並べられます。", $"No service is chosen. Two to {Chosen.Most} can stand side by side."),
                new Link(lang.Pick("サービスを探す", "Find a service"), lang.Url("/services")));
    }
}

/// <summary>A comparison ready to be shown.</summary>
/// <param name="Groups">All rows, whether they differ or not.</param>
public sealed record Comparison(ImmutableArray<ComparedEntry> Entries, ImmutableArray<CompareGroup> Groups, StarView? Items, StarView? Criteria, ScoringScheme Scheme, ImmutableArray<Distribution> Distributions, DateOnly Today);

/// <summary>Reads and compares entries, for the page and for the file.</summary>
public sealed class Comparing(SheetDesk desk, BaseAssessments assessments, PublicResults results, ItemCatalogue items, CostRule rule, Lang lang)
{
    /// <summary>The entries of an address.</summary>
    public async Task<Chosen> Read(IQueryCollection query, CancellationToken ct) => Chosen.Read(query[Chosen.Field], await desk.Index(ct));

    /// <summary>Compares at least one entry.</summary>
    /// <param name="size">The company the costs are for.</param>
    public async Task<Comparison> Compare(Chosen chosen, CostSize size, CancellationToken ct)
    {
        var today = await desk.Today(ct);
        var scheme = await desk.Scheme(ct);
        var entries = ImmutableArray.CreateBuilder<ComparedEntry>();
        foreach (var entry in chosen.Entries)
        {
            entries.Add(new ComparedEntry(entry, await results.Of(entry.Entry.Listing.Dossier, today, ct), Assessed(scheme, entry.Entry)));
        }
        var facts = new CompareFacts(lang, items, (rule, size), today);
        var compared = entries.ToImmutable();
        return new Comparison(
            compared, facts.Of(compared), CompareStars.Items(lang, items, facts, compared), CompareStars.Criteria(lang, scheme, compared), scheme,
            [.. desk.Distributions(scheme, await desk.Index(ct)).Where(d => compared.Any(e => e.Candidate?.Type == d.Type))], today);
    }

    /// <summary>The comparison as a file.</summary>
    public async Task<IResult> Csv(IQueryCollection query, CancellationToken ct)
    {
        var chosen = await Read(query, ct);
        if (chosen.Entries.IsEmpty)
        {
            return Results.BadRequest();
        }
        var compared = await Compare(chosen, CostQuery.SizeOf(query).Size, ct);
        var groups = compared.Groups.AddRange(CompareStars.Rows(lang, compared.Scheme, compared.Entries));
        var shown = query["diff"].Contains("1") ? groups.Differing() : groups;
        // spreadsheets read Japanese only behind the byte order mark
        var text = "\uFEFF" + shown.Csv(lang, lang.Pick("区分", "Group"), lang.Pick("項目", "Item"), chosen.Entries);
        return Results.File(Encoding.UTF8.GetBytes(text), "text/csv; charset=utf-8", $"compare-{string.Join('-', chosen.Entries.Select(e => e.Number))}.csv");
    }

    private Candidate? Assessed(ScoringScheme scheme, CatalogueEntry entry) =>
        entry.Type is { } type ? assessments.Of(scheme, entry.Listing).Candidate(entry.Listing.Entry.Number, entry.Listing.Entry.ServiceName, type) : null;
}
