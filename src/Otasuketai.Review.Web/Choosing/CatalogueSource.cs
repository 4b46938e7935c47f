using Npgsql;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.PostEvaluation;
using Otasuketai.Review.Web.Desk;
using Otasuketai.Review.Web.Rooms.Public;

namespace Otasuketai.Review.Web.Choosing;

/// <summary>Reads the public register for the index, whole or what changed: the newest frozen version of every entry, where it stands, and what users said.</summary>
internal sealed class CatalogueSource(NpgsqlDataSource source, Rulebook rulebook)
{
    /// <summary>Entries of one statement.</summary>
    private const int AtOnce = 1_000;

    /// <summary>Every act on a listing raises its version, every frozen version its entry's number, every published round is one more, and a day may end a finding's validity.</summary>
    internal const string VersionSql = """
        SELECT concat_ws('/', (SELECT count(*) FROM review.life WHERE machine = 'Listing'), (SELECT sum(version) FROM review.life WHERE machine = 'Listing'), (SELECT sum(last_version) FROM review.entry),
            (SELECT count(*) FROM review.evaluation_round WHERE published_at IS NOT NULL), (review.now() AT TIME ZONE 'Asia/Tokyo')::date)
        """;

    private const string UsersSql = """
        SELECT e.dossier_id, count(DISTINCT i.monitor_id)::integer, count(i.overall)::integer, avg(i.overall)::float8
        FROM review.evaluation_round e JOIN review.invitation i ON i.round_id = e.life_id AND i.state = 'Answered' WHERE e.published_at IS NOT NULL GROUP BY e.dossier_id
        """;

    private const string EntriesSql = $"{PublicRegister.Columns}, greatest(v.at, l.stage_since), l.version {PublicRegister.From} WHERE e.number = ANY ($1)";

    private const string HeadsSql = "SELECT e.number, e.last_version, l.version FROM review.entry e JOIN review.life l ON l.id = e.life_id WHERE e.last_version > 0";

    private const string TodaySql = "SELECT (review.now() AT TIME ZONE 'Asia/Tokyo')::date";

    internal async Task<string> Version(CancellationToken ct)
    {
        await using var command = source.CreateCommand(VersionSql);
        return (string)(await command.ExecuteScalarAsync(ct))!;
    }

    /// <summary>Reads what changed since an index; everything without one, and on another day, because findings run out.</summary>
    internal async Task<CatalogueIndex> Load(CatalogueIndex? before, CancellationToken ct)
    {
        await using var batch = source.CreateBatch();
        foreach (var sql in new[] { TodaySql, UsersSql, HeadsSql })
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand(sql));
        }

        await using var reader = await batch.ExecuteReaderAsync(ct);
        await reader.ReadAsync(ct);
        var today = reader.GetFieldValue<DateOnly>(0);
        await reader.NextResultAsync(ct);
        var users = await Users(reader, EvaluationRule.Of(rulebook.Policy).MinimumAnswers, ct);
        await reader.NextResultAsync(ct);
        var known = before?.All.FirstOrDefault()?.Day == today ? before : null;
        var changed = await Changed(reader, known, ct);
        await reader.DisposeAsync();
        if (known is null)
        {
            return new CatalogueIndex(await Entries(changed, users, today, ct));
        }

        var rated = known.All.Where(e => e.Users != users.GetValueOrDefault(e.Listing.Dossier)).Select(e => e.Listing.Entry.Number);
        return known.With([.. await Entries([.. changed.Union(rated)], users, today, ct)]);
    }

    private static async Task<List<string>> Changed(NpgsqlDataReader heads, CatalogueIndex? before, CancellationToken ct)
    {
        var changed = new List<string>();
        while (await heads.ReadAsync(ct))
        {
            if (before?.Find(heads.GetString(0))?.Listing is not { } known || known.Version != heads.GetInt32(1) || known.Revision != heads.GetInt32(2))
            {
                changed.Add(heads.GetString(0));
            }
        }

        return changed;
    }

    /// <summary>A part at a time: no statement lasts long, however large the register is. What changes in between is found by the next look.</summary>
    private async Task<List<CatalogueEntry>> Entries(List<string> numbers, Dictionary<DossierId, UserGrade> users, DateOnly today, CancellationToken ct)
    {
        var entries = new List<CatalogueEntry>(numbers.Count);
        foreach (var part in numbers.Chunk(AtOnce))
        {
            await using var command = source.CreateCommand(EntriesSql);
            command.Parameters.Add(new() { Value = part });
            await using var reader = await command.ExecuteReaderAsync(ct);
            while (await reader.ReadAsync(ct))
            {
                var listing = Listing(reader);
                entries.Add(CatalogueEntry.Of(listing, users.GetValueOrDefault(listing.Dossier), today));
            }
        }

        return entries;
    }

    private static async Task<Dictionary<DossierId, UserGrade>> Users(NpgsqlDataReader reader, int fewest, CancellationToken ct)
    {
        var users = new Dictionary<DossierId, UserGrade>();
        while (await reader.ReadAsync(ct))
        {
            users[new DossierId(reader.GetGuid(0))] = new UserGrade(reader.GetInt32(1), reader.GetInt32(2) >= fewest ? reader.GetDouble(3) : null);
        }

        return users;
    }

    private static PublicListing Listing(NpgsqlDataReader reader) =>
        PublicRegister.Row(reader) with { Changed = reader.GetFieldValue<DateTimeOffset>(7), Revision = reader.GetInt32(8) };
}
