using System.Text;
using Otasuketai.Review.Evidence;

namespace Otasuketai.Review.Tests.Evidence;

public sealed class SurveillanceSampleTests
{
    private static readonly SampledEntry[] Entries = [new("2026-001", 0), new("2026-002", 0), new("2026-003", 2)];

    [Fact]
    public void Draw_SameSeedAndFacts_IsTheSameInAnyOrder() => Assert.Equal(
        Enumerable.Range(1, 50).Select(d => Drawn("seed", d, Entries)),
        Enumerable.Range(1, 50).Select(d => Drawn("seed", d, [.. Entries.Reverse()])));

    [Fact]
    public void Draw_AnotherSeed_IsAnotherSequence() => Assert.NotEqual(
        Enumerable.Range(1, 50).Select(d => Drawn("seed", d, Entries)),
        Enumerable.Range(1, 50).Select(d => Drawn("other", d, Entries)));

    [Fact]
    public void Draw_ManyTimes_FollowsTheWeights()
    {
        var shares = Enumerable.Range(1, 5000).CountBy(d => Drawn("seed", d, Entries)).ToDictionary(s => s.Key, s => s.Value / 5000.0);

        Assert.InRange(shares["2026-001"], 0.18, 0.22);
        Assert.InRange(shares["2026-002"], 0.18, 0.22);
        Assert.InRange(shares["2026-003"], 0.58, 0.62);
    }

    [Fact]
    public void Draw_FromNobody_IsNobody() => Assert.Null(SurveillanceSample.Draw("seed"u8, 1, []));

    [Theory]
    [InlineData("2027-01-01", "2027-01-01", 0)]
    [InlineData("2027-01-01", "2027-02-06", 1)]
    [InlineData("2027-01-01", "2027-07-02", 5)]
    [InlineData("2027-01-01", "2027-12-31", 10)]
    [InlineData("2028-01-01", "2028-12-31", 10)]
    [InlineData("2027-07-02", "2027-07-02", 0)]
    [InlineData("2027-07-02", "2027-12-31", 5)]
    public void Due_OverTheYear_IsSpreadEvenlyFromTheSeedsDay(string since, string today, int due) =>
        Assert.Equal(due, SurveillanceSample.Due(10, DateOnly.Parse(since), DateOnly.Parse(today)));

    private static string Drawn(string seed, int draw, IEnumerable<SampledEntry> entries) => SurveillanceSample.Draw(Encoding.UTF8.GetBytes(seed), draw, entries)!.Number;
}
