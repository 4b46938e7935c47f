using Npgsql;
using NpgsqlTypes;

namespace Otasuketai.Review.Web.Desk;

/// <summary>A jsonb parameter.</summary>
public readonly record struct JsonText(string Value);

/// <summary>Statements collected for one round trip.</summary>
public sealed class SqlBatch
{
    private readonly NpgsqlBatch batch = new();

    /// <summary>Adds a statement with positional parameters.</summary>
    public void Add(string sql, params object[] values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(value switch
            {
                JsonText json => new NpgsqlParameter { Value = json.Value, NpgsqlDbType = NpgsqlDbType.Jsonb },
                Null nothing => new NpgsqlParameter { Value = DBNull.Value, NpgsqlDbType = nothing.Type },
                DateTimeOffset at => new NpgsqlParameter { Value = at.ToUniversalTime() },
                _ => new NpgsqlParameter { Value = value },
            });
        }

        batch.BatchCommands.Add(command);
    }

    /// <summary>Sends all of them.</summary>
    public async Task Run(NpgsqlConnection connection, CancellationToken ct)
    {
        if (batch.BatchCommands.Count > 0)
        {
            batch.Connection = connection;
            await batch.ExecuteNonQueryAsync(ct);
        }
    }

    /// <summary>
    /// Sends all of them and ends the transaction they stand in, in the same round trip: after an error the server passes over the rest up to the
    /// end of the batch, the COMMIT with it.
    /// </summary>
    public Task Commit(NpgsqlConnection connection, CancellationToken ct)
    {
        Add("COMMIT");
        return Run(connection, ct);
    }

    /// <summary>A text that may be absent.</summary>
    public static object OrNull(string? value) => value is null ? new Null(NpgsqlDbType.Text) : value;

    /// <summary>A day that may be absent.</summary>
    public static object OrNull(DateOnly? value) => value is null ? new Null(NpgsqlDbType.Date) : value.Value;

    /// <summary>An instant that may be absent.</summary>
    public static object OrNull(DateTimeOffset? value) => value is null ? new Null(NpgsqlDbType.TimestampTz) : value.Value;

    /// <summary>An id that may be absent.</summary>
    public static object OrNull(Guid? value) => value is null ? new Null(NpgsqlDbType.Uuid) : value.Value;

    private readonly record struct Null(NpgsqlDbType Type);
}
