using System.Collections.Immutable;
using Otasuketai.Review.Text;

namespace Otasuketai.Review.Choosing;

/// <summary>候補: a service on a worksheet.</summary>
/// <param name="Key">What it is told apart by: its registration number, or its place in a list of named ones.</param>
/// <param name="Points">Points by criterion id. A criterion of its type that is absent is unknown (記載なし), which is not the same as 0.</param>
public sealed record Candidate(string Key, string Name, MonitoringType Type, ImmutableDictionary<string, int> Points);

/// <summary>What a worksheet asks: the weights that differ from 1, and the candidates in the order given.</summary>
/// <param name="Weights">0 not relevant, 1 normal, 2 emphasised, by criterion id; a criterion that is absent weighs 1.</param>
public sealed record WorksheetInput(ImmutableDictionary<string, int> Weights, ImmutableArray<Candidate> Candidates);

/// <summary>Why a worksheet cannot be worked out.</summary>
public enum WorksheetProblemKind
{
    /// <summary>A weight for a criterion the scheme does not have.</summary>
    UnknownCriterion,

    /// <summary>A weight that is not 0, 1 or 2.</summary>
    BadWeight,

    /// <summary>No candidate at all.</summary>
    NoCandidates,

    /// <summary>More candidates than <see cref="Worksheet.MostCandidates"/>.</summary>
    TooManyCandidates,

    /// <summary>The same candidate twice.</summary>
    DuplicateCandidate,

    /// <summary>Points for a criterion the scheme does not have.</summary>
    PointsForUnknownCriterion,

    /// <summary>Points for a criterion that services of this type do not answer; 0 is let pass.</summary>
    DoesNotApply,

    /// <summary>A number of points the criterion cannot give.</summary>
    PointsNotAllowed,
}

/// <summary>One thing wrong with a worksheet. <paramref name="Where"/> is its place: weights.C01, candidates[2].points.C03.</summary>
public sealed record WorksheetProblem(WorksheetProblemKind Kind, string Where, Bilingual Words);

/// <summary>Looks a worksheet over before it is worked out.</summary>
internal static class WorksheetCheck
{
    internal static ImmutableArray<WorksheetProblem> Of(ScoringScheme scheme, WorksheetInput input) =>
    [
        .. input.Weights.OrderBy(w => w.Key, StringComparer.Ordinal).Select(w => Weight(scheme, w.Key, w.Value)).OfType<WorksheetProblem>(),
        .. Number(input.Candidates.Length),
        .. Twice(input.Candidates),
        .. input.Candidates.Take(Worksheet.MostCandidates).SelectMany((c, place) => Candidate(scheme, c, place)),
    ];

    private static WorksheetProblem? Weight(ScoringScheme scheme, string id, int weight)
    {
        if (scheme.Find(id) is null)
        {
            return Problem(WorksheetProblemKind.UnknownCriterion, $"weights.{id}", id);
        }
        return weight is >= 0 and <= 2 ? null : Problem(WorksheetProblemKind.BadWeight, $"weights.{id}", $"{weight}");
    }

    private static IEnumerable<WorksheetProblem> Number(int candidates)
    {
        if (candidates == 0)
        {
            yield return Problem(WorksheetProblemKind.NoCandidates, "candidates", "");
        }
        if (candidates > Worksheet.MostCandidates)
        {
            yield return Problem(WorksheetProblemKind.TooManyCandidates, "candidates", $"{Worksheet.MostCandidates}");
        }
    }

    private static IEnumerable<WorksheetProblem> Twice(ImmutableArray<Candidate> candidates)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return candidates.Select((c, place) => (c.Key, place)).Where(c => !seen.Add(c.Key)).Select(c => Problem(WorksheetProblemKind.DuplicateCandidate, $"candidates[{c.place}]", c.Key));
    }

    private static IEnumerable<WorksheetProblem> Candidate(ScoringScheme scheme, Candidate candidate, int place)
    {
        foreach (var (id, points) in candidate.Points.OrderBy(p => p.Key, StringComparer.Ordinal))
        {
            var where = $"candidates[{place}].points.{id}";
            if (scheme.Find(id) is not { } criterion)
            {
                yield return Problem(WorksheetProblemKind.PointsForUnknownCriterion, where, id);
            }
            else if (!criterion.AppliesTo(candidate.Type))
            {
                if (points != 0)
                {
                    yield return Problem(WorksheetProblemKind.DoesNotApply, where, $"{id} ({candidate.Type.Code()})");
                }
            }
            else if (!criterion.Allowed.Contains(points))
            {
                yield return Problem(WorksheetProblemKind.PointsNotAllowed, where, $"{id} {points} ({string.Join('/', criterion.Allowed)})");
            }
        }
    }

    private static WorksheetProblem Problem(WorksheetProblemKind kind, string where, string detail) => new(kind, where, kind switch
    {
        WorksheetProblemKind.UnknownCriterion => new($"この番号の基準はありません：{detail}", $"There is no criterion of this id: {detail}"),
        WorksheetProblemKind.BadWeight => new($"重みは0（対象外）・1（ふつう）・2（重視）のいずれかです：{detail}", $"A weight is 0 (not relevant), 1 (normal) or 2 (emphasised): {detail}"),
        WorksheetProblemKind.NoCandidates => new("候補を1つ以上選んでください。", "Choose at least one candidate."),
        WorksheetProblemKind.TooManyCandidates => new($"候補は{detail}件までです。", $"There are at most {detail} candidates."),
        WorksheetProblemKind.DuplicateCandidate => new($"同じ候補が二度あります：{detail}", $"The same candidate stands twice: {detail}"),
        WorksheetProblemKind.PointsForUnknownCriterion => new($"この番号の基準はありません：{detail}", $"There is no criterion of this id: {detail}"),
        WorksheetProblemKind.DoesNotApply => new($"この種類のサービスには当てはまらない基準です：{detail}", $"This criterion does not apply to services of this type: {detail}"),
        WorksheetProblemKind.PointsNotAllowed => new($"この基準では取りえない点です：{detail}", $"The criterion cannot give these points: {detail}"),
    });
}
