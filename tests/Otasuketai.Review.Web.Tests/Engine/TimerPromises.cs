using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Npgsql;
using Otasuketai.Bpmn;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Web.Desk;
using Otasuketai.Review.Web.Tests.Desk;
using Otasuketai.Review.Web.Tests.Faults;
using Otasuketai.Review.Web.Tests.House;

namespace Otasuketai.Review.Web.Tests.Engine;

/// <summary>The engine's promises about time and crowds; README.md beside this file says where each of the sixteen is proven.</summary>
public sealed class TimerPromises(TestCluster cluster)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task P3_Timers_OverdueInARestoredCopy_FireOldestFirst()
    {
        await using var desk = await RealDesk.Start(cluster);
        await ManyCases.Drafted(await QuickCase.Drafted(desk), 60);
        await desk.Ask<object>("UPDATE review.timer t SET due = review.now() - o.n * interval '1 day' FROM (SELECT instance_id, row_number() OVER (ORDER BY random()) AS n FROM review.timer WHERE due < review.now()) o WHERE o.instance_id = t.instance_id AND t.due < review.now() RETURNING 1");
        await using var restored = await Restored(desk);
        const string oldest = "SELECT string_agg(instance_id::text, ' ' ORDER BY due) FROM (SELECT * FROM review.timer WHERE due < review.now() ORDER BY due LIMIT 53) t";
        var order = await restored.Ask<string>(oldest);

        Assert.Equal(53, await restored.Desk.WakeDueTimers(53, Ct));

        Assert.Equal(53L, await restored.Ask<long>($"SELECT count(*) FROM review.outbox WHERE template = 'draft-warning' AND life_id = ANY (string_to_array('{order}', ' ')::uuid[])"));
        Assert.Equal(7, await restored.Desk.WakeDueTimers(100, Ct));
        Assert.Equal(60L, await restored.Ask<long>("SELECT count(DISTINCT life_id) FROM review.outbox WHERE template = 'draft-warning'"));
        Assert.Equal(60L, await desk.Ask<long>("SELECT count(*) FROM review.timer WHERE due < review.now()"));
        await Faults.Invariants.Hold(restored);
    }

    [Fact]
    public async Task P10_Step_AmongFiftyThousandFinishedCasesAndTwoHundredVersions_ReadsThroughIndexesOnly()
    {
        await using var first = await RealDesk.Start(cluster);
        await Versions(first, 200);
        await ManyCases.Finished(first, 50_000);
        first.App.Clear();
        await using var desk = await RealDesk.Join(first.Admin, first.App.ConnectionString, first.Dossier, first.VendorOrg, await Newest(first));

        var read = await ManyCases.ReadWithoutIndex(desk, async () =>
        {
            await Chapters.Submit(desk);
            await desk.Do(Machine.Registration, Act.RequestCorrection, desk.Intake, ("type", "missing"), ("items", "3.2"), ("mend", "月額を書いてください"), ("reason", "料金表と違う"));
            await desk.Wait("120 days");
        });

        Assert.Equal(string.Empty, read);
        Assert.Equal(Stage.DeemedWithdrawn, (await desk.Newest(Machine.Registration)).Stage);
        Assert.Equal("changed-200", await desk.Ask<string>($"SELECT version FROM review.instance WHERE dossier_id = '{desk.Dossier}'"));
    }

    [Fact]
    public async Task P11_Timers_TwentyThousandDueAtOneMoment_AreTakenFiftyToACommitWithoutSortingTheRest()
    {
        await using var desk = await RealDesk.Start(cluster);
        await ManyCases.Drafted(await QuickCase.Drafted(desk), 20_000);

        var entries = await ManyCases.TimerEntriesRead(desk, async () => Assert.Equal(200, await desk.Desk.WakeDueTimers(200, Ct)));

        Assert.Equal(200L, await desk.Ask<long>("SELECT count(DISTINCT life_id) FROM review.outbox WHERE template = 'draft-warning'"));
        Assert.Equal("50 50 50 50", await desk.Ask<string>("SELECT string_agg(n::text, ' ') FROM (SELECT count(DISTINCT life_id) AS n FROM review.outbox WHERE template = 'draft-warning' GROUP BY xmin::text) c"));
        Assert.InRange(entries, 200, 2_000);
    }

    [Fact]
    public async Task P12_PoisonedCases_InABatch_AreIncidentsAndTheOthersFire()
    {
        await using var desk = await RealDesk.Start(cluster);
        await ManyCases.Drafted(await QuickCase.Drafted(desk), 60);
        await desk.Ask<object>("""
            CREATE TABLE review.sick AS SELECT instance_id FROM review.timer WHERE due < review.now() ORDER BY due, instance_id OFFSET 10 LIMIT 3;
            UPDATE review.instance SET state = '{"damaged": true}' WHERE life_id = (SELECT instance_id FROM review.sick LIMIT 1);
            CREATE FUNCTION review.refuse_sick() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                IF NEW.life_id IN (SELECT instance_id FROM review.sick) THEN RAISE EXCEPTION 'sick'; END IF; RETURN NEW; END $$;
            GRANT SELECT ON review.sick TO review_app;
            CREATE TRIGGER sick BEFORE INSERT ON review.outbox FOR EACH ROW EXECUTE FUNCTION review.refuse_sick();
            SELECT review.now()
            """);

        while (await desk.Desk.WakeDueTimers(50, Ct) > 0)
        {
        }

        Assert.Equal(57L, await desk.Ask<long>("SELECT count(DISTINCT life_id) FROM review.outbox WHERE template = 'draft-warning'"));
        Assert.Equal(57L, await desk.Ask<long>("SELECT count(*) FROM review.outbox WHERE template = 'draft-warning'"));
        Assert.Equal(3L, await desk.Ask<long>("SELECT count(*) FROM review.incident n JOIN review.sick s ON s.instance_id = n.instance_id WHERE n.code = 'TIMER' AND n.resolved_at IS NULL"));
        Assert.Equal(3L, await desk.Ask<long>("SELECT count(*) FROM review.timer WHERE due < review.now() AND failed_at IS NOT NULL"));
        Assert.Equal(2L, await desk.Ask<long>("SELECT count(*) FROM review.incident WHERE message LIKE '%sick%'"));
    }

    [Theory]
    [InlineData("America/New_York")]
    [InlineData("Australia/Lord_Howe")]
    [InlineData("Pacific/Kiritimati")]
    public async Task P14_Deadline_InADatabaseOfAnotherZone_IsTheSameJapaneseMidnight(string zone)
    {
        await using var desk = await RealDesk.Start(cluster);
        await desk.Ask<object>($"DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET timezone = %L', current_database(), '{zone}'); END $$; SELECT review.now()");
        desk.App.Clear();

        await QuickCase.Drafted(desk);

        Assert.Equal(zone, await desk.Ask<string>("SELECT current_setting('timezone')"));
        Assert.Equal("00:00 09:00", await desk.Ask<string>("SELECT string_agg(DISTINCT to_char(due AT TIME ZONE 'Asia/Tokyo', 'HH24:MI'), ' ' ORDER BY to_char(due AT TIME ZONE 'Asia/Tokyo', 'HH24:MI')) FROM review.timer"));
    }

    /// <summary>More versions of one diagram, as years of changes leave them.</summary>
    private static async Task Versions(RealDesk desk, int count)
    {
        var xml = await desk.Ask<string>("SELECT xml FROM review.process_definition WHERE process_id = 'registration'");
        var versions = Enumerable.Range(1, count).Select(n => Regex.Replace(xml, "otr:version=\"[0-9]+\"", $"otr:version=\"changed-{n}\"")).ToArray();
        await using var connection = new NpgsqlConnection(desk.Admin);
        await connection.OpenAsync(Ct);
        await using var command = new NpgsqlCommand("INSERT INTO review.process_definition (process_id, version, hash, xml) SELECT 'registration', 'changed-' || n, h, x FROM unnest($1, $2) WITH ORDINALITY AS v (h, x, n)", connection);
        command.Parameters.Add(new() { Value = versions.Select(v => BpmnReader.Read(v).Definition!.Hash).ToArray() });
        command.Parameters.Add(new() { Value = versions });
        Assert.Equal(count, await command.ExecuteNonQueryAsync(Ct));
    }

    /// <summary>The diagrams of a program that carries the newest version.</summary>
    private static async Task<ImmutableArray<DiagramFile>> Newest(RealDesk desk)
    {
        var xml = await desk.Ask<string>("SELECT xml FROM review.process_definition WHERE process_id = 'registration' ORDER BY seq DESC LIMIT 1");
        return Edited.With("registration", _ => xml);
    }

    /// <summary>What a backup and a restore on another machine leave: the same rows, another server process, nothing in memory.</summary>
    private async Task<RealDesk> Restored(RealDesk desk)
    {
        desk.App.Clear();
        var name = await cluster.NewNameAsync();
        var original = new NpgsqlConnectionStringBuilder(desk.Admin);
        await using var connection = new NpgsqlConnection(cluster.AdminConnectionString("postgres"));
        await connection.OpenAsync(Ct);
        await using var command = new NpgsqlCommand($"CREATE DATABASE {name} TEMPLATE {original.Database}", connection);
        await command.ExecuteNonQueryAsync(Ct);
        return await RealDesk.Join(cluster.AdminConnectionString(name), cluster.ConnectionString(name), desk.Dossier, desk.VendorOrg);
    }
}
