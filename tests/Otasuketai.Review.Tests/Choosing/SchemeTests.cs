using Otasuketai.Review.Choosing;

namespace Otasuketai.Review.Tests.Choosing;

public sealed class SchemeTests
{
    [Fact]
    public void Read_ShippedTable_HasSevenItemsAndSeventeenCriteria()
    {
        var read = SchemeReader.Read(Sheet.Head, Sheet.Criteria);

        Assert.Empty(read.Problems);
        Assert.Equal(17, read.Scheme!.Criteria.Length);
        Assert.Equal(7, read.Scheme.Items.Length);
        Assert.Equal([16, 16, 17], Enum.GetValues<MonitoringType>().Select(t => read.Scheme.Of(t).Count()));
        Assert.Equal([100, 100, 115], Enum.GetValues<MonitoringType>().Select(read.Scheme.Maximum));
        Assert.Equal([0, 5, 10, 15], read.Scheme.Find("C03")!.Allowed);
        Assert.Equal([0, 15], read.Scheme.Find("C04")!.Allowed);
        Assert.Equal("Service provision", read.Scheme.Items[0].Words.En);
    }

    [Theory]
    [InlineData("id,item,", "no,item,", 1, SchemeProblem.WrongHeading)]
    [InlineData("all,10,\nC12", "all,10\nC12", 12, SchemeProblem.WrongColumns)]
    [InlineData("\nC02,", "\nC01,", 3, SchemeProblem.DuplicateId)]
    [InlineData("C02,service-provision,サービス提供力", "C02,service-provision,提供力", 3, SchemeProblem.ItemRenamed)]
    [InlineData("network,15", "gateway,15", 5, SchemeProblem.UnknownType)]
    [InlineData("network,15", "network,fifteen", 5, SchemeProblem.BadPoints)]
    [InlineData("network,15", "network,0", 5, SchemeProblem.BadPoints)]
    [InlineData("network,15", "network,-15", 5, SchemeProblem.BadPoints)]
    [InlineData("5 for each of three", "5 for each of four", 4, SchemeProblem.BadPartialPoints)]
    [InlineData("5 for each of three", "5 for any of three", 4, SchemeProblem.BadPartialPoints)]
    [InlineData("5 for each of three", "some", 4, SchemeProblem.BadPartialPoints)]
    [InlineData("network,15", "network,10", 1, SchemeProblem.WrongMaximum)]
    [InlineData("Cover limit", "\"Cover limit", 16, SchemeProblem.WrongColumns)]
    public void Read_SpoiledTable_ListsTheProblemByLineAndGivesNoScheme(string right, string wrong, int line, SchemeProblem kind)
    {
        var spoiled = Sheet.Criteria.ReplaceLineEndings("\n").Replace(right, wrong);
        Assert.NotEqual(spoiled, Sheet.Criteria.ReplaceLineEndings("\n"));

        var read = SchemeReader.Read(Sheet.Head, spoiled);

        Assert.Null(read.Scheme);
        Assert.Contains(read.Problems, p => p.Line == line && p.Kind == kind && p.Words.Ja.Length > 0 && p.Words.En.Length > 0);
    }

    [Fact]
    public void Read_AnyOfTwo_GivesAllThePointsOrNone()
    {
        var scheme = SchemeReader.Read(Sheet.Head, Sheet.Criteria.Replace("network,15,", "network,15,15 for any of two")).Scheme!;

        Assert.Equal(new PartialPoints.Any(2), scheme.Find("C04")!.Partial);
        Assert.Equal([0, 15], scheme.Find("C04")!.Allowed);
    }

    [Fact]
    public void InForce_OfSeveralVersions_IsTheLatestEffective()
    {
        var next = SchemeReader.Read(Sheet.Head with { Version = "2027-1", EffectiveFrom = new DateOnly(2027, 4, 1) }, Sheet.Criteria).Scheme!;

        Assert.Same(Sheet.Scheme, ScoringScheme.InForce([next, Sheet.Scheme], new DateOnly(2027, 3, 31)));
        Assert.Same(next, ScoringScheme.InForce([next, Sheet.Scheme], new DateOnly(2027, 4, 1)));
        Assert.Same(Sheet.Scheme, ScoringScheme.InForce([next, Sheet.Scheme], new DateOnly(2000, 1, 1)));
    }
}
