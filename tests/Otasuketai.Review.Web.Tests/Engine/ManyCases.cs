using Npgsql;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Web.Tests.Desk;

namespace Otasuketai.Review.Web.Tests.Engine;

/// <summary>A crowd of cases made inside the database, past the desk and past its guards, and what the server did for a piece of work.</summary>
internal static class ManyCases
{
    private const string Big = "'dossier', 'life', 'instance', 'history', 'work_item', 'timer', 'outbox', 'poll', 'proposal', 'entry', 'evaluation_round', 'claim', 'idempotency'";

    /// <summary>Copies of a drafted case with its instance, its work and its timers, whose warnings are all due at one moment an hour ago.</summary>
    public static async Task Drafted(RealDesk model, int count)
    {
        var life = (await model.Newest(Machine.Registration)).Id;
        await Run(model, $"""
            SET session_replication_role = replica;
            CREATE TEMP TABLE twin AS SELECT gen_random_uuid() AS dossier, gen_random_uuid() AS life FROM generate_series(1, {count});
            INSERT INTO review.dossier (id, vendor_id, service_name, monitoring_type) SELECT w.dossier, d.vendor_id, d.service_name, d.monitoring_type FROM twin w, review.dossier d WHERE d.id = '{model.Dossier}';
            INSERT INTO review.life (id, dossier_id, machine, stage, version, facts, opened_at, stage_since)
            SELECT w.life, w.dossier, l.machine, l.stage, l.version, l.facts, l.opened_at, l.stage_since FROM twin w, review.life l WHERE l.id = '{life}';
            INSERT INTO review.history (dossier_id, life_id, machine, from_stage, act, to_stage, actor_id, actor_name, actor_roles, at)
            SELECT w.dossier, w.life, h.machine, h.from_stage, h.act, h.to_stage, h.actor_id, h.actor_name, h.actor_roles, h.at FROM twin w, review.history h WHERE h.life_id = '{life}';
            INSERT INTO review.instance SELECT w.life, w.dossier, i.process_id, i.version, i.hash, i.status, replace(i.state::text, '{life}', w.life::text)::jsonb FROM twin w, review.instance i WHERE i.life_id = '{life}';
            INSERT INTO review.timer (instance_id, timer_id, element_id, due) SELECT w.life, t.timer_id, t.element_id, CASE t.element_id WHEN 'DraftWarned' THEN review.now() - interval '1 hour' ELSE t.due END FROM twin w, review.timer t WHERE t.instance_id = '{life}';
            INSERT INTO review.work_item SELECT w.life, k.activity_id, w.dossier, k.element_id, k.name, k.role, k.acts, k.assignee, k.due, k.opened_at FROM twin w, review.work_item k WHERE k.instance_id = '{life}';
            SET session_replication_role = origin;
            ANALYZE;
            """);
    }

    /// <summary>Cases whose procedure ended long ago, with rows in every table a step asks.</summary>
    public static Task Finished(RealDesk model, int count) => Run(model, $"""
        SET session_replication_role = replica;
        CREATE TEMP TABLE old AS SELECT gen_random_uuid() AS id FROM generate_series(1, {count});
        INSERT INTO review.dossier (id, vendor_id) SELECT id, '{model.VendorOrg}' FROM old;
        INSERT INTO review.life (id, dossier_id, machine, stage, version, opened_at, stage_since) SELECT id, id, 'Registration', 'Discarded', 3, '2020-01-01', '2020-01-01' FROM old;
        INSERT INTO review.history (dossier_id, life_id, machine, from_stage, act, to_stage, actor_id, actor_name, actor_roles, at)
        SELECT id, id, 'Registration', 'Draft', 'Discard', 'Discarded', id, 'x', ARRAY['Vendor'], '2020-01-01' FROM old;
        INSERT INTO review.instance SELECT id, id, 'registration', d.version, d.hash, 'Finished', jsonb_build_object() FROM old, (SELECT version, hash FROM review.process_definition WHERE process_id = 'registration' LIMIT 1) d;
        INSERT INTO review.work_item (instance_id, activity_id, dossier_id, element_id, name, role, acts, opened_at, closed_at, closed_as) SELECT id, 'a1', id, 'Draft', 'x', 'Vendor', ARRAY['Submit'], '2020-01-01', '2020-01-02', 'Done' FROM old;
        INSERT INTO review.outbox (id, dossier_id, life_id, template, address, state) SELECT id, id, id, 'receipt', 'a@example.jp', 'Sent' FROM old;
        INSERT INTO review.poll (life_id, dossier_id, questions, closed_at) SELECT id, id, jsonb_build_array(), '2020-01-01' FROM old;
        INSERT INTO review.proposal (id, dossier_id, life_id, act, proposed_by, proposed_by_name, proposed_at, input, taken_by, taken_at, confirmed)
        SELECT id, id, id, 'DismissIneligible', id, 'x', '2020-01-01', jsonb_build_object(), id, '2020-01-02', false FROM old;
        INSERT INTO review.entry (life_id, dossier_id, number, listed_on, valid_until) SELECT id, id, to_char(row_number() OVER () / 1000, 'FM0000') || '-' || to_char(row_number() OVER () % 1000, 'FM000'), '2020-01-01', '2020-12-31' FROM old;
        INSERT INTO review.evaluation_round (life_id, dossier_id, items, closes_on) SELECT id, id, ARRAY['3.2'], '2020-12-31' FROM old;
        INSERT INTO review.claim (dossier_id, item, can, state) SELECT id, '3.2', true, 'Draft' FROM old;
        INSERT INTO review.idempotency (key, person_id, life_id, act, awaits_second_person) SELECT id, id, id, 'Discard', false FROM old;
        SET session_replication_role = origin;
        ANALYZE;
        """);

    /// <summary>Rows the server read one after the other, without an index, in the tables that grow, while <paramref name="work"/> was done; by table.</summary>
    public static async Task<string> ReadWithoutIndex(RealDesk desk, Func<Task> work)
    {
        const string asked = $"SELECT jsonb_object_agg(relname, seq_tup_read)::text FROM pg_stat_user_tables WHERE schemaname = 'review' AND relname IN ({Big})";
        var before = await desk.Ask<string>(asked);
        await work();
        await Settled(desk);
        return await desk.Ask<string>($"""
            SELECT coalesce(string_agg(relname || ' ' || seq_tup_read - ('{before}'::jsonb ->> relname)::bigint, ', ' ORDER BY relname), '') FROM pg_stat_user_tables
            WHERE schemaname = 'review' AND relname IN ({Big}) AND seq_tup_read - ('{before}'::jsonb ->> relname)::bigint > 1000
            """);
    }

    /// <summary>Entries of the timers' index read while <paramref name="work"/> was done.</summary>
    public static async Task<long> TimerEntriesRead(RealDesk desk, Func<Task> work)
    {
        const string asked = "SELECT idx_tup_read FROM pg_stat_user_indexes WHERE indexrelname = 'timer_due'";
        var before = await desk.Ask<long>(asked);
        await work();
        await Settled(desk);
        return await desk.Ask<long>(asked) - before;
    }

    private static async Task Run(RealDesk desk, string sql)
    {
        await using var connection = new NpgsqlConnection(desk.Admin);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 300 };
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>A session tells what it did at the latest when it ends.</summary>
    private static async Task Settled(RealDesk desk)
    {
        desk.App.Clear();
        for (var tries = 0; await desk.Ask<long>("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND usename = 'review_app'") > 0; tries++)
        {
            Assert.True(tries < 500, "A session of the application stays open.");
            await Task.Delay(20);
        }
    }
}
