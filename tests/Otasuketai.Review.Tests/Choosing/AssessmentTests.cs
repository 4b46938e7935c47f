using System.Collections.Immutable;
using Otasuketai.Review.Choosing;
using Otasuketai.Review.Policy;
using Otasuketai.Review.Text;

namespace Otasuketai.Review.Tests.Choosing;

public sealed class AssessmentTests
{
    private static readonly CostRule Rule = CostRule.Of(PolicyVersion.Default);
    private static readonly DateOnly Day = new(2026, 11, 25);
    private static readonly ImmutableDictionary<string, string> Nothing = ImmutableDictionary<string, string>.Empty;

    [Fact]
    public void Derive_NothingStated_IsNothingKnown() =>
        Assert.Same(Assessment.None, AssessmentRules.Derive(Sheet.Scheme, MonitoringType.Endpoint, Nothing, Day, null, Rule));

    [Theory]
    [InlineData("C01", "region-codes", "nationwide kanto", 5)]
    [InlineData("C01", "region-codes", "kanto tokai", 0)]
    [InlineData("C06", "weekly-report", "yes", 5)]
    [InlineData("C06", "weekly-report", "no", 0)]
    [InlineData("C08", "hours-codes", "always weekdays", 5)]
    [InlineData("C08", "hours-codes", "weekends weekdays", 0)]
    [InlineData("C09", "dispatch", "no", 0)]
    [InlineData("C12", "initial-price", "0", 10)]
    [InlineData("C12", "initial-price", "5500", 0)]
    [InlineData("C15", "insurance-limit", "2000000", 5)]
    [InlineData("C15", "insurance-limit", "1999999", 0)]
    [InlineData("C15", "insurance-limit", "3000000000", 5)]
    public void Derive_AStatedFact_AnswersItsCriterion(string criterion, string fact, string value, int points)
    {
        var known = AssessmentRules.Derive(Sheet.Scheme, MonitoringType.Network, Nothing.Add(fact, value), Day, null, Rule).Points;

        Assert.Equal((criterion, points), (Assert.Single(known).Key, known[criterion].Points));
        Assert.Equal(Day, known[criterion].AsOf);
    }

    /// <summary>Words are shown and decide nothing (decision 0023).</summary>
    [Theory]
    [InlineData("regions", "全国")]
    [InlineData("hours", "24時間365日")]
    [InlineData("region-codes", "everywhere")]
    public void Derive_WordsWithoutAChoice_AnswerNothing(string fact, string value) =>
        Assert.Same(Assessment.None, AssessmentRules.Derive(Sheet.Scheme, MonitoringType.Network, Nothing.Add(fact, value), Day, null, Rule));

    [Theory]
    [InlineData(MonitoringType.Endpoint, "1320", "device", "", 10)]
    [InlineData(MonitoringType.Endpoint, "1321", "device", "", 0)]
    [InlineData(MonitoringType.Network, "6600", "site", "", 10)]
    [InlineData(MonitoringType.Combined, "13200", "site", "5", 10)] // 11,000 + 5 × 2,200, 60 % of it
    [InlineData(MonitoringType.Combined, "13201", "site", "5", 0)]
    [InlineData(MonitoringType.Combined, "13200", "site", "", null)] // for whom is not stated
    public void Derive_Price_IsComparedWithTheCeilingOfTheSmallestCompany(MonitoringType type, string price, string unit, string pcs, int? points)
    {
        var facts = Nothing.Add("monthly-price", price).Add("price-unit", unit).Add("tax-included", "yes").Add("min-pcs", pcs);

        Assert.Equal(points, AssessmentRules.Derive(Sheet.Scheme, type, facts, Day, null, Rule).Points.GetValueOrDefault("C11")?.Points);
    }

    [Theory]
    [InlineData("windows", false, 0)]
    [InlineData("windows macos", true, 10)]
    [InlineData("windows old-windows linux", true, 15)]
    [InlineData("windows mobile", true, 5)]
    [InlineData("any", false, 10)]
    public void Derive_Systems_GivesFivePointsForEachPart(string os, bool coexists, int points)
    {
        var findings = new AssessedFindings(ImmutableDictionary<string, bool>.Empty.Add(AssessedFindings.Coexists, coexists), "資料", Day);

        Assert.Equal(points, AssessmentRules.Derive(Sheet.Scheme, MonitoringType.Endpoint, Nothing.Add("os-codes", os), Day, findings, Rule).Points["C03"].Points);
        Assert.Empty(AssessmentRules.Derive(Sheet.Scheme, MonitoringType.Endpoint, Nothing.Add("os-codes", os), Day, null, Rule).Points);
    }

    [Fact]
    public void Derive_FindingAboutAFact_DoesNotTakeTheFactsPlace()
    {
        var findings = new AssessedFindings(ImmutableDictionary<string, bool>.Empty.Add("C15", true).Add("C17", true).Add("C04", true), "資料", new DateOnly(2026, 6, 30));

        var known = AssessmentRules.Derive(Sheet.Scheme, MonitoringType.Endpoint, Nothing, Day, findings, Rule).Points;

        Assert.Equal("C17", Assert.Single(known).Key);
        Assert.Equal(("資料", new DateOnly(2026, 6, 30)), (known["C17"].Source.Ja, known["C17"].AsOf));
    }

    [Fact]
    public void Findings_Shipped_AreReadWholeAndOnlyOfInventedServices()
    {
        var read = FindingsReader.Read(Sheet.Scheme, DataFile.Text("worksheet-findings.csv"));

        Assert.Empty(read.Problems);
        Assert.True(read.Findings.Count >= 15);
        var real = Csv.Read(DataFile.Text("services-2024.csv"), out _).Select(r => r.Fields[2]);
        Assert.Empty(read.Findings.Keys.Select(k => k.Service).Intersect(real));
        Assert.All(read.Findings.Values, f => Assert.True(f.Met.Keys.All(id => id == AssessedFindings.Coexists || Sheet.Scheme.Find(id) is not null)));
    }

    [Theory]
    [InlineData("C17", "C18", 1, FindingsProblem.UnknownCriterion)]
    [InlineData("vendor,", "who,", 1, FindingsProblem.WrongHeading)]
    [InlineData("2026-06-30,事業者の公開資料,yes", "2026-06-30,事業者の公開資料,maybe", 2, FindingsProblem.BadCell)]
    [InlineData("2026-06-30", "June", 2, FindingsProblem.BadDay)]
    [InlineData("事業者の公開資料", "", 2, FindingsProblem.WrongColumns)]
    [InlineData("みまもりEDRプラス", "みまもりEDRライト", 3, FindingsProblem.Duplicate)]
    public void Findings_Spoiled_SayWhatByLine(string right, string wrong, int line, FindingsProblem kind) =>
        Assert.Contains(FindingsReader.Read(Sheet.Scheme, DataFile.Text("worksheet-findings.csv").Replace(right, wrong)).Problems, p => p.Line == line && p.Kind == kind);
}
