using Otasuketai.Review.Evidence;

namespace Otasuketai.Review.Tests.Evidence;

public sealed class ItemCatalogueTests
{
    private static readonly string Shipped = DataFile.Text("evaluation-items.csv");

    [Fact]
    public void Read_ShippedTable_HasTwentyThreeItemsInSixViewpoints()
    {
        var read = ItemCatalogue.Read(Shipped);

        Assert.Empty(read.Problems);
        Assert.Equal(ItemCatalogue.Size, read.Catalogue.Items.Length);
        Assert.Equal([8, 3, 2, 1, 3, 6], Enum.GetValues<Viewpoint>().Select(v => read.Catalogue.Of(v).Count()));
        Assert.Equal(["3.1", "3.2"], read.Catalogue.Items.Where(i => i.IsPrice).Select(i => i.Id));
        Assert.Equal("勤務時間外の支援を利用できる", read.Catalogue.Find("6.4")!.Label.Ja);
        Assert.Null(read.Catalogue.Find("7.1"));
    }

    [Theory]
    [InlineData("1.1,adoption", "1.1,adaption", 2, ItemProblem.UnknownViewpoint)]
    [InlineData("1.1,adoption", "2.9,adoption", 2, ItemProblem.BadId)]
    [InlineData("1.2,adoption", "1.1,adoption", 3, ItemProblem.DuplicateId)]
    [InlineData("Little effort to install and configure", "Little effort, to install", 4, ItemProblem.WrongColumns)]
    [InlineData("id,viewpoint", "no,viewpoint", 1, ItemProblem.WrongHeading)]
    [InlineData("対応時間帯", "\"対応時間帯", 22, ItemProblem.OpenQuote)]
    public void Read_SpoiledTable_ListsTheProblemByLine(string right, string wrong, int line, ItemProblem kind)
    {
        var problems = ItemCatalogue.Read(Shipped.Replace(right, wrong)).Problems;
        Assert.Contains(problems, p => p.Line == line && p.Kind == kind && p.Words.Ja.Length > 0);
    }

    [Fact]
    public void Read_Nothing_SaysHowManyItemsAreMissing() =>
        Assert.Contains(ItemCatalogue.Read("").Problems, p => p.Kind == ItemProblem.WrongNumberOfItems);
}
