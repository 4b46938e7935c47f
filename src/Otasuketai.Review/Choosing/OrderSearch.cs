using System.Collections.Immutable;

namespace Otasuketai.Review.Choosing;

/// <summary>
/// Tries every single change once: two other weights per criterion, each looked at by neighbours and for the best; and every other number of
/// points per candidate and criterion, each compared with its neighbours only. For n candidates that is some 34·n and 40·n comparisons, nothing sorted.
/// </summary>
internal sealed class OrderSearch
{
    private readonly WorksheetTable table;
    private readonly Dictionary<int, int> places;
    private readonly ImmutableArray<int> byPlace;
    private readonly ImmutableArray<int> leaders;

    private OrderSearch(WorksheetTable table, Dictionary<int, int> places)
    {
        this.table = table;
        this.places = places;
        byPlace = [.. places.OrderBy(p => p.Value).ThenBy(p => p.Key).Select(p => p.Key)];
        leaders = [.. byPlace.TakeWhile(row => places[row] == 1)];
    }

    internal static OrderChanges Of(WorksheetTable table, Dictionary<int, int> places)
    {
        if (places.Count < 2)
        {
            return new OrderChanges(null, null, null, null);
        }
        var search = new OrderSearch(table, places);
        var (topByWeight, orderByWeight) = search.Weights();
        var (topByFact, orderByFact) = search.Facts();
        return new OrderChanges(topByWeight, topByFact, orderByWeight, orderByFact);
    }

    private (WeightChange? Top, WeightChange? Order) Weights()
    {
        WeightChange? order = null;
        foreach (var (column, to) in OtherWeights())
        {
            var after = byPlace.Select(row => table.Share(row, column, to)).ToArray();
            if (Stands(after))
            {
                continue;
            }
            var best = after.Max();
            var first = byPlace.Where((_, place) => after[place].CompareTo(best) == 0).ToImmutableArray();
            var change = new WeightChange(table.Scheme.Criteria[column].Id, table.Weights[column], to, Keys(first));
            order ??= change;
            if (!first.SequenceEqual(leaders))
            {
                return (change, order);
            }
        }
        return (null, order);
    }

    /// <summary>True when every row keeps its place: each stands to the next as before, above it or beside it.</summary>
    private bool Stands(ShareOfMaximum[] after)
    {
        for (var place = 1; place < after.Length; place++)
        {
            if (after[place - 1].CompareTo(after[place]) != table.Share(byPlace[place - 1]).CompareTo(table.Share(byPlace[place])))
            {
                return false;
            }
        }
        return true;
    }

    /// <summary>Steps of one before steps of two, then by criterion.</summary>
    private IEnumerable<(int Column, int To)> OtherWeights() =>
        from size in (int[])[1, 2]
        from column in Enumerable.Range(0, table.Weights.Length)
        from to in (int[])[table.Weights[column] - size, table.Weights[column] + size]
        where to is >= 0 and <= 2
        select (column, to);

    private (FactChange? Top, FactChange? Order) Facts()
    {
        (Fact Fact, int Size)? top = null;
        (Fact Fact, int Size)? order = null;
        foreach (var row in byPlace)
        {
            var around = new Neighbours(this, row);
            foreach (var (fact, size) in OtherFacts(row))
            {
                var share = After(fact);
                top = size < (top?.Size ?? int.MaxValue) && around.ChangesTop(share) ? (fact, size) : top;
                order = size < (order?.Size ?? int.MaxValue) && around.ChangesOrder(share) ? (fact, size) : order;
            }
        }
        return (Told(top?.Fact), Told(order?.Fact));
    }

    private IEnumerable<(Fact Fact, int Size)> OtherFacts(int row)
    {
        for (var column = 0; column < table.Weights.Length; column++)
        {
            if (table.Weights[column] == 0 || !table.Applies(row, column))
            {
                continue;
            }
            var now = table.Points(row, column) ?? 0;
            foreach (var to in table.Scheme.Criteria[column].Allowed)
            {
                if (to != now)
                {
                    yield return (new Fact(row, column, to), Math.Abs(to - now));
                }
            }
        }
    }

    private ShareOfMaximum After(Fact fact)
    {
        var before = table.Share(fact.Row);
        var added = fact.To - (table.Points(fact.Row, fact.Column) ?? 0);
        return before with { Points = before.Points + (table.Weights[fact.Column] * added) };
    }

    private FactChange? Told(Fact? fact)
    {
        if (fact is null)
        {
            return null;
        }
        var share = After(fact);
        var after = Worksheet.Places(byPlace, row => row == fact.Row ? share : table.Share(row));
        return new FactChange(
            table.Candidate(fact.Row).Key, table.Scheme.Criteria[fact.Column].Id, table.Points(fact.Row, fact.Column), fact.To,
            Keys([.. byPlace.Where(row => after[row] == 1)]));
    }

    private ImmutableArray<string> Keys(ImmutableArray<int> rows) => [.. rows.Select(row => table.Candidate(row).Key)];

    /// <summary>One candidate's points for one criterion set to another number.</summary>
    private sealed record Fact(int Row, int Column, int To);

    /// <summary>What one row meets when it alone moves: the next above and below, those beside, and the best of the others.</summary>
    private sealed class Neighbours
    {
        private readonly bool leads;
        private readonly bool isTied;
        private readonly ShareOfMaximum bestOther;
        private readonly ShareOfMaximum? above;
        private readonly ShareOfMaximum? below;

        internal Neighbours(OrderSearch search, int row)
        {
            var (ordered, place) = (search.byPlace, search.places[row]);
            var at = place - 1;
            var after = at;
            while (after < ordered.Length && search.places[ordered[after]] == place)
            {
                after++;
            }
            leads = place == 1;
            isTied = after - at > 1;
            bestOther = search.table.Share(ordered[leads && !isTied ? 1 : 0]);
            above = at > 0 ? search.table.Share(ordered[at - 1]) : null;
            below = after < ordered.Length ? search.table.Share(ordered[after]) : null;
        }

        /// <summary>A sole leader stops being it at the level of the next; one of several leaves the others by any move; another row arrives at the level of the first.</summary>
        internal bool ChangesTop(ShareOfMaximum share) => leads
            ? isTied || share.CompareTo(bestOther) <= 0
            : share.CompareTo(bestOther) >= 0;

        internal bool ChangesOrder(ShareOfMaximum share) =>
            isTied || (above is { } up && share.CompareTo(up) >= 0) || (below is { } down && share.CompareTo(down) <= 0);
    }
}
