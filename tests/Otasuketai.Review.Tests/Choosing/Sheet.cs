using System.Collections.Immutable;
using System.Globalization;
using Otasuketai.Review.Choosing;

namespace Otasuketai.Review.Tests.Choosing;

/// <summary>The shipped scheme, and worksheets made in a line.</summary>
internal static class Sheet
{
    internal static readonly SchemeHead Head = new("2024-1", new DateOnly(2024, 1, 1), ImmutableDictionary<MonitoringType, int>.Empty
        .Add(MonitoringType.Endpoint, 100).Add(MonitoringType.Network, 100).Add(MonitoringType.Combined, 115));

    internal static readonly string Criteria = DataFile.Text("worksheet-criteria.csv");

    internal static readonly ScoringScheme Scheme = SchemeReader.Read(Head, Criteria).Scheme!;

    /// <summary>A candidate that meets nothing but what is said: "C03:10 C11".</summary>
    internal static Candidate Candidate(string key, string met, MonitoringType type = MonitoringType.Endpoint)
    {
        var points = Scheme.Of(type).ToImmutableDictionary(c => c.Id, _ => 0);
        foreach (var word in met.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = word.Split(':');
            points = points.SetItem(parts[0], parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : Scheme.Find(parts[0])!.Points);
        }
        return new Candidate(key, key, type, points);
    }

    internal static WorksheetResult Compute(string weights, params ImmutableArray<Candidate> candidates)
    {
        var reading = Worksheet.Compute(Scheme, new WorksheetInput(Weights(weights), candidates));
        Assert.Empty(reading.Problems);
        return reading.Result!;
    }

    /// <summary>"C01:0 C07:2".</summary>
    internal static ImmutableDictionary<string, int> Weights(string weights) => weights.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Select(w => w.Split(':')).ToImmutableDictionary(w => w[0], w => int.Parse(w[1], CultureInfo.InvariantCulture));
}
