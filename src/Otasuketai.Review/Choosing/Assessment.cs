using System.Collections.Immutable;
using System.Globalization;
using Otasuketai.Review.Forms;
using Otasuketai.Review.Text;

namespace Otasuketai.Review.Choosing;

/// <summary>The points of one criterion, with what they rest on.</summary>
/// <param name="Source">Where they are from: the entry's facts, or the paper named.</param>
/// <param name="AsOf">The day the source speaks of.</param>
public sealed record AssessedPoints(int Points, Bilingual Source, DateOnly AsOf);

/// <summary>
/// 基本の評価: a service's points for the criteria that something is known about. What is not stated is absent, never 0.
/// </summary>
public sealed record Assessment(ImmutableDictionary<string, AssessedPoints> Points)
{
    /// <summary>Nothing is known.</summary>
    public static Assessment None { get; } = new(ImmutableDictionary<string, AssessedPoints>.Empty);

    /// <summary>The service on a worksheet.</summary>
    public Candidate Candidate(string key, string name, MonitoringType type) => new(key, name, type, Points.ToImmutableDictionary(p => p.Key, p => p.Value.Points));
}

/// <summary>What somebody found out that the entry's facts do not say: yes or no by criterion, and by C03-coexists for its third part.</summary>
public sealed record AssessedFindings(ImmutableDictionary<string, bool> Met, string Source, DateOnly AsOf)
{
    /// <summary>The third part of C03: other antivirus software may stay installed.</summary>
    public const string Coexists = "C03-coexists";
}

/// <summary>
/// Derives a base assessment. A criterion about a stated fact is answered by that fact alone (C01 regions, C03 systems, C06 weekly report,
/// C08 hours, C09 when there is no dispatch, C11 and C12 prices, C15 insurance limit); every other one by the findings; neither: unknown.
/// The ids are those of scheme 2024-1: another scheme with other questions needs its own derivation.
/// </summary>
public static class AssessmentRules
{
    private const int InsuranceLimit = 2_000_000;

    /// <summary>Highest insurance limit that is believed, in yen.</summary>
    private const long MostInsured = 1_000_000_000_000;

    private static readonly Bilingual Facts = new("掲載情報（事業者の記載）", "The entry (the provider's statement)");

    /// <summary>The assessment of one entry.</summary>
    /// <param name="facts">Public facts of the entry, frozen on <paramref name="asOf"/>.</param>
    public static Assessment Derive(ScoringScheme scheme, MonitoringType type, ImmutableDictionary<string, string> facts, DateOnly asOf, AssessedFindings? findings, CostRule rule)
    {
        var points = ImmutableDictionary.CreateBuilder<string, AssessedPoints>();
        foreach (var criterion in scheme.Of(type))
        {
            if (criterion.Id == "C03")
            {
                Add(points, criterion.Id, Systems(criterion, facts, findings), new Bilingual($"{Facts.Ja}・{findings?.Source}", $"{Facts.En}; {findings?.Source}"), asOf);
            }
            else if (Stated(criterion.Id, type, facts, rule) is { } met)
            {
                Add(points, criterion.Id, met ? criterion.Points : 0, Facts, asOf);
            }
            else if (!DecidedByFact(criterion.Id) && findings is not null && findings.Met.TryGetValue(criterion.Id, out var found))
            {
                Add(points, criterion.Id, found ? criterion.Points : 0, new Bilingual(findings.Source, findings.Source), findings.AsOf);
            }
        }
        return points.Count == 0 ? Assessment.None : new Assessment(points.ToImmutable());
    }

    /// <summary>The insurance limit a year, in yen; null when it is not stated or no such number.</summary>
    public static long? Insured(ImmutableDictionary<string, string> facts) =>
        long.TryParse(facts.GetValueOrDefault("insurance-limit"), NumberStyles.None, CultureInfo.InvariantCulture, out var yen) && yen <= MostInsured ? yen : null;

    private static void Add(ImmutableDictionary<string, AssessedPoints>.Builder to, string id, int? points, Bilingual source, DateOnly asOf)
    {
        if (points is { } known)
        {
            to[id] = new AssessedPoints(known, source, asOf);
        }
    }

    /// <summary>Criteria that only a fact may answer: where it is missing, nobody's word takes its place.</summary>
    private static bool DecidedByFact(string id) => id is "C01" or "C06" or "C08" or "C11" or "C12" or "C15";

    /// <summary>What a stated fact says; null: it says nothing about this criterion.</summary>
    private static bool? Stated(string id, MonitoringType type, ImmutableDictionary<string, string> facts, CostRule rule) => id switch
    {
        "C01" => Chosen(facts, StatedChoices.Regions, "nationwide"),
        "C06" => YesNo(facts, "weekly-report"),
        "C08" => Chosen(facts, StatedChoices.Hours, "always"),
        "C09" => YesNo(facts, "dispatch") == false ? false : null,
        "C11" => Inexpensive(type, facts, rule),
        "C12" => ServicePrice.Yen(facts, "initial-price") is { } initial ? initial == 0 : null,
        "C15" => Insured(facts) is { } limit ? limit >= InsuranceLimit : null,
        _ => null,
    };

    /// <summary>
    /// The year's fee against the ceiling of the smallest company the service is meant for, at one site: where the price is per device the
    /// size plays no part, elsewhere the smallest company has the lowest ceiling.
    /// </summary>
    private static bool? Inexpensive(MonitoringType type, ImmutableDictionary<string, string> facts, CostRule rule)
    {
        if (ServicePrice.Of(facts) is not { } price)
        {
            return null;
        }
        var sizeMatters = type == MonitoringType.Combined || (type == MonitoringType.Endpoint) != (price.Unit == PriceUnit.Device);
        if (ServicePrice.Yen(facts, "min-pcs") is not (>= 1 and <= CostSize.Most and var pcs))
        {
            pcs = 1;
            if (sizeMatters)
            {
                return null;
            }
        }
        return Cost.Of(price, type, new CostSize(pcs, 1), rule).Inexpensive;
    }

    /// <summary>C03, five points each: systems beside Windows, older versions, other antivirus may stay. One part unknown, all unknown.</summary>
    private static int? Systems(Criterion criterion, ImmutableDictionary<string, string> facts, AssessedFindings? findings)
    {
        if (criterion.Partial is not PartialPoints.Each each || !StatedChoices.Systems.IsStated(facts) || findings is null || !findings.Met.TryGetValue(AssessedFindings.Coexists, out var coexists))
        {
            return null;
        }
        bool[] parts = [Covers("macos") || Covers("linux"), Covers("old-windows"), coexists];
        return parts.Count(met => met) * each.PointsOfOne;

        bool Covers(string code) => StatedChoices.Systems.Covers(facts, code);
    }

    private static bool? Chosen(ImmutableDictionary<string, string> facts, StatedChoice choice, string code) => choice.IsStated(facts) ? choice.Covers(facts, code) : null;

    private static bool? YesNo(ImmutableDictionary<string, string> facts, string name) => facts.GetValueOrDefault(name) switch
    {
        "yes" => true,
        "no" => false,
        _ => null,
    };
}
