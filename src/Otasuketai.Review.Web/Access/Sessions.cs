using System.Collections.Immutable;
using Npgsql;
using NpgsqlTypes;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Web.Store;

namespace Otasuketai.Review.Web.Access;

/// <summary>A session as its owner sees it.</summary>
public sealed record OpenSession(Guid Id, DateTimeOffset StartedAt, DateTimeOffset SeenAt);

/// <summary>
/// Sessions in the database: the cookie only names one. Every request asks, so that a deleted one, an idle one, one older
/// than twelve hours, one from before a change of password or one of a locked account is over at once, on every node.
/// </summary>
public sealed class Sessions(NpgsqlDataSource database)
{
    private const string Living =
        """
        FROM review.person_session s JOIN review.person p ON p.id = s.person_id
        WHERE s.security_stamp = p.security_stamp
          AND (p.lockout_end IS NULL OR p.lockout_end < statement_timestamp())
          AND s.seen_at > statement_timestamp() - s.idle
          AND s.started_at > statement_timestamp() - interval '12 hours'
        """;

    /// <summary>Opens one; <paramref name="twoFactors"/>: the person showed the second factor.</summary>
    public async Task<Guid> Begin(Person person, bool twoFactors, CancellationToken stop)
    {
        var id = Guid.CreateVersion7();
        await Run("DELETE FROM review.person_session WHERE person_id = $1 AND started_at < statement_timestamp() - interval '12 hours'", person.Id, stop);
        await using var command = database.CreateCommand(
            "INSERT INTO review.person_session (id, person_id, security_stamp, two_factors, idle) VALUES ($1, $2, $3, $4, $5)");
        command.Parameters.AddWithValue(id);
        command.Parameters.AddWithValue(person.Id);
        command.Parameters.AddWithValue(person.SecurityStamp ?? "");
        command.Parameters.AddWithValue(twoFactors);
        command.Parameters.AddWithValue(NpgsqlDbType.Interval, TwoFactors.Idle(person.Roles.Select(r => r.Role)));
        await command.ExecuteNonQueryAsync(stop);
        return id;
    }

    /// <summary>
    /// The person behind a living session, as of now. Null also when a role given since then needs a second factor that
    /// this session never showed.
    /// </summary>
    public async Task<Actor?> Find(Guid id, CancellationToken stop)
    {
        await using var command = database.CreateCommand(
            $"""
            SELECT p.id, p.display_name, p.organisation_id, s.two_factors, s.seen_at < statement_timestamp() - interval '1 minute',
                   ARRAY(SELECT r.role FROM review.person_role r WHERE r.person_id = p.id ORDER BY r.role)
            {Living} AND s.id = $1
            """);
        command.Parameters.AddWithValue(id);
        await using var row = await command.ExecuteReaderAsync(stop);
        if (!await row.ReadAsync(stop))
        {
            return null;
        }

        var roles = row.GetFieldValue<string[]>(5).Select(Enum.Parse<Role>).ToImmutableArray();
        OrgId? organisation = row.IsDBNull(2) ? null : new OrgId(row.GetGuid(2));
        var actor = new Actor(new PersonId(row.GetGuid(0)), row.GetString(1), roles, organisation);
        var (twoFactors, resting) = (row.GetBoolean(3), row.GetBoolean(4));
        await row.CloseAsync();
        if (TwoFactors.Needed(roles) && !twoFactors)
        {
            return null;
        }

        if (resting)
        {
            await Run("UPDATE review.person_session SET seen_at = statement_timestamp() WHERE id = $1", id, stop);
        }

        return actor;
    }

    /// <summary>The living sessions of a person, the newest first.</summary>
    public async Task<ImmutableArray<OpenSession>> Of(PersonId person, CancellationToken stop)
    {
        await using var command = database.CreateCommand($"SELECT s.id, s.started_at, s.seen_at {Living} AND p.id = $1 ORDER BY s.started_at DESC");
        command.Parameters.AddWithValue(person.Value);
        await using var row = await command.ExecuteReaderAsync(stop);
        var found = ImmutableArray.CreateBuilder<OpenSession>();
        while (await row.ReadAsync(stop))
        {
            found.Add(new OpenSession(row.GetGuid(0), row.GetFieldValue<DateTimeOffset>(1), row.GetFieldValue<DateTimeOffset>(2)));
        }

        return found.ToImmutable();
    }

    /// <summary>Ends one.</summary>
    public Task End(Guid id, CancellationToken stop) => Run("DELETE FROM review.person_session WHERE id = $1", id, stop);

    /// <summary>Ends all of a person, on every device.</summary>
    public Task EndAll(PersonId person, CancellationToken stop) => Run("DELETE FROM review.person_session WHERE person_id = $1", person.Value, stop);

    private async Task Run(string sql, Guid id, CancellationToken stop)
    {
        await using var command = database.CreateCommand(sql);
        command.Parameters.AddWithValue(id);
        await command.ExecuteNonQueryAsync(stop);
    }
}
