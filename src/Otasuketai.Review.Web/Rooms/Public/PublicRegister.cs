using System.Collections.Immutable;
using System.Text.Json;
using Npgsql;
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

    /// <summary>When anything about it last changed: a version or its standing.</summary>
    public DateTimeOffset Changed { get; init; } = AsOf;

    /// <summary>注意喚起: a caution is in force and shown.</summary>
    public bool HasCaution => Facts.GetValueOrDefault(Review.Rooms.FactNames.CautionBy, "").Length > 0;
}

/// <summary>A frozen version in the list of versions.</summary>
public sealed record VersionLine(int Number, DateTimeOffset At, string Reason);

/// <summary>
/// One entry of the public register, read from its frozen versions: what a page shows is what was published, whatever is being changed inside.
/// Lists and searches are answered by the <see cref="Choosing.Catalogue"/>.
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

    private const string Columns = "SELECT v.snapshot, l.stage, l.facts, v.at, v.number, e.dossier_id, coalesce(m.note, '')";

    private const string From = """
         FROM review.entry e
        JOIN review.life l ON l.id = e.life_id
        JOIN review.entry_version v ON v.life_id = e.life_id AND v.number = e.last_version
        LEFT JOIN LATERAL (SELECT x.facts ->> 'publicNote' AS note FROM review.life x WHERE x.dossier_id = e.dossier_id AND x.machine = 'Measure' AND x.stage = 'Delisted' ORDER BY x.stage_since DESC LIMIT 1) m ON true
        """;

    /// <summary>One entry by number, wherever it stands; null when there is none.</summary>
    public async Task<PublicListing?> Entry(string number, CancellationToken ct)
    {
        await using var command = source.CreateCommand($"{Columns}{From} WHERE e.number = $1");
        command.Parameters.Add(new() { Value = number });
        return (await Read(command, ct)).FirstOrDefault();
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

    private static async Task<ImmutableArray<PublicListing>> Read(NpgsqlCommand command, CancellationToken ct)
    {
        await using var reader = await command.ExecuteReaderAsync(ct);
        var entries = ImmutableArray.CreateBuilder<PublicListing>();
        while (await reader.ReadAsync(ct))
        {
            entries.Add(new PublicListing(
                JsonSerializer.Deserialize<PublicEntry>(reader.GetString(0)) ?? throw new InvalidOperationException("A frozen version is empty."),
                Enum.Parse<Stage>(reader.GetString(1)),
                (JsonSerializer.Deserialize<Dictionary<string, string>>(reader.GetString(2)) ?? []).ToImmutableDictionary(),
                reader.GetFieldValue<DateTimeOffset>(3),
                reader.GetInt32(4),
                new DossierId(reader.GetGuid(5)),
                reader.GetString(6)));
        }

        return entries.ToImmutable();
    }
}
