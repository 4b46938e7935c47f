using System.Collections.Immutable;
using Npgsql;
using Otasuketai.Review.Calendar;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Publication;

namespace Otasuketai.Review.Web.Rooms.Public;

/// <summary>An event with the names its entry has now.</summary>
public sealed record RegisterNews(EntryEvent Event, string ServiceName, string Vendor);

/// <summary>
/// 登録簿の出来事, from the frozen versions and the public acts of the history. Of an act nothing is read but its day and its reason class: who did it
/// and the words it was done with stay inside.
/// </summary>
public sealed class RegisterEvents(NpgsqlDataSource source)
{
    /// <summary>All events, an entry after the other, oldest first; the columns <see cref="Read"/> reads.</summary>
    internal const string Sql = """
        SELECT number, row_number() OVER (PARTITION BY number ORDER BY at, place)::integer, at, act, coalesce(reason, ''), version, version_reason
        FROM (
            SELECT e.number, v.at, 0::bigint AS place, CASE WHEN v.number > 1 THEN 'PublishVersion' WHEN v.reason = 'CarryOver' THEN v.reason ELSE 'PublishListing' END AS act,
                '' AS reason, v.number AS version, v.reason AS version_reason
            FROM review.entry e JOIN review.entry_version v ON v.life_id = e.life_id
            UNION ALL
            SELECT e.number, h.at, h.id, h.act, CASE h.act WHEN 'SuspendInterim' THEN h.facts ->> 'reasonClass' WHEN 'EndByVendor' THEN 'vendor' WHEN 'Expire' THEN 'validity'
                WHEN 'Delist' THEN h.facts ->> 'ground' WHEN 'Transfer' THEN h.facts ->> 'ground' END, NULL, ''
            FROM review.entry e JOIN review.history h ON h.life_id = e.life_id
            WHERE h.act = ANY ($1) AND h.act NOT IN ('PublishVersion', 'PublishListing', 'CarryOver')
        ) AS told
        """;

    /// <summary>The parameter of <see cref="Sql"/>.</summary>
    internal static string[] Acts { get; } = [.. EntryEvent.PublicActs.Select(a => a.ToString())];

    /// <summary>The events of one entry until a day in Japan ended, newest first.</summary>
    public async Task<ImmutableArray<EntryEvent>> Of(string number, DateOnly day, CancellationToken ct)
    {
        await using var command = source.CreateCommand($"SELECT * FROM ({Sql}) AS one WHERE number = $2 AND at < $3 ORDER BY 2 DESC");
        command.Parameters.Add(new() { Value = Acts });
        command.Parameters.Add(new() { Value = number });
        command.Parameters.Add(new() { Value = Jst.EndOfDay(day) });
        await using var reader = await command.ExecuteReaderAsync(ct);
        var events = ImmutableArray.CreateBuilder<EntryEvent>();
        while (await reader.ReadAsync(ct))
        {
            events.Add(Read(reader));
        }

        return events.ToImmutable();
    }

    /// <summary>The newest events of the register, newest first.</summary>
    public async Task<ImmutableArray<RegisterNews>> Newest(int most, CancellationToken ct)
    {
        await using var command = source.CreateCommand($"""
            SELECT news.*, v.snapshot ->> 'ServiceName', v.snapshot ->> 'Vendor' FROM ({Sql}) AS news
            JOIN review.entry e ON e.number = news.number JOIN review.entry_version v ON v.life_id = e.life_id AND v.number = e.last_version
            ORDER BY news.at DESC, news.number DESC, 2 DESC LIMIT $2
            """);
        command.Parameters.Add(new() { Value = Acts });
        command.Parameters.Add(new() { Value = most });
        await using var reader = await command.ExecuteReaderAsync(ct);
        var news = ImmutableArray.CreateBuilder<RegisterNews>();
        while (await reader.ReadAsync(ct))
        {
            news.Add(new RegisterNews(Read(reader), reader.GetString(7), reader.GetString(8)));
        }

        return news.ToImmutable();
    }

    /// <summary>The event of a row.</summary>
    internal static EntryEvent Read(NpgsqlDataReader row) => new(
        row.GetString(0), row.GetInt32(1), row.GetFieldValue<DateTimeOffset>(2), EntryEvent.KindOf(Enum.Parse<Act>(row.GetString(3))), row.GetString(4),
        row.IsDBNull(5) ? null : row.GetInt32(5), row.GetString(6));
}
