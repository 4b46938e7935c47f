using System.Collections.Immutable;
using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using Otasuketai.Review.Choosing;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Publication;

namespace Otasuketai.Review.Web.Rooms.Public;

/// <summary>An entry as the public finds it: its newest frozen version, and where it stands now.</summary>
/// <param name="Entry">The snapshot, exactly as it was frozen at <paramref name="AsOf"/>.</param>
/// <param name="PublicNote">What the execution of a delisting says to the public; empty otherwise.</param>
/// <param name="Facts">Facts of the listing's life (reason class and day of a suspension or an end); internal words among them are never shown.</param>
public sealed record PublicListing(PublicEntry Entry, Stage Stage, ImmutableDictionary<string, string> Facts, DateTimeOffset AsOf, int Version, DossierId Dossier, string PublicNote)
{
    /// <summary>Where it stands, as the public reads it.</summary>
    public Standing Standing => Standings.Of(Stage);

    /// <summary>True when the entry is shown as one that can be chosen.</summary>
    public bool Current => Standing == Standing.Listed;

    /// <summary>注意喚起: a caution is in force and shown.</summary>
    public bool HasCaution => Facts.GetValueOrDefault(Review.Rooms.FactNames.CautionBy, "").Length > 0;
}

/// <summary>A page of results.</summary>
public sealed record CataloguePage(ImmutableArray<PublicListing> Entries, int Total);

/// <summary>How many entries stand where.</summary>
/// <param name="Updated">When the register last changed; null for an empty one.</param>
public sealed record RegisterCounts(ImmutableDictionary<(Shelf Shelf, MonitoringType? Type), int> Numbers, DateTimeOffset? Updated)
{
    /// <summary>A register without entries.</summary>
    public static RegisterCounts None { get; } = new(ImmutableDictionary<(Shelf, MonitoringType?), int>.Empty, null);

    /// <summary>Entries of a shelf.</summary>
    public int Of(Shelf shelf) => Numbers.Where(n => n.Key.Shelf == shelf).Sum(n => n.Value);

    /// <summary>Entries of one type on a shelf.</summary>
    public int Of(Shelf shelf, MonitoringType type) => Numbers.GetValueOrDefault((shelf, type));

    internal RegisterCounts Plus(Stage stage, MonitoringType? type, int number, DateTimeOffset at)
    {
        var key = (stage == Stage.Listed ? Shelf.Listed : stage == Stage.Suspended ? Shelf.Suspended : Shelf.Over, type);
        return new(Numbers.SetItem(key, Numbers.GetValueOrDefault(key) + number), Updated > at ? Updated : at);
    }
}

/// <summary>A frozen version in the list of versions.</summary>
public sealed record VersionLine(int Number, DateTimeOffset At, string Reason);

/// <summary>
/// The public register, read from the frozen versions: what a page shows is what was published, whatever is being changed inside. One query
/// serves list, entry and the interface for programs.
/// </summary>
public sealed class PublicRegister(NpgsqlDataSource source)
{
    /// <summary>Entries of one page.</summary>
    public const int PageSize = 20;

    /// <summary>Today in Japan by the one clock, the database's.</summary>
    public async Task<DateOnly> Today(CancellationToken ct)
    {
        await using var command = source.CreateCommand("SELECT (review.now() AT TIME ZONE 'Asia/Tokyo')::date");
        await using var reader = await command.ExecuteReaderAsync(ct);
        await reader.ReadAsync(ct);
        return reader.GetFieldValue<DateOnly>(0);
    }

    private const string Columns = "SELECT v.snapshot, l.stage, l.facts, v.at, v.number, e.dossier_id, count(*) OVER (), coalesce(m.note, '')";

    private const string From = """
         FROM review.entry e
        JOIN review.life l ON l.id = e.life_id
        JOIN review.entry_version v ON v.life_id = e.life_id AND v.number = e.last_version
        LEFT JOIN LATERAL (SELECT x.facts ->> 'publicNote' AS note FROM review.life x WHERE x.dossier_id = e.dossier_id AND x.machine = 'Measure' AND x.stage = 'Delisted' ORDER BY x.stage_since DESC LIMIT 1) m ON true
        """;

    private const string Matches = """
         WHERE l.stage = ANY ($1) AND (cardinality($2::text[]) = 0 OR v.snapshot ->> 'MonitoringType' = ANY ($2))
        AND NOT EXISTS (SELECT FROM unnest($3::text[]) AS word WHERE position(lower(word) IN lower(normalize(
            concat_ws(' ', e.number, v.snapshot ->> 'ServiceName', v.snapshot ->> 'Vendor', v.snapshot -> 'Facts' ->> 'overview', v.snapshot -> 'Facts' ->> 'regions',
                v.snapshot -> 'Facts' ->> 'hours', v.snapshot -> 'Facts' ->> 'scope'), NFKC))) = 0)
        """;

    /// <summary>The entries that answer a question.</summary>
    public Task<CataloguePage> Find(CatalogueQuery query, CancellationToken ct) => Find(query, query.Stages, PageSize, ct);

    /// <summary>The entries that answer a question, standing in one of some stages.</summary>
    public async Task<CataloguePage> Find(CatalogueQuery query, ImmutableArray<Stage> stages, int size, CancellationToken ct)
    {
        await using var command = source.CreateCommand($"{Columns}{From}{Matches} ORDER BY {Order(query.Sort)}e.number DESC LIMIT $4 OFFSET $5");
        Matching(command, query, stages);
        command.Parameters.Add(new() { Value = size });
        command.Parameters.Add(new() { Value = (query.Page - 1) * size });
        var total = 0;
        var entries = await Read(command, reader => total = reader.GetInt32(6), ct);
        return entries.IsEmpty && query.Page > 1 ? new CataloguePage([], await Count(query, stages, ct)) : new CataloguePage(entries, total);
    }

    /// <summary>How many entries a question finds.</summary>
    public Task<int> Count(CatalogueQuery query, CancellationToken ct) => Count(query, query.Stages, ct);

    private async Task<int> Count(CatalogueQuery query, ImmutableArray<Stage> stages, CancellationToken ct)
    {
        await using var command = source.CreateCommand($"SELECT count(*)::integer{From}{Matches}");
        Matching(command, query, stages);
        return (int)(await command.ExecuteScalarAsync(ct))!;
    }

    /// <summary>One entry by number, wherever it stands; null when there is none.</summary>
    public async Task<PublicListing?> Entry(string number, CancellationToken ct)
    {
        await using var command = source.CreateCommand($"{Columns}{From} WHERE e.number = $1");
        command.Parameters.Add(new() { Value = number });
        return (await Read(command, _ => { }, ct)).FirstOrDefault();
    }

    /// <summary>The versions of an entry, newest first.</summary>
    public async Task<ImmutableArray<VersionLine>> Versions(string number, CancellationToken ct)
    {
        await using var command = source.CreateCommand(
            "SELECT v.number, v.at, v.reason FROM review.entry_version v JOIN review.entry e ON e.life_id = v.life_id WHERE e.number = $1 ORDER BY v.number DESC");
        command.Parameters.Add(new() { Value = number });
        await using var reader = await command.ExecuteReaderAsync(ct);
        var lines = ImmutableArray.CreateBuilder<VersionLine>();
        while (await reader.ReadAsync(ct))
        {
            lines.Add(new VersionLine(reader.GetInt32(0), reader.GetFieldValue<DateTimeOffset>(1), reader.GetString(2)));
        }

        return lines.ToImmutable();
    }

    /// <summary>The entry under which the body that took a service over carries it on; null while there is none.</summary>
    public async Task<string?> Successor(string number, string corporateNumber, CancellationToken ct)
    {
        await using var command = source.CreateCommand("""
            SELECT e.number FROM review.entry e
            JOIN review.entry_version v ON v.life_id = e.life_id AND v.number = e.last_version
            JOIN review.dossier d ON d.id = e.dossier_id JOIN review.organisation o ON o.id = d.vendor_id
            WHERE v.snapshot -> 'Facts' ->> 'predecessor' = $1 AND o.corporate_number = $2 ORDER BY e.number DESC LIMIT 1
            """);
        command.Parameters.Add(new() { Value = number });
        command.Parameters.Add(new() { Value = corporateNumber });
        return (string?)await command.ExecuteScalarAsync(ct);
    }

    /// <summary>How many entries stand where, and when the register last changed.</summary>
    public async Task<RegisterCounts> Counts(CancellationToken ct)
    {
        await using var command = source.CreateCommand($"SELECT l.stage, v.snapshot ->> 'MonitoringType', count(*)::integer, max(greatest(v.at, l.stage_since)){From} GROUP BY 1, 2");
        await using var reader = await command.ExecuteReaderAsync(ct);
        var counts = RegisterCounts.None;
        while (await reader.ReadAsync(ct))
        {
            counts = counts.Plus(Enum.Parse<Stage>(reader.GetString(0)), MonitoringTypes.Read(reader.GetString(1)), reader.GetInt32(2), reader.GetFieldValue<DateTimeOffset>(3));
        }

        return counts;
    }

    private static void Matching(NpgsqlCommand command, CatalogueQuery query, ImmutableArray<Stage> stages)
    {
        command.Parameters.Add(new() { Value = stages.Select(s => s.ToString()).ToArray() });
        command.Parameters.Add(new() { Value = query.Types.Select(t => t.Code()).ToArray() });
        command.Parameters.Add(new() { Value = query.Terms.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });
    }

    private static string Order(CatalogueSort sort) => sort switch
    {
        CatalogueSort.Number => "",
        CatalogueSort.Verified => "(SELECT count(*) FROM jsonb_array_elements(v.snapshot -> 'Items') i WHERE (i ->> 'Claimed')::boolean AND i ->> 'Verified' = '0') DESC, ",
        CatalogueSort.Price => "CASE WHEN v.snapshot -> 'Facts' ->> 'monthly-price' ~ '^[0-9]{1,9}$' THEN (v.snapshot -> 'Facts' ->> 'monthly-price')::integer END NULLS LAST, ",
        CatalogueSort.Date => "v.at DESC, ",
    };

    private static async Task<ImmutableArray<PublicListing>> Read(NpgsqlCommand command, Action<NpgsqlDataReader> also, CancellationToken ct)
    {
        await using var reader = await command.ExecuteReaderAsync(ct);
        var entries = ImmutableArray.CreateBuilder<PublicListing>();
        while (await reader.ReadAsync(ct))
        {
            also(reader);
            entries.Add(new PublicListing(
                JsonSerializer.Deserialize<PublicEntry>(reader.GetString(0)) ?? throw new InvalidOperationException("A frozen version is empty."),
                Enum.Parse<Stage>(reader.GetString(1)),
                (JsonSerializer.Deserialize<Dictionary<string, string>>(reader.GetString(2)) ?? []).ToImmutableDictionary(),
                reader.GetFieldValue<DateTimeOffset>(3),
                reader.GetInt32(4),
                new DossierId(reader.GetGuid(5)),
                reader.GetString(7)));
        }

        return entries.ToImmutable();
    }
}
