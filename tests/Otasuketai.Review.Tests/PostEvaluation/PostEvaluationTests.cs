using Otasuketai.Review.Evidence;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Policy;
using Otasuketai.Review.PostEvaluation;

namespace Otasuketai.Review.Tests.PostEvaluation;

public sealed class PostEvaluationTests
{
    private static readonly EvaluationRule Rule = EvaluationRule.Of(PolicyVersion.Default);

    [Theory]
    [InlineData(0.95, 1.6448536269514722)]
    [InlineData(0.975, 1.959963984540054)]
    [InlineData(0.995, 2.5758293035489004)]
    [InlineData(0.5, 0)]
    public void Quantile_KnownProbability_IsTheTextbookValue(double probability, double z) =>
        Assert.Equal(z, Wilson.Quantile(probability), 1e-9);

    [Theory]
    [InlineData(5, 5, 0.648883)]
    [InlineData(4, 5, 0.435293)]
    [InlineData(3, 5, 0.272483)]
    [InlineData(0, 5, 0)]
    [InlineData(0, 0, 0)]
    public void LowerBound_NinetyPercent_IsTheScoreInterval(int hits, int answers, double bound) =>
        Assert.Equal(bound, Wilson.LowerBound(hits, answers, 0.90), 1e-6);

    [Fact]
    public void LowerBound_MoreAnswersOfTheSameShare_ComesCloserToIt()
    {
        var last = 0.0;
        for (var n = 5; n <= 500; n += 5)
        {
            var bound = Wilson.LowerBound(n * 2 / 5, n, 0.90);
            Assert.True(bound > last && bound < 0.4);
            last = bound;
        }
    }

    [Theory]
    [InlineData(0, 4, 9, UserVerdict.Undecided)] // four answers that say something are too few
    [InlineData(1, 4, 0, UserVerdict.Contradicts)]
    [InlineData(2, 3, 0, UserVerdict.Undecided)] // 0.272 is not above 0.30
    [InlineData(5, 0, 0, UserVerdict.Confirms)]
    [InlineData(30, 30, 0, UserVerdict.Contradicts)]
    [InlineData(80, 20, 0, UserVerdict.Confirms)]
    [InlineData(6, 4, 0, UserVerdict.Undecided)]
    public void Verdict_Answers_FollowTheRule(int achieved, int not, int cannotTell, UserVerdict verdict) =>
        Assert.Equal(verdict, Rule.Verdict(new ItemCount("5.1", achieved, not, cannotTell)));

    [Fact]
    public void Words_Contradiction_ShowsTheNumbers() => Assert.Equal(
        "4 of 5 say \"not achieved\"; the lower bound of the 90% Wilson interval is 0.435 (threshold 0.30).",
        Rule.Words(new ItemCount("5.1", 1, 4, 0)).En);

    [Fact]
    public void Publish_TooFewAnswers_ShowsOnlyHowMany()
    {
        Assert.Equal(new PublishedResult.CountOnly("5.1", 6), Rule.Publish(new ItemCount("5.1", 1, 3, 2)));
        var shares = Assert.IsType<PublishedResult.Shares>(Rule.Publish(new ItemCount("5.1", 4, 1, 2)));
        Assert.Equal(0.8, shares.AchievedShare, 1e-9);
        Assert.True(Rule.IsSuppressed([new("5.1", 4, 0, 9), new("5.2", 0, 0, 0)]));
        Assert.False(Rule.IsSuppressed([new("5.1", 4, 0, 9), new("5.2", 0, 5, 0)]));
    }

    [Fact]
    public void Choose_FirstRound_TakesDoubtfulThenImportantOnes()
    {
        var claims = Claims(23).Select((c, n) => n switch
        {
            20 => c with { Claim = c.Claim with { State = ClaimState.UserContradicted } },
            0 => c with { Claim = c.Claim with { Can = false } },
            15 => c with { Importance = 4 },
            _ => c,
        });
        var chosen = RoundItems.Choose(claims, 10);

        Assert.Equal(10, chosen.Length);
        Assert.Contains("I20", chosen);
        Assert.Contains("I15", chosen);
        Assert.DoesNotContain("I00", chosen);
    }

    [Theory]
    [InlineData(0, 3)]
    [InlineData(7, 5)]
    [InlineData(23, 5)]
    public void Choose_RoundAfterRound_EveryClaimComesRound(int doubtful, int rounds)
    {
        var asked = Claims(23)
            .Select((c, n) => c with { Importance = n % 4, Claim = c.Claim with { State = n < doubtful ? ClaimState.UserContradicted : ClaimState.Confirmed } })
            .ToList();
        for (var round = 1; round <= rounds; round++)
        {
            var chosen = RoundItems.Choose(asked, 10);
            Assert.Equal(chosen, RoundItems.Choose(asked.AsEnumerable().Reverse(), 10));
            asked = [.. asked.Select(c => chosen.Contains(c.Claim.Item) ? c with { LastAskedRound = round } : c)];
        }
        Assert.All(asked, c => Assert.NotNull(c.LastAskedRound));
    }

    [Fact]
    public void Choose_FewClaims_AsksThemAll() => Assert.Equal(4, RoundItems.Choose(Claims(4), 10).Length);

    private static IEnumerable<AskedClaim> Claims(int count) => Enumerable.Range(0, count)
        .Select(n => new AskedClaim(new Claim($"I{n:00}", true, "", "", "", null, "", "", ""), null, null));
}
