using Otasuketai.Review.Choosing;
using Otasuketai.Review.Evidence;

namespace Otasuketai.Review.Tests.Evidence;

public sealed class RegisterImportTests
{
    private const string Heading = "seq,registration_number,service_name,provider,monitoring_type\n";

    [Fact]
    public void Read_ShippedList_TakesAllAndNotesTheSharedName()
    {
        var read = RegisterImport.Read(DataFile.Text("services-2024.csv"));

        Assert.Empty(read.Problems);
        Assert.Equal(29, read.Rows.Length);
        Assert.Equal([14, 9, 6], Enum.GetValues<MonitoringType>().Select(t => read.Rows.Count(r => r.MonitoringType == t)));
        var note = Assert.Single(read.Notes);
        Assert.Equal(ImportNote.SamePrintedName, note.Kind);
        Assert.Contains("2023-007, 2023-008", note.Words.Ja);
    }

    [Theory]
    [InlineData("1,2026-001,見守り,架空株式会社", ImportProblem.WrongColumns)]
    [InlineData("1,2026-001,見守り, 強化版,架空株式会社,endpoint", ImportProblem.WrongColumns)]
    [InlineData("1,2026-1,見守り,架空株式会社,endpoint", ImportProblem.BadNumber)]
    [InlineData("1,,見守り,架空株式会社,endpoint", ImportProblem.BadNumber)]
    [InlineData("1,2026-001,　,架空株式会社,endpoint", ImportProblem.MissingName)]
    [InlineData("1,2026-001,見守り,,endpoint", ImportProblem.MissingProvider)]
    [InlineData("1,2026-001,見守り,架空株式会社,endpoints", ImportProblem.BadMonitoringType)]
    [InlineData("1,2026-001,\"見守り,架空株式会社,endpoint", ImportProblem.OpenQuote)]
    public void Read_BadRow_IsOneProblemWithItsLine(string row, ImportProblem kind)
    {
        var read = RegisterImport.Read(Heading + row);
        var problem = Assert.Single(read.Problems);

        Assert.Equal((2, kind), (problem.Line, problem.Kind));
        Assert.NotEmpty(problem.Words.Ja);
        Assert.NotEmpty(problem.Words.En);
        Assert.Empty(read.Rows);
    }

    [Fact]
    public void Read_SavedInAnotherEncoding_TakesNothingAndSaysHowToSave()
    {
        // 見守り in Shift_JIS, read as UTF-8
        var shifted = System.Text.Encoding.UTF8.GetString([.. "1,2026-001,"u8, 0x8C, 0xA9, 0x8E, 0xE7, 0x82, 0xE8, .. ",Example,endpoint\n"u8]);

        var read = RegisterImport.Read(Heading + "1,2026-002,甲,架空株式会社,endpoint\n" + shifted);

        var problem = Assert.Single(read.Problems);
        Assert.Equal((3, ImportProblem.NotUtf8), (problem.Line, problem.Kind));
        Assert.Contains("UTF-8で保存し直してください", problem.Words.Ja, StringComparison.Ordinal);
        Assert.Empty(read.Rows);
    }

    [Fact]
    public void Read_SeveralFaultsInOneRow_ListsThemAll() =>
        Assert.Equal(4, RegisterImport.Read(Heading + "1,x,,,y").Problems.Length);

    [Fact]
    public void Read_DuplicateNumber_KeepsTheFirstAndNamesIt()
    {
        var read = RegisterImport.Read(Heading + "1,2026-001,甲,架空株式会社,endpoint\n2,２０２６－００１,乙,架空株式会社,network\n");

        Assert.Equal("甲", Assert.Single(read.Rows).ServiceName);
        var problem = Assert.Single(read.Problems);
        Assert.Equal((3, ImportProblem.DuplicateNumber), (problem.Line, problem.Kind));
        Assert.Contains("2026-001 (2)", problem.Words.En);
    }

    [Fact]
    public void Read_FullWidthAndQuotes_AreMendedAndNoted()
    {
        var read = RegisterImport.Read("\uFEFF" + Heading.Replace("\n", "\r\n") + "1,２０２６ー００１,\"見守り, \"\"強化\"\"版\",架空株式会社,ＥｎｄＰｏｉｎｔ\r\n");
        var row = Assert.Single(read.Rows);

        Assert.Equal(("2026-001", "見守り, \"強化\"版", MonitoringType.Endpoint), (row.Number.ToString(), row.ServiceName, row.MonitoringType));
        Assert.Equal(ImportNote.NumberMended, Assert.Single(read.Notes).Kind);
    }

    [Theory]
    [InlineData("", ImportProblem.WrongHeading)]
    [InlineData("a,b,c,d,e\n1,2026-001,見守り,架空株式会社,endpoint", ImportProblem.WrongHeading)]
    [InlineData("seq,registration_number,service_name,provider,monitoring_type\n", ImportProblem.NoRows)]
    public void Read_NoList_SaysSo(string csv, ImportProblem kind) =>
        Assert.Contains(RegisterImport.Read(csv).Problems, p => p.Line == 1 && p.Kind == kind);
}
