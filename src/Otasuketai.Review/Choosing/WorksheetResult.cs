using System.Collections.Immutable;
using Otasuketai.Review.Text;

namespace Otasuketai.Review.Choosing;

/// <summary>What one criterion does for one candidate.</summary>
/// <param name="Weight">0, 1 or 2.</param>
/// <param name="Points">Points before the weight; null: unknown (記載なし).</param>
/// <param name="Maximum">Points it could give before the weight.</param>
public sealed record Contribution(string Criterion, int Weight, int? Points, int Maximum)
{
    /// <summary>Points it adds to the weighted sum.</summary>
    public int Weighted => Weight * (Points ?? 0);
}

/// <summary>One candidate's row: weighted = base − not relevant + emphasised, each also readable from the contributions.</summary>
/// <param name="Base">Points before any weight, over what is known.</param>
/// <param name="NotRelevant">The part of the base that criteria of weight 0 take out of the sum.</param>
/// <param name="Emphasised">What criteria of weight 2 add once more.</param>
/// <param name="BaseMaximum">Points of a whole sheet of this type.</param>
/// <param name="WeightedMaximum">The same under the chosen weights.</param>
/// <param name="Unknown">Criteria of its type nothing is stated about; they count as no points, and <paramref name="WeightedAtMost"/> says what they could add.</param>
/// <param name="BaseAtMost">Base, were every unknown criterion fully met.</param>
/// <param name="WeightedAtMost">Weighted points, were every unknown criterion fully met.</param>
/// <param name="Rank">Place among all candidates, ties as ties (1, 1, 3); null when nothing at all is known about it.</param>
/// <param name="RankInType">Place among candidates of its own type.</param>
/// <param name="TiedWith">Keys of the others on the same place.</param>
public sealed record CandidateResult(
    Candidate Candidate,
    int Base,
    int NotRelevant,
    int Emphasised,
    int BaseMaximum,
    int WeightedMaximum,
    ImmutableArray<string> Unknown,
    int BaseAtMost,
    int WeightedAtMost,
    int? Rank,
    int? RankInType,
    ImmutableArray<string> TiedWith,
    ImmutableArray<Contribution> Contributions)
{
    /// <summary>Base − not relevant + emphasised.</summary>
    public int Weighted => Base - NotRelevant + Emphasised;

    /// <summary>Weighted points as a share of the own weighted maximum, 0 to 1; null when the weights leave nothing to reach.</summary>
    public decimal? Share => WeightedMaximum == 0 ? null : (decimal)Weighted / WeightedMaximum;
}

/// <summary>A worksheet worked out: rows best first, in the order given within a tie, those nothing is known about last.</summary>
/// <param name="Mixed">True when candidates are of several types, so that places go by the share of the own maximum.</param>
/// <param name="HowRanked">The sentence that says what the places go by.</param>
/// <param name="Advice">Said when more than <see cref="Worksheet.AdvisedEmphases"/> criteria are emphasised; never a limit.</param>
/// <param name="NotKnown">Said when something about a candidate is not stated.</param>
public sealed record WorksheetResult(
    ScoringScheme Scheme,
    ImmutableDictionary<string, int> Weights,
    ImmutableArray<CandidateResult> Rows,
    bool Mixed,
    Bilingual HowRanked,
    Bilingual? Advice,
    Bilingual? NotKnown,
    OrderChanges Changes);

/// <summary>A result, or everything that keeps the input from having one.</summary>
public sealed record WorksheetReading(WorksheetResult? Result, ImmutableArray<WorksheetProblem> Problems);
