using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Otasuketai.Review.Choosing;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Text;
using Otasuketai.Review.Web.Choosing;
using Otasuketai.Review.Web.Rooms.Public;

namespace Otasuketai.Review.Web.Rooms.Worksheets;

/// <summary>Points of one criterion and what they rest on.</summary>
/// <param name="Source">The entry's facts, the paper named, or the users themselves.</param>
/// <param name="AsOf">The day the source speaks of; null for what was given without one.</param>
/// <param name="Own">True: an own assessment of those at the table, not the register's.</param>
public sealed record SheetPoints(int Points, Bilingual Source, DateOnly? AsOf, bool Own);

/// <summary>The entry's version a candidate was taken from.</summary>
/// <param name="HasCaution">注意喚起 was in force; sheets kept before it was asked say no.</param>
public sealed record SheetEntry(string Number, string Vendor, int Version, Stage Stage, DateTimeOffset AsOf, bool HasCaution = false);

/// <summary>A candidate with everything the sheet says about it.</summary>
/// <param name="Key">The registration number, or the name of one given by its points.</param>
/// <param name="Entry">Null for one given by its points.</param>
public sealed record SheetCandidate(string Key, string Name, MonitoringType Type, SheetEntry? Entry, ImmutableSortedDictionary<string, SheetPoints> Points)
{
    internal Candidate Plain() => new(Key, Name, Type, Points.ToImmutableDictionary(p => p.Key, p => p.Value.Points));
}

/// <summary>What a worksheet holds, whole in itself: it can be worked out again without the register. Kept as JSON.</summary>
public sealed record SheetContent(string Scheme, ImmutableSortedDictionary<string, int> Weights, ImmutableArray<SheetCandidate> Candidates, CompanyProfile Company);

/// <summary>A worksheet worked out.</summary>
public sealed record Sheet(ScoringScheme Scheme, SheetContent Content, WorksheetResult Result)
{
    /// <summary>The candidates in the order chosen; a candidate's place is its letter.</summary>
    public ImmutableArray<SheetCandidate> Candidates => Content.Candidates;

    /// <summary>A, B, C …: goes with the place in the order chosen.</summary>
    public string Letter(string key) => ((char)('A' + Place(key))).ToString();

    /// <summary>The letter of the colour classes, a to d; others share one colour and are told apart by their letter.</summary>
    public string Colour(string key) => Place(key) < 4 ? Letter(key).ToLowerInvariant() : "x";

    /// <summary>A candidate by its key.</summary>
    public SheetCandidate Of(string key) => Candidates[Place(key)];

    /// <summary>Rows that have a place, best first.</summary>
    public IEnumerable<CandidateResult> Ranked => Result.Rows.Where(r => r.Rank is not null);

    /// <summary>Weight of a criterion.</summary>
    public int Weight(string criterion) => Content.Weights.GetValueOrDefault(criterion, 1);

    /// <summary>Works it out; the content has been checked before it was made or kept.</summary>
    /// <exception cref="InvalidOperationException">It breaks the scheme's rules: a bug, or a stored row somebody altered.</exception>
    public static Sheet Of(ScoringScheme scheme, SheetContent content)
    {
        var reading = Worksheet.Compute(scheme, new WorksheetInput(content.Weights.ToImmutableDictionary(), [.. content.Candidates.Select(c => c.Plain())]));
        return new Sheet(scheme, content, reading.Result ?? throw new InvalidOperationException(string.Join('\n', reading.Problems.Select(p => $"{p.Where}: {p.Words.En}"))));
    }

    private int Place(string key)
    {
        for (var place = 0; place < Candidates.Length; place++)
        {
            if (Candidates[place].Key == key)
            {
                return place;
            }
        }
        throw new ArgumentOutOfRangeException(nameof(key), key, "No such candidate.");
    }
}

/// <summary>Makes worksheets of the register as it stands now.</summary>
public sealed class SheetDesk(Catalogue catalogue, ChoosingData data, BaseAssessments assessments, PublicRegister register)
{
    private static readonly Bilingual OwnSource = new("自社の評価", "Own assessment");
    private static readonly Bilingual GivenSource = new("入力した点", "Points as given");

    private readonly ConditionalWeakTable<CatalogueIndex, ConcurrentDictionary<string, ImmutableArray<Distribution>>> distributions = [];

    /// <summary>The scheme in force today.</summary>
    public async Task<ScoringScheme> Scheme(CancellationToken ct) => ScoringScheme.InForce(data.Schemes, await register.Today(ct));

    /// <summary>A scheme by its version; null when this build does not know it.</summary>
    public ScoringScheme? Scheme(string version) => data.Scheme(version);

    /// <summary>The catalogue as it stands.</summary>
    public ValueTask<CatalogueIndex> Index(CancellationToken ct) => catalogue.Current(ct);

    /// <summary>Today in Japan.</summary>
    public Task<DateOnly> Today(CancellationToken ct) => register.Today(ct);

    /// <summary>The sheet of a state; null while nothing is chosen.</summary>
    public Sheet? Of(ScoringScheme scheme, CatalogueIndex index, SheetState state)
    {
        if (state.IsEmpty)
        {
            return null;
        }
        var own = state.Own.ToLookup(o => o.Number);
        return Sheet.Of(scheme, new SheetContent(
            scheme.Head.Version, state.Weights.ToImmutableSortedDictionary(StringComparer.Ordinal),
            [.. state.Entries.Select(number => Registered(scheme, index.Find(number)!, own[number])), .. state.Given.Select(Given)],
            state.Company));
    }

    /// <summary>Points of an entry as the register has them, no own assessment among them.</summary>
    public ImmutableDictionary<string, AssessedPoints> Base(ScoringScheme scheme, CatalogueEntry entry) => assessments.Of(scheme, entry.Listing).Points;

    /// <summary>Where all listed services stand, by type; worked out once for a state of the register.</summary>
    public ImmutableArray<Distribution> Distributions(ScoringScheme scheme, CatalogueIndex index) => distributions.GetValue(index, _ => []).GetOrAdd(scheme.Head.Version, _ => Distribution.ByType(scheme,
        index.Search(CatalogueQuestion.Everything with { PageSize = int.MaxValue }).Entries.Where(e => e.Type is not null)
            .Select(e => assessments.Of(scheme, e.Listing).Candidate(e.Listing.Entry.Number, e.Listing.Entry.ServiceName, e.Type!.Value))));

    private SheetCandidate Registered(ScoringScheme scheme, CatalogueEntry entry, IEnumerable<OwnPoints> own)
    {
        var (listing, points) = (entry.Listing, Base(scheme, entry).ToImmutableSortedDictionary(p => p.Key, p => new SheetPoints(p.Value.Points, p.Value.Source, p.Value.AsOf, false), StringComparer.Ordinal));
        foreach (var o in own)
        {
            points = points.SetItem(o.Criterion, new SheetPoints(o.Points, OwnSource, null, true));
        }
        return new SheetCandidate(
            listing.Entry.Number, listing.Entry.ServiceName, entry.Type!.Value, new SheetEntry(listing.Entry.Number, listing.Entry.Vendor, listing.Version, listing.Stage, listing.AsOf, listing.HasCaution), points);
    }

    private static SheetCandidate Given(Candidate c) => new(c.Key, c.Name, c.Type, null, c.Points.ToImmutableSortedDictionary(p => p.Key, p => new SheetPoints(p.Value, GivenSource, null, false), StringComparer.Ordinal));
}
