using System.Collections.Immutable;
using Npgsql;
using Otasuketai.Bpmn;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Process;

namespace Otasuketai.Review.Web.Desk;

/// <summary>Instance, work items, timers and incidents of one workflow step.</summary>
internal static class ProcessWriter
{
    public static void Write(SqlBatch sql, ActResult.Done done, ProcessChange change)
    {
        var i = change.Instance;
        if (change.IsNew)
        {
            sql.Add("INSERT INTO review.instance (life_id, dossier_id, process_id, version, hash, status, state) VALUES ($1, $2, $3, $4, $5, $6, $7)",
                change.Life.Value, done.After.Id.Value, i.Definition.ProcessId, i.Definition.Version, i.Definition.Hash, i.Status.ToString(), new JsonText(InstanceJson.Write(i)));
        }
        else
        {
            sql.Add("UPDATE review.instance SET status = $2, state = $3 WHERE life_id = $1", change.Life.Value, i.Status.ToString(), new JsonText(InstanceJson.Write(i)));
        }

        if (change.Migrated is { } work)
        {
            Migrated(sql, change, work);
        }

        foreach (var effect in change.Effects)
        {
            Effect(sql, done, change.Life, effect);
        }
    }

    /// <summary>An operator's retry or skip: the incident closes with its reason, a timer set aside may fire again, and the journal says who.</summary>
    public static void Mend(SqlBatch sql, DossierId dossier, Mending m)
    {
        var activity = Activity(m);
        sql.Add("UPDATE review.incident SET resolved_at = review.now(), resolved_by = $3, resolution = $4 WHERE instance_id = $1 AND activity_id = $2 AND resolved_at IS NULL",
            m.Root.Value, activity, m.Actor.Person.Value, m.Reason);
        sql.Add("UPDATE review.timer SET failed_at = NULL WHERE instance_id = $1 AND timer_id = $2", m.Root.Value, activity);
        sql.Add("INSERT INTO review.journal (dossier_id, life_id, kind, actor_id, actor_name, facts) VALUES ($1, $2, 'mended', $3, $4, jsonb_build_object('activity', $5::text, 'reason', $6::text, 'how', $7::text))",
            dossier.Value, m.Root.Value, m.Actor.Person.Value, m.Actor.Name, activity, m.Reason, m.Event is EngineEvent.Skip ? "skip" : "retry");
    }

    /// <summary>An administrator took a case to another version: the line of its history, in the same transaction.</summary>
    public static async Task Migration(NpgsqlConnection connection, DossierId dossier, LifeId root, MigrationPlan plan, (Actor By, string Reason) why, CancellationToken ct)
    {
        var sql = new SqlBatch();
        sql.Add("""
            INSERT INTO review.journal (dossier_id, life_id, kind, actor_id, actor_name, facts)
            VALUES ($1, $2, 'migrated', $3, $4, jsonb_build_object('process', $5::text, 'from', $6::text, 'to', $7::text, 'reason', $8::text))
            """,
            dossier.Value, root.Value, why.By.Person.Value, why.By.Name, plan.From.ProcessId, plan.From.Version, plan.To.Version, why.Reason);
        await sql.Run(connection, ct);
    }

    /// <summary>What waits keeps its rows and dates; they are called as the new version calls them.</summary>
    private static void Migrated(SqlBatch sql, ProcessChange change, ImmutableArray<WorkItem> work)
    {
        var (life, i) = (change.Life.Value, change.Instance);
        sql.Add("UPDATE review.instance SET version = $2, hash = $3 WHERE life_id = $1", life, i.Definition.Version, i.Definition.Hash);
        // whether it is still stuck, and where, the new version says anew
        sql.Add("UPDATE review.incident SET resolved_at = review.now(), resolution = $2 WHERE instance_id = $1 AND code = $3 AND resolved_at IS NULL",
            life, $"→ {i.Definition.ProcessId} {i.Definition.Version}", IncidentCodes.Stuck);
        foreach (var item in work)
        {
            sql.Add("UPDATE review.work_item SET element_id = $3, name = $4, role = $5, acts = $6 WHERE instance_id = $1 AND activity_id = $2 AND closed_at IS NULL",
                life, item.ActivityId, item.ElementId, item.Name, SqlBatch.OrNull(item.Role), item.Acts.ToArray());
        }

        foreach (var timer in i.Timers)
        {
            sql.Add("UPDATE review.timer SET element_id = $3 WHERE instance_id = $1 AND timer_id = $2", life, timer.Id, timer.ElementId);
        }

        foreach (var incident in i.Incidents)
        {
            sql.Add("UPDATE review.incident SET element_id = $3 WHERE instance_id = $1 AND activity_id = $2 AND resolved_at IS NULL", life, incident.ActivityId, incident.ElementId);
        }
    }

    /// <summary>True when there is something to mend: an open incident of this step.</summary>
    public static async Task<bool> IsOpen(NpgsqlConnection connection, Mending m, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("SELECT EXISTS (SELECT FROM review.incident WHERE instance_id = $1 AND activity_id = $2 AND resolved_at IS NULL)", connection)
        {
            Parameters = { new() { Value = m.Root.Value }, new() { Value = Activity(m) } },
        };
        return (bool)(await command.ExecuteScalarAsync(ct))!;
    }

    private static string Activity(Mending m) => m.Event switch
    {
        EngineEvent.Retry r => r.ActivityId,
        EngineEvent.Skip s => s.ActivityId,
        _ => throw new InvalidOperationException("Only retry and skip mend a step."),
    };

    private static void Effect(SqlBatch sql, ActResult.Done done, LifeId instance, Effect effect)
    {
        switch (effect)
        {
            case Bpmn.Effect.OpenWork open:
                Open(sql, done, instance, open.Item);
                break;
            case Bpmn.Effect.CloseWork close:
                sql.Add("UPDATE review.work_item SET closed_at = $4, closed_as = $3 WHERE instance_id = $1 AND activity_id = $2", instance.Value, close.ActivityId, close.End.ToString(), done.At);
                break;
            case Bpmn.Effect.MoveDue move:
                sql.Add("UPDATE review.work_item SET due = $3 WHERE instance_id = $1 AND activity_id = $2", instance.Value, move.ActivityId, move.Due);
                break;
            case Bpmn.Effect.ArmTimer arm:
                sql.Add("INSERT INTO review.timer (instance_id, timer_id, element_id, due) VALUES ($1, $2, $3, $4) ON CONFLICT (instance_id, timer_id) DO UPDATE SET due = excluded.due, failed_at = NULL",
                    instance.Value, arm.TimerId, arm.ElementId, arm.Due);
                break;
            case Bpmn.Effect.DisarmTimer disarm:
                sql.Add("DELETE FROM review.timer WHERE instance_id = $1 AND timer_id = $2", instance.Value, disarm.TimerId);
                break;
            case Bpmn.Effect.Raise raise:
                sql.Add("INSERT INTO review.incident (instance_id, dossier_id, activity_id, element_id, code, message) VALUES ($1, $2, $3, $4, $5, $6)",
                    instance.Value, done.After.Id.Value, raise.Incident.ActivityId, raise.Incident.ElementId, raise.Incident.Code, raise.Incident.Message);
                break;
            case Bpmn.Effect.RunCommand or Bpmn.Effect.Subscribe or Bpmn.Effect.Unsubscribe or Bpmn.Effect.Finished:
                break; // run in the same step, or kept in the instance
            case Bpmn.Effect.Send or Bpmn.Effect.Broadcast:
                throw new InvalidOperationException($"Nobody delivers what this diagram throws: {effect}."); // the lint refuses such diagrams (DL018, DL020)
            default:
                throw new InvalidOperationException(effect.GetType().Name);
        }
    }

    private static void Open(SqlBatch sql, ActResult.Done done, LifeId instance, WorkItem item) => sql.Add("""
        INSERT INTO review.work_item (instance_id, activity_id, dossier_id, element_id, name, role, acts, assignee, due, opened_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        """,
        instance.Value, item.ActivityId, done.After.Id.Value, item.ElementId, item.Name, SqlBatch.OrNull(item.Role), item.Acts.ToArray(),
        SqlBatch.OrNull(Guid.TryParse(item.Assignee, out var person) ? person : (Guid?)null), SqlBatch.OrNull(item.Due), done.At);
}
