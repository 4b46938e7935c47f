using System.Collections.Immutable;
using Npgsql;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Web.Desk;

namespace Otasuketai.Review.Web.Seed;

/// <summary>
/// 事後評価 of demo services by the real acts: a published round with a contradicted claim, one with too few answers, and one that collects, so
/// that the mailed link can be tried. Timers of the finished rounds are made due at once: their past is shown, not waited for.
/// </summary>
internal sealed class DemoRounds(NpgsqlDataSource source, Desk.Desk desk)
{
    /// <summary>Published, with one item users say is not so.</summary>
    private const string Published = "aoba-light";

    /// <summary>The contradicted item.</summary>
    private const string Contradicted = "1.3";

    /// <summary>Too few answers.</summary>
    private const string Few = "hikari-bin";

    /// <summary>Collecting now.</summary>
    private const string Open = "aoba-plus";

    /// <summary>Rounds of the past.</summary>
    public async Task Past(CancellationToken ct)
    {
        await Finish(Published, 8, Act.PublishResults, ct);
        await Finish(Few, 3, Act.SuppressResults, ct);
    }

    /// <summary>The round that collects; its invitations are mailed.</summary>
    public async Task Present(CancellationToken ct)
    {
        await DemoMonitors.Enrol(source, Open, 2, ct);
        await Plan(Open, ct);
    }

    private async Task Finish(string service, int monitors, Act last, CancellationToken ct)
    {
        await using var done = source.CreateCommand("SELECT EXISTS (SELECT FROM review.history WHERE dossier_id = $1 AND act = $2)");
        done.Parameters.Add(new() { Value = DemoRegister.DossierOf(service) });
        done.Parameters.Add(new() { Value = last.ToString() });
        if ((bool)(await done.ExecuteScalarAsync(ct))!)
        {
            return;
        }

        await DemoMonitors.Enrol(source, service, monitors, ct);
        var round = await Plan(service, ct);
        await Answer(round, ct);
        for (var step = 0; step < 2; step++)
        {
            await Hurry(round, ct);
            await desk.WakeDueTimers(100, ct);
        }

        await DemoRegister.ForgetMails(source, service, ct);
    }

    private async Task<LifeId> Plan(string service, CancellationToken ct)
    {
        var round = new LifeId(SeedIds.Of("demo round", service));
        var request = new ActRequest(round, Machine.PostEvaluation, Act.PlanRound, ImmutableDictionary<string, string>.Empty, Actor.System, null);
        return await desk.Perform(new DeskRequest(new DossierId(DemoRegister.DossierOf(service)), request, SeedIds.Of("demo step", $"{service} round")), ct) is DeskAnswer.No no
            ? throw new SeedException($"Demo data: {service}: the round was refused: {no.Reason} {no.Detail}")
            : round;
    }

    /// <summary>Everybody invited answers; who says what hangs on the place in the list alone.</summary>
    private async Task Answer(LifeId round, CancellationToken ct)
    {
        await using var batch = source.CreateBatch();
        foreach (var sql in new[]
        {
            """
            INSERT INTO review.response (invitation_id, item, answer, importance)
            SELECT i.id, item, CASE WHEN (n + length(item) + ascii(right(item, 1))) % 7 = 0 THEN 'cannot-tell'
                                    WHEN item = $2 AND n % 4 <> 0 THEN 'not-achieved' WHEN item <> $2 AND (n + ascii(right(item, 1))) % 9 = 0 THEN 'not-achieved' ELSE 'achieved' END, 1 + (n + ascii(item)) % 4
            FROM (SELECT v.id, v.round_id, row_number() OVER (ORDER BY v.monitor_id)::integer AS n FROM review.invitation v WHERE v.round_id = $1) i
            JOIN review.evaluation_round e ON e.life_id = i.round_id CROSS JOIN LATERAL unnest(e.items) AS item ON CONFLICT DO NOTHING
            """,
            """
            UPDATE review.invitation SET state = 'Answered', answered_at = review.now(), overall = 3 + (abs(hashtext(monitor_id::text || $2)) % 3)
            WHERE round_id = $1 AND state IN ('Issued', 'Reminded')
            """,
        })
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand(sql) { Parameters = { new() { Value = round.Value }, new() { Value = Contradicted } } });
        }

        await batch.ExecuteNonQueryAsync(ct);
    }

    private async Task Hurry(LifeId round, CancellationToken ct)
    {
        await using var command = source.CreateCommand("UPDATE review.timer SET due = review.now() WHERE instance_id = $1");
        command.Parameters.Add(new() { Value = round.Value });
        await command.ExecuteNonQueryAsync(ct);
    }
}
