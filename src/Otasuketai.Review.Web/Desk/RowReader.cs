using Npgsql;
using Otasuketai.Review.Lifecycle;

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

    /// <summary>All rows of the next result set, whose last column is the dossier each belongs to.</summary>
    public async Task<ILookup<DossierId, T>> ByDossier<T>(Func<NpgsqlDataReader, T> read) =>
        (await Next(r => (Dossier: new DossierId(r.GetGuid(r.FieldCount - 1)), Row: read(r)))).ToLookup(r => r.Dossier, r => r.Row);
}
