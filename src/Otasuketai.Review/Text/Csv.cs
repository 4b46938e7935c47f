using System.Collections.Immutable;
using System.Text;

namespace Otasuketai.Review.Text;

/// <summary>One row of a CSV text and the line it began on (a quoted field may run over several lines).</summary>
public sealed record CsvRow(int Line, ImmutableArray<string> Fields);

/// <summary>
/// RFC 4180 text into rows and back: commas, double quotes doubled inside quoted fields, CRLF or LF, an optional byte order mark.
/// The pure floor has no packages, and its own data files need no more than this.
/// </summary>
public sealed class Csv
{
    /// <summary>What a formula may begin with, typed half- or full-width, also after a tab or line break that a spreadsheet skips.</summary>
    private const string Formula = "=+-@\t\r\n＝＋－＠";

    private readonly string text;
    private readonly ImmutableArray<CsvRow>.Builder rows = ImmutableArray.CreateBuilder<CsvRow>();
    private readonly ImmutableArray<string>.Builder fields = ImmutableArray.CreateBuilder<string>();
    private readonly StringBuilder field = new();
    private int line = 1;
    private int rowLine = 1;
    private bool quoted;

    private Csv(string text) => this.text = text;

    /// <summary>All rows that are not blank. <paramref name="openQuoteLine"/> is the row whose quote never closes, or null.</summary>
    public static ImmutableArray<CsvRow> Read(string csvText, out int? openQuoteLine)
    {
        var reader = new Csv(csvText.TrimStart('\uFEFF').ReplaceLineEndings("\n"));
        reader.Walk();
        openQuoteLine = reader.quoted ? reader.rowLine : null;
        reader.EndRow();
        return reader.rows.ToImmutable();
    }

    /// <summary>Rows as RFC 4180 text. A cell that a spreadsheet would take for a formula gets an apostrophe in front: a name must stay a name.</summary>
    public static string Write(IEnumerable<IEnumerable<string>> rows)
    {
        var text = new StringBuilder();
        foreach (var row in rows)
        {
            text.AppendJoin(',', row.Select(Cell)).Append("\r\n");
        }
        return text.ToString();
    }

    /// <summary>One cell of <see cref="Write"/>.</summary>
    public static string Cell(string text)
    {
        var harmless = text.Length > 0 && Formula.Contains(text[0]) && !InputText.Decimal(text).IsOk ? "'" + text : text;
        return harmless.IndexOfAny([',', '"', '\n', '\r']) < 0 ? harmless : $"\"{harmless.Replace("\"", "\"\"")}\"";
    }

    private void Walk()
    {
        for (var at = 0; at < text.Length; at++)
        {
            var character = text[at];
            if (quoted && character == '"' && at + 1 < text.Length && text[at + 1] == '"')
            {
                field.Append('"');
                at++;
            }
            else if (character == '"' && (quoted || field.Length == 0))
            {
                quoted = !quoted;
            }
            else
            {
                Take(character);
            }
            line += character == '\n' ? 1 : 0;
            rowLine = fields.Count == 0 && field.Length == 0 && !quoted ? line : rowLine;
        }
    }

    private void Take(char character)
    {
        if (quoted || character is not (',' or '\n'))
        {
            field.Append(character);
        }
        else if (character == ',')
        {
            EndField();
        }
        else
        {
            EndRow();
        }
    }

    private void EndField()
    {
        fields.Add(field.ToString());
        field.Clear();
    }

    private void EndRow()
    {
        EndField();
        if (fields.Any(f => f.Length > 0))
        {
            rows.Add(new CsvRow(rowLine, fields.ToImmutable()));
        }
        fields.Clear();
    }
}
