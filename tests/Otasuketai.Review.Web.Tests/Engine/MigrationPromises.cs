using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Npgsql;
using Otasuketai.Bpmn;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Process;
using Otasuketai.Review.Web.Desk;
using Otasuketai.Review.Web.Tests.Desk;
using Otasuketai.Review.Web.Tests.House;

namespace Otasuketai.Review.Web.Tests.Engine;

/// <summary>Every wait state the explorer reaches, as a case of its own in the database, taken to the next version by the desk.</summary>
public sealed partial class MigrationPromises(TestCluster cluster)
{
    private static readonly ImmutableArray<Definition> Shipped = [.. DefinitionStore.Shipped().Select(s => s.Result.Definition!)];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<Machine> Machines => [.. Enum.GetValues<Machine>().Where(m => ProcessIds.Of(m) is not null)];

    [Theory]
    [MemberData(nameof(Machines))]
    public async Task P8_Migrate_AtEveryWaitState_KeepsStateWorkAndDates(Machine machine)
    {
        var name = ProcessIds.Of(machine)!;
        await using var old = await RealDesk.Start(cluster);
        await using var desk = await RealDesk.Join(old.Admin, old.App.ConnectionString, old.Dossier, old.VendorOrg,
            Edited.With(name, xml => Version().Replace(xml, "otr:version=\"next\"", 1)));
        var plan = new MigrationPlan(Shipped.Single(d => d.ProcessId == name), desk.Library.For(machine)!);
        var waits = Explorer.Explore(Shipped, name).Waits.Select(w => w with { Id = Guid.CreateVersion7().ToString() }).ToImmutableArray();
        await Put(desk, machine, waits);
        var before = await Rows(desk);

        foreach (var wait in waits)
        {
            var id = Guid.Parse(wait.Id);
            Assert.IsType<DeskAnswer.Done>(await desk.Desk.Migrate(new(id), new(id), plan, (RealDesk.Person(20, Role.Admin), "手順書の改善"), Ct));
            Assert.Equal(
                InstanceJson.Write(wait).Replace(Key(plan.From), Key(plan.To), StringComparison.Ordinal),
                InstanceJson.Write(InstanceJson.Read(await desk.Ask<string>($"SELECT state::text FROM review.instance WHERE life_id = '{id}' AND version = 'next'"))));
        }

        Assert.NotEmpty(waits);
        Assert.Equal(before, await Rows(desk));
        Assert.Equal(waits.Length, await desk.Ask<long>("SELECT count(*) FROM review.journal WHERE kind = 'migrated'"));
        Assert.Equal(0L, await desk.Ask<long>("SELECT count(*) FROM review.history WHERE at > review.now() - interval '1 hour'"));
    }

    /// <summary>One case each, with the rows a step would have written, past the desk and past its guards.</summary>
    private static async Task Put(RealDesk desk, Machine machine, ImmutableArray<Instance> waits)
    {
        var library = new ProcessLibrary(Shipped);
        var alive = Law.StagesOf(machine).First(s => s != Stage.None && !Law.IsEnd(machine, s)).ToString();
        await using var connection = new NpgsqlConnection(desk.Admin);
        await connection.OpenAsync(Ct);
        var sql = new SqlBatch();
        sql.Add("SET session_replication_role = replica");
        foreach (var wait in waits)
        {
            var id = Guid.Parse(wait.Id);
            sql.Add("INSERT INTO review.dossier (id, vendor_id) VALUES ($1, $2)", id, desk.VendorOrg.Value);
            sql.Add("INSERT INTO review.life (id, dossier_id, machine, stage, version, opened_at, stage_since) VALUES ($1, $1, $2, $3, 1, '2020-01-01', '2020-01-01')", id, machine.ToString(), alive);
            sql.Add("INSERT INTO review.instance (life_id, dossier_id, process_id, version, hash, status, state) VALUES ($1, $1, $2, $3, $4, $5, $6)",
                id, wait.Definition.ProcessId, wait.Definition.Version, wait.Definition.Hash, wait.Status.ToString(), new JsonText(InstanceJson.Write(wait)));
            foreach (var timer in wait.Timers)
            {
                sql.Add("INSERT INTO review.timer (instance_id, timer_id, element_id, due) VALUES ($1, $2, $3, $4)", id, timer.Id, timer.ElementId, timer.Due);
            }

            foreach (var item in OpenWork.Of(wait, library))
            {
                sql.Add("INSERT INTO review.work_item (instance_id, activity_id, dossier_id, element_id, name, role, acts, due, opened_at) VALUES ($1, $2, $1, $3, $4, $5, $6, $7, '2020-01-01')",
                    id, item.ActivityId, item.ElementId, item.Name, SqlBatch.OrNull(item.Role), item.Acts.ToArray(), SqlBatch.OrNull(item.Due));
            }
        }

        sql.Add("SET session_replication_role = origin");
        await sql.Run(connection, Ct);
    }

    /// <summary>All timers and all work, open or closed.</summary>
    private static Task<string> Rows(RealDesk desk) => desk.Ask<string>("""
        SELECT concat_ws(E'\n', (SELECT string_agg(t::text, E'\n' ORDER BY t.instance_id, t.timer_id) FROM review.timer t), (SELECT string_agg(w::text, E'\n' ORDER BY w.instance_id, w.activity_id) FROM review.work_item w))
        """);

    private static string Key(Definition d) => $"[\"{d.ProcessId}\",\"{d.Version}\",\"{d.Hash}\"]";

    [GeneratedRegex("otr:version=\"[^\"]+\"")]
    private static partial Regex Version();
}
