using System.Collections.Immutable;
using Npgsql;
using Otasuketai.Bpmn;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Web.Desk;

namespace Otasuketai.Review.Web.Rooms.Admin;

/// <summary>A step that failed and waits for somebody to try it again or let it pass.</summary>
/// <param name="IsTimer">True when a time came and its step broke: it can only be tried again.</param>
public sealed record StuckStep(long Id, LifeId Root, DossierId Dossier, string Activity, string Element, string Code, string Message, DateTimeOffset At, Machine Machine, string Number)
{
    /// <summary>True when a time came and its step broke: the timer was set aside. A timer that could not even be armed holds an activity, as all else does.</summary>
    public bool IsTimer => Code == IncidentCodes.Timer && Activity is ['t', ..];

    /// <summary>True when tokens wait at a join and nothing is left that could come.</summary>
    public bool IsDeadlock => Code == IncidentCodes.Stuck;

    /// <summary>True when an act was done and the procedure did not take its message: there is no step to let pass, only the message to give up.</summary>
    public bool IsUnheard => Code == IncidentCodes.Unheard;
}

/// <summary>The incidents of running procedures.</summary>
public sealed class IncidentStore(NpgsqlDataSource source, Desk.Desk desk)
{
    private const string Open = """
        SELECT i.id, i.instance_id, i.dossier_id, i.activity_id, i.element_id, i.code, i.message, i.at, l.machine,
               coalesce((SELECT e.number FROM review.entry e WHERE e.dossier_id = i.dossier_id ORDER BY e.listed_on DESC LIMIT 1),
                        (SELECT r.facts ->> 'number' FROM review.life r WHERE r.dossier_id = i.dossier_id AND r.machine = 'Registration' ORDER BY r.opened_at DESC LIMIT 1), '')
        FROM review.incident i JOIN review.life l ON l.id = i.instance_id WHERE i.resolved_at IS NULL
        """;

    /// <summary>All open ones, oldest first.</summary>
    public async Task<ImmutableArray<StuckStep>> All(CancellationToken ct)
    {
        await using var command = source.CreateCommand(Open + " ORDER BY i.at, i.id LIMIT 200");
        await using var reader = await command.ExecuteReaderAsync(ct);
        var all = ImmutableArray.CreateBuilder<StuckStep>();
        while (await reader.ReadAsync(ct))
        {
            all.Add(new StuckStep(
                reader.GetInt64(0), new(reader.GetGuid(1)), new(reader.GetGuid(2)), reader.GetString(3), reader.GetString(4), reader.GetString(5), reader.GetString(6),
                reader.GetFieldValue<DateTimeOffset>(7), Enum.Parse<Machine>(reader.GetString(8)), reader.GetString(9)));
        }

        return all.ToImmutable();
    }

    /// <summary>Tries the step again.</summary>
    public async Task Retry(StuckStep step, Actor by, string reason, CancellationToken ct)
    {
        if (step.IsTimer)
        {
            await WakeAgain(step, by, reason, ct);
            return;
        }

        await desk.Mend(step.Dossier, step.Root, new EngineEvent.Retry(step.Activity), by, reason, ct);
    }

    /// <summary>Lets the step pass as if done.</summary>
    public Task Skip(StuckStep step, Actor by, string reason, CancellationToken ct) =>
        desk.Mend(step.Dossier, step.Root, new EngineEvent.Skip(step.Activity, reason), by, reason, ct);

    /// <summary>The timer is due again at once; the worker takes it with its next round.</summary>
    private async Task WakeAgain(StuckStep step, Actor by, string reason, CancellationToken ct)
    {
        await using var command = source.CreateCommand("""
            WITH mended AS (
                UPDATE review.incident SET resolved_at = review.now(), resolved_by = $2, resolution = $4 WHERE id = $1 AND resolved_at IS NULL RETURNING instance_id, dossier_id, activity_id),
            armed AS (
                UPDATE review.timer t SET failed_at = NULL FROM mended m WHERE t.instance_id = m.instance_id AND t.timer_id = m.activity_id)
            INSERT INTO review.journal (dossier_id, life_id, kind, actor_id, actor_name, facts)
            SELECT dossier_id, instance_id, 'mended', $2, $3, jsonb_build_object('activity', activity_id, 'reason', $4::text, 'how', 'retry') FROM mended
            """);
        object[] values = [step.Id, by.Person.Value, by.Name, reason];
        foreach (var value in values)
        {
            command.Parameters.Add(new() { Value = value });
        }

        await command.ExecuteNonQueryAsync(ct);
    }
}
