using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Npgsql;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Web.Tests.House;

namespace Otasuketai.Review.Bench;

/// <summary>
/// Promises 10 and 11 at full size: users' acts and due timers among a million finished procedures and 200 versions, beside the same database without
/// them; and users' acts while 50,000 due timers are worked off, beside the same acts in peace.
/// </summary>
internal static class CrowdBench
{
    private const int Users = 4;
    private const int CasesPerUser = 10;
    private const int Rounds = 5;
    private const int Timers = 2_000;
    private const int Lanes = 2;
    private static readonly int Finished = Size("BENCH_FINISHED", 1_000_000);
    private static readonly int Due = Size("BENCH_DUE", 50_000);
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(6);

    /// <summary>How long a user waits before the next act: people do not act as fast as the machine answers.</summary>
    private static readonly TimeSpan Thinks = TimeSpan.FromMilliseconds(20);

    public static async Task<IReadOnlyList<Figure>> Run()
    {
        await using var cluster = await PrivateCluster.StartAsync(CancellationToken.None, durable: true);
        IReadOnlyList<(DossierId Dossier, LifeId Life)>[] cases;
        LifeId model;
        await using (var first = await BenchDesk.Start(cluster.AdminConnectionString))
        {
            cases = await Task.WhenAll(Enumerable.Range(0, Users).Select(_ => first.InEvidenceCheck(CasesPerUser)));
            model = await first.Drafted();
        }

        NpgsqlConnection.ClearAllPools();
        var review = new NpgsqlConnectionStringBuilder(cluster.AdminConnectionString) { Database = "review" }.ConnectionString;
        var crowded = new NpgsqlConnectionStringBuilder(cluster.AdminConnectionString) { Database = "crowded" }.ConnectionString;
        await Sql(cluster.AdminConnectionString, "CREATE DATABASE crowded TEMPLATE review");
        await Sql(crowded, Crowd(model));
        await Sql(crowded, "CHECKPOINT"); // what was loaded is on the disk before anything is measured
        // of each register two nodes: an act finds its case written by the other one and has to read it
        await using var empty = new Site(await BenchDesk.Join(review), await BenchDesk.Join(review));
        await using var full = new Site(await BenchDesk.Join(crowded), await BenchDesk.Join(crowded));
        return [.. await Among(empty, full, cases, model), .. await While(empty, cases, model)];
    }

    /// <summary>Promise 10; the rounds of both databases take turns.</summary>
    private static async Task<IReadOnlyList<Figure>> Among(Site empty, Site full, IReadOnlyList<(DossierId Dossier, LifeId Life)>[] cases, LifeId model)
    {
        List<double> without = [], among = [], middleWithout = [], middleAmong = [], timersWithout = [], timersAmong = [];
        foreach (var desk in new[] { empty, full })
        {
            await Acts(desk, cases, Task.Delay(TimeSpan.FromSeconds(3)));
        }

        for (var round = 0; round < Rounds; round++)
        {
            var (few, many) = (await Acts(empty, cases, Task.Delay(Round)), await Acts(full, cases, Task.Delay(Round)));
            (double P95, double Middle) small = (P95(few), Figure.Median(few)), large = (P95(many), Figure.Median(many));
            without.Add(small.P95);
            among.Add(large.P95);
            middleWithout.Add(small.Middle);
            middleAmong.Add(large.Middle);
            timersWithout.Add(await Fired(empty, model, Timers) ?? 0);
            timersAmong.Add(await Fired(full, model, Timers) ?? 0);
        }

        var (p95Empty, p95Full) = (Figure.Median(without), Figure.Median(among));
        var (middleEmpty, middleFull) = (Figure.Median(middleWithout), Figure.Median(middleAmong));
        var (slow, fast) = (Figure.Median(timersAmong), Figure.Median(timersWithout));
        var crowd = string.Create(CultureInfo.InvariantCulture, $"{Finished:N0} finished procedures and 200 versions");
        return
        [
            new Figure("p95 of two acts of a user, empty register", p95Empty, "ms", 1, "itself"),
            new Figure($"p95 of two acts of a user, {crowd}", p95Full, "ms", p95Empty / p95Full, "the empty register (times as fast; promise 10 asks 0.83)"),
            new Figure($"median of two acts of a user, {crowd}", middleFull, "ms", middleEmpty / middleFull, "the empty register (times as fast)"),
            new Figure($"due timers run, one worker, {crowd}", slow, "timers/s", slow / fast, "the empty register"),
        ];
    }

    /// <summary>Promise 11.</summary>
    private static async Task<IReadOnlyList<Figure>> While(Site desk, IReadOnlyList<(DossierId Dossier, LifeId Life)>[] cases, LifeId model)
    {
        List<double> quiet = [P95(await Acts(desk, cases, Task.Delay(Round)))];
        await desk.One.Overdue(model, Due);
        var watch = Stopwatch.StartNew();
        var work = desk.One.RunTimers(Lanes);
        var busy = P95(await Acts(desk, cases, work));
        var rate = Due / watch.Elapsed.TotalSeconds;
        quiet.Add(P95(await Acts(desk, cases, Task.Delay(Round))));
        var calm = quiet.Average();
        return
        [
            new Figure("p95 of two acts of a user, no timers due", calm, "ms", 1, "itself"),
            new Figure(string.Create(CultureInfo.InvariantCulture, $"p95 of two acts of a user while {Due:N0} timers are due"), busy, "ms", calm / busy, "the same without (times as fast; promise 11 asks 0.5)"),
            new Figure($"due timers run beside the users, {Lanes} lanes", rate, "timers/s", null, "no limit"),
        ];
    }

    private static async Task<double?> Fired(Site desk, LifeId model, int count)
    {
        await desk.One.Overdue(model, count);
        return count / await desk.One.RunTimers(workers: 1);
    }

    /// <summary>Milliseconds of each pair of acts until <paramref name="until"/> is over.</summary>
    private static async Task<List<double>> Acts(Site desk, IReadOnlyList<(DossierId Dossier, LifeId Life)>[] cases, Task until)
    {
        var took = new ConcurrentBag<double>();
        await Task.WhenAll(cases.Select(own => Task.Run(async () =>
        {
            for (var turn = 0; !until.IsCompleted; turn++)
            {
                var watch = Stopwatch.StartNew();
                await desk.One.Hearing(own[turn % own.Count], desk.Other);
                took.Add(watch.Elapsed.TotalMilliseconds);
                await Task.Delay(Thinks);
            }
        })));
        await until;
        return [.. took];
    }

    private sealed record Site(BenchDesk One, BenchDesk Other) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await One.DisposeAsync();
            await Other.DisposeAsync();
        }
    }

    private static double P95(List<double> values) => values.Order().ElementAt((int)(values.Count * 0.95));

    private static int Size(string variable, int full) => int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var size) ? size : full;

    /// <summary>What years leave behind, in every table a step asks: each procedure ended as the drafted model would have.</summary>
    private static string Crowd(LifeId model) => $"""
        SET session_replication_role = replica;
        SET synchronous_commit = off;
        INSERT INTO review.process_definition (process_id, version, hash, xml)
        SELECT 'registration', 'old-' || n, md5(n::text), d.xml FROM generate_series(1, 200) n, review.process_definition d WHERE d.process_id = 'registration';
        CREATE TEMP TABLE old AS SELECT gen_random_uuid() AS id FROM generate_series(1, {Finished});
        INSERT INTO review.dossier (id, vendor_id, service_name) SELECT o.id, d.vendor_id, 'x' FROM old o, review.dossier d JOIN review.life l ON l.dossier_id = d.id WHERE l.id = '{model}';
        INSERT INTO review.life (id, dossier_id, machine, stage, version, opened_at, stage_since) SELECT id, id, 'Registration', 'Discarded', 3, '2020-01-01', '2020-01-01' FROM old;
        INSERT INTO review.history (dossier_id, life_id, machine, from_stage, act, to_stage, actor_id, actor_name, actor_roles, at)
        SELECT id, id, 'Registration', 'Draft', 'Discard', 'Discarded', id, 'x', ARRAY['Vendor'], '2020-01-01' FROM old;
        INSERT INTO review.instance SELECT o.id, o.id, i.process_id, i.version, i.hash, 'Finished', i.state FROM old o, review.instance i WHERE i.life_id = '{model}';
        INSERT INTO review.work_item (instance_id, activity_id, dossier_id, element_id, name, role, acts, opened_at, closed_at, closed_as)
        SELECT id, 'a1', id, 'Draft', 'x', 'Vendor', ARRAY['Submit'], '2020-01-01', '2020-01-02', 'Done' FROM old;
        INSERT INTO review.outbox (id, dossier_id, life_id, template, address, state, sent_at) SELECT id, id, id, 'receipt', 'a@example.jp', 'Sent', '2020-01-01' FROM old;
        INSERT INTO review.idempotency (key, person_id, life_id, act, awaits_second_person) SELECT id, id, id, 'Discard', false FROM old;
        SET session_replication_role = origin;
        VACUUM ANALYZE
        """;

    private static async Task Sql(string admin, string sql)
    {
        await using var connection = new NpgsqlConnection(admin);
        await connection.OpenAsync();
        foreach (var statement in sql.Split(";\n"))
        {
            await using var command = new NpgsqlCommand(statement, connection) { CommandTimeout = 1800 };
            await command.ExecuteNonQueryAsync();
        }
    }
}
