using System.Collections.Immutable;

namespace Otasuketai.Review.Choosing;

/// <summary>A checked worksheet as numbers: candidates down, criteria across.</summary>
internal sealed class WorksheetTable
{
    /// <summary>A criterion its type does not answer.</summary>
    private const int DoesNotApply = -2;

    /// <summary>A criterion nothing is stated about.</summary>
    private const int NotStated = -1;

    private readonly ImmutableArray<Candidate> candidates;
    private readonly int[][] cells;
    private readonly ShareOfMaximum[] shares;

    internal WorksheetTable(ScoringScheme scheme, WorksheetInput input)
    {
        Scheme = scheme;
        candidates = input.Candidates;
        Weights = [.. scheme.Criteria.Select(c => input.Weights.GetValueOrDefault(c.Id, 1))];
        cells = [.. candidates.Select(Cells)];
        shares = [.. Enumerable.Range(0, cells.Length).Select(Reached)];
        Ranked = [.. Enumerable.Range(0, cells.Length).Where(i => cells[i].Any(cell => cell >= 0))];
    }

    internal ScoringScheme Scheme { get; }

    /// <summary>Weights in the order of the criteria.</summary>
    internal ImmutableArray<int> Weights { get; }

    /// <summary>Rows about which anything is known; only they have a place.</summary>
    internal ImmutableArray<int> Ranked { get; }

    internal Candidate Candidate(int row) => candidates[row];

    internal MonitoringType Type(int row) => candidates[row].Type;

    internal bool Applies(int row, int column) => cells[row][column] != DoesNotApply;

    /// <summary>Points of a cell; null: unknown.</summary>
    internal int? Points(int row, int column) => cells[row][column] >= 0 ? cells[row][column] : null;

    internal ShareOfMaximum Share(int row) => shares[row];

    /// <summary>The share with one weight changed.</summary>
    internal ShareOfMaximum Share(int row, int column, int to)
    {
        var (added, before) = (to - Weights[column], shares[row]);
        return Applies(row, column)
            ? new ShareOfMaximum(before.Points + (added * Math.Max(cells[row][column], 0)), before.Maximum + (added * Scheme.Criteria[column].Points))
            : before;
    }

    internal ImmutableArray<Contribution> Contributions(int row) =>
    [
        .. Scheme.Criteria.Select((criterion, column) => (criterion, column)).Where(c => Applies(row, c.column))
            .Select(c => new Contribution(c.criterion.Id, Weights[c.column], Points(row, c.column), c.criterion.Points)),
    ];

    private ShareOfMaximum Reached(int row)
    {
        var (points, maximum) = (0, 0);
        for (var column = 0; column < Weights.Length; column++)
        {
            if (Applies(row, column))
            {
                points += Weights[column] * Math.Max(cells[row][column], 0);
                maximum += Weights[column] * Scheme.Criteria[column].Points;
            }
        }
        return new ShareOfMaximum(points, maximum);
    }

    private int[] Cells(Candidate candidate) =>
        [.. Scheme.Criteria.Select(c => !c.AppliesTo(candidate.Type) ? DoesNotApply : candidate.Points.TryGetValue(c.Id, out var points) ? points : NotStated)];
}
