using Npgsql;

namespace Otasuketai.Review.Web.Desk;

/// <summary>Walks the result sets of one batch in order.</summary>
internal sealed class RowReader(NpgsqlDataReader reader, CancellationToken ct)
{
    private bool first = true;

    /// <summary>All rows of the next result set.</summary>
    public async Task<List<T>> Next<T>(Func<NpgsqlDataReader, T> read)
    {
        if (!first)
        {
            await reader.NextResultAsync(ct);
        }

        first = false;
        List<T> rows = [];
        while (await reader.ReadAsync(ct))
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    /// <summary>The single row of the next result set, or null.</summary>
    public async Task<T?> One<T>(Func<NpgsqlDataReader, T> read)
        where T : struct
    {
        var rows = await Next(read);
        return rows.Count == 0 ? null : rows[0];
    }
}
