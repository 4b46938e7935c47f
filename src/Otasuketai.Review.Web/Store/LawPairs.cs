using Npgsql;
using Otasuketai.Review.Lifecycle;

namespace Otasuketai.Review.Web.Store;

/// <summary>Keeps the table of legal pairs equal to the law of the program that migrates. A pair that history already used stays for ever.</summary>
internal static class LawPairs
{
    private static readonly string[][] Wanted = Columns();

    /// <summary>True when a migration has made the table.</summary>
    public static async Task<bool> Exist(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("SELECT to_regclass('review.law_pair') IS NOT NULL", connection);
        return (bool)(await command.ExecuteScalarAsync(ct))!;
    }

    /// <summary>True when every legal pair of this build is in the table.</summary>
    public static async Task<bool> AreCurrent(NpgsqlConnection connection, CancellationToken ct)
    {
        if (!await Exist(connection, ct))
        {
            return true;
        }

        await using var command = new NpgsqlCommand(
            "SELECT count(*) FROM (SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[]) EXCEPT SELECT machine, from_stage, act, to_stage FROM review.law_pair) AS missing", connection);
        foreach (var column in Wanted)
        {
            command.Parameters.Add(new() { Value = column });
        }

        return (long)(await command.ExecuteScalarAsync(ct))! == 0;
    }

    /// <summary>Adds what is new and removes what was never used and is legal no more.</summary>
    public static async Task Write(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection);
        Add(batch, "INSERT INTO review.law_pair SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[]) ON CONFLICT DO NOTHING", Wanted);
        Add(batch, """
            DELETE FROM review.law_pair p
            WHERE NOT EXISTS (SELECT FROM unnest($1::text[], $2::text[], $3::text[], $4::text[]) AS w (machine, from_stage, act, to_stage)
                              WHERE w.machine = p.machine AND w.from_stage = p.from_stage AND w.act = p.act AND w.to_stage = p.to_stage)
              AND NOT EXISTS (SELECT FROM review.history h WHERE h.machine = p.machine AND h.from_stage = p.from_stage AND h.act = p.act AND h.to_stage = p.to_stage)
            """, Wanted);
        await batch.ExecuteNonQueryAsync(ct);
    }

    private static string[][] Columns()
    {
        var rows = Law.Rows.Select(r => (Machine: r.Machine.ToString(), From: r.From.ToString(), Act: r.Act.ToString(), To: r.To.ToString())).Distinct().ToList();
        return [[.. rows.Select(r => r.Machine)], [.. rows.Select(r => r.From)], [.. rows.Select(r => r.Act)], [.. rows.Select(r => r.To)]];
    }

    private static void Add(NpgsqlBatch batch, string sql, string[][] columns)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var column in columns)
        {
            command.Parameters.Add(new() { Value = column });
        }

        batch.BatchCommands.Add(command);
    }
}
