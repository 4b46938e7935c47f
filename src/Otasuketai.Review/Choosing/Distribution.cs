using System.Collections.Immutable;

namespace Otasuketai.Review.Choosing;

/// <summary>One step of a distribution: services of <paramref name="From"/> to <paramref name="To"/> points, both included.</summary>
public sealed record DistributionStep(int From, int To, ImmutableArray<string> Keys);

/// <summary>Where the services of one type stand, by points before any weight. A service with an unknown criterion has no sum yet and is counted apart.</summary>
public sealed record Distribution(MonitoringType Type, int Maximum, ImmutableArray<DistributionStep> Steps, ImmutableArray<string> NotComplete)
{
    /// <summary>Points of one step.</summary>
    public const int Width = 5;

    /// <summary>One distribution per type, also of a type without services; steps run without a gap from the lowest to the highest sum.</summary>
    public static ImmutableArray<Distribution> ByType(ScoringScheme scheme, IEnumerable<Candidate> candidates)
    {
        var all = candidates.ToLookup(c => c.Type);
        return [.. Enum.GetValues<MonitoringType>().Select(type => Of(scheme, type, [.. all[type]]))];
    }

    private static Distribution Of(ScoringScheme scheme, MonitoringType type, ImmutableArray<Candidate> candidates)
    {
        var asked = scheme.Of(type).Select(c => c.Id).ToList();
        var complete = candidates.Where(c => asked.TrueForAll(c.Points.ContainsKey)).ToList();
        var steps = complete.ToLookup(c => asked.Sum(id => c.Points[id]) / Width, c => c.Key);
        var (low, high) = steps.Count == 0 ? (0, -1) : (steps.Min(s => s.Key), steps.Max(s => s.Key));
        return new Distribution(
            type,
            scheme.Maximum(type),
            [.. Enumerable.Range(low, high - low + 1).Select(step => new DistributionStep(step * Width, Math.Min((step * Width) + Width - 1, scheme.Maximum(type)), [.. steps[step]]))],
            [.. candidates.Except(complete).Select(c => c.Key)]);
    }
}
