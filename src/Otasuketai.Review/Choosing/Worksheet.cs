using System.Collections.Immutable;
using Otasuketai.Review.Text;

namespace Otasuketai.Review.Choosing;

/// <summary>評価ワークシート: candidates, weighted and ranked.</summary>
public static class Worksheet
{
    /// <summary>Most candidates of one sheet; what would change the order is looked for among all of them.</summary>
    public const int MostCandidates = 1000;

    /// <summary>重視 is advised for at most so many criteria.</summary>
    public const int AdvisedEmphases = 3;

    /// <summary>Works a sheet out, or says everything that is wrong with it.</summary>
    public static WorksheetReading Compute(ScoringScheme scheme, WorksheetInput input)
    {
        var problems = WorksheetCheck.Of(scheme, input);
        return problems.IsEmpty ? new WorksheetReading(Result(new WorksheetTable(scheme, input), input), []) : new WorksheetReading(null, problems);
    }

    private static WorksheetResult Result(WorksheetTable table, WorksheetInput input)
    {
        var inType = Enum.GetValues<MonitoringType>().ToDictionary(type => type, type => Places([.. table.Ranked.Where(i => table.Type(i) == type)], table));
        var overall = Places(table.Ranked, table);
        var tied = overall.GroupBy(p => p.Value).ToDictionary(g => g.Key, g => g.Select(p => p.Key).ToList());
        var rows = Enumerable.Range(0, input.Candidates.Length)
            .OrderBy(i => overall.TryGetValue(i, out var place) ? place : int.MaxValue).ThenBy(i => i)
            .Select(i => Row(table, i, overall, inType[table.Type(i)], tied)).ToImmutableArray();
        var mixed = input.Candidates.Select(c => c.Type).Distinct().Count() > 1;
        return new WorksheetResult(table.Scheme, input.Weights, rows, mixed, HowRanked(mixed), Advice(table), NotKnown(rows), OrderSearch.Of(table, overall));
    }

    private static CandidateResult Row(WorksheetTable table, int i, Dictionary<int, int> overall, Dictionary<int, int> inType, Dictionary<int, List<int>> tied)
    {
        var lines = table.Contributions(i);
        var unknown = lines.Where(l => l.Points is null).ToList();
        var known = lines.Sum(l => l.Points ?? 0);
        var share = table.Share(i);
        var place = overall.TryGetValue(i, out var p) ? p : (int?)null;
        return new CandidateResult(
            table.Candidate(i),
            known,
            lines.Where(l => l.Weight == 0).Sum(l => l.Points ?? 0),
            lines.Where(l => l.Weight == 2).Sum(l => l.Points ?? 0),
            lines.Sum(l => l.Maximum),
            share.Maximum,
            [.. unknown.Select(l => l.Criterion)],
            known + unknown.Sum(l => l.Maximum),
            share.Points + unknown.Sum(l => l.Weight * l.Maximum),
            place,
            inType.TryGetValue(i, out var own) ? own : null,
            place is { } at ? [.. tied[at].Where(other => other != i).Select(other => table.Candidate(other).Key)] : [],
            lines);
    }

    /// <summary>Places with ties as ties: 1, 1, 3.</summary>
    internal static Dictionary<int, int> Places(ImmutableArray<int> rows, WorksheetTable table) => Places(rows, table.Share);

    internal static Dictionary<int, int> Places(ImmutableArray<int> rows, Func<int, ShareOfMaximum> share)
    {
        var ordered = rows.Select(i => (Row: i, Share: share(i))).OrderByDescending(r => r.Share).ToList();
        var places = new Dictionary<int, int>(ordered.Count);
        for (var at = 0; at < ordered.Count; at++)
        {
            places[ordered[at].Row] = at > 0 && ordered[at].Share.CompareTo(ordered[at - 1].Share) == 0 ? places[ordered[at - 1].Row] : at + 1;
        }
        return places;
    }

    private static Bilingual HowRanked(bool mixed) => mixed
        ? new("監視の種類が違う候補があるため、それぞれの最大点に対する割合で並べています。同じ種類の中では点数の順です。", "Candidates are of different types, so places go by the share of each one's own maximum; within a type they go by points.")
        : new("同じ種類の候補なので、点数の順に並べています。", "All candidates are of one type, so places go by points.");

    private static Bilingual? Advice(WorksheetTable table) => table.Weights.Count(w => w == 2) is > AdvisedEmphases and var number
        ? new($"「重視」は{AdvisedEmphases}つまでをお勧めします（いま{number}）。しぼるほど差がはっきりします。", $"We advise emphasising at most {AdvisedEmphases} criteria (now {number}): the fewer, the clearer the difference.")
        : null;

    private static Bilingual? NotKnown(ImmutableArray<CandidateResult> rows) => rows.Count(r => !r.Unknown.IsEmpty) is > 0 and var number
        ? new($"記載のない基準がある候補が{number}件あります。記載のない基準は加点せず、満たした場合の点を並べて示します。何も記載のない候補には順位を付けません。", $"{(number == 1 ? "1 candidate has" : $"{number} candidates have")} criteria that are not stated. These add no points, and what they could add is shown beside; a candidate nothing is stated about has no place.")
        : null;
}
