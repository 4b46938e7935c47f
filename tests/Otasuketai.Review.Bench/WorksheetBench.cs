using System.Collections.Immutable;
using System.Diagnostics;
using Otasuketai.Review.Choosing;
using Otasuketai.Review.Web.Choosing;

namespace Otasuketai.Review.Bench;

/// <summary>A worksheet of a thousand services of all types beside the bare arithmetic it cannot do without: a ranking for the weights, and one for each other weight.</summary>
internal static class WorksheetBench
{
    private const int Rounds = 3;
    private const int Services = 1000;
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(3);

    /// <summary>The figures.</summary>
    public static Task<IReadOnlyList<Figure>> Run()
    {
        var scheme = ChoosingData.Load().Schemes[^1];
        var random = new Random(1000);
        var candidates = Enumerable.Range(0, Services).Select(n => Somebody(scheme, random, n)).ToImmutableArray();
        var input = new WorksheetInput(scheme.Criteria.ToImmutableDictionary(c => c.Id, _ => random.Next(3)), candidates);
        var points = candidates.Select(c => scheme.Criteria.Select(criterion => c.Points.GetValueOrDefault(criterion.Id)).ToArray()).ToArray();
        var weights = scheme.Criteria.Select(c => input.Weights[c.Id]).ToArray();
        Load(() => Worksheet.Compute(scheme, input));
        Load(() => Bare(points, weights));

        List<double> limits = [], own = [];
        for (var round = 0; round < Rounds; round++)
        {
            limits.Add(Load(() => Bare(points, weights)));
            own.Add(Load(() => Worksheet.Compute(scheme, input)));
        }

        var limit = Figure.Median(limits);
        return Task.FromResult<IReadOnlyList<Figure>>(
        [
            new Figure("bare sums and rankings of 1,000 services, 35 times", limit, "sheets/s", 1, "itself"),
            new Figure("worksheet over 1,000 services, what would change included", Figure.Median(own), "sheets/s", Figure.Median(own) / limit, "bare sums and rankings"),
        ]);
    }

    private static double Load(Action act)
    {
        var watch = Stopwatch.StartNew();
        var done = 0;
        for (; watch.Elapsed < Round; done++)
        {
            act();
        }

        return done / watch.Elapsed.TotalSeconds;
    }

    /// <summary>Weighted sums of every service, sorted: once, and once for each of the two other weights of each criterion.</summary>
    private static void Bare(int[][] points, int[] weights)
    {
        for (var change = 0; change <= 2 * weights.Length; change++)
        {
            var sums = new int[points.Length];
            for (var row = 0; row < points.Length; row++)
            {
                var sum = 0;
                for (var column = 0; column < weights.Length; column++)
                {
                    sum += (column == change / 2 ? (weights[column] + 1 + (change % 2)) % 3 : weights[column]) * points[row][column];
                }

                sums[row] = sum;
            }

            Array.Sort(sums);
        }
    }

    private static Candidate Somebody(ScoringScheme scheme, Random random, int n)
    {
        var type = (MonitoringType)random.Next(3);
        return new Candidate($"S{n}", $"S{n}", type, scheme.Of(type).ToImmutableDictionary(c => c.Id, c => c.Allowed[random.Next(c.Allowed.Length)]));
    }
}
