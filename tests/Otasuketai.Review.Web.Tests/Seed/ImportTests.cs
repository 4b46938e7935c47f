using Microsoft.Extensions.DependencyInjection;
using Otasuketai.Review.Web.Seed;
using Otasuketai.Review.Web.Tests.Access;

namespace Otasuketai.Review.Web.Tests.Seed;

/// <summary>An old list with mistakes, taken into a register of its own.</summary>
public sealed class ImportTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task Import_WithBadLines_TakesTheGoodOnesAndTellsTheOthersByLine()
    {
        var importer = ActivatorUtilities.CreateInstance<RegisterImporter>(app.Services);
        const string list = """
            seq,registration_number,service_name,provider,monitoring_type
            1,２０１９－００１,みほん見守り,みほん株式会社,endpoint
            2,19-2,みほん番号,みほん株式会社,endpoint
            3,2019-003,みほん列,みほん株式会社
            4,2019-004,みほん種類,みほん株式会社,cloud
            5,2019-005,みほん良い行,みほん株式会社,network
            """;

        var report = await importer.Import(list, "test list", TestContext.Current.CancellationToken);

        Assert.Equal(2, report.Imported);
        Assert.Equal([3, 4, 5], report.Problems.Select(p => p.Line));
        Assert.All(report.Problems, p => Assert.True(p.Words.Ja.Length > 0 && p.Words.En.Length > 0));
        using var visitor = app.Visitor();
        Assert.Contains("みほん見守り", await visitor.Read("/services/2019-001"), StringComparison.Ordinal);
    }
}
