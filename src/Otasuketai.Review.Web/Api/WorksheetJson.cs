using System.Collections.Immutable;
using System.ComponentModel;
using Otasuketai.Review.Choosing;
using Otasuketai.Review.Text;

namespace Otasuketai.Review.Web.Api;

/// <summary>A worksheet to work out.</summary>
public sealed record WorksheetRequest
{
    /// <summary>Version of the scoring scheme.</summary>
    [Description("Version of the scoring scheme, for example 2024-1; left out: the one in force today.")]
    public string? SchemeVersion { get; init; }

    /// <summary>Weights by criterion id.</summary>
    [Description("0 (not relevant), 1 (normal) or 2 (emphasised) by criterion id; a criterion that is left out weighs 1.")]
    public Dictionary<string, int>? Weights { get; init; }

    /// <summary>Candidates.</summary>
    [Description("1 to 200 candidates, each a registration number, or a name with its type and its points.")]
    public List<WorksheetCandidateJson?>? Candidates { get; init; }
}

/// <summary>One candidate of a request: either a number, or name, type and points.</summary>
public sealed record WorksheetCandidateJson
{
    /// <summary>Registration number.</summary>
    [Description("Registration number of an entry, 2026-001; its points are the register's base assessment.")]
    public string? Number { get; init; }

    /// <summary>Name of a service that is given by its points.</summary>
    [Description("Name of a service given by its points; up to 100 characters.")]
    public string? Name { get; init; }

    /// <summary>Its type.</summary>
    [Description("endpoint, network or combined; with name.")]
    public string? Type { get; init; }

    /// <summary>Its points.</summary>
    [Description("Points by criterion id, with name; a criterion that is left out, or null, is not known, which is not the same as 0.")]
    public Dictionary<string, int?>? Points { get; init; }
}

/// <summary>What one criterion does for one candidate.</summary>
/// <param name="Points">Before the weight; null: not known.</param>
/// <param name="Maximum">Points it could give before the weight.</param>
/// <param name="Contribution">Weight × points.</param>
/// <param name="Source">Where the points of a registered entry are from; null for given points.</param>
/// <param name="AsOf">The day the source speaks of.</param>
public sealed record ContributionJson(string Criterion, int Weight, int? Points, int Maximum, int Contribution, WordsJson? Source, DateOnly? AsOf)
{
    internal static ContributionJson Of(Contribution c, Assessment? assessment)
    {
        var basis = assessment?.Points.GetValueOrDefault(c.Criterion);
        return new ContributionJson(c.Criterion, c.Weight, c.Points, c.Maximum, c.Weighted, basis is null ? null : new WordsJson(basis.Source.Ja, basis.Source.En), basis?.AsOf);
    }
}

/// <summary>One candidate worked out; weighted = base − notRelevant + emphasised.</summary>
/// <param name="Key">The registration number, or the name of a candidate given by its points.</param>
/// <param name="Status">Where a registered entry stands; null for given points.</param>
/// <param name="Share">weighted / weightedMaximum; null when the weights leave nothing to reach.</param>
/// <param name="Rank">Place among all, ties as ties (1, 1, 3); null when nothing is known about it.</param>
/// <param name="RankInType">Place among candidates of its type.</param>
/// <param name="TiedWith">Keys of the others on the same place.</param>
/// <param name="Unknown">Criteria nothing is known about; they add nothing.</param>
/// <param name="WeightedAtMost">Weighted points, were every unknown criterion fully met.</param>
public sealed record CandidateResultJson(
    string Key, string Name, string Type, string? Status, int Base, int NotRelevant, int Emphasised, int Weighted, int BaseMaximum, int WeightedMaximum, decimal? Share,
    int? Rank, int? RankInType, ImmutableArray<string> TiedWith, ImmutableArray<string> Unknown, int WeightedAtMost, ImmutableArray<ContributionJson> Contributions)
{
    internal static CandidateResultJson Of(CandidateResult r, string? status, Assessment? assessment) => new(
        r.Candidate.Key, r.Candidate.Name, r.Candidate.Type.Code(), status, r.Base, r.NotRelevant, r.Emphasised, r.Weighted, r.BaseMaximum, r.WeightedMaximum,
        r.Share is { } share ? decimal.Round(share, 4) : null, r.Rank, r.RankInType, r.TiedWith, r.Unknown, r.WeightedAtMost, [.. r.Contributions.Select(c => ContributionJson.Of(c, assessment))]);
}

/// <summary>The smallest change of one weight that alters the places.</summary>
/// <param name="Leaders">Keys on the first place after it; several are a tie.</param>
public sealed record WeightChangeJson(string Criterion, int From, int To, ImmutableArray<string> Leaders, WordsJson Words)
{
    internal static WeightChangeJson? Of(WeightChange? c) => c is null ? null : new(c.Criterion, c.From, c.To, c.Leaders, new WordsJson(c.Words.Ja, c.Words.En));
}

/// <summary>The smallest change of one fact that alters the places.</summary>
/// <param name="From">Points now; null: not known.</param>
/// <param name="Leaders">Keys on the first place after it; several are a tie.</param>
public sealed record FactChangeJson(string Candidate, string Criterion, int? From, int To, ImmutableArray<string> Leaders, WordsJson Words)
{
    internal static FactChangeJson? Of(FactChange? c) => c is null ? null : new(c.Candidate, c.Criterion, c.From, c.To, c.Leaders, new WordsJson(c.Words.Ja, c.Words.En));
}

/// <summary>What would change the order; null where no single change does.</summary>
public sealed record OrderChangesJson(WeightChangeJson? TopByWeight, FactChangeJson? TopByFact, WeightChangeJson? OrderByWeight, FactChangeJson? OrderByFact);

/// <summary>A worksheet worked out.</summary>
/// <param name="Mixed">True when candidates are of several types, so that rank goes by share.</param>
/// <param name="HowRanked">The sentence that says what the places go by.</param>
/// <param name="Advice">Said when more criteria are emphasised than advised; null otherwise.</param>
/// <param name="NotKnown">Said when something is not known; null otherwise.</param>
/// <param name="Candidates">Best first.</param>
public sealed record WorksheetResultJson(
    string SchemeVersion, bool Mixed, WordsJson HowRanked, WordsJson? Advice, WordsJson? NotKnown, ImmutableArray<CandidateResultJson> Candidates, OrderChangesJson WhatWouldChange)
{
    internal static WorksheetResultJson Of(WorksheetResult r, Func<CandidateResult, CandidateResultJson> row) => new(
        r.Scheme.Head.Version, r.Mixed, Words(r.HowRanked)!, Words(r.Advice), Words(r.NotKnown), [.. r.Rows.Select(row)],
        new OrderChangesJson(WeightChangeJson.Of(r.Changes.TopByWeight), FactChangeJson.Of(r.Changes.TopByFact), WeightChangeJson.Of(r.Changes.OrderByWeight), FactChangeJson.Of(r.Changes.OrderByFact)));

    private static WordsJson? Words(Bilingual? words) => words is null ? null : new(words.Ja, words.En);
}
