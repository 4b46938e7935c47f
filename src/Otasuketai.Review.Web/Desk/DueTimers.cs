using Npgsql;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Process;

namespace Otasuketai.Review.Web.Desk;

/// <summary>
/// Fires the timers of running procedures, oldest first, fifty to a transaction. A case that somebody is at is passed over until the next round; where
/// anything in a batch breaks, its timers are fired one by one, so that the poisoned one alone is set aside.
/// </summary>
internal sealed class DueTimers(NpgsqlDataSource source, Rulebook rulebook, EventWriter writer)
{
    private const int PerCommit = 50;

    /// <summary>
    /// Fires up to <paramref name="most"/> and returns how many fired: fewer only when no more can be claimed or the line broke. Poisoned ones do not
    /// count; each is set aside once, so that this ends.
    /// </summary>
    public async Task<int> Fire(int most, CancellationToken ct)
    {
        var fired = 0;
        for (var goesOn = true; goesOn && fired < most;)
        {
            (var batch, goesOn) = await Batch(Math.Min(PerCommit, most - fired), ct);
            fired += batch;
        }

        return fired;
    }

    private async Task<(int Fired, bool GoesOn)> Batch(int most, CancellationToken ct)
    {
        var (claimed, broke) = await Try(most, ct);
        return broke is null ? (claimed.Count, claimed.Count > 0) : await OneByOne(claimed.Count, ct);
    }

    private async Task<(int Fired, bool GoesOn)> OneByOne(int most, CancellationToken ct)
    {
        var fired = 0;
        for (var tried = 0; tried < most; tried++)
        {
            var (claimed, broke) = await Try(1, ct);
            if (claimed.Count == 0 || (broke is not null && Passing.Is(broke)))
            {
                return (fired, false); // the rows are still there (or the step was kept): the next round sees
            }

            if (broke is null)
            {
                fired++;
            }
            else
            {
                await SetAside(claimed[0], broke, ct);
            }
        }

        return (fired, true);
    }

    /// <summary>One transaction. What broke is told after everything in it was taken back.</summary>
    private async Task<(List<DueTimer> Claimed, Exception? Broke)> Try(int most, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var claimed = await Claim(connection, most, ct);
        try
        {
            if (claimed.Count > 0)
            {
                await Step(connection, claimed, ct);
            }

            return (claimed, null);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return (claimed, e);
        }
    }

    /// <summary>
    /// Holds the oldest due rows that nobody else is at, with their cases: every act holds its case first. One timer of a case at a time, because
    /// the next one is to see what this one changed.
    /// </summary>
    private static async Task<List<DueTimer>> Claim(NpgsqlConnection connection, int most, CancellationToken ct)
    {
        // the number stands in the text: the plan that walks the index is the one for fifty rows
        await using var command = new NpgsqlCommand($"""
            SELECT i.dossier_id, t.instance_id, t.timer_id, set_config('review.desk', 'on', true)
            FROM review.timer t JOIN review.instance i ON i.life_id = t.instance_id JOIN review.dossier d ON d.id = i.dossier_id
            WHERE t.due <= review.now() AND t.failed_at IS NULL ORDER BY t.due, t.instance_id, t.timer_id LIMIT {most} FOR NO KEY UPDATE OF d, t SKIP LOCKED
            """, connection);
        await using var reader = await command.ExecuteReaderAsync(ct);
        List<DueTimer> due = [];
        while (await reader.ReadAsync(ct))
        {
            due.Add(new DueTimer(new(reader.GetGuid(0)), new(reader.GetGuid(1)), reader.GetString(2)));
        }

        return [.. due.DistinctBy(d => d.Dossier)];
    }

    private async Task Step(NpgsqlConnection connection, List<DueTimer> due, CancellationToken ct)
    {
        var loaded = await DossierReader.Read(connection, [.. due.Select(d => d.Dossier)], ct);
        var sql = new SqlBatch();
        // before what follows: a repeating timer is armed again under its name
        sql.Add("DELETE FROM review.timer t USING unnest($1, $2) AS fired(instance, timer) WHERE t.instance_id = fired.instance AND t.timer_id = fired.timer",
            due.Select(d => d.Instance.Value).ToArray(), due.Select(d => d.Timer).ToArray());
        foreach (var timer in due)
        {
            var at = loaded[timer.Dossier];
            writer.Write(sql, (ActResult.Done)rulebook.Driver.Wake(at.Dossier, timer.Instance, timer.Timer, rulebook.World(at)), null, null);
        }

        sql.Add("UPDATE review.dossier SET concurrency_stamp = gen_random_uuid() WHERE id = ANY ($1)", due.Select(d => d.Dossier.Value).ToArray());

        await sql.Commit(connection, ct);
    }

    /// <summary>A timer whose step breaks becomes an incident that an operator sees; it never blocks the others.</summary>
    private async Task SetAside(DueTimer timer, Exception e, CancellationToken ct)
    {
        await using var command = source.CreateCommand("""
            WITH failed AS (UPDATE review.timer SET failed_at = review.now() WHERE instance_id = $1 AND timer_id = $2 AND failed_at IS NULL RETURNING instance_id, element_id)
            INSERT INTO review.incident (instance_id, dossier_id, activity_id, element_id, code, message)
            SELECT f.instance_id, i.dossier_id, $2, f.element_id, 'TIMER', $3 FROM failed f JOIN review.instance i ON i.life_id = f.instance_id
            """);
        command.Parameters.Add(new() { Value = timer.Instance.Value });
        command.Parameters.Add(new() { Value = timer.Timer });
        command.Parameters.Add(new() { Value = $"{e.GetType().Name}: {e.Message}" });
        await command.ExecuteNonQueryAsync(ct);
    }

    private readonly record struct DueTimer(DossierId Dossier, LifeId Instance, string Timer);
}
