using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Otasuketai.Review.Choosing;

/// <summary>What stands about a scheme beside its criteria: its name, its first day, and the points a whole sheet must come to.</summary>
public sealed record SchemeHead(string Version, DateOnly EffectiveFrom, ImmutableDictionary<MonitoringType, int> Maxima);

/// <summary>採点の方式: the criteria of one version, in the order of the sheet. Only <see cref="SchemeReader"/> makes one, so every scheme is sound.</summary>
public sealed class ScoringScheme
{
    private readonly FrozenDictionary<string, int> places;

    internal ScoringScheme(SchemeHead head, ImmutableArray<Criterion> criteria)
    {
        Head = head;
        Criteria = criteria;
        Items = [.. criteria.Select(c => c.Item).Distinct()];
        places = criteria.Select((c, place) => (c.Id, place)).ToFrozenDictionary(c => c.Id, c => c.place);
    }

    /// <summary>Version and first day.</summary>
    public SchemeHead Head { get; }

    /// <summary>All criteria.</summary>
    public ImmutableArray<Criterion> Criteria { get; }

    /// <summary>The items the criteria belong to, in order.</summary>
    public ImmutableArray<WorksheetItem> Items { get; }

    /// <summary>One criterion; null when there is none.</summary>
    public Criterion? Find(string id) => places.TryGetValue(id, out var place) ? Criteria[place] : null;

    /// <summary>The criteria a type answers; the cells of its row in the star table.</summary>
    public IEnumerable<Criterion> Of(MonitoringType type) => Criteria.Where(c => c.AppliesTo(type));

    /// <summary>Points of a whole sheet of a type before any weight.</summary>
    public int Maximum(MonitoringType type) => Of(type).Sum(c => c.Points);

    /// <summary>The scheme in force on a JST day: the latest one already effective, or the earliest when none is.</summary>
    public static ScoringScheme InForce(IEnumerable<ScoringScheme> schemes, DateOnly day)
    {
        var ordered = schemes.OrderBy(s => s.Head.EffectiveFrom).ThenBy(s => s.Head.Version, StringComparer.Ordinal).ToList();
        return ordered.LastOrDefault(s => s.Head.EffectiveFrom <= day) ?? ordered[0];
    }
}
