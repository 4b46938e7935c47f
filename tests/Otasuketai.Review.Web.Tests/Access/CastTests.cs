using Microsoft.Extensions.DependencyInjection;
using Otasuketai.Review.Web.Access;
using Otasuketai.Review.Web.Hosting;
using Otasuketai.Review.Web.Tests.House;

namespace Otasuketai.Review.Web.Tests.Access;

/// <summary>The cast is for development only, and planting it twice is planting it once.</summary>
public sealed class CastTests(TestCluster cluster)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Seed_Twice_ChangesNothing()
    {
        await using var app = await TestApp.Start(cluster);
        await using var scope = app.Services.CreateAsyncScope();
        var before = await app.CodeOf(Cast.Chair);

        Assert.Equal(CastPlanting.WasThere, await scope.ServiceProvider.GetRequiredService<CastSeeder>().Seed(Stop));
        Assert.Equal(before.Length, (await app.CodeOf(Cast.Chair)).Length);
        Assert.Contains(Cast.Chair.Name, await (await app.BrowserOf(Cast.Chair)).Read("/account"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SeedAndCode_OutsideDevelopment_AreRefused()
    {
        var database = await cluster.CreateDatabaseAsync(development: false);
        await using var app = WebHost.Build(["--ConnectionStrings:Review", cluster.ConnectionString(database)]);
        await using var scope = app.Services.CreateAsyncScope();
        var seeder = scope.ServiceProvider.GetRequiredService<CastSeeder>();

        Assert.Equal(CastPlanting.NotDevelopment, await seeder.Seed(Stop));
        Assert.Null(await seeder.CodeOf(Cast.Admin.UserName!, Stop));
    }
}
