using System.Collections.Immutable;
using Npgsql;
using Otasuketai.Bpmn;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Web.Desk;

namespace Otasuketai.Review.Web.Rooms.Workflows;

/// <summary>How many running cases wait at one step, since when the first of them, and how many are past their due date.</summary>
/// <param name="Process">The process whose diagram has the step: the procedure, or one it called.</param>
public sealed record StepCount(string Process, string Step, int Cases, DateTimeOffset Oldest, int Overdue);

/// <summary>All counts of a moment.</summary>
public sealed record StepCounts(ImmutableArray<StepCount> Steps, ImmutableDictionary<string, ProcessCount> Processes, DateOnly Today);

/// <summary>Running cases of one procedure.</summary>
public sealed record ProcessCount(int Cases, DateTimeOffset? Oldest, int Overdue, int Stuck);

/// <summary>A case that waits at a step.</summary>
public sealed record WaitingCase(Guid Dossier, Guid Life, string Number, string Service, string Vendor, DateTimeOffset Since, DateOnly? Due);

/// <summary>A registered version.</summary>
/// <param name="Running">Cases pinned to it now, the procedure itself or one it called.</param>
/// <param name="Stuck">Those of them with an open incident.</param>
public sealed record RegisteredVersion(DefinitionKey Key, DateTimeOffset At, int Running, int Stuck);

/// <summary>A running instance as it stands.</summary>
public sealed record RunningCase(DossierId Dossier, LifeId Root, string Number, Instance Instance);

/// <summary>Counts and lists of running procedures. Drafts are nobody's business: a case counts once it was submitted or listed.</summary>
public sealed class WorkflowStore(NpgsqlDataSource source, Rulebook rulebook)
{
    /// <summary>Rows on one page.</summary>
    public const int PageSize = 20;

    private const string Today = "(review.now() AT TIME ZONE 'Asia/Tokyo')::date";

    /// <summary>One row for each step a running case waits at.</summary>
    private const string Waiting = """
        waiting AS (
            SELECT i.life_id, i.dossier_id, i.process_id, i.version, i.hash, h.path, coalesce(min(w.opened_at), l.stage_since) AS since, min(w.due) AS due
            FROM review.instance i JOIN review.life l ON l.id = i.life_id
            CROSS JOIN LATERAL jsonb_array_elements_text(i.state -> 'here') h(path)
            LEFT JOIN review.work_item w ON w.instance_id = i.life_id AND w.closed_at IS NULL AND w.element_id = substring(h.path FROM '[^/]*$')
            WHERE i.status = 'Running' AND EXISTS (SELECT FROM review.history s WHERE s.dossier_id = i.dossier_id AND s.act IN ('Submit', 'CarryOver'))
            GROUP BY i.life_id, h.path, l.stage_since)
        """;

    /// <summary>Which versions running cases are pinned to, the called ones too.</summary>
    private const string Used = """
        used AS (
            SELECT i.life_id, i.dossier_id, i.process_id, i.version FROM review.instance i WHERE i.status = 'Running'
            UNION
            SELECT i.life_id, i.dossier_id, s.called ->> 0, s.called ->> 1 FROM review.instance i CROSS JOIN LATERAL jsonb_path_query(i.state, '$.sc[*].def') s(called) WHERE i.status = 'Running')
        """;

    /// <summary>The number people quote: the register's, else the application's.</summary>
    private const string Number = """
        coalesce((SELECT e.number FROM review.entry e WHERE e.dossier_id = f.dossier_id ORDER BY e.listed_on DESC LIMIT 1),
                 (SELECT r.facts ->> 'number' FROM review.life r WHERE r.dossier_id = f.dossier_id AND r.machine = 'Registration' ORDER BY r.opened_at DESC LIMIT 1), '')
        """;

    /// <summary>Every step at which something waits, of every procedure.</summary>
    public async Task<StepCounts> Counts(CancellationToken ct)
    {
        await using var batch = source.CreateBatch();
        batch.BatchCommands.Add(new($"""
            WITH {Waiting}
            SELECT process_id, version, hash, path, count(*)::integer, min(since), count(*) FILTER (WHERE due < {Today})::integer FROM waiting GROUP BY 1, 2, 3, 4
            """));
        batch.BatchCommands.Add(new($"""
            WITH {Waiting}, one AS (
                SELECT w.life_id, w.process_id, min(l.opened_at) AS opened, bool_or(w.due < {Today}) AS late, EXISTS (SELECT FROM review.incident x WHERE x.instance_id = w.life_id AND x.resolved_at IS NULL) AS stuck
                FROM waiting w JOIN review.life l ON l.id = w.life_id GROUP BY w.life_id, w.process_id)
            SELECT process_id, count(*)::integer, min(opened), count(*) FILTER (WHERE late)::integer, count(*) FILTER (WHERE stuck)::integer FROM one GROUP BY 1
            """));
        batch.BatchCommands.Add(new($"SELECT {Today}"));
        await using var reader = await batch.ExecuteReaderAsync(ct);
        var rows = new RowReader(reader, ct);
        var steps = await rows.Next(r => (Key: new DefinitionKey(r.GetString(0), r.GetString(1), r.GetString(2)), Path: r.GetString(3), Cases: r.GetInt32(4), Oldest: r.GetFieldValue<DateTimeOffset>(5), Overdue: r.GetInt32(6)));
        var processes = await rows.Next(r => (Id: r.GetString(0), Count: new ProcessCount(r.GetInt32(1), r.GetFieldValue<DateTimeOffset>(2), r.GetInt32(3), r.GetInt32(4))));
        var today = (await rows.Next(r => r.GetFieldValue<DateOnly>(0)))[0];
        var joined = steps.Select(x => (At: Place(x.Key, x.Path), Count: x)).GroupBy(x => x.At)
            .Select(g => new StepCount(g.Key.Process, g.Key.Step, g.Sum(x => x.Count.Cases), g.Min(x => x.Count.Oldest), g.Sum(x => x.Count.Overdue)));
        return new StepCounts([.. joined], processes.ToImmutableDictionary(p => p.Id, p => p.Count), today);
    }

    /// <summary>Cases at one step, the longest waiting first.</summary>
    public async Task<(ImmutableArray<WaitingCase> Cases, int Total)> Cases(string process, string step, int page, CancellationToken ct)
    {
        await using var command = source.CreateCommand($"""
            WITH {Waiting}, found AS (SELECT * FROM waiting WHERE process_id || ' ' || path = ANY ($1))
            SELECT f.dossier_id, f.life_id, f.since, f.due, d.service_name, o.name, {Number}, (SELECT count(*) FROM found)::integer
            FROM found f JOIN review.dossier d ON d.id = f.dossier_id JOIN review.organisation o ON o.id = d.vendor_id
            ORDER BY f.since, f.life_id LIMIT {PageSize} OFFSET $2
            """);
        command.Parameters.Add(new() { Value = Paths(process, step) });
        command.Parameters.Add(new() { Value = (page - 1) * PageSize });
        await using var reader = await command.ExecuteReaderAsync(ct);
        var total = 0;
        var cases = await new RowReader(reader, ct).Next(r =>
        {
            total = r.GetInt32(7);
            return new WaitingCase(r.GetGuid(0), r.GetGuid(1), r.GetString(6), r.GetString(4), r.GetString(5), r.GetFieldValue<DateTimeOffset>(2), r.IsDBNull(3) ? null : r.GetFieldValue<DateOnly>(3));
        });
        return ([.. cases], total);
    }

    /// <summary>The versions of a process, the newest first.</summary>
    public async Task<ImmutableArray<RegisteredVersion>> Versions(string process, CancellationToken ct)
    {
        await using var command = source.CreateCommand($"""
            WITH {Used}
            SELECT d.version, d.hash, d.registered_at, count(u.life_id)::integer,
                   (count(u.life_id) FILTER (WHERE EXISTS (SELECT FROM review.incident x WHERE x.instance_id = u.life_id AND x.resolved_at IS NULL)))::integer
            FROM review.process_definition d LEFT JOIN used u ON u.process_id = d.process_id AND u.version = d.version WHERE d.process_id = $1 GROUP BY d.seq, 1, 2, 3 ORDER BY d.seq DESC
            """);
        command.Parameters.Add(new() { Value = process });
        await using var reader = await command.ExecuteReaderAsync(ct);
        return [.. await new RowReader(reader, ct).Next(r => new RegisteredVersion(new(process, r.GetString(0), r.GetString(1)), r.GetFieldValue<DateTimeOffset>(2), r.GetInt32(3), r.GetInt32(4)))];
    }

    /// <summary>Every running instance that runs a version, as it stands, and the database's time.</summary>
    public async Task<(ImmutableArray<RunningCase> Cases, DateTimeOffset Now)> Running(DefinitionKey version, CancellationToken ct)
    {
        await using var command = source.CreateCommand($"""
            WITH {Used}
            SELECT f.life_id, f.dossier_id, i.state, {Number}, review.now()
            FROM (SELECT review.now()) n LEFT JOIN (used f JOIN review.instance i ON i.life_id = f.life_id) ON f.process_id = $1 AND f.version = $2 ORDER BY f.life_id
            """);
        command.Parameters.Add(new() { Value = version.ProcessId });
        command.Parameters.Add(new() { Value = version.Version });
        await using var reader = await command.ExecuteReaderAsync(ct);
        var now = default(DateTimeOffset);
        var cases = ImmutableArray.CreateBuilder<RunningCase>();
        while (await reader.ReadAsync(ct))
        {
            now = reader.GetFieldValue<DateTimeOffset>(4);
            if (!reader.IsDBNull(0))
            {
                cases.Add(new RunningCase(new(reader.GetGuid(1)), new(reader.GetGuid(0)), reader.GetString(3), InstanceJson.Read(reader.GetString(2))));
            }
        }

        return (cases.ToImmutable(), now);
    }

    /// <summary>The process and step a path names: the last call before it says which process it is in.</summary>
    private (string Process, string Step) Place(DefinitionKey root, string path)
    {
        var parts = path.Split('/');
        var process = root.ProcessId;
        var definition = rulebook.Library.Find(root);
        foreach (var call in parts[..^1])
        {
            process = (definition?.Find(call) as CallActivity)?.CalledElement ?? process;
            definition = rulebook.Library.Latest(process) is { } key ? rulebook.Library.Find(key) : null;
        }

        return (process, parts[^1]);
    }

    /// <summary>Where the step can stand: in its own process, and inside every call of it.</summary>
    private string[] Paths(string process, string step) =>
    [
        $"{process} {step}",
        .. from d in rulebook.Library.Carried
           from call in d.Nodes.Values.OfType<CallActivity>()
           where call.CalledElement == process
           select $"{d.ProcessId} {call.Id}/{step}",
    ];
}
