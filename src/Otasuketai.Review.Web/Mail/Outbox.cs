using System.Collections.Immutable;
using System.Text.Json;
using Npgsql;
using Otasuketai.Review.Lifecycle;

namespace Otasuketai.Review.Web.Mail;

/// <summary>
/// The table of outgoing mail. A row is claimed by a committed <c>Sending</c> before anything is sent, so that a sender's death leaves a
/// letter that is shown as uncertain and never one that goes out twice.
/// </summary>
public sealed class Outbox(NpgsqlDataSource source)
{
    private const string ClaimSql = """
        WITH due AS (
            SELECT id FROM review.outbox WHERE state = 'Queued' AND next_at <= review.now()
            ORDER BY next_at, id LIMIT $1 FOR UPDATE SKIP LOCKED),
        claimed AS (
            UPDATE review.outbox o SET state = 'Sending', sending_since = clock_timestamp(), attempts = attempts + 1
            FROM due WHERE o.id = due.id
            RETURNING o.*)
        SELECT c.id, c.template, c.args::text, c.address, c.recipient_name, c.language, c.attempts, c.dossier_id,
               coalesce(d.service_name, ''), coalesce(v.name, ''),
               coalesce((SELECT r.facts ->> 'number' FROM review.life r WHERE r.dossier_id = c.dossier_id AND r.machine = 'Registration' ORDER BY r.opened_at DESC LIMIT 1), ''),
               coalesce((SELECT e.number FROM review.entry e WHERE e.dossier_id = c.dossier_id ORDER BY e.listed_on DESC LIMIT 1), ''),
               l.due
        FROM claimed c
        LEFT JOIN review.dossier d ON d.id = c.dossier_id
        LEFT JOIN review.organisation v ON v.id = d.vendor_id
        LEFT JOIN review.life l ON l.id = c.life_id
        ORDER BY c.created_at, c.id
        """;

    /// <summary>Takes the letters whose time has come, oldest first, at most <paramref name="batch"/>; nobody else gets the same ones.</summary>
    public async Task<ImmutableArray<OutboxRow>> Claim(int batch, CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand(ClaimSql);
        command.Parameters.Add(new() { Value = batch });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = ImmutableArray.CreateBuilder<OutboxRow>();
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(Row(reader));
        }

        return rows.ToImmutable();
    }

    /// <summary>Whether a letter's time has come, without taking it.</summary>
    public async Task<bool> HasDue(CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand("SELECT EXISTS (SELECT FROM review.outbox WHERE state = 'Queued' AND next_at <= review.now())");
        return await command.ExecuteScalarAsync(cancellationToken) is true;
    }

    /// <summary>Writes down what became of a claimed letter. A claim that was swept meanwhile may still be settled, a later claim may not.</summary>
    public Task Settle(OutboxRow row, OutboxState state, string error, TimeSpan retryAfter, CancellationToken cancellationToken) => Execute(
        """
        UPDATE review.outbox SET state = $3, last_error = $4, sending_since = NULL,
            sent_at = CASE WHEN $3 = 'Sent' THEN review.now() END,
            next_at = CASE WHEN $3 = 'Queued' THEN review.now() + $5 ELSE next_at END
        WHERE id = $1 AND attempts = $2 AND state IN ('Sending', 'Uncertain')
        """,
        cancellationToken, row.Id, row.Attempts, state.ToString(), Short(error), retryAfter);

    /// <summary>Gives a claimed letter back that was never offered to a server.</summary>
    public Task Release(OutboxRow row, CancellationToken cancellationToken) => Execute(
        "UPDATE review.outbox SET state = 'Queued', attempts = attempts - 1, sending_since = NULL WHERE id = $1 AND attempts = $2 AND state = 'Sending'",
        cancellationToken, row.Id, row.Attempts);

    /// <summary>
    /// Letters whose sender is surely gone: those of a class that may arrive twice are queued again under the same Message-ID, all others
    /// become uncertain. Measured on the server's real clock, which nobody moves.
    /// </summary>
    public Task<int> SweepAbandoned(TimeSpan age, IEnumerable<string> safeToRepeat, CancellationToken cancellationToken) => Execute(
        """
        UPDATE review.outbox SET sending_since = NULL, last_error = 'The sender ended before it could say what became of this letter.',
            state = CASE WHEN template = ANY ($2) THEN 'Queued' ELSE 'Uncertain' END
        WHERE state = 'Sending' AND sending_since < clock_timestamp() - $1
        """,
        cancellationToken, age, safeToRepeat.ToArray());

    /// <summary>What an operator has to look at, oldest first.</summary>
    public async Task<ImmutableArray<OutboxTrouble>> Troubled(int limit, CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand(
            """
            SELECT o.id, o.template, o.address, o.state, o.last_error, o.created_at, o.attempts, o.language, coalesce(d.service_name, '')
            FROM review.outbox o LEFT JOIN review.dossier d ON d.id = o.dossier_id WHERE o.state IN ('Uncertain', 'Dead') ORDER BY o.created_at, o.id LIMIT $1
            """);
        command.Parameters.Add(new() { Value = limit });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var found = ImmutableArray.CreateBuilder<OutboxTrouble>();
        while (await reader.ReadAsync(cancellationToken))
        {
            found.Add(new(reader.GetGuid(0), reader.GetString(1), reader.GetString(2), Enum.Parse<OutboxState>(reader.GetString(3)), reader.GetString(4), reader.GetFieldValue<DateTimeOffset>(5), reader.GetInt32(6))
            {
                English = reader.GetString(7) == "en",
                Service = reader.GetString(8),
            });
        }

        return found.ToImmutable();
    }

    /// <summary>An operator has it sent (again) and says why; false when it is no longer in trouble.</summary>
    public Task<bool> SendAgain(Guid letter, Actor by, string reason, CancellationToken cancellationToken) =>
        Decide(letter, OutboxState.Queued, "mail-sent-again", by, reason, cancellationToken);

    /// <summary>An operator learned that an uncertain letter arrived and says how; false when it is no longer in trouble.</summary>
    public Task<bool> ConsiderSent(Guid letter, Actor by, string reason, CancellationToken cancellationToken) =>
        Decide(letter, OutboxState.Sent, "mail-considered-sent", by, reason, cancellationToken);

    private const string DecideSql = """
        WITH decided AS (
            UPDATE review.outbox SET state = $2, next_at = review.now(), sent_at = CASE WHEN $2 = 'Sent' THEN review.now() END
            WHERE id = $1 AND state IN ('Uncertain', 'Dead') RETURNING id, dossier_id, life_id, template),
        noted AS (
            INSERT INTO review.journal (dossier_id, life_id, kind, actor_id, actor_name, facts)
            SELECT dossier_id, life_id, $3, $4, $5, jsonb_build_object('mail', id, 'template', template, 'reason', $6::text) FROM decided WHERE dossier_id IS NOT NULL)
        SELECT EXISTS (SELECT FROM decided)
        """;

    private async Task<bool> Decide(Guid letter, OutboxState state, string kind, Actor by, string reason, CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand(DecideSql);
        object[] values = [letter, state.ToString(), kind, by.Person.Value, by.Name, reason];
        command.Parameters.AddRange(values.Select(v => new NpgsqlParameter { Value = v }).ToArray());
        return await command.ExecuteScalarAsync(cancellationToken) is true;
    }

    private static OutboxRow Row(NpgsqlDataReader reader) => new()
    {
        Id = reader.GetGuid(0),
        Template = reader.GetString(1),
        Args = JsonSerializer.Deserialize<ImmutableDictionary<string, string>>(reader.GetString(2)) ?? ImmutableDictionary<string, string>.Empty,
        Address = reader.GetString(3),
        RecipientName = reader.GetString(4),
        English = reader.GetString(5) == "en",
        Attempts = reader.GetInt32(6),
        DossierId = Maybe(reader, 7),
        Service = reader.GetString(8),
        Vendor = reader.GetString(9),
        ApplicationNumber = reader.GetString(10),
        RegistrationNumber = reader.GetString(11),
        Due = reader.IsDBNull(12) ? null : reader.GetFieldValue<DateOnly>(12),
    };

    private static Guid? Maybe(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetGuid(column);

    private static string Short(string text) => text.Length <= 500 ? text : text[..500];

    private async Task<int> Execute(string sql, CancellationToken cancellationToken, params object[] values)
    {
        await using var command = source.CreateCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(new() { Value = value });
        }

        return await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
