using System.Collections.Immutable;
using Otasuketai.Review.Choosing;
using Otasuketai.Review.Policy;

namespace Otasuketai.Review.Tests.Choosing;

public sealed class CostTests
{
    private static readonly CostRule Rule = CostRule.Of(PolicyVersion.Default);

    private static readonly SubsidyRule Subsidy = SubsidyReader.Read(DataFile.Text("subsidies.csv")).Rules[0];

    [Fact]
    public void Of_EndpointPriceWithTax_IsDevicesTimesMonthsPlusInitial()
    {
        var cost = Cost.Of(new ServicePrice(1980, PriceUnit.Device, 11_000, true), MonitoringType.Endpoint, new CostSize(10, 3), Rule);

        Assert.Equal((19_800, 11_000L, 22_000, (19_800L * 36) + 11_000), (cost.Monthly, cost.Initial, cost.Ceiling, cost.Total));
        Assert.True(cost.WithinCeiling);
        Assert.False(cost.Inexpensive);
        Assert.Equal(cost.Total, cost.Net);
    }

    /// <summary>Worked out by hand: 1,001 yen without tax × 7 = 7,007, and 700.7 of tax, the fraction dropped: 7,707. Once: 333 + 33.</summary>
    [Fact]
    public void Of_AwkwardPriceWithoutTax_AddsTaxToTheMonthOnceAndDropsTheFraction()
    {
        var cost = Cost.Of(new ServicePrice(1001, PriceUnit.Device, 333, false), MonitoringType.Endpoint, new CostSize(7, 3), Rule, Subsidy);

        Assert.Equal((7_707, 366L, 15_400, true), (cost.Monthly, cost.Initial, cost.Ceiling, cost.Inexpensive));
        Assert.Equal((7_707 + 366, (7_707 * 13) + 366, (7_707 * 36) + 366), (cost.Over(1), cost.Over(13), cost.Total));
        Assert.Equal(7_007 * 12, cost.Subsidy); // half of two years
        Assert.Equal(cost.Total - (7_007 * 12), cost.Net);
    }

    [Fact]
    public void Of_PriceForACompany_IsTheSameForAnySizeAgainstACeilingThatGrows()
    {
        var price = ServicePrice.Of(ImmutableDictionary<string, string>.Empty.Add("monthly-price", "30000").Add("price-unit", "company").Add("tax-included", "yes"))!;

        var (small, large) = (Cost.Of(price, MonitoringType.Endpoint, new CostSize(10, 1), Rule), Cost.Of(price, MonitoringType.Endpoint, new CostSize(40, 3), Rule));

        Assert.Equal((30_000, 22_000, false), (small.Monthly, small.Ceiling, small.WithinCeiling));
        Assert.Equal((30_000, 88_000, true), (large.Monthly, large.Ceiling, large.WithinCeiling));
        Assert.True(large.Inexpensive);
    }

    [Fact]
    public void Of_PriceThatIsNothing_CostsNothingAndIsInexpensive()
    {
        var cost = Cost.Of(new ServicePrice(0, PriceUnit.Site, null, true), MonitoringType.Combined, new CostSize(1, 1), Rule, Subsidy);

        Assert.Equal((0, 0, 0), (cost.Monthly, cost.Total, cost.Subsidy));
        Assert.True(cost.Inexpensive);
    }

    [Theory]
    [InlineData(MonitoringType.Network, PriceUnit.Site, 6600, true, true, true)] // 60 % of 11,000, exactly
    [InlineData(MonitoringType.Network, PriceUnit.Site, 6601, true, false, true)]
    [InlineData(MonitoringType.Network, PriceUnit.Site, 6000, false, true, true)] // 6,600 with tax
    [InlineData(MonitoringType.Network, PriceUnit.Site, 6001, false, false, true)] // 6,601 with tax, the fraction dropped
    [InlineData(MonitoringType.Endpoint, PriceUnit.Device, 1320, true, true, true)] // 60 % of 2,200
    [InlineData(MonitoringType.Endpoint, PriceUnit.Device, 2201, true, false, false)]
    [InlineData(MonitoringType.Combined, PriceUnit.Site, 33_000, true, false, true)] // 10 devices and a site: 33,000
    [InlineData(MonitoringType.Combined, PriceUnit.Site, 33_001, true, false, false)]
    [InlineData(MonitoringType.Combined, PriceUnit.Site, 30_001, false, false, false)] // 33,001 with tax
    public void Of_PriceAtTheCeilingAndTheThreshold_IsComparedWithTaxToTheYen(MonitoringType type, PriceUnit unit, int price, bool taxIncluded, bool inexpensive, bool within)
    {
        var cost = Cost.Of(new ServicePrice(price, unit, 0, taxIncluded), type, new CostSize(10, 1), Rule);

        Assert.Equal((inexpensive, within), (cost.Inexpensive, cost.WithinCeiling));
    }

    [Theory]
    [InlineData(4_166, 0)] // 2 years × ½ = 49,992: below the minimum nothing is paid
    [InlineData(4_167, 50_004)]
    [InlineData(83_333, 999_996)]
    [InlineData(100_000, 1_000_000)]
    public void Estimate_OfTheShippedSubsidy_KeepsMinimumAndMaximum(int monthlyWithoutTax, long subsidy)
    {
        Assert.Equal(subsidy, Subsidy.Estimate(monthlyWithoutTax));
        Assert.Equal(subsidy, Cost.Of(new ServicePrice(monthlyWithoutTax, PriceUnit.Site, null, false), MonitoringType.Network, new CostSize(1, 1), Rule, Subsidy).Subsidy);
    }

    [Fact]
    public void Of_TheLargestInput_StaysExact()
    {
        var cost = Cost.Of(new ServicePrice(ServicePrice.Most, PriceUnit.Device, ServicePrice.Most, false), MonitoringType.Endpoint, new CostSize(CostSize.Most, 1), Rule, Subsidy);

        Assert.Equal((110_000_000L * CostSize.Most * 36) + 110_000_000, cost.Total);
        Assert.Equal(cost.Total - 1_000_000, cost.Net);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(-1, 1)]
    [InlineData(1, CostSize.Most + 1)]
    public void Size_NobodyHas_IsAProblem(int devices, int sites) => Assert.NotNull(new CostSize(devices, sites).Problem);

    [Fact]
    public void Price_OfFactsWithoutUnitOrNumber_IsNotStated()
    {
        var facts = ImmutableDictionary<string, string>.Empty.Add("monthly-price", "1980");

        Assert.Null(ServicePrice.Of(facts));
        Assert.Null(ServicePrice.Of(facts.Add("price-unit", "device").SetItem("monthly-price", "要相談")));
        Assert.Equal(new ServicePrice(1980, PriceUnit.Device, null, false), ServicePrice.Of(facts.Add("price-unit", "device")));
    }

    [Theory]
    [InlineData("1/2", "3/2", SubsidyProblem.BadValue)]
    [InlineData("1/2", "half", SubsidyProblem.BadValue)]
    [InlineData("50000", "5000000", SubsidyProblem.BadValue)]
    [InlineData("2024-01-01", "someday", SubsidyProblem.BadValue)]
    [InlineData(",2,", ",,", SubsidyProblem.WrongColumns)]
    [InlineData("id,", "no,", SubsidyProblem.WrongHeading)]
    public void Read_SpoiledSubsidies_SaysWhat(string right, string wrong, SubsidyProblem kind)
    {
        var problem = Assert.Single(SubsidyReader.Read(DataFile.Text("subsidies.csv").Replace(right, wrong)).Problems);
        Assert.Equal(kind, problem.Kind);
        Assert.Empty(SubsidyReader.Read(DataFile.Text("subsidies.csv").Replace(right, wrong)).Rules);
    }
}
