using System.Collections.Immutable;
using Otasuketai.Review.Choosing;

namespace Otasuketai.Review.Tests.Choosing;

public sealed class WorksheetTests
{
    [Fact]
    public void Compute_TheProgrammesOwnCase_GivesItsFigures()
    {
        var result = Worksheet.Compute(Sheet.Scheme, WorksheetCsv.Read(Sheet.Scheme, DataFile.Text("worksheet-case-1.csv")).Input!).Result!;

        Assert.Equal([90, 80, 70, 70], result.Rows.Select(r => r.Base));
        Assert.Equal([115, 105, 100, 95], result.Rows.Select(r => r.Weighted));
        Assert.Equal(["防検サイバー", "セキュアエッジMDR99", "AXIS総合セキュリティパック（端末監視コース）", "データお守り隊"], result.Rows.Select(r => r.Candidate.Name));
        Assert.Equal([(10, 35), (10, 35), (5, 35), (10, 35)], result.Rows.Select(r => (r.NotRelevant, r.Emphasised)));
        Assert.Equal([1, 2, 3, 4], result.Rows.Select(r => r.Rank!.Value));
        Assert.All(result.Rows, r => Assert.Equal((100, 125, 115), (r.BaseMaximum, r.WeightedMaximum, r.Contributions.Sum(c => c.Weighted) == r.Weighted ? 115 : 0)));
        Assert.NotNull(result.Advice);
        Assert.False(result.Mixed);
    }

    [Fact]
    public void Compute_EqualPoints_AreATieAndTheNextPlaceIsSkipped()
    {
        var result = Sheet.Compute("", Sheet.Candidate("A", "C11"), Sheet.Candidate("B", "C12"), Sheet.Candidate("C", "C01"), Sheet.Candidate("D", "C03:15"));

        Assert.Equal([("D", 1), ("A", 2), ("B", 2), ("C", 4)], result.Rows.Select(r => (r.Candidate.Key, r.Rank!.Value)));
        Assert.Equal(["B"], result.Rows[1].TiedWith);
        Assert.Empty(result.Rows[0].TiedWith);
    }

    [Fact]
    public void Compute_SeveralTypes_RankByShareAcrossAndByPointsWithin()
    {
        var result = Sheet.Compute(
            "",
            Sheet.Candidate("combined", "C03:15 C04 C11 C12", MonitoringType.Combined), // 50 of 115
            Sheet.Candidate("endpoint", "C03:15 C11 C12 C01 C02", MonitoringType.Endpoint), // 45 of 100
            Sheet.Candidate("network", "C04 C11 C12", MonitoringType.Network), // 35 of 100
            Sheet.Candidate("lesser", "C11", MonitoringType.Endpoint));

        Assert.True(result.Mixed);
        Assert.Contains("割合", result.HowRanked.Ja, StringComparison.Ordinal);
        Assert.Equal(["endpoint", "combined", "network", "lesser"], result.Rows.Select(r => r.Candidate.Key));
        Assert.Equal([1, 1, 1, 2], result.Rows.Select(r => r.RankInType!.Value));
        Assert.Equal(50m / 115m, result.Rows[1].Share);
    }

    [Fact]
    public void Compute_CriterionOfOtherTypes_NeitherCountsNorRaisesTheMaximum()
    {
        var result = Sheet.Compute("C04:2 C01:0", Sheet.Candidate("E", ""), Sheet.Candidate("N", "C04", MonitoringType.Network), Sheet.Candidate("B", "", MonitoringType.Combined));

        Assert.Equal([("N", 110), ("E", 95), ("B", 125)], result.Rows.Select(r => (r.Candidate.Key, r.WeightedMaximum)));
        Assert.Equal([100, 100, 115], result.Rows.Select(r => r.BaseMaximum));
        Assert.DoesNotContain(result.Rows[1].Contributions, c => c.Criterion == "C04");
        Assert.Equal((15, 0, 15, 30), (result.Rows[0].Base, result.Rows[0].NotRelevant, result.Rows[0].Emphasised, result.Rows[0].Weighted));
    }

    [Fact]
    public void Compute_UnknownCriteria_AreSaidAndNotTakenForNone()
    {
        var some = Sheet.Candidate("some", "C11 C12");
        some = some with { Points = some.Points.Remove("C03").Remove("C01") };
        var nothing = new Candidate("nothing", "nothing", MonitoringType.Endpoint, ImmutableDictionary<string, int>.Empty);

        var result = Sheet.Compute("C03:2", nothing, some, Sheet.Candidate("full", "C01"));

        Assert.Equal(["some", "full", "nothing"], result.Rows.Select(r => r.Candidate.Key));
        Assert.Equal(["C01", "C03"], result.Rows[0].Unknown);
        Assert.Equal((20, 40, 20, 55), (result.Rows[0].Base, result.Rows[0].BaseAtMost, result.Rows[0].Weighted, result.Rows[0].WeightedAtMost));
        Assert.Equal((null, null, 16), (result.Rows[2].Rank, result.Rows[2].RankInType, result.Rows[2].Unknown.Length));
        Assert.Contains("2件", result.NotKnown!.Ja, StringComparison.Ordinal);
    }

    [Fact]
    public void Compute_EveryWeightZero_IsOneTieWithoutAShare()
    {
        var none = string.Join(' ', Sheet.Scheme.Criteria.Select(c => c.Id + ":0"));

        var result = Sheet.Compute(none, Sheet.Candidate("A", "C11"), Sheet.Candidate("B", "", MonitoringType.Combined));

        Assert.Equal([1, 1], result.Rows.Select(r => r.Rank!.Value));
        Assert.All(result.Rows, r => Assert.Null(r.Share));
        Assert.Equal((10, 10, 0), (result.Rows[0].Base, result.Rows[0].NotRelevant, result.Rows[0].Weighted));
        Assert.Equal(("C11", 0, 1), (result.Changes.TopByWeight!.Criterion, result.Changes.TopByWeight.From, result.Changes.TopByWeight.To));
    }

    [Theory]
    [InlineData("C01:2 C02:2 C03:2", false)]
    [InlineData("C01:2 C02:2 C03:2 C04:2", true)]
    public void Compute_MoreThanThreeEmphases_AdvisesAndGoesOn(string weights, bool advised) =>
        Assert.Equal(advised, Sheet.Compute(weights, Sheet.Candidate("A", "C11")).Advice is not null);

    [Theory]
    [InlineData("C99:1", "C11:10", WorksheetProblemKind.UnknownCriterion, "weights.C99")]
    [InlineData("C01:3", "C11:10", WorksheetProblemKind.BadWeight, "weights.C01")]
    [InlineData("C01:-1", "C11:10", WorksheetProblemKind.BadWeight, "weights.C01")]
    [InlineData("", "C99:1", WorksheetProblemKind.PointsForUnknownCriterion, "candidates[0].points.C99")]
    [InlineData("", "C04:15", WorksheetProblemKind.DoesNotApply, "candidates[0].points.C04")]
    [InlineData("", "C03:7", WorksheetProblemKind.PointsNotAllowed, "candidates[0].points.C03")]
    [InlineData("", "C01:-5", WorksheetProblemKind.PointsNotAllowed, "candidates[0].points.C01")]
    [InlineData("", "C11:5", WorksheetProblemKind.PointsNotAllowed, "candidates[0].points.C11")]
    public void Compute_BadInput_IsSaidByItsPlace(string weights, string points, WorksheetProblemKind kind, string where)
    {
        var candidate = new Candidate("A", "A", MonitoringType.Endpoint, Sheet.Weights(points));

        var reading = Worksheet.Compute(Sheet.Scheme, new WorksheetInput(Sheet.Weights(weights), [candidate]));

        Assert.Null(reading.Result);
        var problem = Assert.Single(reading.Problems);
        Assert.Equal((kind, where), (problem.Kind, problem.Where));
        Assert.True(problem.Words.Ja.Length > 0 && problem.Words.En.Length > 0);
    }

    [Fact]
    public void Compute_NobodyTooManyOrTheSameTwice_IsRefused()
    {
        Assert.Equal(WorksheetProblemKind.NoCandidates, Problem([]));
        Assert.Equal(WorksheetProblemKind.DuplicateCandidate, Problem([Sheet.Candidate("A", ""), Sheet.Candidate("A", "")]));
        Assert.Equal(WorksheetProblemKind.TooManyCandidates, Problem([.. Enumerable.Range(0, Worksheet.MostCandidates + 1).Select(n => Sheet.Candidate($"{n}", ""))]));

        static WorksheetProblemKind Problem(ImmutableArray<Candidate> candidates) =>
            Assert.Single(Worksheet.Compute(Sheet.Scheme, new WorksheetInput(ImmutableDictionary<string, int>.Empty, candidates)).Problems).Kind;
    }

    [Fact]
    public void Compute_ZeroForACriterionThatDoesNotApply_IsLetPass() =>
        Assert.Equal(0, Sheet.Compute("", new Candidate("A", "A", MonitoringType.Network, Sheet.Weights("C03:0 C01:0"))).Rows[0].Base);
}
