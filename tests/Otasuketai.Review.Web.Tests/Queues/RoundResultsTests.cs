using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.PostEvaluation;
using Otasuketai.Review.Web.Rooms.Cases;
using Otasuketai.Review.Web.Tests.Access;
using Otasuketai.Review.Web.Words;
using Microsoft.Extensions.DependencyInjection;

namespace Otasuketai.Review.Web.Tests.Queues;

/// <summary>A vendor comments on what will be published, and sees no more of it than everybody will.</summary>
public sealed class RoundResultsTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public void Results_BeforeTheyArePublic_AreSharesOrOnlyTheNumber()
    {
        var items = app.Services.GetRequiredService<Evidence.ItemCatalogue>();

        var lines = RoundResults.Of([new ItemCount("1.2", 2, 1, 1), new ItemCount("1.1", 6, 2, 1)], new EvaluationRule(5, 0.3, 0.9), items, Lang.Of(english: false));

        Assert.Equal(["実現している 6／8（わからない 1）", "回答4件（件数のみ）"], lines.Select(f => f.Value));
        Assert.Equal(["1.1", "1.2"], lines.Select(f => f.Name.Split(' ')[0]));
    }
}
