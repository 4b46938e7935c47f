using System.Collections.Immutable;
using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Otasuketai.Review.Choosing;
using Otasuketai.Review.Web.Words;
using Excel = DocumentFormat.OpenXml.Spreadsheet;

namespace Otasuketai.Review.Web.Rooms.Worksheets;

/// <summary>
/// A worksheet as an Excel workbook that goes on reckoning: weights and points are cells to change, sums and places are formulas over them, and
/// carry the values of the page until somebody changes one. Texts are written as texts and can never become formulas.
/// </summary>
public static class SheetWorkbook
{
    /// <summary>The media type of the file.</summary>
    public const string MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private const int TypeRow = 5;
    private const int FirstRow = 7;
    private const int FirstColumn = 5;
    private const string PointsColumn = "D";
    private const string WeightColumn = "E";

    /// <summary>Makes the file.</summary>
    /// <param name="kept">What was said about it; null for one that is not kept.</param>
    /// <param name="said">Sentences of the first page: conclusion, how it is ranked, the day.</param>
    public static byte[] Write(Lang l, Sheet sheet, KeptSheet? kept, IEnumerable<string> said)
    {
        using var file = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(file, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            book.AddNewPart<WorkbookStylesPart>().Stylesheet = WorkbookStyles.Make();
            var sheets = new Sheets();
            book.Workbook = new Workbook(sheets, new CalculationProperties { FullCalculationOnLoad = true });
            Add(book, sheets, l.Pick("ワークシート", "Worksheet"), new Reckoning(l, sheet).Make());
            Add(book, sheets, l.Pick("根拠", "Sources"), Sources(l, sheet));
            Add(book, sheets, l.Pick("記録", "Record"), Record(l, sheet, kept, said));
        }
        return file.ToArray();
    }

    /// <summary>A, B … Z, AA.</summary>
    internal static string Column(int column) => column < 26 ? ((char)('A' + column)).ToString() : Column((column / 26) - 1) + (char)('A' + (column % 26));

    private static void Add(WorkbookPart book, Sheets sheets, string name, Excel.Worksheet worksheet)
    {
        var part = book.AddNewPart<WorksheetPart>();
        part.Worksheet = worksheet;
        sheets.Append(new Excel.Sheet { Id = book.GetIdOfPart(part), SheetId = (uint)sheets.ChildElements.Count + 1, Name = name });
    }

    private static Excel.Worksheet Sources(Lang l, Sheet sheet)
    {
        var rows = new Rows();
        rows.Add(new[] { l.Pick("候補", "Candidate"), l.Pick("登録番号", "Number"), l.Pick("版", "Version"), l.Pick("基準", "Criterion"), l.Pick("点", "Points"), l.Pick("配点", "Of"), l.Pick("根拠", "Source"), l.Pick("日付", "Day") }
            .Select(heading => Cells.Text(heading, WorkbookStyle.Heading)));
        foreach (var candidate in sheet.Candidates)
        {
            foreach (var criterion in sheet.Scheme.Of(candidate.Type))
            {
                var points = candidate.Points.GetValueOrDefault(criterion.Id);
                rows.Add(
                [
                    Cells.Text($"{sheet.Letter(candidate.Key)} {candidate.Name}"), Cells.Text(candidate.Entry?.Number ?? ""), candidate.Entry is { } entry ? Cells.Number(entry.Version) : Cells.Text(""),
                    Cells.Text(l.Criterion(sheet, criterion.Id)), points is null ? Cells.Text(l.Pick("記載なし", "not stated")) : Cells.Number(points.Points), Cells.Number(criterion.Points),
                    Cells.Text(points is null ? "" : l.Pick(points.Source)), Cells.Text(points?.AsOf?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? ""),
                ]);
            }
        }
        return rows.Worksheet([30, 12, 6, 60, 9, 7, 34, 12], frozenRows: 1, frozenColumns: 0);
    }

    private static Excel.Worksheet Record(Lang l, Sheet sheet, KeptSheet? kept, IEnumerable<string> said)
    {
        var rows = new Rows();
        rows.Add([Cells.Text(l.Pick("評価ワークシートの記録", "Record of the worksheet"), WorkbookStyle.Title)]);
        foreach (var sentence in said.Concat(l.Changes(sheet)))
        {
            rows.Add([Cells.Text(sentence, WorkbookStyle.Words)]);
        }
        (string Name, string? Value)[] told =
        [
            (l.Pick("会社の条件", "The company"), l.Said(sheet.Content.Company)),
            (l.Pick("相談のメモ", "Adviser's comment"), kept?.Comment),
            (l.Pick("結果", "Outcome"), kept is null ? null : l.Outcome(sheet, kept)),
            (l.Pick("理由", "Reason"), kept?.Reason),
        ];
        foreach (var (name, value) in told.Where(t => t.Value is { Length: > 0 }))
        {
            rows.Add([Cells.Text(name + l.Pick("：", ": ") + value, WorkbookStyle.Words)]);
        }
        return rows.Worksheet([110], frozenRows: 0, frozenColumns: 0);
    }

    /// <summary>The first page: criteria down, candidates across, sums beneath.</summary>
    private sealed class Reckoning(Lang l, Sheet sheet)
    {
        private readonly Rows rows = new();
        private readonly ImmutableArray<Criterion> criteria = sheet.Scheme.Criteria;
        private readonly ImmutableArray<CandidateResult> results = [.. sheet.Candidates.Select(c => sheet.Result.Rows.Single(r => r.Candidate.Key == c.Key))];

        private int LastRow => FirstRow + criteria.Length - 1;

        private string Weights => $"${WeightColumn}${FirstRow}:${WeightColumn}${LastRow}";

        private string Maxima => $"${PointsColumn}${FirstRow}:${PointsColumn}${LastRow}";

        public Excel.Worksheet Make()
        {
            rows.Add([Cells.Text(l.Pick("評価ワークシート", "Worksheet"), WorkbookStyle.Title)]);
            rows.Add([Cells.Text(l.Pick("黄色の欄（重み0・1・2と点）を変えると、合計と順位が計算し直されます。空の欄は記載なしです。「－」はその種類に問わない基準です。", "Change a yellow cell (weights 0, 1, 2, and points) and sums and places are reckoned anew. An empty cell is not stated; “－” is not asked of that type."))]);
            rows.Add([Cells.Text(l.Pick($"採点の方式 {sheet.Scheme.Head.Version}", $"Scoring scheme {sheet.Scheme.Head.Version}"))]);
            string[] headings = [l.Pick("番号", "Id"), l.Pick("項目", "Item"), l.Pick("基準", "Criterion"), l.Pick("配点", "Of"), l.Pick("重み", "Weight")];
            rows.Add([.. headings.Select(h => Cells.Text(h, WorkbookStyle.Heading)), .. sheet.Candidates.Select(c => Cells.Text($"{sheet.Letter(c.Key)} {c.Name}", WorkbookStyle.Heading))]);
            rows.Add([.. Named(l.Pick("見守る対象", "What is watched")), .. sheet.Candidates.Select(c => Cells.Text(l.Pick(c.Type.Words()), WorkbookStyle.Text))]);
            rows.Add([.. Named(l.Pick("登録番号", "Number")), .. sheet.Candidates.Select(c => Cells.Text(c.Entry?.Number ?? "", WorkbookStyle.Text))]);
            foreach (var criterion in criteria)
            {
                rows.Add(
                [
                    Cells.Text(criterion.Id, WorkbookStyle.Text), Cells.Text(l.Pick(criterion.Item.Words), WorkbookStyle.Text), Cells.Text(l.Pick(criterion.Words), WorkbookStyle.Text),
                    Cells.Number(criterion.Points), Cells.Number(sheet.Weight(criterion.Id), WorkbookStyle.Input), .. results.Select(r => Points(r, criterion)),
                ]);
            }
            Sums();
            var worksheet = rows.Worksheet([7, 20, 56, 7, 8, .. sheet.Candidates.Select(_ => 18.0)], frozenRows: FirstRow - 1, frozenColumns: FirstColumn);
            worksheet.Append(Validations());
            worksheet.Append(new PageSetup { Orientation = OrientationValues.Landscape, PaperSize = 9, FitToWidth = 1, FitToHeight = 0 });
            return worksheet;
        }

        private void Sums()
        {
            var first = rows.Next;
            string Cell(int candidate, int sum) => $"{Column(FirstColumn + candidate)}{first + sum}";
            string Own(int candidate) => $"{Column(FirstColumn + candidate)}${FirstRow}:{Column(FirstColumn + candidate)}${LastRow}";
            string All(int sum) => $"${Column(FirstColumn)}${first + sum}:${Column(FirstColumn + results.Length - 1)}${first + sum}";
            string Except(int candidate, Func<string, string> of) => string.Concat(criteria.Select((c, place) => c.AppliesTo(results[candidate].Candidate.Type) ? "" : "-" + of((FirstRow + place).ToString(CultureInfo.InvariantCulture))));
            var types = $"${Column(FirstColumn)}${TypeRow}:${Column(FirstColumn + results.Length - 1)}${TypeRow}";

            Sum(l.Pick("基本の点", "Base"), i => Cells.Formula($"SUM({Own(i)})", results[i].Base));
            Sum(l.Pick("− 対象外の基準の点", "− not relevant"), i => Cells.Formula($"SUMIF({Weights},0,{Own(i)})", results[i].NotRelevant));
            Sum(l.Pick("＋ 重視する基準の点", "+ emphasised"), i => Cells.Formula($"SUMIF({Weights},2,{Own(i)})", results[i].Emphasised));
            Sum(l.Pick("重みをかけた点", "Weighted"), i => Cells.Formula($"SUMPRODUCT({Weights},{Own(i)})", results[i].Weighted, WorkbookStyle.Total));
            Sum(l.Pick("最大（重みをかける前）", "Maximum before weights"), i => Cells.Formula($"SUM({Maxima}){Except(i, row => $"${PointsColumn}${row}")}", results[i].BaseMaximum));
            Sum(l.Pick("最大（この重みで）", "Maximum with these weights"), i => Cells.Formula($"SUMPRODUCT({Maxima},{Weights}){Except(i, row => $"${PointsColumn}${row}*${WeightColumn}${row}")}", results[i].WeightedMaximum));
            Sum(l.Pick("最大に対する割合", "Share of the maximum"), i => Cells.Formula($"IF({Cell(i, 5)}=0,0,{Cell(i, 3)}/{Cell(i, 5)})", (double)(results[i].Share ?? 0), WorkbookStyle.Percent));
            Sum(l.Pick("順位（割合による）", "Place by share"), i => Cells.Formula($"IF(COUNT({Own(i)})=0,\"\",RANK({Cell(i, 6)},{All(6)}))", results[i].Rank, WorkbookStyle.Total));
            Sum(l.Pick("同じ種類の中の順位（点による）", "Place within its type, by points"), i => Cells.Formula($"IF(COUNT({Own(i)})=0,\"\",1+SUMPRODUCT(({types}={Column(FirstColumn + i)}${TypeRow})*({All(3)}>{Cell(i, 3)})))", results[i].RankInType));
            Sum(l.Pick("記載のない基準の数", "Criteria not stated"), i => Cells.Formula($"COUNTBLANK({Own(i)})", results[i].Unknown.Length));
            Sum(l.Pick("記載のない基準を満たした場合の点", "Weighted, were they met"), i => Cells.Formula($"{Cell(i, 3)}+SUMPRODUCT(({Own(i)}=\"\")*{Maxima}*{Weights})", results[i].WeightedAtMost));
        }

        private void Sum(string name, Func<int, Cell> cell) => rows.Add([.. Named(name), .. Enumerable.Range(0, results.Length).Select(cell)]);

        private static IEnumerable<Cell> Named(string name) => [Cells.Text("", WorkbookStyle.Text), Cells.Text("", WorkbookStyle.Text), Cells.Text(name, WorkbookStyle.Text), Cells.Text("", WorkbookStyle.Text), Cells.Text("", WorkbookStyle.Text)];

        private static Cell Points(CandidateResult result, Criterion criterion) => !criterion.AppliesTo(result.Candidate.Type)
            ? Cells.Text("－", WorkbookStyle.NotAsked)
            : result.Candidate.Points.TryGetValue(criterion.Id, out var points) ? Cells.Number(points, WorkbookStyle.Input) : Cells.Empty(WorkbookStyle.Input);

        private DataValidations Validations()
        {
            var last = Column(FirstColumn + results.Length - 1);
            IEnumerable<DataValidation> all =
            [
                List([0, 1, 2], $"{WeightColumn}{FirstRow}:{WeightColumn}{LastRow}", blank: false),
                .. criteria.Select((c, place) => List(c.Allowed, $"{Column(FirstColumn)}{FirstRow + place}:{last}{FirstRow + place}", blank: true)),
            ];
            return new DataValidations(all) { Count = (uint)criteria.Length + 1 };
        }

        private static DataValidation List(IEnumerable<int> allowed, string cells, bool blank) => new(new Formula1($"\"{string.Join(',', allowed)}\""))
        {
            Type = DataValidationValues.List,
            AllowBlank = blank,
            ShowErrorMessage = true,
            SequenceOfReferences = new ListValue<StringValue> { InnerText = cells },
        };
    }

    /// <summary>Rows one below the other.</summary>
    private sealed class Rows
    {
        private readonly SheetData data = new();

        /// <summary>Number of the row that comes next.</summary>
        public int Next => data.ChildElements.Count + 1;

        public void Add(IEnumerable<Cell> cells)
        {
            var number = Next;
            data.Append(new Row(cells.Select((cell, column) =>
            {
                cell.CellReference = Column(column) + number.ToString(CultureInfo.InvariantCulture);
                return cell;
            })) { RowIndex = (uint)number });
        }

        public Excel.Worksheet Worksheet(ImmutableArray<double> widths, int frozenRows, int frozenColumns)
        {
            var view = new Excel.SheetView { WorkbookViewId = 0 };
            if (frozenRows > 0)
            {
                var pane = new Pane { TopLeftCell = Column(frozenColumns) + (frozenRows + 1).ToString(CultureInfo.InvariantCulture), State = PaneStateValues.Frozen, VerticalSplit = frozenRows, ActivePane = frozenColumns > 0 ? PaneValues.BottomRight : PaneValues.BottomLeft };
                if (frozenColumns > 0)
                {
                    pane.HorizontalSplit = frozenColumns;
                }
                view.Append(pane);
            }
            var columns = new Columns(widths.Select((width, place) => new Excel.Column { Min = (uint)place + 1, Max = (uint)place + 1, Width = width, CustomWidth = true }));
            return new Excel.Worksheet(new SheetProperties(new PageSetupProperties { FitToPage = true }), new SheetViews(view), columns, data);
        }
    }

    /// <summary>The kinds of cells.</summary>
    private static class Cells
    {
        public static Cell Text(string text, WorkbookStyle style = WorkbookStyle.Plain) => new()
        {
            DataType = CellValues.InlineString,
            InlineString = new InlineString(new Excel.Text(text) { Space = SpaceProcessingModeValues.Preserve }),
            StyleIndex = (uint)style,
        };

        public static Cell Empty(WorkbookStyle style) => new() { StyleIndex = (uint)style };

        public static Cell Number(double number, WorkbookStyle style = WorkbookStyle.Number) => new() { CellValue = new CellValue(number.ToString(CultureInfo.InvariantCulture)), StyleIndex = (uint)style };

        /// <summary>A formula with the value it has now; null: an empty text.</summary>
        public static Cell Formula(string formula, double? now, WorkbookStyle style = WorkbookStyle.Number)
        {
            var cell = new Cell { CellFormula = new CellFormula(formula), CellValue = new CellValue(now?.ToString("R", CultureInfo.InvariantCulture) ?? ""), StyleIndex = (uint)style };
            if (now is null)
            {
                cell.DataType = CellValues.String;
            }
            return cell;
        }
    }
}
