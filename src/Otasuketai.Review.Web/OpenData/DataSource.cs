using System.Collections.Immutable;
using System.Data;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Npgsql;
using Otasuketai.Review.Evidence;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.PostEvaluation;
using Otasuketai.Review.Publication;
using Otasuketai.Review.Web.Choosing;
using Otasuketai.Review.Web.Rooms.Public;

namespace Otasuketai.Review.Web.OpenData;

/// <summary>An entry with what users said of its items.</summary>
internal sealed record DataEntry(PublicListing Listing, ImmutableDictionary<string, ItemCount> Users);

/// <summary>
/// The public register as it stands in one moment of the database, read row by row: the frozen versions and where they stand, published results,
/// and public acts. Nothing else of a case is asked for, so nothing else can get out.
/// </summary>
public sealed class DataSource : IAsyncDisposable
{
    private static readonly string Entries = $"""
        {PublicRegister.Columns}, u.counts
        {PublicRegister.From}
        LEFT JOIN LATERAL (SELECT jsonb_agg(jsonb_build_array(c.item, c.achieved, c.not_achieved, c.cannot_tell)) AS counts FROM ({PublicResults.Counts("e.dossier_id", "'infinity'")}) AS c (item, achieved, not_achieved, cannot_tell)) u ON true
        ORDER BY e.number
        """;

    private readonly NpgsqlConnection connection;
    private readonly NpgsqlTransaction moment;

    private DataSource(NpgsqlConnection connection, NpgsqlTransaction moment) => (this.connection, this.moment) = (connection, moment);

    /// <summary>Differs whenever the public register does.</summary>
    public string Version { get; private set; } = "";

    /// <summary>Today in Japan.</summary>
    public DateOnly Today { get; private set; }

    /// <summary>When the register last changed; null for an empty one.</summary>
    public DateTimeOffset? Changed { get; private set; }

    /// <summary>Opens a moment; dispose it soon.</summary>
    public static async Task<DataSource> Open(NpgsqlDataSource source, CancellationToken ct)
    {
        var connection = await source.OpenConnectionAsync(ct);
        var opened = new DataSource(connection, await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct));
        await using var command = opened.Command($"""
            SELECT ({CatalogueSource.VersionSql}), (review.now() AT TIME ZONE 'Asia/Tokyo')::date,
                (SELECT max(greatest(v.at, s.at)) FROM (SELECT max(at) AS at FROM review.entry_version) v, (SELECT max(at) AS at FROM review.entry_state) s)
            """);
        await using var reader = await command.ExecuteReaderAsync(ct);
        await reader.ReadAsync(ct);
        (opened.Version, opened.Today) = (reader.GetString(0), reader.GetFieldValue<DateOnly>(1));
        opened.Changed = await reader.IsDBNullAsync(2, ct) ? null : reader.GetFieldValue<DateTimeOffset>(2);
        return opened;
    }

    /// <summary>Every published entry, by number.</summary>
    internal async IAsyncEnumerable<DataEntry> ReadEntries([EnumeratorCancellation] CancellationToken ct)
    {
        await using var command = Command(Entries);
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            yield return new DataEntry(PublicRegister.Row(reader), await reader.IsDBNullAsync(7, ct) ? ImmutableDictionary<string, ItemCount>.Empty : Counts(reader.GetString(7)));
        }
    }

    /// <summary>Every register event, by number and then as it happened.</summary>
    internal async IAsyncEnumerable<EntryEvent> ReadEvents([EnumeratorCancellation] CancellationToken ct)
    {
        await using var command = Command($"{RegisterEvents.Sql} ORDER BY 1, 2");
        command.Parameters.Add(new() { Value = RegisterEvents.Acts });
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            yield return RegisterEvents.Read(reader);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await moment.DisposeAsync();
        await connection.DisposeAsync();
    }

    private static ImmutableDictionary<string, ItemCount> Counts(string json)
    {
        using var counts = JsonDocument.Parse(json);
        return counts.RootElement.EnumerateArray().Select(c => new ItemCount(c[0].GetString()!, c[1].GetInt32(), c[2].GetInt32(), c[3].GetInt32())).ToImmutableDictionary(c => c.Item);
    }

    private NpgsqlCommand Command(string sql) => new(sql, connection, moment);
}
