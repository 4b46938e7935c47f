using Npgsql;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Text;
using Otasuketai.Review.Web.Desk;

namespace Otasuketai.Review.Web.Files;

/// <summary>One received file as the book knows it.</summary>
/// <param name="Item">The item it supports, or the part of the profile ("continuity").</param>
public sealed record SentFile(Guid Id, string Item, string Name, long Size, string Sha256, string MediaType, DateTimeOffset At);

/// <summary>
/// Which files belong to which case. Rows and journal are written under the case's lock, after the bytes are on the disk.
/// A row starts as Received; scanning moves it on.
/// </summary>
public sealed class EvidenceBook(NpgsqlDataSource source, EvidenceStore store)
{
    /// <summary>Most files of one application.</summary>
    public const int MostFiles = 50;

    /// <summary>Most bytes of one application, each content counted once.</summary>
    public const long MostBytes = 300L * 1024 * 1024;

    /// <summary>Takes a file of the vendor in for an item. The same content sent again for the same item changes nothing.</summary>
    public async Task<Reading<Guid, FileProblem>> Receive(DossierId dossier, Actor actor, string item, (string Name, Stream Content) sent, CancellationToken ct)
    {
        var name = FileNames.Clean(sent.Name);
        var stored = await store.Receive(name, sent.Content, ct);
        return stored.Problem is { } problem ? problem : await Enter(dossier, actor, new Entry("file-received", item, name, stored.Value), ct);
    }

    /// <summary>Uses a file sent before for another item.</summary>
    public async Task<Reading<Guid, FileProblem>> Reuse(DossierId dossier, Actor actor, string item, Guid file, CancellationToken ct)
    {
        var known = (await List(dossier, ct)).FirstOrDefault(f => f.Id == file);
        return known is null
            ? FileProblem.Closed
            : await Enter(dossier, actor, new Entry("file-reused", item, known.Name, new StoredFile(known.Sha256, known.Size, known.MediaType)), ct);
    }

    /// <summary>Takes a file back that was sent in the present stage; what an earlier stage received stays.</summary>
    /// <returns>False when there is no such file, or it stays.</returns>
    public async Task<bool> Remove(DossierId dossier, Actor actor, Guid file, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        if (await Open(connection, dossier, actor, ct) is not { } application)
        {
            return false;
        }

        await using var command = new NpgsqlCommand("""
            WITH gone AS (UPDATE review.evidence_file SET removed_at = review.now() WHERE id = $1 AND dossier_id = $2 AND removed_at IS NULL AND uploaded_at >= $3 RETURNING id, item, name, sha256)
            INSERT INTO review.journal (dossier_id, life_id, kind, actor_id, actor_name, facts)
            SELECT $2, $4, 'file-removed', $5, $6, jsonb_build_object('file', id, 'item', item, 'name', name, 'sha256', sha256) FROM gone
            """, connection)
        {
            Parameters =
            {
                new() { Value = file }, new() { Value = dossier.Value }, new() { Value = application.StageSince.ToUniversalTime() },
                new() { Value = application.Id.Value }, new() { Value = actor.Person.Value }, new() { Value = actor.Name },
            },
        };
        var removed = await command.ExecuteNonQueryAsync(ct) == 1;
        await transaction.CommitAsync(ct);
        return removed;
    }

    /// <summary>All files of a case, oldest first.</summary>
    public async Task<IReadOnlyList<SentFile>> List(DossierId dossier, CancellationToken ct)
    {
        await using var command = source.CreateCommand(
            "SELECT id, item, name, size, sha256, media_type, uploaded_at FROM review.evidence_file WHERE dossier_id = $1 AND removed_at IS NULL ORDER BY uploaded_at, id");
        command.Parameters.Add(new() { Value = dossier.Value });
        await using var reader = await command.ExecuteReaderAsync(ct);
        List<SentFile> files = [];
        while (await reader.ReadAsync(ct))
        {
            files.Add(new SentFile(
                reader.GetGuid(0), reader.GetString(1), reader.GetString(2), reader.GetInt64(3), reader.GetString(4), reader.GetString(5), reader.GetFieldValue<DateTimeOffset>(6)));
        }

        return files;
    }

    /// <summary>The case a file belongs to, and the file; null when there is none.</summary>
    public async Task<(DossierId Dossier, SentFile File)?> Find(Guid id, CancellationToken ct)
    {
        await using var command = source.CreateCommand("SELECT dossier_id FROM review.evidence_file WHERE id = $1 AND removed_at IS NULL");
        command.Parameters.Add(new() { Value = id });
        return await command.ExecuteScalarAsync(ct) is Guid dossier && (await List(new DossierId(dossier), ct)).FirstOrDefault(f => f.Id == id) is { } file
            ? (new DossierId(dossier), file)
            : null;
    }

    /// <summary>Writes down who took a file away.</summary>
    public async Task Downloaded(DossierId dossier, SentFile file, Actor actor, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        var sql = new SqlBatch();
        Note(sql, dossier, null, actor, "file-downloaded", file);
        await sql.Run(connection, ct);
    }

    private static void Note(SqlBatch sql, DossierId dossier, LifeId? life, Actor actor, string kind, SentFile file) => sql.Add(
        "INSERT INTO review.journal (dossier_id, life_id, kind, actor_id, actor_name, facts) VALUES ($1, $2, $3, $4, $5, jsonb_build_object('file', $6::text, 'item', $7::text, 'name', $8::text, 'sha256', $9::text))",
        dossier.Value, SqlBatch.OrNull(life?.Value), kind, actor.Person.Value, actor.Name, file.Id.ToString(), file.Item, file.Name, file.Sha256);

    /// <summary>The application that takes files of this vendor now; holds the case's lock.</summary>
    private static async Task<Life?> Open(NpgsqlConnection connection, DossierId dossier, Actor actor, CancellationToken ct)
    {
        var loaded = await DossierReader.Read(connection, dossier, ct, hold: true);
        return loaded is not null
            && actor.Organisation == loaded.Dossier.Vendor.Id
            && loaded.Dossier.Registration is { } life
            && Law.Find(life.Machine, life.Stage, Act.SaveApplication).Any(row => actor.MayActAs(row.By))
            ? life
            : null;
    }

    private async Task<Reading<Guid, FileProblem>> Enter(DossierId dossier, Actor actor, Entry entry, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        if (await Open(connection, dossier, actor, ct) is not { } application)
        {
            return FileProblem.Closed;
        }

        var present = await List(dossier, ct);
        if (present.FirstOrDefault(f => f.Item == entry.Item && f.Sha256 == entry.File.Sha256) is { } same)
        {
            return same.Id;
        }

        if (TooMuch(present, entry.File) is { } problem)
        {
            return problem;
        }

        var row = new SentFile(Guid.CreateVersion7(), entry.Item, entry.Name, entry.File.Size, entry.File.Sha256, entry.File.MediaType, default);
        var sql = new SqlBatch();
        sql.Add("INSERT INTO review.evidence_file (id, dossier_id, item, name, size, sha256, media_type, uploaded_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
            row.Id, dossier.Value, row.Item, row.Name, row.Size, row.Sha256, row.MediaType, actor.Person.Value);
        Note(sql, dossier, application.Id, actor, entry.Kind, row);
        await sql.Run(connection, ct);
        await transaction.CommitAsync(ct);
        return row.Id;
    }

    private static FileProblem? TooMuch(IReadOnlyList<SentFile> present, StoredFile file)
    {
        if (present.Count >= MostFiles)
        {
            return FileProblem.TooMany;
        }

        var bytes = present.DistinctBy(f => f.Sha256).Where(f => f.Sha256 != file.Sha256).Sum(f => f.Size) + file.Size;
        return bytes > MostBytes ? FileProblem.TooMuch : null;
    }

    private sealed record Entry(string Kind, string Item, string Name, StoredFile File);
}
