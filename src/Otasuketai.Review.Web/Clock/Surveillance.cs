using System.Collections.Immutable;
using System.Security.Cryptography;
using Npgsql;
using Otasuketai.Review.Evidence;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Policy;

namespace Otasuketai.Review.Web.Clock;

/// <summary>The next draw of the surveillance sample, as far as its day has come. The year's seed is laid down on the first day anybody asks.</summary>
public sealed class Surveillance(NpgsqlDataSource source)
{
    private const string Sql = """
        WITH laid AS (
            INSERT INTO review.surveillance_seed (year, seed, since) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING seed, since)
        SELECT s.seed, s.since,
               (SELECT count(*)::integer FROM review.life l WHERE l.machine = 'Recheck' AND l.facts ->> 'cause' = 'surveillance'
                  AND extract(year FROM l.opened_at AT TIME ZONE 'Asia/Tokyo') = $1)
        FROM (SELECT seed, since FROM laid UNION ALL SELECT seed, since FROM review.surveillance_seed WHERE year = $1) AS s LIMIT 1
        """;

    /// <summary>The recheck to open now; null when the year's draws are made, or nobody is left to draw from.</summary>
    public async Task<DueAct?> Next(PolicyVersion policy, DateOnly today, ImmutableArray<ListedEntry> entries, CancellationToken cancellationToken)
    {
        var (seed, since, drawn) = await Read(today, cancellationToken);
        if (drawn >= SurveillanceSample.Due(policy.Count(Knob.SurveillanceSample), since, today))
        {
            return null;
        }

        var able = entries.Where(e => e.InForce && !e.RecheckOpen && e.ValidUntil >= today && e.LastSurveillance?.Year != today.Year).ToImmutableArray();
        var chosen = SurveillanceSample.Draw(seed, drawn + 1, able.Select(e => new SampledEntry(e.Number, e.Signals)));
        return chosen is null ? null : Opened(able.First(e => e.Number == chosen.Number), chosen, today.Year, drawn + 1);
    }

    private static DueAct Opened(ListedEntry entry, SampledEntry chosen, int year, int draw) =>
        new(entry.Dossier, null, Machine.Recheck, Act.OpenRecheck, $"surveillance {year} {draw}", new Dictionary<string, string>
        {
            ["cause"] = "surveillance",
            ["reason"] = $"抜き取り調査：{year}年の第{draw}回（重み{chosen.Weight}）",
        }.ToImmutableDictionary())
        { Parent = entry.Listing };

    private async Task<(byte[] Seed, DateOnly Since, int Drawn)> Read(DateOnly today, CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand(Sql);
        command.Parameters.Add(new() { Value = today.Year });
        command.Parameters.Add(new() { Value = RandomNumberGenerator.GetBytes(32) });
        command.Parameters.Add(new() { Value = today });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);

        // a seed laid down by another worker in this moment is seen the next time
        return await reader.ReadAsync(cancellationToken)
            ? (reader.GetFieldValue<byte[]>(0), reader.GetFieldValue<DateOnly>(1), reader.GetInt32(2))
            : ([], today, 0);
    }
}
