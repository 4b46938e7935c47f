using System.Collections.Immutable;
using Npgsql;
using Otasuketai.Review.Evidence;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Web.Look;
using Otasuketai.Review.Web.Words;

namespace Otasuketai.Review.Web.Rooms.EvidenceCheck;

/// <summary>What happened to one of the 23 answers: written, evidenced by a file, found on.</summary>
public sealed class ItemHistory(NpgsqlDataSource source)
{
    /// <summary>Newest first.</summary>
    public async Task<ImmutableArray<HistoryView>> Of(DossierId dossier, string item, Lang l, CancellationToken ct)
    {
        await using var command = source.CreateCommand("""
            SELECT at, act, actor_name, coalesce(facts ->> 'finding', ''), coalesce(facts ->> 'note', '') FROM review.history
            WHERE dossier_id = $1 AND facts ->> 'item' = $2 AND act IN ('RecordFinding', 'SaveApplication')
            UNION ALL SELECT uploaded_at, 'file', name, '', '' FROM review.evidence_file WHERE dossier_id = $1 AND item = $2 AND removed_at IS NULL
            ORDER BY 1 DESC LIMIT 30
            """);
        command.Parameters.Add(new() { Value = dossier.Value });
        command.Parameters.Add(new() { Value = item });
        await using var reader = await command.ExecuteReaderAsync(ct);
        var entries = ImmutableArray.CreateBuilder<HistoryView>();
        while (await reader.ReadAsync(ct))
        {
            entries.Add(Entry(reader, l));
        }

        return entries.ToImmutable();
    }

    /// <summary>What the last finding's form said: the note, and apart from it what was compared. Null when nothing was found yet.</summary>
    public async Task<(string Note, string Compared)?> LastFinding(DossierId dossier, string item, CancellationToken ct)
    {
        await using var command = source.CreateCommand("""
            SELECT coalesce(facts ->> 'note', ''), coalesce(facts ->> 'comparedWith', '') FROM review.history
            WHERE dossier_id = $1 AND facts ->> 'item' = $2 AND act = 'RecordFinding' ORDER BY at DESC LIMIT 1
            """);
        command.Parameters.Add(new() { Value = dossier.Value });
        command.Parameters.Add(new() { Value = item });
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct) ? (reader.GetString(0), reader.GetString(1)) : null;
    }

    private static HistoryView Entry(NpgsqlDataReader r, Lang l)
    {
        var (at, act, name) = (r.GetFieldValue<DateTimeOffset>(0), r.GetString(1), r.GetString(2));
        return act switch
        {
            "file" => new HistoryView(at, l.Pick($"{name}を受領", $"{name} received")),
            nameof(Act.RecordFinding) => new HistoryView(at, Enum.TryParse<Finding>(r.GetString(3), out var finding) ? l.Of(finding) : l.Of(Act.RecordFinding))
            {
                Who = name,
                Why = r.GetString(4) is { Length: > 0 } note ? note : null,
            },
            _ => new HistoryView(at, l.Pick("回答を記入", "Answer written")) { Who = l.Of(Role.Vendor) },
        };
    }
}
