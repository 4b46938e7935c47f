using System.Collections.Immutable;
using Otasuketai.Review.Choosing;

namespace Otasuketai.Review.Tests.Choosing;

public sealed class OrderChangesTests
{
    [Fact]
    public void Changes_OfTheProgrammesCase_AreTheSmallest()
    {
        var changes = Worksheet.Compute(Sheet.Scheme, WorksheetCsv.Read(Sheet.Scheme, DataFile.Text("worksheet-case-1.csv")).Input!).Result!.Changes;

        // 115, 105, 100, 95: no weight bridges the ten points at the top; C02 brings the third and the fourth together, who are five apart
        Assert.Null(changes.TopByWeight);
        Assert.Equal(("C02", 0, 1), (changes.OrderByWeight!.Criterion, changes.OrderByWeight.From, changes.OrderByWeight.To));
        Assert.Equal(("防検サイバー", "C07", 5, 0), (changes.TopByFact!.Candidate, changes.TopByFact.Criterion, changes.TopByFact.From, changes.TopByFact.To));
        Assert.Equal(["防検サイバー", "セキュアエッジMDR99"], changes.TopByFact.Leaders);
    }

    [Fact]
    public void Changes_FactThatIsNotStated_IsToldAsNotStated()
    {
        var unknown = Sheet.Candidate("B", "C11");
        unknown = unknown with { Points = unknown.Points.Remove("C01") };

        var fact = Sheet.Compute("C02:0 C05:0 C06:0 C07:0 C08:0 C09:0", unknown, Sheet.Candidate("A", "C11 C13")).Changes.TopByFact!;

        Assert.Equal(("A", "C13", 5, 0), (fact.Candidate, fact.Criterion, fact.From!.Value, fact.To));
        fact = Sheet.Compute("", unknown, Sheet.Candidate("A", "C11 C03:15")).Changes.OrderByFact!;
        Assert.Equal("A", fact.Candidate);
        fact = Sheet.Compute("C01:2", unknown, Sheet.Candidate("A", "C11 C12")).Changes.TopByFact!;
        Assert.Equal(("B", "C01", null, 5), (fact.Candidate, fact.Criterion, fact.From, fact.To));
        Assert.Contains("記載なしから5点", fact.Words.Ja, StringComparison.Ordinal);
    }

    [Fact]
    public void Changes_OfASingleCandidate_AreNone() =>
        Assert.Equal(new OrderChanges(null, null, null, null), Sheet.Compute("", Sheet.Candidate("A", "C11")).Changes);

    [Fact]
    public void Changes_OfAThousandServices_AreFoundAndTheSameEveryTime()
    {
        var random = new Random(11);
        ImmutableArray<Candidate> candidates = [.. Enumerable.Range(0, Worksheet.MostCandidates).Select(n => RandomCandidate(random, $"S{n}", (MonitoringType)(n % 3)))];

        var (first, second) = (Sheet.Compute("C01:2 C05:0", candidates).Changes, Sheet.Compute("C01:2 C05:0", candidates).Changes);

        Assert.Equal(first.TopByFact!.Words, second.TopByFact!.Words);
        Assert.Equal(first.OrderByWeight!.Words, second.OrderByWeight!.Words);
        Assert.Equal(5, Math.Abs(first.OrderByFact!.To - (first.OrderByFact.From ?? 0)));
    }

    /// <summary>Against the slow way: work the whole sheet out again for every single change.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public void Changes_OfRandomSheets_AreAsSmallAsTheSlowWayFinds(int seed)
    {
        var random = new Random(seed);
        var types = seed % 2 == 0 ? Enum.GetValues<MonitoringType>() : [MonitoringType.Network];
        for (var round = 0; round < 2; round++)
        {
            var candidates = Enumerable.Range(0, random.Next(2, 6)).Select(n => RandomCandidate(random, $"S{n}", types[random.Next(types.Length)])).ToImmutableArray();
            var weights = Sheet.Scheme.Criteria.ToImmutableDictionary(c => c.Id, _ => random.Next(3));
            var result = Worksheet.Compute(Sheet.Scheme, new WorksheetInput(weights, candidates)).Result!;

            var byWeight = OtherWeights(weights).Select(o => (o.Size, After: Places(o.Weights, candidates))).ToList();
            var byFact = OtherFacts(candidates).Select(o => (o.Size, After: Places(weights, o.Candidates))).ToList();
            var now = Places(weights, candidates);

            Assert.Equal(Smallest(byWeight, a => !First(a).SequenceEqual(First(now))), Size(result.Changes.TopByWeight));
            Assert.Equal(Smallest(byWeight, a => !a.SequenceEqual(now)), Size(result.Changes.OrderByWeight));
            Assert.Equal(Smallest(byFact, a => !First(a).SequenceEqual(First(now))), Size(result.Changes.TopByFact));
            Assert.Equal(Smallest(byFact, a => !a.SequenceEqual(now)), Size(result.Changes.OrderByFact));
            Assert.Equal(result.Changes.TopByFact?.Leaders, Leaders(result.Changes.TopByFact, weights, candidates));
        }
    }

    private static IEnumerable<string>? Leaders(FactChange? change, ImmutableDictionary<string, int> weights, ImmutableArray<Candidate> candidates) => change is null ? null
        : Worksheet.Compute(Sheet.Scheme, new WorksheetInput(weights, [.. candidates.Select(c => c.Key == change.Candidate ? c with { Points = c.Points.SetItem(change.Criterion, change.To) } : c)]))
            .Result!.Rows.Where(r => r.Rank == 1).Select(r => r.Candidate.Key).OrderBy(key => Worksheet.Compute(Sheet.Scheme, new WorksheetInput(weights, candidates)).Result!.Rows.ToList().FindIndex(r => r.Candidate.Key == key));

    private static Candidate RandomCandidate(Random random, string key, MonitoringType type)
    {
        var known = Sheet.Scheme.Of(type).Where(c => c.Id == "C01" || random.Next(8) > 0);
        return new Candidate(key, key, type, known.ToImmutableDictionary(c => c.Id, c => c.Allowed[random.Next(c.Allowed.Length)]));
    }

    private static IEnumerable<(int Size, ImmutableDictionary<string, int> Weights)> OtherWeights(ImmutableDictionary<string, int> weights) =>
        from id in weights.Keys from to in Enumerable.Range(0, 3) where to != weights[id] select (Math.Abs(to - weights[id]), weights.SetItem(id, to));

    private static IEnumerable<(int Size, ImmutableArray<Candidate> Candidates)> OtherFacts(ImmutableArray<Candidate> candidates) =>
        from c in candidates
        from criterion in Sheet.Scheme.Of(c.Type)
        from to in criterion.Allowed
        let now = c.Points.GetValueOrDefault(criterion.Id)
        where to != now
        select (Math.Abs(to - now), candidates.Replace(c, c with { Points = c.Points.SetItem(criterion.Id, to) }));

    private static SortedDictionary<string, int> Places(ImmutableDictionary<string, int> weights, ImmutableArray<Candidate> candidates) =>
        new(Worksheet.Compute(Sheet.Scheme, new WorksheetInput(weights, candidates)).Result!.Rows.ToDictionary(r => r.Candidate.Key, r => r.Rank!.Value));

    private static IEnumerable<string> First(SortedDictionary<string, int> places) => places.Where(p => p.Value == 1).Select(p => p.Key);

    private static int? Smallest(IEnumerable<(int Size, SortedDictionary<string, int> After)> changes, Func<SortedDictionary<string, int>, bool> alters) =>
        changes.Where(c => alters(c.After)).Select(c => (int?)c.Size).Min();

    private static int? Size(WeightChange? change) => change is null ? null : Math.Abs(change.To - change.From);

    private static int? Size(FactChange? change) => change is null ? null : Math.Abs(change.To - (change.From ?? 0));
}
