using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Npgsql;
using Otasuketai.Review.Web.Clock;
using Otasuketai.Review.Web.Hosting;
using Otasuketai.Review.Web.Tests.Desk;
using Otasuketai.Review.Web.Tests.Faults;
using Otasuketai.Review.Web.Tests.House;

namespace Otasuketai.Review.Web.Tests.Engine;

/// <summary>Several lanes of one worker: each timer once, a lane that is held up does not hold up the others, poison ends no round.</summary>
public sealed class TimerLanesTests(TestCluster cluster)
{
    private const string Warned = "SELECT count(*) FROM review.outbox WHERE template = 'draft-warning'";
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Run_WithOneLaneHeldUp_TheOthersWorkOffAllElse()
    {
        await using var desk = await RealDesk.Start(cluster);
        await ManyCases.Drafted(await QuickCase.Drafted(desk), 220);
        await using var connection = new NpgsqlConnection(desk.Admin);
        await connection.OpenAsync(Ct);
        await using var holding = await connection.BeginTransactionAsync(Ct);
        await using (var hold = new NpgsqlCommand("SELECT FROM review.instance WHERE life_id = (SELECT instance_id FROM review.timer WHERE due < review.now() ORDER BY due, instance_id LIMIT 1) FOR UPDATE", connection))
        {
            await hold.ExecuteNonQueryAsync(Ct); // the row a lane writes but does not claim: it waits with its whole batch
        }

        var run = Lanes(desk, 2).Run(Ct);
        for (var tries = 0; await desk.Ask<long>(Warned) < 170; tries++)
        {
            Assert.True(tries < 3000, "The other lane did not work off what is not held.");
            await Task.Delay(10, Ct);
        }

        Assert.Equal(170L, await desk.Ask<long>(Warned));
        await holding.RollbackAsync(Ct);
        Assert.Equal(220, await run + await Lanes(desk, 2).Run(Ct)); // a lane that was held too long leaves its batch to the next round
        Assert.Equal(220L, await desk.Ask<long>("SELECT count(DISTINCT life_id) FROM review.outbox WHERE template = 'draft-warning'"));
        Assert.Equal(220L, await desk.Ask<long>(Warned));
        await Faults.Invariants.Hold(desk);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Run_WithTheOldestTwoBatchesPoisoned_FiresAllTheOthersInOneGo(int lanes)
    {
        await using var desk = await RealDesk.Start(cluster);
        await ManyCases.Drafted(await QuickCase.Drafted(desk), 160);
        await desk.Ask<object>("""
            UPDATE review.instance SET state = '{"damaged": true}' WHERE life_id IN (SELECT instance_id FROM review.timer WHERE due < review.now() ORDER BY due, instance_id LIMIT 100);
            SELECT review.now()
            """);

        Assert.Equal(60, await Lanes(desk, lanes).Run(Ct));

        Assert.Equal(60L, await desk.Ask<long>(Warned));
        Assert.Equal(100L, await desk.Ask<long>("SELECT count(DISTINCT instance_id) FROM review.incident WHERE code = 'TIMER' AND resolved_at IS NULL"));
        Assert.Equal(100L, await desk.Ask<long>("SELECT count(*) FROM review.incident"));
        Assert.Equal(0, await Lanes(desk, lanes).Run(Ct));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(9)]
    public void Setting_OutOfRange_IsRefused(int lanes)
    {
        var app = WebHost.Build(["--environment", "Development", "--ConnectionStrings:Review", "Host=nowhere", $"--Clock:TimerLanes={lanes}"]);

        Assert.Contains("TimerLanes", Assert.Throws<OptionsValidationException>(() => app.Services.GetRequiredService<IOptions<ClockSettings>>().Value).Message, StringComparison.Ordinal);
    }

    private static TimerLanes Lanes(RealDesk desk, int lanes) => new(desk.Desk, Options.Create(new ClockSettings { TimerLanes = lanes }), NullLogger<TimerLanes>.Instance);
}
