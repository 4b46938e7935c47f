using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Npgsql;

namespace Otasuketai.Review.Bench;

using Process = System.Diagnostics.Process;

/// <summary>The limits of durable writes: pgbench on the same server in the same run.</summary>
internal static partial class PgBench
{
    /// <summary>Connections at once.</summary>
    public const int Clients = 8;

    private const string Schema = """
        CREATE TABLE application (id integer PRIMARY KEY, state integer NOT NULL, version integer NOT NULL, updated_at timestamptz NOT NULL);
        CREATE TABLE event (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, application_id integer NOT NULL, kind text NOT NULL, body jsonb NOT NULL);
        CREATE TABLE outbox (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, application_id integer NOT NULL, payload jsonb NOT NULL);
        INSERT INTO application SELECT g, 0, 0, now() FROM generate_series(1, 10000) g;
        """;

    private const string Script = """
        \set id random(1,10000)
        begin;
        update application set state = state + 1, version = version + 1, updated_at = now() where id = :id;
        insert into event (application_id, kind, body) values (:id, 'state', '{"to":"applicant","template":"state-changed","lang":"ja"}');
        insert into outbox (application_id, payload) values (:id, '{"to":"applicant","template":"state-changed","lang":"ja"}');
        commit;
        """;

    /// <summary>Makes the database the limit is measured in.</summary>
    public static async Task Prepare(string admin)
    {
        await using (var connection = new NpgsqlConnection(admin))
        {
            await connection.OpenAsync();
            await using var create = new NpgsqlCommand("CREATE DATABASE pgbench", connection);
            await create.ExecuteNonQueryAsync();
        }

        await using var database = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(admin) { Database = "pgbench" }.ConnectionString);
        await database.OpenAsync();
        await using var schema = new NpgsqlCommand(Schema, database);
        await schema.ExecuteNonQueryAsync();
    }

    /// <summary>One update and two inserts, eight clients: transactions a second.</summary>
    public static async Task<double> Run(int port, int seconds)
    {
        var script = Path.GetTempFileName();
        await File.WriteAllTextAsync(script, Script);
        var rate = await Run(port, seconds, script, "postgres", "pgbench");
        File.Delete(script);
        return rate;
    }

    /// <summary>A script of its own, eight clients: runs a second.</summary>
    public static async Task<double> Run(int port, int seconds, string script, string user, string database)
    {
        var info = new ProcessStartInfo("pgbench", ["-n", "-h", "127.0.0.1", "-p", port.ToString(CultureInfo.InvariantCulture), "-U", user, "-c", Clients.ToString(CultureInfo.InvariantCulture), "-j", "2", "-M", "prepared", "-T", seconds.ToString(CultureInfo.InvariantCulture), "-f", script, database])
        {
            RedirectStandardOutput = true,
        };
        if (Environment.GetEnvironmentVariable("OTASUKETAI_PG_BIN") is { } bin)
        {
            info.FileName = Path.Combine(bin, "pgbench");
        }

        using var process = Process.Start(info)!;
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return double.Parse(Tps().Match(said).Groups[1].Value, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"tps = ([0-9.]+)")]
    private static partial Regex Tps();
}
