using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Otasuketai.Review.Web.Tests.Worksheets;

/// <summary>
/// Reckons a workbook's formulas without the values kept beside them, as a spreadsheet does: numbers, texts, ranges, + − * / = &gt; and the
/// functions the product uses. Written for the tests, from the functions' published meanings; it shares nothing with the writer.
/// </summary>
internal sealed class Reckoner
{
    private readonly Dictionary<string, object?> given = [];
    private readonly Dictionary<string, string> formulas = [];
    private readonly Dictionary<string, object?> known = [];

    /// <summary>Reads one page.</summary>
    public Reckoner(byte[] workbook, int page = 0)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(workbook), false);
        var book = document.WorkbookPart!;
        var sheet = book.Workbook.Sheets!.Elements<Sheet>().ElementAt(page);
        foreach (var cell in ((WorksheetPart)book.GetPartById(sheet.Id!)).Worksheet.Descendants<Cell>())
        {
            var at = cell.CellReference!.Value!;
            if (cell.CellFormula is { Text: var formula })
            {
                formulas[at] = formula;
                Kept[at] = cell.CellValue?.Text ?? "";
            }
            else if (cell.DataType?.Value == CellValues.InlineString)
            {
                given[at] = cell.InlineString!.Text!.Text;
            }
            else if (cell.CellValue is { Text: var number })
            {
                given[at] = double.Parse(number, CultureInfo.InvariantCulture);
            }
        }
    }

    /// <summary>What the file says its formulas come to.</summary>
    public Dictionary<string, string> Kept { get; } = [];

    public IEnumerable<string> Formulas => formulas.Keys;

    /// <summary>Types into a cell.</summary>
    public void Set(string at, double number)
    {
        given[at] = number;
        known.Clear();
    }

    /// <summary>The row whose third cell says this.</summary>
    public int Row(string words) => int.Parse(given.Single(g => g.Key.StartsWith('C') && (g.Value as string) == words).Key[1..], CultureInfo.InvariantCulture);

    /// <summary>The row of a criterion.</summary>
    public int Criterion(string id) => int.Parse(given.Single(g => g.Key.StartsWith('A') && (g.Value as string) == id).Key[1..], CultureInfo.InvariantCulture);

    /// <summary>A cell: a number, a text, or nothing.</summary>
    public object? this[string at] => formulas.TryGetValue(at, out var formula)
        ? known.TryGetValue(at, out var value) ? value : known[at] = new Reading(this, formula).All()
        : given.GetValueOrDefault(at);

    /// <summary>One formula being read.</summary>
    private sealed class Reading(Reckoner book, string text)
    {
        private int at;

        public object? All()
        {
            var value = Compared();
            Assert.Equal(text.Length, at);
            return value;
        }

        private object? Compared()
        {
            var left = Added();
            while (at < text.Length && text[at] is '=' or '>')
            {
                var sign = text[at++];
                left = Each(left, Added(), (a, b) => sign == '='
                    ? a is null ? b is "" or null : b is null ? a is "" : a.Equals(b)
                    : (a as double? ?? 0) > (b as double? ?? 0));
            }
            return left;
        }

        private object? Added()
        {
            var left = Multiplied();
            while (at < text.Length && text[at] is '+' or '-')
            {
                var sign = text[at++];
                left = Each(left, Multiplied(), (a, b) => Number(a) + (sign == '+' ? Number(b) : -Number(b)));
            }
            return left;
        }

        private object? Multiplied()
        {
            var left = One();
            while (at < text.Length && text[at] is '*' or '/')
            {
                var sign = text[at++];
                left = Each(left, One(), (a, b) => sign == '*' ? Number(a) * Number(b) : Number(a) / Number(b));
            }
            return left;
        }

        private object? One()
        {
            if (text[at] == '(')
            {
                at++;
                var inner = Compared();
                Take(')');
                return inner;
            }
            if (text[at] == '"')
            {
                var end = text.IndexOf('"', at + 1);
                var words = text[(at + 1)..end];
                at = end + 1;
                return words;
            }
            var word = Word();
            if (double.TryParse(word, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            {
                return number;
            }
            if (at < text.Length && text[at] == '(')
            {
                return Function(word);
            }
            if (at < text.Length && text[at] == ':')
            {
                at++;
                return Range(word, Word());
            }
            return book[word.Replace("$", "", StringComparison.Ordinal)];
        }

        private object Function(string name)
        {
            Take('(');
            List<object?> sent = [];
            while (text[at] != ')')
            {
                sent.Add(Compared());
                if (text[at] == ',')
                {
                    at++;
                }
            }
            Take(')');
            return name switch
            {
                "SUM" => Flat(sent).OfType<double>().Sum(),
                "COUNT" => (double)Flat(sent).OfType<double>().Count(),
                "COUNTBLANK" => (double)Flat(sent).Count(v => v is null or ""),
                "SUMIF" => ((object?[])sent[0]!).Zip((object?[])sent[2]!).Where(p => p.First is double d && d.Equals(sent[1])).Sum(p => p.Second as double? ?? 0),
                "SUMPRODUCT" when sent.Count == 1 => Flat(sent).Sum(v => v as double? ?? 0),
                "SUMPRODUCT" => ((object?[])sent[0]!).Zip((object?[])sent[1]!).Sum(p => (p.First as double? ?? 0) * (p.Second as double? ?? 0)),
                "RANK" => 1.0 + Flat([sent[1]]).OfType<double>().Count(v => v > (double)sent[0]!),
                "IF" => (sent[0] is true ? sent[1] : sent[2])!,
                _ => throw new NotSupportedException(name),
            };
        }

        private object?[] Range(string from, string to)
        {
            var (a, b) = (Split(from), Split(to));
            return [.. Enumerable.Range(a.Row, b.Row - a.Row + 1).SelectMany(row => Enumerable.Range(a.Column, b.Column - a.Column + 1).Select(column => book[Name(column) + row.ToString(CultureInfo.InvariantCulture)]))];
        }

        private string Word()
        {
            var start = at;
            while (at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] is '$' or '.'))
            {
                at++;
            }
            return text[start..at];
        }

        private void Take(char expected) => Assert.Equal(expected, text[at++]);

        private static object? Each(object? left, object? right, Func<object?, object?, object> act) => (left, right) switch
        {
            (object?[] a, object?[] b) => a.Zip(b, act).ToArray<object?>(),
            (object?[] a, _) => a.Select(v => act(v, right)).ToArray<object?>(),
            (_, object?[] b) => b.Select(v => act(left, v)).ToArray<object?>(),
            _ => act(left, right),
        };

        private static double Number(object? value) => value switch
        {
            double number => number,
            bool yes => yes ? 1 : 0,
            null => 0,
            _ => throw new InvalidOperationException($"#VALUE!: {value}"),
        };

        private static IEnumerable<object?> Flat(IEnumerable<object?> sent) => sent.SelectMany(v => v as object?[] ?? [v]);

        private static (int Column, int Row) Split(string reference)
        {
            var plain = reference.Replace("$", "", StringComparison.Ordinal);
            var letters = plain.TakeWhile(char.IsAsciiLetter).ToArray();
            return (letters.Aggregate(0, (sum, letter) => (sum * 26) + letter - 'A' + 1), int.Parse(plain.AsSpan(letters.Length), CultureInfo.InvariantCulture));
        }

        private static string Name(int column) => column == 0 ? "" : Name((column - 1) / 26) + (char)('A' + ((column - 1) % 26));
    }
}
