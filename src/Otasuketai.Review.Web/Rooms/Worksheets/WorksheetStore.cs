using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Npgsql;

namespace Otasuketai.Review.Web.Rooms.Worksheets;

/// <summary>What was decided at the table.</summary>
public enum SheetOutcome
{
    /// <summary>まだ決めていない.</summary>
    Open,

    /// <summary>One of the candidates.</summary>
    Chosen,

    /// <summary>None of them.</summary>
    None,
}

/// <summary>A worksheet as kept: what was reckoned, and what was said about it.</summary>
/// <param name="Choice">Key of the chosen candidate; empty unless <see cref="SheetOutcome.Chosen"/>.</param>
/// <param name="Reason">Why.</param>
public sealed record KeptSheet(SheetContent Content, string Comment, SheetOutcome Outcome, string Choice, string Reason);

/// <summary>One kept version.</summary>
/// <param name="Versions">Every version with its time, newest first.</param>
public sealed record KeptVersion(KeptSheet Sheet, int Number, DateTimeOffset At, DateOnly KeepUntil, ImmutableArray<(int Number, DateTimeOffset At)> Versions)
{
    /// <summary>True when no later one was kept.</summary>
    public bool IsLast => Number == Versions[0].Number;
}

/// <summary>How keeping ended.</summary>
public enum Keeping
{
    /// <summary>It is kept, now or by an earlier press of the same button.</summary>
    Kept,

    /// <summary>Somebody else kept a version meanwhile.</summary>
    Overtaken,

    /// <summary>There are as many versions as one worksheet may have.</summary>
    Full,

    /// <summary>The link leads to nothing any more, or to something else.</summary>
    Gone,
}

/// <summary>Keeps worksheets. A link that is unknown, deleted or over is answered alike, by one look-up.</summary>
public sealed class WorksheetStore(NpgsqlDataSource source)
{
    /// <summary>Most versions of one worksheet.</summary>
    public const int MostVersions = 50;

    /// <summary>Days a worksheet is kept after its last version.</summary>
    public const int DaysKept = 365;

    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Converters = { new JsonStringEnumConverter() } };

    /// <summary>True when both would be kept as the same.</summary>
    public static bool IsSame(SheetContent one, SheetContent other) => JsonSerializer.Serialize(one, Options) == JsonSerializer.Serialize(other, Options);

    /// <summary>The worksheet a reading link leads to; <paramref name="number"/> null: its last version.</summary>
    public Task<KeptVersion?> FindToRead(string word, int? number, CancellationToken ct) => Find("read_hash", SheetLink.Hash(word), number, ct);

    /// <summary>The worksheet an edit link leads to, in its last version.</summary>
    public Task<KeptVersion?> FindToEdit(string word, CancellationToken ct) => Find("edit_hash", SheetLink.Hash(word), null, ct);

    /// <summary>Keeps the first version under a new link.</summary>
    public async Task<Keeping> Begin(SheetLink link, KeptSheet sheet, CancellationToken ct)
    {
        await using var command = source.CreateCommand("""
            WITH begun AS (
                INSERT INTO review.worksheet (id, read_hash, edit_hash, keep_until) VALUES ($1, $2, $3, (review.now() AT TIME ZONE 'Asia/Tokyo')::date + $4) ON CONFLICT DO NOTHING RETURNING id)
            INSERT INTO review.worksheet_version (worksheet_id, number, content) SELECT id, 1, $5 FROM begun
            """);
        foreach (var value in new object[] { Guid.CreateVersion7(), SheetLink.Hash(link.Read), SheetLink.Hash(link.Edit), DaysKept, Write(sheet) })
        {
            command.Parameters.Add(new() { Value = value });
        }
        if (await command.ExecuteNonQueryAsync(ct) == 1)
        {
            return Keeping.Kept;
        }
        // the button was pressed twice, or the page was gone back to and says something else now
        return await FindToEdit(link.Edit, ct) is { Number: 1 } kept && Write(kept.Sheet) == Write(sheet) ? Keeping.Kept : Keeping.Gone;
    }

    /// <summary>Keeps a further version.</summary>
    /// <param name="after">The last version the person saw.</param>
    public async Task<Keeping> Continue(string word, int after, KeptSheet sheet, CancellationToken ct)
    {
        await using var command = source.CreateCommand("""
            WITH moved AS (
                UPDATE review.worksheet SET last_version = last_version + 1, keep_until = (review.now() AT TIME ZONE 'Asia/Tokyo')::date + $4
                WHERE edit_hash = $1 AND last_version = $2 AND last_version < $5 AND keep_until >= (review.now() AT TIME ZONE 'Asia/Tokyo')::date RETURNING id, last_version)
            INSERT INTO review.worksheet_version (worksheet_id, number, content) SELECT id, last_version, $3 FROM moved
            """);
        foreach (var value in new object[] { SheetLink.Hash(word), after, Write(sheet), DaysKept, MostVersions })
        {
            command.Parameters.Add(new() { Value = value });
        }
        if (await command.ExecuteNonQueryAsync(ct) == 1)
        {
            return Keeping.Kept;
        }
        return await FindToEdit(word, ct) switch
        {
            null => Keeping.Gone,
            { } last when last.Number == after + 1 && Write(last.Sheet) == Write(sheet) => Keeping.Kept,
            { Number: >= MostVersions } => Keeping.Full,
            _ => Keeping.Overtaken,
        };
    }

    /// <summary>Deletes a worksheet with all its versions; false when there is none.</summary>
    public async Task<bool> Delete(string word, CancellationToken ct)
    {
        await using var command = source.CreateCommand("DELETE FROM review.worksheet WHERE edit_hash = $1");
        command.Parameters.Add(new() { Value = SheetLink.Hash(word) });
        return await command.ExecuteNonQueryAsync(ct) == 1;
    }

    /// <summary>Deletes what is kept no longer; the number deleted.</summary>
    public async Task<int> Forget(CancellationToken ct)
    {
        await using var command = source.CreateCommand("DELETE FROM review.worksheet WHERE keep_until < (review.now() AT TIME ZONE 'Asia/Tokyo')::date");
        return await command.ExecuteNonQueryAsync(ct);
    }

    private async Task<KeptVersion?> Find(string column, byte[] hash, int? number, CancellationToken ct)
    {
        await using var command = source.CreateCommand($"""
            SELECT v.number, v.at, CASE WHEN v.number = coalesce($2, w.last_version) THEN v.content END, w.keep_until
            FROM review.worksheet w JOIN review.worksheet_version v ON v.worksheet_id = w.id
            WHERE w.{column} = $1 AND w.keep_until >= (review.now() AT TIME ZONE 'Asia/Tokyo')::date ORDER BY v.number DESC
            """);
        command.Parameters.Add(new() { Value = hash });
        command.Parameters.Add(new() { Value = (object?)number ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Integer });
        await using var reader = await command.ExecuteReaderAsync(ct);
        var versions = ImmutableArray.CreateBuilder<(int Number, DateTimeOffset At)>();
        (string Content, int Number, DateTimeOffset At, DateOnly KeepUntil)? found = null;
        while (await reader.ReadAsync(ct))
        {
            versions.Add((reader.GetInt32(0), reader.GetFieldValue<DateTimeOffset>(1)));
            found = reader.IsDBNull(2) ? found : (reader.GetString(2), reader.GetInt32(0), reader.GetFieldValue<DateTimeOffset>(1), reader.GetFieldValue<DateOnly>(3));
        }
        return found is { } row ? new KeptVersion(Read(row.Content), row.Number, row.At, row.KeepUntil, versions.ToImmutable()) : null;
    }

    private static string Write(KeptSheet sheet) => JsonSerializer.Serialize(sheet, Options);

    private static KeptSheet Read(string content) => JsonSerializer.Deserialize<KeptSheet>(content, Options) ?? throw new InvalidOperationException("A kept worksheet is empty.");
}
