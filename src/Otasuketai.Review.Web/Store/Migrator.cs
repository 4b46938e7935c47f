using System.Collections.Immutable;
using Npgsql;

namespace Otasuketai.Review.Web.Store;

/// <summary>
/// Brings a database to the schema of this build, creating the database when it is missing. Any number of nodes may start it at once.
/// The lock is a session advisory lock in the maintenance database, because roles belong to the whole server, not to one database.
/// </summary>
public static class Migrator
{
    private const string MaintenanceDatabase = "postgres";
    private const long LockKey = 0x4F74_6173_756B_6501;

    /// <summary>Applies what is missing and returns the names applied: none when there was nothing to do.</summary>
    /// <param name="adminConnectionString">May create databases and roles; names the database to migrate.</param>
    /// <param name="cancellationToken">Stops between statements; a file's transaction is rolled back.</param>
    /// <exception cref="MigrationRefusedException">A landed file was altered, or the database is newer than this build.</exception>
    public static Task<ImmutableArray<string>> Run(string adminConnectionString, CancellationToken cancellationToken) =>
        Run(adminConnectionString, MigrationFile.Embedded, cancellationToken);

    /// <summary>The same with the files given.</summary>
    public static async Task<ImmutableArray<string>> Run(
        string adminConnectionString, ImmutableArray<MigrationFile> files, CancellationToken cancellationToken)
    {
        if (await IsUpToDate(adminConnectionString, files, cancellationToken))
        {
            return [];
        }

        // unpooled: the lock ends with its session, and no session setting reaches anybody else
        var target = new NpgsqlConnectionStringBuilder(adminConnectionString) { Pooling = false, CommandTimeout = 0 };
        var maintenance = new NpgsqlConnectionStringBuilder(target.ConnectionString) { Database = MaintenanceDatabase };
        await using var guard = new NpgsqlConnection(maintenance.ConnectionString);
        await guard.OpenAsync(cancellationToken);
        await Execute(guard, $"SELECT pg_advisory_lock({LockKey})", cancellationToken);
        await CreateDatabase(guard, target.Database ?? MaintenanceDatabase, cancellationToken);

        await using var connection = new NpgsqlConnection(target.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        return await Apply(connection, files, cancellationToken);
    }

    /// <summary>The usual start: one short read, no lock.</summary>
    private static async Task<bool> IsUpToDate(string connectionString, ImmutableArray<MigrationFile> files, CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = new NpgsqlConnection(connectionString);
            await connection.OpenAsync(cancellationToken);
            return MigrationHistory.Missing(files, await MigrationHistory.Read(connection, cancellationToken)).IsEmpty
                && await LawPairs.AreCurrent(connection, cancellationToken);
        }
        catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.InvalidCatalogName or PostgresErrorCodes.UndefinedTable)
        {
            return false;
        }
    }

    private static async Task CreateDatabase(NpgsqlConnection guard, string name, CancellationToken cancellationToken)
    {
        await using var find = new NpgsqlCommand("SELECT 1 FROM pg_database WHERE datname = $1", guard) { Parameters = { new() { Value = name } } };
        if (await find.ExecuteScalarAsync(cancellationToken) is null)
        {
            var quoted = "\"" + name.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
            await Execute(guard, $"CREATE DATABASE {quoted} TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C.UTF-8' LC_CTYPE 'C.UTF-8'", cancellationToken);
        }
    }

    private static async Task<ImmutableArray<string>> Apply(
        NpgsqlConnection connection, ImmutableArray<MigrationFile> files, CancellationToken cancellationToken)
    {
        await Execute(connection, "SET search_path = review, public; SET lock_timeout = '10s'; SET client_min_messages = warning", cancellationToken);
        await MigrationHistory.Create(connection, cancellationToken);
        var missing = MigrationHistory.Missing(files, await MigrationHistory.Read(connection, cancellationToken));
        foreach (var file in missing)
        {
            await Apply(connection, file, cancellationToken);
        }

        if (await LawPairs.Exist(connection, cancellationToken))
        {
            await Execute(connection, "SET ROLE review_owner", cancellationToken);
            await LawPairs.Write(connection, cancellationToken);
            await Execute(connection, "RESET ROLE", cancellationToken);
        }

        return [.. missing.Select(file => file.Name)];
    }

    private static async Task Apply(NpgsqlConnection connection, MigrationFile file, CancellationToken cancellationToken)
    {
        await using var transaction = file.NoTransaction ? null : await connection.BeginTransactionAsync(cancellationToken);
        try
        {
            await Execute(connection, file.AsAdministrator ? "RESET ROLE" : "SET ROLE review_owner", cancellationToken);
            await Execute(connection, file.Sql, cancellationToken);
            await Execute(connection, "RESET ROLE", cancellationToken);
        }
        catch (PostgresException e)
        {
            throw new MigrationFailedException(file, e);
        }

        await MigrationHistory.Add(connection, file, cancellationToken);
        if (transaction is not null)
        {
            await transaction.CommitAsync(cancellationToken);
        }
    }

    private static async Task Execute(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
