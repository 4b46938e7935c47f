using Otasuketai.Review.Choosing;
using Otasuketai.Review.Policy;

namespace Otasuketai.Review.Tests.Choosing;

public sealed class AdviceTests
{
    private static readonly CostRule Rule = CostRule.Of(PolicyVersion.Default);

    /// <summary>The eight companies of the programme's own profiles, and one on the line between two types.</summary>
    [Theory]
    [InlineData("recruiting, telework", 40, 1, PcPlace.SomeOutside, false, true, MonitoringType.Combined)]
    [InlineData("manufacturer without IT staff", 10, 1, PcPlace.Inside, false, false, MonitoringType.Network)]
    [InlineData("IT firm in shared offices", 5, 0, PcPlace.SomeOutside, false, false, MonitoringType.Endpoint)]
    [InlineData("manufacturer with personal data, 2 sites", 15, 2, PcPlace.Inside, false, true, MonitoringType.Network)]
    [InlineData("transport, 3 sites", 10, 3, PcPlace.Inside, false, false, MonitoringType.Endpoint)]
    [InlineData("two sites where both ceilings are equal", 10, 2, PcPlace.Inside, false, false, MonitoringType.Network)]
    [InlineData("semiconductor equipment", 5, 1, PcPlace.Inside, false, false, MonitoringType.Network)]
    [InlineData("education content, 3 sites", 20, 3, PcPlace.Inside, false, false, MonitoringType.Network)]
    [InlineData("manufacturer, 4 sites, slow PCs", 50, 4, PcPlace.Inside, true, false, MonitoringType.Network)]
    public void For_AProfile_AdvisesWithReasonsAndSaysWhatItDidNotKnow(string company, int pcs, int offices, PcPlace place, bool slow, bool personal, MonitoringType type)
    {
        var advice = Advice.For(new CompanyProfile(pcs, offices, place, slow, personal), Rule);

        Assert.True(advice.Type == type, $"{company}: {advice.Type}");
        Assert.NotEmpty(advice.Reasons);
        Assert.Contains("予算", Assert.Single(advice.NotKnown).Ja, StringComparison.Ordinal);
        Assert.Equal(personal, advice.LookFor.Any(w => w.Ja.Contains("個人情報", StringComparison.Ordinal)));
        Assert.Equal(slow, advice.Reasons.Any(w => w.Ja.Contains("遅い端末", StringComparison.Ordinal)));
    }

    [Fact]
    public void For_AllPcsOutside_IsEndpointWhateverTheOffice() =>
        Assert.Equal(MonitoringType.Endpoint, Advice.For(new CompanyProfile(null, null, PcPlace.Outside, null, null), Rule).Type);

    [Fact]
    public void For_SlowPcsWithoutAConnectionOfTheirOwn_SaysToTryFirstAndOnlyThat()
    {
        var reasons = Advice.For(new CompanyProfile(3, 0, PcPlace.Inside, true, null), Rule).Reasons;
        Assert.Contains("試用", Assert.Single(reasons).Ja, StringComparison.Ordinal);
        Assert.DoesNotContain(Advice.For(new CompanyProfile(3, 0, PcPlace.Inside, false, null), Rule).Reasons, r => r.Ja.Contains("試用", StringComparison.Ordinal));
    }

    [Fact]
    public void For_NothingAnswered_AdvisesNothingAndSaysEveryGap()
    {
        var advice = Advice.For(new CompanyProfile(null, null, null, null, null), Rule);

        Assert.Null(advice.Type);
        Assert.Empty(advice.Reasons);
        Assert.Equal(6, advice.NotKnown.Length);
    }
}
