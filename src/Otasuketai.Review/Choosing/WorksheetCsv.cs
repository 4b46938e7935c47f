using System.Collections.Immutable;
using System.Globalization;
using Otasuketai.Review.Text;

namespace Otasuketai.Review.Choosing;

/// <summary>Why a worksheet file cannot be read.</summary>
public enum WorksheetCsvProblem
{
    /// <summary>The heading is not criterion,weight and then one name for each service.</summary>
    WrongHeading,

    /// <summary>More rows than the scheme has criteria.</summary>
    TooManyRows,

    /// <summary>A row has the wrong number of columns.</summary>
    WrongColumns,

    /// <summary>The same criterion twice.</summary>
    DuplicateCriterion,

    /// <summary>A cell that is neither a whole number nor empty (not known, or not asked of this type).</summary>
    NotANumber,

    /// <summary>A service that answers none of the criteria that tell the types apart.</summary>
    TypeNotTold,
}

/// <summary>A worksheet, or everything that keeps the file from being one. What the numbers may be is for <see cref="Worksheet.Compute"/> to say.</summary>
public sealed record WorksheetCsvReading(WorksheetInput? Input, ImmutableArray<LineProblem<WorksheetCsvProblem>> Problems);

/// <summary>
/// The programme's own file of a worksheet: criterion, weight, one column of points per service. An empty cell is not known. The file does
/// not say what a service watches; the criteria it answers do: C03 is asked where devices are watched, C04 where a network is.
/// </summary>
public static class WorksheetCsv
{
    private const int NamesFrom = 2;

    /// <summary>Reads one.</summary>
    public static WorksheetCsvReading Read(ScoringScheme scheme, string csvText)
    {
        var rows = Csv.Read(csvText, out _);
        if (rows.Length == 0 || rows[0].Fields.Length <= NamesFrom || rows[0].Fields[0] != "criterion" || rows[0].Fields[1] != "weight" || rows[0].Fields.Any(string.IsNullOrWhiteSpace))
        {
            return new WorksheetCsvReading(null, [Problem(1, WorksheetCsvProblem.WrongHeading, "criterion,weight,…")]);
        }
        var (names, lines) = (rows[0].Fields.Skip(NamesFrom).Select(InputText.Line).ToList(), rows.Skip(1).ToImmutableArray());
        if (lines.Length > scheme.Criteria.Length)
        {
            return new WorksheetCsvReading(null, [Problem(lines[scheme.Criteria.Length].Line, WorksheetCsvProblem.TooManyRows, Number(scheme.Criteria.Length))]);
        }
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var problems = lines.Select(row => Wrong(row, names.Count, seen)).OfType<LineProblem<WorksheetCsvProblem>>().ToImmutableArray();
        if (!problems.IsEmpty)
        {
            return new WorksheetCsvReading(null, problems);
        }
        var points = names.Select((_, column) => Column(lines, column + NamesFrom)).ToList();
        var types = points.ConvertAll(p => Type(scheme, p));
        problems = [.. types.Select((type, column) => type is null ? Problem(1, WorksheetCsvProblem.TypeNotTold, names[column]) : null).OfType<LineProblem<WorksheetCsvProblem>>()];
        return problems.IsEmpty
            ? new WorksheetCsvReading(new WorksheetInput(Column(lines, 1), [.. names.Select((name, column) => new Candidate(name, name, types[column]!.Value, points[column]))]), [])
            : new WorksheetCsvReading(null, problems);
    }

    /// <summary>Writes one, with every criterion of the scheme; <see cref="Read"/> reads it back.</summary>
    public static string Write(ScoringScheme scheme, WorksheetInput input) => Csv.Write(
    [
        ["criterion", "weight", .. input.Candidates.Select(c => c.Name)],
        .. scheme.Criteria.Select(criterion => (IEnumerable<string>)
            [criterion.Id, Number(input.Weights.GetValueOrDefault(criterion.Id, 1)), .. input.Candidates.Select(c => c.Points.TryGetValue(criterion.Id, out var points) ? Number(points) : "")]),
    ]);

    /// <summary>The one type that answers every type-bound criterion this column answers, and is asked no more of them.</summary>
    private static MonitoringType? Type(ScoringScheme scheme, ImmutableDictionary<string, int> points)
    {
        var types = Enum.GetValues<MonitoringType>();
        var telling = scheme.Criteria.Where(c => c.Types.Length < types.Length).ToList();
        var answered = telling.Where(c => points.ContainsKey(c.Id)).ToList();
        var fitting = types.Where(type => telling.TrueForAll(c => c.AppliesTo(type) == answered.Contains(c))).ToList();
        return fitting.Count == 1 ? fitting[0] : null;
    }

    private static ImmutableDictionary<string, int> Column(ImmutableArray<CsvRow> rows, int column) => rows.Where(r => r.Fields[column].Trim().Length > 0)
        .ToImmutableDictionary(r => r.Fields[0].Trim(), r => InputText.Whole(r.Fields[column]).Value);

    private static LineProblem<WorksheetCsvProblem>? Wrong(CsvRow row, int services, HashSet<string> seen)
    {
        if (row.Fields.Length != NamesFrom + services)
        {
            return Problem(row.Line, WorksheetCsvProblem.WrongColumns, $"{row.Fields.Length}");
        }
        if (!seen.Add(row.Fields[0].Trim()))
        {
            return Problem(row.Line, WorksheetCsvProblem.DuplicateCriterion, row.Fields[0]);
        }
        return row.Fields.Skip(1).FirstOrDefault(cell => cell.Trim().Length > 0 && !InputText.Whole(cell).IsOk) is { } cell ? Problem(row.Line, WorksheetCsvProblem.NotANumber, cell) : null;
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static LineProblem<WorksheetCsvProblem> Problem(int line, WorksheetCsvProblem kind, string detail) => new(line, kind, kind switch
    {
        WorksheetCsvProblem.WrongHeading => new($"見出しは {detail} で、そのあとにサービス名が並びます。", $"The heading is {detail}, then the names of the services."),
        WorksheetCsvProblem.TooManyRows => new($"基準の行が多すぎます。採点の方式にある基準は{detail}です。", $"There are too many rows: the scheme has {detail} criteria."),
        WorksheetCsvProblem.WrongColumns => new($"列の数が違います：{detail}", $"Wrong number of columns: {detail}"),
        WorksheetCsvProblem.DuplicateCriterion => new($"同じ基準が二度あります：{detail}", $"The criterion stands twice: {detail}"),
        WorksheetCsvProblem.NotANumber => new($"整数か空欄（記載なし）で書いてください：{detail}", $"Write a whole number, or nothing (not known): {detail}"),
        WorksheetCsvProblem.TypeNotTold => new($"監視の種類を決める基準（C03・C04）に点がありません：{detail}", $"No points for the criteria that tell the type (C03, C04): {detail}"),
    });
}
