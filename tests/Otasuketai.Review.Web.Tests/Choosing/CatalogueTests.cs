using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Web.Choosing;
using Otasuketai.Review.Web.Seed;
using Otasuketai.Review.Web.Tests.Access;
using Otasuketai.Review.Web.Tests.House;

namespace Otasuketai.Review.Web.Tests.Choosing;

/// <summary>The index in force: swapped when the register changes, read as it is while it does not.</summary>
public sealed class CatalogueTests(TestCluster cluster)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Current_WithinPatience_AsksNobodyAndAfterItOnlyForTheVersion()
    {
        var (clock, version, asked, loaded) = (new HandClock(), "1", 0, 0);
        var catalogue = new Catalogue(
            _ => { asked++; return Task.FromResult(version); },
            (_, _) => { loaded++; return Task.FromResult(new CatalogueIndex([Shelf.Entry(loaded, "見守り")])); },
            clock);

        var first = await catalogue.Current(Stop);
        Assert.Same(first, await catalogue.Current(Stop));
        Assert.Equal((1, 1), (asked, loaded));

        clock.Now += Catalogue.Patience;
        Assert.Same(first, await catalogue.Current(Stop));
        Assert.Equal((2, 1), (asked, loaded));

        version = "2";
        Assert.Same(first, await catalogue.Current(Stop));
        clock.Now += Catalogue.Patience;
        Assert.NotSame(first, await catalogue.Current(Stop));
        Assert.Equal((3, 2), (asked, loaded));
    }

    [Fact]
    public async Task Current_DatabaseFails_IsToldAndTheNextLookTriesAgain()
    {
        var broken = true;
        var catalogue = new Catalogue(_ => broken ? throw new IOException("gone") : Task.FromResult("1"), (_, _) => Task.FromResult(new CatalogueIndex([])), TimeProvider.System);

        await Assert.ThrowsAsync<IOException>(async () => await catalogue.Current(Stop));
        broken = false;
        Assert.Equal(0, (await catalogue.Current(Stop)).Count);
    }

    [Fact]
    public async Task Current_OfTwoNodes_BothSeeANewEntryWithinASecond()
    {
        await using var app = await TestApp.Start(cluster);
        await using var other = app.BuildNode();
        Catalogue[] nodes = [app.Services.GetRequiredService<Catalogue>(), other.Services.GetRequiredService<Catalogue>()];
        Assert.All(await Task.WhenAll(nodes.Select(n => n.Current(Stop).AsTask())), i => Assert.Equal(0, i.Count));

        var importer = ActivatorUtilities.CreateInstance<RegisterImporter>(app.Services);
        Assert.True((await importer.Import("seq,registration_number,service_name,provider,monitoring_type\n1,2021-900,みほん守り,みほん社,network\n", "test", Stop)).Complete);
        var since = Stopwatch.StartNew();
        foreach (var node in nodes)
        {
            while ((await node.Current(Stop)).Find("2021-900") is null)
            {
                Assert.True(since.Elapsed < TimeSpan.FromSeconds(10));
                await Task.Delay(20, Stop);
            }
        }

        Assert.Equal(1, (await nodes[1].Current(Stop)).Search(CatalogueQuestion.Everything with { Words = "ミホン守" }).Total);
        Assert.Equal(Stage.Listed, (await nodes[0].Current(Stop)).Find("2021-900")!.Listing.Stage);
    }

    private sealed class HandClock : TimeProvider
    {
        public TimeSpan Now { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Now.Ticks;
    }
}
