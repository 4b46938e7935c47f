using System.Collections.Immutable;
using Npgsql;
using Otasuketai.Review.Web.Access;
using Otasuketai.Review.Web.Desk;

namespace Otasuketai.Review.Web.Hosting;

/// <summary>
/// What a program must not start with: settings under which a confirmed act could be lost, a deadline misjudged or a secret read. Outside development
/// every one refuses; in a development database only what makes it useless there too.
/// </summary>
public static class StartupCheck
{
    /// <summary>The first runtime with the fixes this program counts on.</summary>
    public static readonly Version OldestRuntime = new(10, 0, 0);

    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(1);

    /// <summary>Every reason not to start, one sentence each; empty is good. A database that is away is readiness's business.</summary>
    public static async Task<ImmutableArray<string>> Problems(NpgsqlDataSource database, TimeProvider clock, CancellationToken stop)
    {
        var problems = ImmutableArray.CreateBuilder<string>();
        if (Environment.Version < OldestRuntime)
        {
            problems.Add($"The runtime is {Environment.Version}; at least {OldestRuntime} is needed.");
        }

        try
        {
            problems.AddRange(await Ask(database, clock, stop));
        }
        catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.UndefinedFunction or PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.InvalidSchemaName)
        {
            problems.Add("The database is not migrated: run  otasuketai migrate  with an administrator's connection string first.");
        }
        catch (NpgsqlException e) when (Passing.Is(e))
        {
            // away for now: the program starts, says so at /health/ready, and heals by itself
        }

        return problems.ToImmutable();
    }

    private static async Task<List<string>> Ask(NpgsqlDataSource database, TimeProvider clock, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        await using var command = new NpgsqlCommand("""
            SELECT clock_timestamp(), review.is_development(), current_setting('synchronous_commit') = 'off',
                (SELECT rolsuper FROM pg_roles WHERE rolname = current_user), EXISTS (SELECT FROM review.person WHERE id = $1),
                (SELECT shift <> interval '0' FROM review.clock_offset)
            """, connection) { Parameters = { new() { Value = Cast.Vendor.Id } } };
        var before = clock.GetUtcNow();
        await using var reader = await command.ExecuteReaderAsync(stop);
        await reader.ReadAsync(stop);
        var there = await reader.GetFieldValueAsync<DateTimeOffset>(0, stop);
        var after = clock.GetUtcNow();

        List<(bool Wrong, string Sentence)> rules = [(there < before - Tolerance || there > after + Tolerance, "The clock of this machine and the database's differ by more than a second.")];
        if (!reader.GetBoolean(1))
        {
            rules.Add((reader.GetBoolean(2), "The database runs with synchronous_commit=off: a confirmed act could be lost."));
            rules.Add((reader.GetBoolean(3), "The application signs in as a superuser; give it the role review_app."));
            rules.Add((reader.GetBoolean(4), "The people of the demonstration, whose password is public, are in this database."));
            rules.Add((reader.GetBoolean(5), "The clock of this database is moved, which only a development database may have."));
        }

        return [.. rules.Where(r => r.Wrong).Select(r => r.Sentence)];
    }
}
