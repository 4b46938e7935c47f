using System.Collections.Immutable;
using Otasuketai.Review.Choosing;

namespace Otasuketai.Review.Tests.Choosing;

public sealed class StarTableTests
{
    [Fact]
    public void Of_TheStudysServices_HasItsNumberOfCells()
    {
        var candidates = Enumerable.Range(0, 27).Select(n => Sheet.Candidate($"{n}", "", n < 14 ? MonitoringType.Endpoint : n < 22 ? MonitoringType.Network : MonitoringType.Combined));

        var table = StarTable.Of(Sheet.Scheme, candidates);

        Assert.Equal(437, table.Rows.Sum(r => r.Total.Cells));
        Assert.Equal(437, table.ByCriterion.Values.Sum(t => t.Cells));
        Assert.Equal((19, 13, 27), (table.ByCriterion["C03"].Cells, table.ByCriterion["C04"].Cells, table.ByCriterion["C01"].Cells));
    }

    [Fact]
    public void Of_OneService_TellsPartAndUnknownFromNone()
    {
        var service = Sheet.Candidate("A", "C03:5 C11");
        var row = StarTable.Of(Sheet.Scheme, [service with { Points = service.Points.Remove("C01") }]).Rows[0];

        Assert.Equal((Star.Partial, Star.Full, Star.NotStated, Star.None), (row.Cells["C03"], row.Cells["C11"], row.Cells["C01"], row.Cells["C02"]));
        Assert.Equal(new StarTotal(1, 1, 13, 1), row.Total);
        Assert.False(row.Cells.ContainsKey("C04"));
    }

    [Fact]
    public void Distribution_ByType_CountsCompleteSheetsInStepsWithoutAGap()
    {
        var unknown = Sheet.Candidate("D", "C11");
        var result = Distribution.ByType(Sheet.Scheme, [
            Sheet.Candidate("A", "C11"), Sheet.Candidate("B", "C11 C12 C01"), Sheet.Candidate("C", "C12"), unknown with { Points = unknown.Points.Remove("C01") },
            Sheet.Candidate("N", "C04", MonitoringType.Network)]);

        Assert.Equal([100, 100, 115], result.Select(d => d.Maximum));
        Assert.Equal([(10, 14, 2), (15, 19, 0), (20, 24, 0), (25, 29, 1)], result[0].Steps.Select(s => (s.From, s.To, s.Keys.Length)));
        Assert.Equal(["D"], result[0].NotComplete);
        Assert.Equal(["N"], Assert.Single(result[1].Steps).Keys);
        Assert.Empty(result[2].Steps);
    }

    [Fact]
    public void ItemShare_OfOneService_IsTheAxisOfARadar()
    {
        var service = Sheet.Candidate("A", "C01 C03:10 C11");
        var axes = ItemShare.Of(Sheet.Scheme, service with { Points = service.Points.Remove("C17") });

        Assert.Equal([(5, 10, 0), (10, 15, 0), (0, 10, 0), (0, 20, 0), (10, 20, 0), (0, 15, 0), (0, 10, 1)], axes.Select(a => (a.Points, a.Maximum, a.Unknown)));
    }
}
