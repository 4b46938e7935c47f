using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Otasuketai.Review.Choosing;
using Otasuketai.Review.Web.Choosing;
using Otasuketai.Review.Web.Rooms.Worksheets;
using Otasuketai.Review.Web.Words;

namespace Otasuketai.Review.Web.Tests.Worksheets;

using Sheet = Rooms.Worksheets.Sheet;
using Worksheet = Review.Choosing.Worksheet;

/// <summary>A worksheet as a workbook: valid, the same sums reckoned anew, and texts that stay texts.</summary>
public sealed class WorksheetFileTests
{
    private static readonly ScoringScheme Scheme = ChoosingData.Load().Schemes[^1];

    [Fact]
    public void Workbook_OfTheProgrammesOwnCase_ReckonsItsFigures()
    {
        var workbook = Write(Case());
        var book = new Reckoner(workbook);

        Assert.Equal([90, 80, 70, 70], Row(book, "基本の点", 4));
        Assert.Equal([115, 105, 100, 95], Row(book, "重みをかけた点", 4));
        Assert.Equal([1, 2, 3, 4], Row(book, "順位（割合による）", 4));
        foreach (var at in book.Formulas)
        {
            Assert.Equal(book.Kept[at], Convert.ToString(book[at], CultureInfo.InvariantCulture));
        }
    }

    [Fact]
    public void Workbook_IsValid()
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(Write(Case())), false);

        Assert.Empty(new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2016).Validate(document, TestContext.Current.CancellationToken).Select(e => $"{e.Path?.XPath}: {e.Description}"));
    }

    [Fact]
    public void Workbook_WithAnyWeightsAndTypes_ComesToWhatTheRegisterReckons()
    {
        var random = new Random(20);
        for (var round = 0; round < 25; round++)
        {
            var input = new WorksheetInput(
                Scheme.Criteria.ToImmutableDictionary(c => c.Id, _ => random.Next(3)),
                [.. Enumerable.Range(0, 1 + random.Next(6)).Select(n => Somebody(random, n))]);
            var workbook = Write(input with { Weights = [] });
            var book = new Reckoner(workbook);
            foreach (var (id, weight) in input.Weights)
            {
                book.Set($"E{book.Criterion(id)}", weight);
            }

            var result = Worksheet.Compute(Scheme, input).Result!;
            foreach (var (candidate, place) in input.Candidates.Select((c, place) => (c, place)))
            {
                var row = result.Rows.Single(r => r.Candidate.Key == candidate.Key);
                Assert.Equal(
                    [row.Base, row.NotRelevant, row.Emphasised, row.Weighted, row.BaseMaximum, row.WeightedMaximum, row.Rank, row.RankInType, row.Unknown.Length, row.WeightedAtMost],
                    new[]
                    {
                        "基本の点", "− 対象外の基準の点", "＋ 重視する基準の点", "重みをかけた点", "最大（重みをかける前）", "最大（この重みで）", "順位（割合による）", "同じ種類の中の順位（点による）",
                        "記載のない基準の数", "記載のない基準を満たした場合の点",
                    }.Select(words => book[Cell(place, book.Row(words))] is double number ? (int)number : (int?)null));
            }
        }
    }

    [Theory]
    [InlineData("=HYPERLINK(\"http://evil.example\",\"x\")")]
    [InlineData("+1+1")]
    [InlineData("-2")]
    [InlineData("@SUM(A1)")]
    [InlineData("<b>&amp;]]>")]
    public void Workbook_NamesAndWords_StayTexts(string name)
    {
        var input = new WorksheetInput([], [new Candidate(name, name, MonitoringType.Network, ImmutableDictionary<string, int>.Empty)]);
        var sheet = SheetOf(input);
        var workbook = SheetWorkbook.Write(Lang.Of(false), sheet, new KeptSheet(sheet.Content, name, SheetOutcome.Chosen, name, name), [name]);

        using var document = SpreadsheetDocument.Open(new MemoryStream(workbook), false);
        Assert.Empty(new OpenXmlValidator().Validate(document, TestContext.Current.CancellationToken));
        var cells = document.WorkbookPart!.WorksheetParts.SelectMany(p => p.Worksheet.Descendants<Cell>()).ToList();
        Assert.All(cells.Where(c => c.InnerText.Contains(name, StringComparison.Ordinal)), c => Assert.Equal((null, CellValues.InlineString), (c.CellFormula, c.DataType!.Value)));
        Assert.Contains(cells, c => c.InnerText == "A " + name);
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("shift_jis")]
    public void File_InTheEncodingsOfJapaneseSpreadsheets_IsRead(string encoding)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var bytes = Encoding.GetEncoding(encoding).GetBytes(CaseText());

        Assert.Empty(SheetFiles.Read(Scheme, bytes, out var state));
        Assert.Equal(["防検サイバー", "セキュアエッジMDR99", "AXIS総合セキュリティパック（端末監視コース）", "データお守り隊"], state!.Given.Select(c => c.Name));
        Assert.Equal((2, 0), (state.Weights["C07"], state.Weights["C01"]));
    }

    [Theory]
    [InlineData("criterion,weight,A\nC03,3,5\nC01,1,5", "重みは0（対象外）・1（ふつう）・2（重視）")]
    [InlineData("criterion,weight,A\nC03,1,7", "この基準では取りえない点です")]
    [InlineData("criterion,weight,A\nC99,1,5\nC03,1,5", "この番号の基準はありません")]
    [InlineData("criterion,weight,A\nC01,1,5", "監視の種類を決める基準")]
    [InlineData("criterion,weight,A,A\nC03,1,5,5", "同じ候補が二度あります")]
    [InlineData("criterion,weight,2026-001\nC03,1,5", "登録番号は、候補の名前に使えません")]
    [InlineData("hello", "見出しは")]
    [InlineData("", "見出しは")]
    public void File_ThatIsNoWorksheet_SaysWhatIsWrong(string text, string words)
    {
        var problems = SheetFiles.Read(Scheme, Encoding.UTF8.GetBytes(text), out var state).ToList();

        Assert.Null(state);
        Assert.Contains(problems, p => p.Ja.Contains(words, StringComparison.Ordinal));
    }

    [Fact]
    public void File_InNoEncoding_OrWithTooMany_IsAnswered()
    {
        Assert.NotEmpty(SheetFiles.Read(Scheme, [0xFF, 0xFE, 0x00, 0x81, 0xFF], out _));
        var many = string.Join(',', Enumerable.Range(0, 21).Select(n => $"S{n}"));
        Assert.Contains("20件まで", SheetFiles.Read(Scheme, Encoding.UTF8.GetBytes($"criterion,weight,{many}\nC03,1{string.Concat(Enumerable.Repeat(",5", 21))}"), out _).Single().Ja, StringComparison.Ordinal);
    }

    [Fact]
    public void Csv_ThatWasWritten_IsReadBack()
    {
        var sheet = SheetOf(Case());
        var file = SheetFiles.Of("csv", Lang.Of(false), sheet, null, [])!.FileContents;

        Assert.Equal(Encoding.UTF8.GetPreamble(), file.Take(3));
        Assert.Empty(SheetFiles.Read(Scheme, file, out var state));
        var again = Worksheet.Compute(Scheme, new WorksheetInput(state!.Weights, state.Given)).Result!;
        Assert.Equal(sheet.Result.Rows.Select(r => (r.Candidate.Key, r.Base, r.Weighted)), again.Rows.Select(r => (r.Candidate.Key, r.Base, r.Weighted)));
    }

    private static string CaseText() => File.ReadAllText(Path.Combine(TestFolder(), "../../Otasuketai.Review.Tests/Choosing/worksheet-case-1.csv"));

    private static WorksheetInput Case() => WorksheetCsv.Read(Scheme, CaseText()).Input!;

    private static Sheet SheetOf(WorksheetInput input) => Sheet.Of(Scheme, new SheetContent(
        Scheme.Head.Version, input.Weights.ToImmutableSortedDictionary(),
        [.. input.Candidates.Select(c => new SheetCandidate(c.Key, c.Name, c.Type, null, c.Points.ToImmutableSortedDictionary(p => p.Key, p => new SheetPoints(p.Value, new("点", "points"), null, false))))],
        SheetState.Empty.Company));

    private static byte[] Write(WorksheetInput input) => SheetWorkbook.Write(Lang.Of(false), SheetOf(input), null, ["x"]);

    private static Candidate Somebody(Random random, int n)
    {
        var type = (MonitoringType)random.Next(3);
        var known = random.Next(4) switch { 0 => 0.0, 1 => 0.6, _ => 1.0 };
        return new Candidate($"S{n}", $"S{n}", type, Scheme.Of(type).Where(_ => random.NextDouble() < known).ToImmutableDictionary(c => c.Id, c => c.Allowed[random.Next(c.Allowed.Length)]));
    }

    private static IEnumerable<int> Row(Reckoner book, string words, int number) => Enumerable.Range(0, number).Select(place => (int)(double)book[Cell(place, book.Row(words))]!);

    private static string Cell(int place, int row) => $"{(char)('F' + place)}{row}";

    private static string TestFolder([System.Runtime.CompilerServices.CallerFilePath] string here = "") => Path.GetDirectoryName(here)!;
}
