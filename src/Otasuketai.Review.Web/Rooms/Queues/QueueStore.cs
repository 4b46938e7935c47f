using System.Collections.Immutable;
using Npgsql;
using Otasuketai.Review.Lifecycle;

namespace Otasuketai.Review.Web.Rooms.Queues;

/// <summary>
/// What waits for whom. One filter serves the list, the counts and the dark bar: work for one's roles or oneself, what vendors are
/// waited for (for the operator), proposals of others (for an approver); the auditor sees all of it. Drafts are nobody's business.
/// </summary>
public sealed class QueueStore(NpgsqlDataSource source)
{
    /// <summary>Rows on one page.</summary>
    public const int PageSize = 20;

    private const string Seen = """
        WITH item AS (
            SELECT w.dossier_id, w.instance_id AS life_id, l.machine, w.name, w.acts, w.role, w.due, w.opened_at, coalesce(l.facts ->> 'clock', '') = 'stopped' AS stopped, NULL::text AS proposer,
                   CASE WHEN w.role = 'Vendor' THEN 'Waiting'
                        WHEN w.role IN ('Secretariat', 'Chair', 'Member') OR 'ApproveDossier' = ANY (w.acts) THEN 'Committee'
                        WHEN l.machine = 'Registration' AND w.role = 'Intake' THEN 'Intake'
                        WHEN l.machine = 'Registration' AND w.role = 'Checker' THEN 'Evidence'
                        WHEN l.machine IN ('ChangeNotice', 'Incident', 'Measure', 'Succession', 'Appeal') THEN 'Changes'
                        ELSE 'Listing' END AS queue
            FROM review.work_item w JOIN review.life l ON l.id = w.instance_id
            WHERE w.closed_at IS NULL
              AND (((w.role = ANY ($1) OR $4) AND w.assignee IS NULL) OR w.assignee = $2 OR (w.role = 'Vendor' AND $3))
            UNION ALL
            SELECT p.dossier_id, p.life_id, l.machine, p.act, ARRAY[p.act], 'Approver', NULL, p.proposed_at, false, p.proposed_by_name, 'Approvals'
            FROM review.proposal p JOIN review.life l ON l.id = p.life_id
            WHERE p.taken_at IS NULL AND p.proposed_by <> $2 AND ('Approver' = ANY ($1) OR $4)),
        seen AS (
            SELECT i.*, coalesce(e.number, a.number, '') AS number, d.service_name, o.name AS vendor
            FROM item i JOIN review.dossier d ON d.id = i.dossier_id JOIN review.organisation o ON o.id = d.vendor_id
            LEFT JOIN LATERAL (SELECT n.number FROM review.entry n WHERE n.dossier_id = d.id ORDER BY n.listed_on DESC LIMIT 1) e ON true
            LEFT JOIN LATERAL (
                SELECT r.facts ->> 'number' AS number FROM review.life r
                WHERE r.dossier_id = d.id AND r.machine = 'Registration' AND r.facts ? 'number' ORDER BY r.opened_at DESC LIMIT 1) a ON true
            WHERE EXISTS (SELECT FROM review.history h WHERE h.dossier_id = d.id AND h.act IN ('Submit', 'CarryOver')))
        """;

    private const string Today = "(review.now() AT TIME ZONE 'Asia/Tokyo')::date";

    /// <summary>How much lies on each of the actor's heaps, and today's date; heaps with nothing on them are left out.</summary>
    public async Task<(ImmutableArray<QueueCount> Counts, DateOnly Today)> Counts(Actor actor, CancellationToken ct)
    {
        await using var command = source.CreateCommand($"""
            {Seen}
            SELECT queue, count(*)::integer, (count(*) FILTER (WHERE due < {Today} AND NOT stopped))::integer, min(due) FILTER (WHERE NOT stopped), {Today} FROM seen GROUP BY queue
            UNION ALL SELECT NULL, 0, 0, NULL, {Today}
            """);
        Ask(command, actor);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var counts = ImmutableArray.CreateBuilder<QueueCount>();
        var today = default(DateOnly);
        while (await reader.ReadAsync(ct))
        {
            today = reader.GetFieldValue<DateOnly>(4);
            if (!reader.IsDBNull(0))
            {
                counts.Add(new QueueCount(Enum.Parse<Queue>(reader.GetString(0)), reader.GetInt32(1), reader.GetInt32(2), Day(reader, 3)));
            }
        }

        return (counts.ToImmutable(), today);
    }

    /// <summary>One page by due date, the most overdue first. Without a heap: all that waits for the actor, but not what waits for vendors.</summary>
    public async Task<QueuePage> List(Actor actor, Queue? queue, string search, int page, CancellationToken ct)
    {
        await using var command = source.CreateCommand($"""
            {Seen},
            found AS (
                SELECT * FROM seen WHERE (queue = $5 OR ($5 = '' AND queue <> 'Waiting'))
                  AND ($6 = '' OR strpos(lower(number || ' ' || service_name || ' ' || vendor), lower($6)) > 0))
            SELECT t.today, t.total, f.dossier_id, f.life_id, f.queue, f.number, f.service_name, f.vendor, f.machine, f.name, f.acts, f.role, f.due, f.stopped, f.proposer
            FROM (SELECT {Today} AS today, (SELECT count(*) FROM found)::integer AS total) t
            LEFT JOIN LATERAL (SELECT * FROM found ORDER BY due NULLS LAST, opened_at, life_id LIMIT {PageSize} OFFSET $7) f ON true
            ORDER BY f.due NULLS LAST, f.opened_at, f.life_id
            """);
        Ask(command, actor);
        command.Parameters.Add(new() { Value = queue?.ToString() ?? string.Empty });
        command.Parameters.Add(new() { Value = search });
        command.Parameters.Add(new() { Value = (page - 1) * PageSize });
        await using var reader = await command.ExecuteReaderAsync(ct);
        var rows = ImmutableArray.CreateBuilder<QueueRow>();
        var (today, total) = (default(DateOnly), 0);
        while (await reader.ReadAsync(ct))
        {
            (today, total) = (reader.GetFieldValue<DateOnly>(0), reader.GetInt32(1));
            if (!reader.IsDBNull(2))
            {
                rows.Add(Row(reader));
            }
        }

        return new QueuePage(rows.ToImmutable(), total, today);
    }

    private static void Ask(NpgsqlCommand command, Actor actor)
    {
        object[] values =
        [
            actor.Roles.Where(r => r is not Role.Vendor).Select(r => r.ToString()).ToArray(), actor.Person.Value,
            actor.MayActAs([Role.Intake, Role.Checker, Role.Approver, Role.Secretariat, Role.Auditor]), actor.Roles.Contains(Role.Auditor),
        ];
        foreach (var value in values)
        {
            command.Parameters.Add(new() { Value = value });
        }
    }

    private static QueueRow Row(NpgsqlDataReader r) => new(
        r.GetGuid(2), r.GetGuid(3), Enum.Parse<Queue>(r.GetString(4)), r.GetString(5), r.GetString(6), r.GetString(7), Enum.Parse<Machine>(r.GetString(8)), r.GetString(9),
        [.. r.GetFieldValue<string[]>(10).Select(Enum.Parse<Act>)], r.IsDBNull(11) ? null : Enum.Parse<Role>(r.GetString(11)), Day(r, 12), r.GetBoolean(13), r.IsDBNull(14) ? null : r.GetString(14));

    private static DateOnly? Day(NpgsqlDataReader r, int column) => r.IsDBNull(column) ? null : r.GetFieldValue<DateOnly>(column);
}
