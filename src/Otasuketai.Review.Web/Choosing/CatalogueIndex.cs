using System.Collections.Frozen;
using System.Collections.Immutable;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Text;
using Otasuketai.Review.Web.Rooms.Public;

namespace Otasuketai.Review.Web.Choosing;

/// <summary>
/// 検索の索引: the whole catalogue in memory at one moment. Words by <see cref="GramIndex"/>, facets as bitmaps counted by popcount, orders
/// sorted once. Immutable, so that any number of readers share it; a change of the register makes another (<see cref="With"/>).
/// </summary>
public sealed class CatalogueIndex
{
    /// <summary>So many later entries are read one by one before the words are indexed anew.</summary>
    private const int MostLater = 500;

    private readonly CatalogueEntry[] entries;
    private readonly GramIndex grams;
    private readonly FrozenDictionary<Stage, BitSet> stages;
    private readonly FrozenDictionary<FacetValue, BitSet> values;
    private readonly FrozenDictionary<CatalogueSort, int[]> orders;
    private readonly Dictionary<string, int> byNumber;

    /// <summary>Builds it.</summary>
    public CatalogueIndex(IEnumerable<CatalogueEntry> all)
    {
        entries = [.. all.OrderByDescending(e => e.Listing.Entry.Number, StringComparer.Ordinal)];
        grams = new GramIndex([.. entries.Select(e => e.Text)]);
        stages = Enumerable.Range(0, entries.Length).GroupBy(i => entries[i].Listing.Stage).ToFrozenDictionary(g => g.Key, g => BitSet.Of(entries.Length, g));
        values = Facets.All.SelectMany(f => f.Values).ToFrozenDictionary(v => v, v => BitSet.Of(entries.Length, Enumerable.Range(0, entries.Length).Where(i => v.Has(entries[i]))));
        orders = Enum.GetValues<CatalogueSort>().ToFrozenDictionary(sort => sort, Ordered);
        byNumber = Enumerable.Range(0, entries.Length).ToDictionary(i => entries[i].Listing.Entry.Number);
        Changed = entries.Length == 0 ? null : entries.Max(e => e.Listing.Changed);
    }

    private CatalogueIndex(CatalogueIndex before, ImmutableArray<CatalogueEntry> changed)
    {
        var first = before.entries.Length;
        var bound = first + changed.Length;
        entries = [.. before.entries, .. changed];
        grams = before.grams.With(changed.Select(e => e.Text));
        byNumber = new Dictionary<string, int>(before.byNumber);
        var at = before.stages.Keys.Union(changed.Select(e => e.Listing.Stage)).ToDictionary(stage => stage, stage => before.stages.GetValueOrDefault(stage)?.Grown(bound) ?? BitSet.Empty(bound));
        var held = before.values.ToDictionary(v => v.Key, v => v.Value.Grown(bound));
        for (var i = first; i < bound; i++)
        {
            Take(i, at, held);
        }
        (stages, values) = (at.ToFrozenDictionary(), held.ToFrozenDictionary());
        orders = before.orders.ToFrozenDictionary(o => o.Key, o => Inserted(o.Key, o.Value, first));
        Changed = entries.Max(e => e.Listing.Changed);
    }

    /// <summary>When the register last changed; null for an empty one.</summary>
    public DateTimeOffset? Changed { get; }

    /// <summary>Entries of every stage.</summary>
    public int Count => byNumber.Count;

    /// <summary>All entries, in no order.</summary>
    public IEnumerable<CatalogueEntry> All => byNumber.Values.Select(i => entries[i]);

    /// <summary>One entry by its number, wherever it stands; null when there is none.</summary>
    public CatalogueEntry? Find(string number) => byNumber.TryGetValue(number, out var at) ? entries[at] : null;

    /// <summary>The index in which some entries are new or replaced: far quicker than building it, because what stands is taken over.</summary>
    public CatalogueIndex With(ImmutableArray<CatalogueEntry> changed) => changed.IsEmpty ? this
        : grams.Later + changed.Length <= MostLater ? new CatalogueIndex(this, changed)
        : new CatalogueIndex(All.Concat(changed).ToLookup(e => e.Listing.Entry.Number).Select(e => e.Last()));

    /// <summary>Puts an entry in its place; one of the same number stands nowhere any more, so that no question finds it.</summary>
    private void Take(int i, Dictionary<Stage, BitSet> at, Dictionary<FacetValue, BitSet> held)
    {
        var entry = entries[i];
        if (byNumber.TryGetValue(entry.Listing.Entry.Number, out var old))
        {
            at[entries[old].Listing.Stage].Remove(old);
        }
        byNumber[entry.Listing.Entry.Number] = i;
        at[entry.Listing.Stage].Add(i);
        foreach (var value in held.Where(v => v.Key.Has(entry)))
        {
            value.Value.Add(i);
        }
    }

    private int[] Inserted(CatalogueSort sort, int[] order, int first)
    {
        var slots = new List<int>(order);
        var by = Comparer<int>.Create((one, other) => Compare(sort, entries[one], entries[other]));
        for (var i = first; i < entries.Length; i++)
        {
            var place = slots.BinarySearch(i, by);
            slots.Insert(place < 0 ? ~place : place, i);
        }
        return [.. slots];
    }

    private static int Compare(CatalogueSort sort, CatalogueEntry one, CatalogueEntry other)
    {
        var first = sort switch
        {
            CatalogueSort.Number => 0,
            CatalogueSort.Verified => (other.Verified ?? -1).CompareTo(one.Verified ?? -1),
            CatalogueSort.Price => (one.Monthly ?? long.MaxValue).CompareTo(other.Monthly ?? long.MaxValue),
            CatalogueSort.Date => other.Listing.AsOf.CompareTo(one.Listing.AsOf),
            CatalogueSort.Users => (other.Users.Mean ?? -1).CompareTo(one.Users.Mean ?? -1),
        };
        return first != 0 ? first : string.CompareOrdinal(other.Listing.Entry.Number, one.Listing.Entry.Number);
    }

    /// <summary>Answers a question.</summary>
    public CatalogueAnswer Search(CatalogueQuestion question)
    {
        var asked = Asked(question);
        var chosen = question.Chosen.GroupBy(c => c.Facet).ToDictionary(g => g.Key, AnyOf);
        var found = asked.Copy();
        foreach (var facet in chosen.Values)
        {
            found.And(facet);
        }
        return new CatalogueAnswer(found.Count, Page(found, question), [.. Facets.All.Select(f => Counts(f, question, asked, chosen, found))]);
    }

    /// <summary>How many entries stand in some stages.</summary>
    public int CountOf(ImmutableArray<Stage> among) => among.Sum(stage => stages.GetValueOrDefault(stage)?.Count ?? 0);

    /// <summary>How many entries answer a question.</summary>
    public int CountOf(CatalogueQuestion question)
    {
        var found = Asked(question);
        foreach (var facet in question.Chosen.GroupBy(c => c.Facet))
        {
            found.And(AnyOf(facet));
        }
        return found.Count;
    }

    /// <summary>Which condition to drop when nothing was found: those that leave something, most first.</summary>
    public ImmutableArray<Looser> LooserThan(CatalogueQuestion question)
    {
        var without = question.Chosen.Select(c => c.Facet).Distinct()
            .Select(f => (What: f.Words, Question: question with { Chosen = question.Chosen.RemoveAll(c => c.Facet == f), Page = 1 })).ToList();
        if (question.Words.Length > 0)
        {
            without.Add((new Bilingual($"「{question.Words}」", $"“{question.Words}”"), question with { Words = "", Page = 1 }));
        }
        return [.. without.Select(w => new Looser(w.Question, w.What, CountOf(w.Question))).Where(l => l.Count > 0).OrderByDescending(l => l.Count)];
    }

    /// <summary>By stage and words, before any facet.</summary>
    private BitSet Asked(CatalogueQuestion question)
    {
        var asked = BitSet.Empty(entries.Length);
        foreach (var stage in question.Stages)
        {
            asked.Or(stages.GetValueOrDefault(stage) ?? BitSet.Empty(entries.Length));
        }
        foreach (var term in CatalogueText.Terms(question.Words))
        {
            grams.Keep(asked, term);
        }
        return asked;
    }

    private BitSet AnyOf(IEnumerable<ChosenValue> chosen)
    {
        var any = BitSet.Empty(entries.Length);
        foreach (var value in chosen)
        {
            any.Or(values[value.Value]);
        }
        return any;
    }

    /// <summary>A facet's own choice does not narrow its own counts, or a second value could never be seen to add anything.</summary>
    private FacetCount Counts(Facet facet, CatalogueQuestion question, BitSet asked, Dictionary<Facet, BitSet> chosen, BitSet found)
    {
        var others = found;
        if (chosen.ContainsKey(facet))
        {
            others = asked.Copy();
            foreach (var (_, bits) in chosen.Where(c => c.Key != facet))
            {
                others.And(bits);
            }
        }
        return new FacetCount(facet, [.. facet.Values.Select(v => new ValueCount(v, others.CountWith(values[v]), question.Chosen.Any(c => c.Value == v)))]);
    }

    private ImmutableArray<CatalogueEntry> Page(BitSet found, CatalogueQuestion question)
    {
        var page = ImmutableArray.CreateBuilder<CatalogueEntry>(Math.Min(question.PageSize, entries.Length));
        var before = (long)(question.Page - 1) * question.PageSize;
        foreach (var at in orders[question.Sort])
        {
            if (found.Has(at) && before-- <= 0)
            {
                page.Add(entries[at]);
                if (page.Count == question.PageSize)
                {
                    break;
                }
            }
        }
        return page.ToImmutable();
    }

    private int[] Ordered(CatalogueSort sort) =>
        [.. Enumerable.Range(0, entries.Length).Order(Comparer<int>.Create((one, other) => Compare(sort, entries[one], entries[other])))];
}
