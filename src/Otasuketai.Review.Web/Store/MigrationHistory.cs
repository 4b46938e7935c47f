using System.Collections.Immutable;
using Npgsql;

namespace Otasuketai.Review.Web.Store;

/// <summary>What has landed in one database: the table <c>public.schema_migration</c>, one row per file with its hash.</summary>
internal static class MigrationHistory
{
    public static async Task Create(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        const string Sql = """
            CREATE TABLE IF NOT EXISTS public.schema_migration (
                name text PRIMARY KEY,
                sha256 text NOT NULL,
                applied_at timestamptz NOT NULL DEFAULT statement_timestamp())
            """;
        await using var command = new NpgsqlCommand(Sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public static async Task<ImmutableDictionary<string, string>> Read(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var landed = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        await using var command = new NpgsqlCommand("SELECT name, sha256 FROM public.schema_migration", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            landed.Add(reader.GetString(0), reader.GetString(1));
        }

        return landed.ToImmutable();
    }

    public static async Task Add(NpgsqlConnection connection, MigrationFile file, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("INSERT INTO public.schema_migration (name, sha256) VALUES ($1, $2)", connection)
        {
            Parameters = { new() { Value = file.Name }, new() { Value = file.Sha256 } },
        };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>The files that have not landed, in order; refuses a history that this build cannot continue.</summary>
    public static ImmutableArray<MigrationFile> Missing(ImmutableArray<MigrationFile> files, ImmutableDictionary<string, string> landed)
    {
        var known = files.Select(file => file.Name).ToHashSet(StringComparer.Ordinal);
        var strange = landed.Keys.Where(name => !known.Contains(name)).Order(StringComparer.Ordinal).ToList();
        if (strange.Count > 0)
        {
            throw MigrationRefusedException.Unknown(strange);
        }

        var altered = files.FirstOrDefault(file => landed.TryGetValue(file.Name, out var hash) && hash != file.Sha256);
        return altered is null
            ? [.. files.Where(file => !landed.ContainsKey(file.Name))]
            : throw MigrationRefusedException.Altered(altered, landed[altered.Name]);
    }
}
