using System.Collections.Immutable;
using Otasuketai.Review.Choosing;
using Otasuketai.Review.Numbers;
using Otasuketai.Review.Text;

namespace Otasuketai.Review.Evidence;

/// <summary>Why a row of the old register cannot be carried over.</summary>
public enum ImportProblem
{
    /// <summary>The heading is not seq,registration_number,service_name,provider,monitoring_type.</summary>
    WrongHeading,

    /// <summary>The heading is fine and no row follows.</summary>
    NoRows,

    /// <summary>Not five columns; often an unquoted comma in a name.</summary>
    WrongColumns,

    /// <summary>Not a registration number YYYY-NNN.</summary>
    BadNumber,

    /// <summary>A number that stands in an earlier row; numbers are never reused.</summary>
    DuplicateNumber,

    /// <summary>No service name.</summary>
    MissingName,

    /// <summary>No provider.</summary>
    MissingProvider,

    /// <summary>Not endpoint, network or combined.</summary>
    BadMonitoringType,

    /// <summary>A quotation mark never closes, so the rest of the file is one field.</summary>
    OpenQuote,

    /// <summary>The file is not UTF-8 (spreadsheets often save Shift_JIS): its names cannot be read.</summary>
    NotUtf8,
}

/// <summary>What the operator should know of a row that is carried over all the same.</summary>
public enum ImportNote
{
    /// <summary>The number was written in full-width digits or with another hyphen, and was mended.</summary>
    NumberMended,

    /// <summary>Another row has the same printed name: allowed, and easily confused.</summary>
    SamePrintedName,
}

/// <summary>One service of the old register.</summary>
public sealed record ImportRow(int Line, RegistrationNumber Number, string ServiceName, string Provider, MonitoringType MonitoringType);

/// <summary>The rows that can be carried over, the problems that keep others out, and notes on rows carried over.</summary>
public sealed record RegisterReading(
    ImmutableArray<ImportRow> Rows,
    ImmutableArray<LineProblem<ImportProblem>> Problems,
    ImmutableArray<LineProblem<ImportNote>> Notes);

/// <summary>Reads the old official list for the carry-over (引継ぎ登録): every line becomes a row or a problem, never neither.</summary>
public static class RegisterImport
{
    private static readonly ImmutableArray<string> Heading = ["seq", "registration_number", "service_name", "provider", "monitoring_type"];

    /// <summary>Reads the list.</summary>
    public static RegisterReading Read(string csvText)
    {
        if (csvText.Contains('\uFFFD', StringComparison.Ordinal))
        {
            var line = csvText.AsSpan(0, csvText.IndexOf('\uFFFD', StringComparison.Ordinal)).Count('\n') + 1;
            return new RegisterReading([], [ImportWords.Problem(line, ImportProblem.NotUtf8, "")], []);
        }

        var rows = ImmutableArray.CreateBuilder<ImportRow>();
        var notes = ImmutableArray.CreateBuilder<LineProblem<ImportNote>>();
        var table = Csv.Read(csvText, out var openQuoteLine);
        var problems = ImmutableArray.CreateBuilder<LineProblem<ImportProblem>>();
        if (table.Length == 0 || !table[0].Fields.Select(InputText.Line).SequenceEqual(Heading))
        {
            problems.Add(ImportWords.Problem(1, ImportProblem.WrongHeading, string.Join(',', Heading)));
        }
        else if (table.Length == 1)
        {
            problems.Add(ImportWords.Problem(1, ImportProblem.NoRows, ""));
        }
        foreach (var row in table.Skip(1))
        {
            if (row.Line == openQuoteLine)
            {
                problems.Add(ImportWords.Problem(row.Line, ImportProblem.OpenQuote, ""));
                continue;
            }
            var before = problems.Count;
            problems.AddRange(Wrong(row, rows));
            if (problems.Count == before)
            {
                var (taken, number) = Take(row);
                notes.AddRange(Notes(taken, number, rows));
                rows.Add(taken);
            }
        }
        return new RegisterReading(rows.ToImmutable(), problems.ToImmutable(), notes.ToImmutable());
    }

    private static IEnumerable<LineProblem<ImportProblem>> Wrong(CsvRow row, IEnumerable<ImportRow> before)
    {
        if (row.Fields.Length != Heading.Length)
        {
            yield return ImportWords.Problem(row.Line, ImportProblem.WrongColumns, $"{row.Fields.Length}");
            yield break;
        }
        var number = RegistrationNumber.Parse(row.Fields[1]);
        if (!number.IsOk)
        {
            yield return ImportWords.Problem(row.Line, ImportProblem.BadNumber, row.Fields[1]);
        }
        else if (before.FirstOrDefault(r => r.Number == number.Value) is { } first)
        {
            yield return ImportWords.Problem(row.Line, ImportProblem.DuplicateNumber, $"{number.Value} ({first.Line})");
        }
        if (InputText.Line(row.Fields[2]).Length == 0)
        {
            yield return ImportWords.Problem(row.Line, ImportProblem.MissingName, "");
        }
        if (InputText.Line(row.Fields[3]).Length == 0)
        {
            yield return ImportWords.Problem(row.Line, ImportProblem.MissingProvider, "");
        }
        if (MonitoringTypes.Read(TypeCode(row)) is null)
        {
            yield return ImportWords.Problem(row.Line, ImportProblem.BadMonitoringType, row.Fields[4]);
        }
    }

    private static (ImportRow Row, string NumberAsWritten) Take(CsvRow row) => (
        new ImportRow(
            row.Line,
            RegistrationNumber.Parse(row.Fields[1]).Value,
            InputText.Line(row.Fields[2]),
            InputText.Line(row.Fields[3]),
            MonitoringTypes.Read(TypeCode(row))!.Value),
        row.Fields[1].Trim());

    private static IEnumerable<LineProblem<ImportNote>> Notes(ImportRow row, string numberAsWritten, IEnumerable<ImportRow> before)
    {
        if (numberAsWritten != row.Number.ToString())
        {
            yield return ImportWords.Note(row.Line, ImportNote.NumberMended, $"{numberAsWritten} → {row.Number}");
        }
        if (before.FirstOrDefault(r => r.ServiceName == row.ServiceName) is { } same)
        {
            yield return ImportWords.Note(row.Line, ImportNote.SamePrintedName, $"{row.ServiceName} ({same.Number}, {row.Number})");
        }
    }

    private static string TypeCode(CsvRow row) => InputText.Code(row.Fields[4]).ToLowerInvariant();
}
