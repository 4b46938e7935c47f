using System.Collections.Immutable;
using System.Text.Json;
using Npgsql;
using Otasuketai.Review.Calendar;
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

    /// <summary>True when it is listed although the last day of its validity is over.</summary>
    public bool IsPastValidity(DateOnly today) => Current && Entry.ValidUntil < today;

    /// <summary>Rises with every change of where the entry stands.</summary>
    public int Revision { get; init; }

    /// <summary>When anything about it last changed: a version or its standing.</summary>
    public DateTimeOffset Changed { get; init; } = AsOf;

    /// <summary>注意喚起: a caution is in force and shown.</summary>
    public bool HasCaution => Facts.GetValueOrDefault(Review.Rooms.FactNames.CautionBy, "").Length > 0;
}

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

    internal const string Columns = "SELECT v.snapshot, l.stage, l.facts, v.at, v.number, e.dossier_id, coalesce(m.note, '')";

    internal const string From = """
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

    /// <summary>
    /// The entry exactly as the register showed it when a day in Japan ended: the version, the standing and the reasons of that day. Null when it
    /// was not listed yet, or when there is no such number.
    /// </summary>
    public async Task<PublicListing?> EntryOn(string number, DateOnly day, CancellationToken ct)
    {
        await using var command = source.CreateCommand("""
            SELECT v.snapshot, s.stage, s.facts, v.at, v.number, e.dossier_id, coalesce(m.note, '')
            FROM review.entry e
            JOIN LATERAL (SELECT * FROM review.entry_version WHERE life_id = e.life_id AND at < $2 ORDER BY number DESC LIMIT 1) v ON true
            JOIN LATERAL (SELECT stage, facts FROM review.entry_state WHERE life_id = e.life_id AND at < $2 ORDER BY id DESC LIMIT 1) s ON true
            LEFT JOIN LATERAL (SELECT x.facts ->> 'publicNote' AS note FROM review.life x
                WHERE s.stage = 'Delisted' AND x.dossier_id = e.dossier_id AND x.machine = 'Measure' AND x.stage = 'Delisted' ORDER BY x.stage_since DESC LIMIT 1) m ON true
            WHERE e.number = $1
            """);
        command.Parameters.Add(new() { Value = number });
        command.Parameters.Add(new() { Value = Jst.EndOfDay(day) });
        return (await Read(command, ct)).FirstOrDefault();
    }

    /// <summary>
    /// True while the validity of a listed entry is over by a day and it stays listed nevertheless: a renewal is filed and not yet decided, or its
    /// refusal is held back by an appeal.
    /// </summary>
    public async Task<bool> IsRenewalPending(PublicListing listing, DateOnly today, CancellationToken ct)
    {
        if (!listing.IsPastValidity(today))
        {
            return false;
        }
        await using var command = source.CreateCommand("""
            SELECT EXISTS (SELECT FROM review.life l WHERE l.dossier_id = $1 AND l.machine = 'Renewal' AND (coalesce(l.facts ->> 'stayedBy', '') <> ''
                OR l.stage NOT IN ('None', 'Open') AND EXISTS (SELECT FROM review.law_pair p WHERE p.machine = l.machine AND p.from_stage = l.stage)))
            """);
        command.Parameters.Add(new() { Value = listing.Dossier.Value });
        return (bool)(await command.ExecuteScalarAsync(ct))!;
    }

    /// <summary>Two frozen versions of an entry; null where there is no such version.</summary>
    public async Task<(PublicEntry? Before, PublicEntry? After)> Two(string number, int before, int after, CancellationToken ct)
    {
        await using var command = source.CreateCommand(
            "SELECT v.number, v.snapshot FROM review.entry_version v JOIN review.entry e ON e.life_id = v.life_id WHERE e.number = $1 AND v.number IN ($2, $3)");
        command.Parameters.Add(new() { Value = number });
        command.Parameters.Add(new() { Value = before });
        command.Parameters.Add(new() { Value = after });
        await using var reader = await command.ExecuteReaderAsync(ct);
        var found = new Dictionary<int, PublicEntry>();
        while (await reader.ReadAsync(ct))
        {
            found[reader.GetInt32(0)] = Snapshot(reader.GetString(1));
        }

        return (found.GetValueOrDefault(before), found.GetValueOrDefault(after));
    }

    /// <summary>The entry under which the body that took a service over carried it on when a day ended; null while there is none.</summary>
    public async Task<string?> Successor(string number, string corporateNumber, DateOnly day, CancellationToken ct)
    {
        await using var command = source.CreateCommand("""
            SELECT e.number FROM review.entry e
            JOIN LATERAL (SELECT snapshot FROM review.entry_version WHERE life_id = e.life_id AND at < $3 ORDER BY number DESC LIMIT 1) v ON true
            JOIN review.dossier d ON d.id = e.dossier_id JOIN review.organisation o ON o.id = d.vendor_id
            WHERE v.snapshot -> 'Facts' ->> 'predecessor' = $1 AND o.corporate_number = $2 ORDER BY e.number DESC LIMIT 1
            """);
        command.Parameters.Add(new() { Value = number });
        command.Parameters.Add(new() { Value = corporateNumber });
        command.Parameters.Add(new() { Value = Jst.EndOfDay(day) });
        return (string?)await command.ExecuteScalarAsync(ct);
    }

    private static async Task<ImmutableArray<PublicListing>> Read(NpgsqlCommand command, CancellationToken ct)
    {
        await using var reader = await command.ExecuteReaderAsync(ct);
        var entries = ImmutableArray.CreateBuilder<PublicListing>();
        while (await reader.ReadAsync(ct))
        {
            entries.Add(Row(reader));
        }

        return entries.ToImmutable();
    }

    /// <summary>The entry of a row of <see cref="Columns"/>.</summary>
    internal static PublicListing Row(NpgsqlDataReader reader) => new(
        Snapshot(reader.GetString(0)),
        Enum.Parse<Stage>(reader.GetString(1)),
        (JsonSerializer.Deserialize<Dictionary<string, string>>(reader.GetString(2)) ?? []).ToImmutableDictionary(),
        reader.GetFieldValue<DateTimeOffset>(3),
        reader.GetInt32(4),
        new DossierId(reader.GetGuid(5)),
        reader.GetString(6));

    private static PublicEntry Snapshot(string json) => JsonSerializer.Deserialize<PublicEntry>(json) ?? throw new InvalidOperationException("A frozen version is empty.");
}
