using Npgsql;
using Otasuketai.Bpmn;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Web.Desk;
using Otasuketai.Review.Web.Tests.Desk;
using Otasuketai.Review.Web.Tests.House;

namespace Otasuketai.Review.Web.Tests.Faults;

/// <summary>Timers under many workers, broken lines and broken cases: each effect once, a poisoned case is shown and blocks nobody.</summary>
public sealed class TimerFaultTests(TestCluster cluster)
{
    private const int Cases = 500;
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task P1_Timers_WokenByEightWorkersWithBrokenLines_HaveOneEffectEach()
    {
        await using var desk = await RealDesk.Start(cluster);
        await Parallel.ForEachAsync(Enumerable.Range(0, Cases), new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = Ct }, async (_, _) => await QuickCase.Drafted(desk));
        await desk.Ask<object>("SELECT review.set_clock_offset(interval '61 days')");
        using var over = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var nodes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => RealDesk.Join(desk.Admin, desk.App.ConnectionString + ";Application Name=worker", desk.Dossier, desk.VendorOrg)));
        var harm = Kill(desk, over.Token);

        var workers = nodes.Select(async node =>
        {
            await using var _ = node;
            while (await desk.Ask<long>("SELECT count(*) FROM review.timer WHERE due <= review.now() AND failed_at IS NULL") > 0)
            {
                try
                {
                    await node.Desk.WakeDueTimers(Cases, Ct);
                }
                catch (NpgsqlException)
                {
                    await Task.Delay(20, Ct); // as the clock does: the next round
                }
            }
        });
        await Task.WhenAll(workers);
        await over.CancelAsync();
        var killed = await harm;

        Assert.True(killed > 0, "No line was broken.");
        Assert.Equal(Cases, await desk.Ask<long>("SELECT count(*) FROM review.outbox WHERE template = 'draft-warning'"));
        Assert.Equal(Cases, await desk.Ask<long>("SELECT count(DISTINCT dossier_id) FROM review.outbox WHERE template = 'draft-warning'"));
        Assert.Equal(0L, await desk.Ask<long>("SELECT count(*) FROM review.incident"));
        await Invariants.Hold(desk);
    }

    [Fact]
    public async Task Timer_WhileSomebodyActsOnTheCase_WaitsForTheNextRound()
    {
        await using var desk = await RealDesk.Start(cluster);
        var one = await QuickCase.Drafted(desk);
        await desk.Ask<object>("SELECT review.set_clock_offset(interval '61 days')");
        await using var connection = new NpgsqlConnection(desk.Admin);
        await connection.OpenAsync(Ct);
        await using var acting = await connection.BeginTransactionAsync(Ct);
        await Run(connection, $"SELECT 1 FROM review.dossier WHERE id = '{one.Dossier}' FOR NO KEY UPDATE");

        Assert.Equal(0, await desk.Desk.WakeDueTimers(10, Ct));
        await Run(connection, "DELETE FROM review.timer");
        await acting.RollbackAsync(Ct);

        Assert.Equal(0L, await desk.Ask<long>("SELECT count(*) FROM review.incident"));
        Assert.Equal(1, await desk.Desk.WakeDueTimers(10, Ct));
    }

    [Fact]
    public async Task Timer_OfAPoisonedCase_IsAnIncidentThatBlocksNobodyAndCanBeMended()
    {
        await using var desk = await RealDesk.Start(cluster);
        var sick = await QuickCase.Drafted(desk);
        await QuickCase.Drafted(desk);
        await QuickCase.Drafted(desk);
        var life = (await sick.Newest(Machine.Registration)).Id;
        var state = await desk.Ask<string>($"SELECT state::text FROM review.instance WHERE life_id = '{life}'");
        await desk.Ask<object>($"UPDATE review.instance SET state = '{{\"damaged\": true}}' WHERE life_id = '{life}' RETURNING 1");

        await desk.Wait("61 days");

        Assert.Equal(2L, await desk.Ask<long>("SELECT count(*) FROM review.outbox WHERE template = 'draft-warning'"));
        Assert.Equal("TIMER", await desk.Ask<string>($"SELECT code FROM review.incident WHERE dossier_id = '{sick.Dossier}' AND resolved_at IS NULL"));
        Assert.Equal(0, await desk.Desk.WakeDueTimers(10, Ct));

        await desk.Ask<object>($"UPDATE review.instance SET state = '{state.Replace("'", "''", StringComparison.Ordinal)}' WHERE life_id = '{life}' RETURNING 1");
        var timer = await desk.Ask<string>("SELECT activity_id FROM review.incident");
        Assert.IsType<DeskAnswer.Done>(await desk.Desk.Mend(sick.Dossier, life, new EngineEvent.Retry(timer), desk.Intake, "保存状態を直した", Ct));

        Assert.Equal(1, await desk.Desk.WakeDueTimers(10, Ct));
        Assert.Equal(3L, await desk.Ask<long>("SELECT count(*) FROM review.outbox WHERE template = 'draft-warning'"));
        Assert.Equal(0L, await desk.Ask<long>("SELECT count(*) FROM review.incident WHERE resolved_at IS NULL"));
        Assert.Equal("保存状態を直した", await desk.Ask<string>("SELECT resolution FROM review.incident"));
        await Invariants.Hold(desk);
    }

    [Fact]
    public async Task Retry_ThatFailsAgain_LeavesTheNewIncidentOpen()
    {
        await using var desk = await RealDesk.Start(cluster);
        var one = await QuickCase.Drafted(desk);
        var life = (await one.Newest(Machine.Registration)).Id;
        await Stand(desk, life, Stage.Hearing);
        await desk.Wait("91 days");
        var activity = await desk.Ask<string>("SELECT activity_id FROM review.incident WHERE resolved_at IS NULL AND code <> 'TIMER'");

        Assert.IsType<DeskAnswer.Done>(await desk.Desk.Mend(one.Dossier, life, new EngineEvent.Retry(activity), desk.Intake, "もう一度", Ct));
        Assert.Equal(1L, await desk.Ask<long>("SELECT count(*) FROM review.incident WHERE resolved_at IS NULL"));
        Assert.Equal(1L, await desk.Ask<long>("SELECT count(*) FROM review.incident WHERE resolved_at IS NOT NULL"));

        await Stand(desk, life, Stage.Draft);
        Assert.IsType<DeskAnswer.Done>(await desk.Desk.Mend(one.Dossier, life, new EngineEvent.Retry(activity), desk.Intake, "段階を直した", Ct));
        Assert.Equal(0L, await desk.Ask<long>("SELECT count(*) FROM review.incident WHERE resolved_at IS NULL"));
        Assert.Equal(Stage.Discarded, (await one.Newest(Machine.Registration)).Stage);
    }

    [Fact]
    public async Task Mend_OfWhatIsNotBroken_IsRefusedAndWritesNothing()
    {
        await using var desk = await RealDesk.Start(cluster);
        var one = await QuickCase.Drafted(desk);
        var life = (await one.Newest(Machine.Registration)).Id;

        Assert.IsType<DeskAnswer.No>(await desk.Desk.Mend(one.Dossier, life, new EngineEvent.Retry("a1"), desk.Intake, "念のため", Ct));
        Assert.IsType<DeskAnswer.No>(await desk.Desk.Mend(one.Dossier, life, new EngineEvent.Skip("a999", "念のため"), desk.Intake, "念のため", Ct));
        Assert.Equal(0L, await desk.Ask<long>("SELECT count(*) FROM review.journal"));
    }

    /// <summary>Breaks the worker's lines to the server, one every few milliseconds, in the middle of whatever they do.</summary>
    private static async Task<int> Kill(RealDesk desk, CancellationToken over)
    {
        var killed = 0L;
        while (!over.IsCancellationRequested)
        {
            killed += await desk.Ask<long>("""
                SELECT count(*) FILTER (WHERE pg_terminate_backend(pid)) FROM (
                    SELECT pid FROM pg_stat_activity WHERE application_name = 'worker' AND datname = current_database() AND xact_start IS NOT NULL ORDER BY random() LIMIT 1) one
                """);
            await Task.WhenAny(Task.Delay(15, over));
        }

        return (int)killed;
    }

    /// <summary>As a damaged database would have it: past the guard of the law.</summary>
    private static Task<object> Stand(RealDesk desk, LifeId life, Stage stage) =>
        desk.Ask<object>($"SET session_replication_role = replica; UPDATE review.life SET stage = '{stage}' WHERE id = '{life}' RETURNING 1");

    private static async Task Run(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Ct);
    }
}
