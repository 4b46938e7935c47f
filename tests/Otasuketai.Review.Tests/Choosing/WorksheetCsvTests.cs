using System.Collections.Immutable;
using Otasuketai.Review.Choosing;

namespace Otasuketai.Review.Tests.Choosing;

public sealed class WorksheetCsvTests
{
    private static readonly string Case = DataFile.Text("worksheet-case-1.csv");

    [Fact]
    public void Read_FileOfMixedTypes_TellsThemByTheCriteriaTheyAnswer()
    {
        var input = WorksheetCsv.Read(Sheet.Scheme, "criterion,weight,E,N,B\nC03,1,10,,5\nC04,2,,15,0\nC11,,10,0,\n").Input!;

        Assert.Equal([MonitoringType.Endpoint, MonitoringType.Network, MonitoringType.Combined], input.Candidates.Select(c => c.Type));
        Assert.False(input.Candidates[2].Points.ContainsKey("C11"));
        Assert.False(input.Weights.ContainsKey("C11"));
        Assert.Equal([("N", 30, 30), ("E", 20, 20), ("B", 5, 5)], Worksheet.Compute(Sheet.Scheme, input).Result!.Rows.Select(r => (r.Candidate.Key, r.Weighted, r.Contributions.Sum(c => c.Weighted))));
    }

    [Fact]
    public void Write_ThenRead_IsTheSameSheet()
    {
        var input = new WorksheetInput(Sheet.Weights("C01:0 C07:2"), [
            Sheet.Candidate("守り, \"二重\"", "C03:10 C11"), Sheet.Candidate("N", "C04", MonitoringType.Network), Sheet.Candidate("B", "C04 C03:5", MonitoringType.Combined)]);

        var again = WorksheetCsv.Read(Sheet.Scheme, WorksheetCsv.Write(Sheet.Scheme, input)).Input!;

        Assert.Equal(input.Candidates.Select(c => (c.Key, c.Type)), again.Candidates.Select(c => (c.Key, c.Type)));
        Assert.All(input.Candidates.Zip(again.Candidates), pair => Assert.Equal(pair.First.Points.Order(Comparer), pair.Second.Points.Order(Comparer)));
        Assert.All(Sheet.Scheme.Criteria, c => Assert.Equal(input.Weights.GetValueOrDefault(c.Id, 1), again.Weights[c.Id]));
    }

    [Fact]
    public void Write_NameThatLooksLikeAFormula_StaysAName() =>
        Assert.Contains(",'=HYPERLINK(1)\r\n", WorksheetCsv.Write(Sheet.Scheme, new WorksheetInput(ImmutableDictionary<string, int>.Empty, [Sheet.Candidate("=HYPERLINK(1)", "")])), StringComparison.Ordinal);

    [Theory]
    [InlineData("criterion,", "id,", 1, WorksheetCsvProblem.WrongHeading)]
    [InlineData("C02,0,5,5,0,5", "C02,0,5,5,0", 3, WorksheetCsvProblem.WrongColumns)]
    [InlineData("C02,0", "C01,0", 3, WorksheetCsvProblem.DuplicateCriterion)]
    [InlineData("C02,0,5,5,0,5", "C02,0,5,5,maybe,5", 3, WorksheetCsvProblem.NotANumber)]
    [InlineData("C03,1,10,10,10,0", "C03,1,10,10,10,", 1, WorksheetCsvProblem.TypeNotTold)]
    public void Read_SpoiledFile_ListsTheProblemByLine(string right, string wrong, int line, WorksheetCsvProblem kind)
    {
        var read = WorksheetCsv.Read(Sheet.Scheme, Case.Replace(right, wrong));

        Assert.Null(read.Input);
        Assert.Contains(read.Problems, p => p.Line == line && p.Kind == kind && p.Words.Ja.Length > 0);
    }

    [Fact]
    public void Read_MoreRowsThanCriteria_IsRefusedInOneSentence()
    {
        var read = WorksheetCsv.Read(Sheet.Scheme, "criterion,weight,A\n" + string.Concat(Enumerable.Range(0, 5_000).Select(n => $"X{n},1,5\n")));

        var problem = Assert.Single(read.Problems);
        Assert.Equal((WorksheetCsvProblem.TooManyRows, Sheet.Scheme.Criteria.Length + 2), (problem.Kind, problem.Line));
        Assert.Null(read.Input);
    }

    private static readonly Comparer<KeyValuePair<string, int>> Comparer = Comparer<KeyValuePair<string, int>>.Create((a, b) => string.CompareOrdinal(a.Key, b.Key));
}
