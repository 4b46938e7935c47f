using System.Security.Cryptography;
using System.Text;
using Npgsql;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Web.Desk;

namespace Otasuketai.Review.Web.Clock;

/// <summary>
/// What the calendar asks for beside the timers of running procedures: rechecks (the year's surveillance sample too), renewals, evaluation rounds, the end of a validity, and the alarms
/// over an interim suspension nobody reviewed and a clock nobody let run again. May run anywhere and as often as it likes: each act carries a key made from what it is.
/// </summary>
public sealed class Rounds(ListedEntries entries, Desk.Desk desk, Rulebook rulebook, NpgsqlDataSource source, ILogger<Rounds> log)
{
    private const string InterimSql = """
        INSERT INTO review.outbox (id, dossier_id, life_id, template, args, person_id, address, recipient_name, language)
        SELECT gen_random_uuid(), l.dossier_id, l.id, 'interim-to-review', jsonb_build_object('due', l.facts ->> 'reviewDue'), p.id, p.email, p.display_name, p.language
        FROM review.life l
        JOIN review.person_role r ON r.role = 'Approver'
        JOIN review.person p ON p.id = r.person_id
        WHERE l.machine = 'Listing' AND l.stage = 'Suspended' AND l.facts ->> 'suspensionKind' = 'interim'
          AND l.facts ->> 'reviewDue' < to_char(review.now() AT TIME ZONE 'Asia/Tokyo', 'YYYY-MM-DD')
          AND NOT EXISTS (
              SELECT FROM review.outbox o WHERE o.life_id = l.id AND o.person_id = p.id AND o.template = 'interim-to-review'
                AND (o.created_at AT TIME ZONE 'Asia/Tokyo')::date = (review.now() AT TIME ZONE 'Asia/Tokyo')::date)
        """;

    private const string ClockSql = """
        INSERT INTO review.outbox (id, dossier_id, life_id, template, args, person_id, address, recipient_name, language)
        SELECT gen_random_uuid(), l.dossier_id, l.id, 'clock-to-resume', jsonb_build_object('until', l.facts ->> 'stopUntil'), p.id, p.email, p.display_name, p.language
        FROM review.life l
        JOIN review.person_role r ON r.role = CASE l.stage WHEN 'Intake' THEN 'Intake' ELSE 'Checker' END
        JOIN review.person p ON p.id = r.person_id
        WHERE l.machine = 'Registration' AND l.facts ->> 'clock' = 'stopped'
          AND l.facts ->> 'stopUntil' < to_char(review.now() AT TIME ZONE 'Asia/Tokyo', 'YYYY-MM-DD')
          AND NOT EXISTS (
              SELECT FROM review.outbox o WHERE o.life_id = l.id AND o.person_id = p.id AND o.template = 'clock-to-resume'
                AND (o.created_at AT TIME ZONE 'Asia/Tokyo')::date = (review.now() AT TIME ZONE 'Asia/Tokyo')::date)
        """;

    private readonly Surveillance surveillance = new(source);

    /// <summary>Performs what is due and returns how many acts happened. What the law or a room refuses is told in the log and tried again next time.</summary>
    public async Task<int> Run(CancellationToken cancellationToken)
    {
        var (today, all) = await entries.Read(cancellationToken);
        var due = new DueRounds(rulebook.Policy, rulebook.Calendar);
        var done = 0;
        foreach (var act in all.SelectMany(entry => due.Of(entry, today)))
        {
            done += await Perform(act, cancellationToken) ? 1 : 0;
        }

        return done + await Sample(cancellationToken) + await Alarm(InterimSql, cancellationToken) + await Alarm(ClockSql, cancellationToken);
    }

    /// <summary>One draw of the surveillance sample after another, each over what the one before left.</summary>
    private async Task<int> Sample(CancellationToken cancellationToken)
    {
        for (var done = 0; ; done++)
        {
            var (today, all) = await entries.Read(cancellationToken);
            if (await surveillance.Next(rulebook.Policy, today, all, cancellationToken) is not { } act || !await Perform(act, cancellationToken))
            {
                return done;
            }
        }
    }

    private async Task<bool> Perform(DueAct due, CancellationToken cancellationToken)
    {
        var request = new ActRequest(new LifeId(due.Life ?? Guid.CreateVersion7()), due.Machine, due.Act, due.Input, Actor.System, SeenVersion: null)
        {
            Parent = due.Parent is { } parent ? new LifeId(parent) : null,
        };
        switch (await desk.Perform(new DeskRequest(new DossierId(due.Dossier), request, KeyOf(due.Mark)), cancellationToken))
        {
            case DeskAnswer.Done done:
                return !done.Repeated;
            case DeskAnswer.No no:
                log.LogWarning("The clock asked for {Act} ({Mark}) and was told {Reason} {Detail}", due.Act, due.Mark, no.Reason, no.Detail);
                return false;
            default:
                throw new InvalidOperationException("An act is done or not.");
        }
    }

    /// <summary>One mail a day to each who may act, while the matter is overdue.</summary>
    private async Task<int> Alarm(string sql, CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static Guid KeyOf(string mark) => new(SHA256.HashData(Encoding.UTF8.GetBytes(mark)).AsSpan(0, 16));
}
