using System.Collections.Immutable;
using Npgsql;

namespace Otasuketai.Review.Web.Clock;

/// <summary>What the clock has to know about one public entry, as JST days.</summary>
public sealed record ListedEntry
{
    /// <summary>The case.</summary>
    public required Guid Dossier { get; init; }

    /// <summary>The listing.</summary>
    public required Guid Listing { get; init; }

    /// <summary>Registration number.</summary>
    public required string Number { get; init; }

    /// <summary>False while the entry is suspended.</summary>
    public required bool InForce { get; init; }

    /// <summary>First public day.</summary>
    public required DateOnly ListedOn { get; init; }

    /// <summary>Last valid day.</summary>
    public required DateOnly ValidUntil { get; init; }

    /// <summary>When the last recheck was opened; null when none ever was.</summary>
    public DateOnly? LastRecheck { get; init; }

    /// <summary>When it was last drawn for surveillance; null when never.</summary>
    public DateOnly? LastSurveillance { get; init; }

    /// <summary>Incidents, measures, contradictions by users and complaints of the last twelve months.</summary>
    public int Signals { get; init; }

    /// <summary>Whether a recheck is open.</summary>
    public bool RecheckOpen { get; init; }

    /// <summary>When the last renewal was opened; null when none ever was.</summary>
    public DateOnly? LastRenewal { get; init; }

    /// <summary>Whether a renewal is filed and not yet decided, or its refusal held back by an appeal: the entry stays valid meanwhile.</summary>
    public bool RenewalPending { get; init; }

    /// <summary>The highest number of an evaluation round so far; 0 when there was none.</summary>
    public int LastRound { get; init; }

    /// <summary>Whether an evaluation round is running.</summary>
    public bool RoundOpen { get; init; }

    /// <summary>Whether anybody is enrolled to evaluate the service.</summary>
    public bool HasMonitors { get; init; }
}

/// <summary>Reads all public entries in one statement. "Open" is asked of the law: a stage that some act leaves.</summary>
public sealed class ListedEntries(NpgsqlDataSource source)
{
    private const string Sql = """
        WITH open AS (
            SELECT l.dossier_id, l.machine, l.stage FROM review.life l
            WHERE l.machine IN ('Recheck', 'Renewal', 'PostEvaluation') AND l.stage <> 'None'
              AND EXISTS (SELECT FROM review.law_pair p WHERE p.machine = l.machine AND p.from_stage = l.stage)),
        past AS (
            SELECT l.dossier_id, l.machine, max((l.opened_at AT TIME ZONE 'Asia/Tokyo')::date) AS last,
                   max(CASE WHEN l.facts ->> 'round' ~ '^[0-9]{1,4}$' THEN (l.facts ->> 'round')::integer END) AS round
            FROM review.life l WHERE l.machine IN ('Recheck', 'Renewal', 'PostEvaluation') AND l.stage <> 'None' GROUP BY 1, 2)
        SELECT l.dossier_id, l.id, l.stage = 'Listed', e.listed_on, e.valid_until,
               (SELECT last FROM past p WHERE p.dossier_id = l.dossier_id AND p.machine = 'Recheck'),
               EXISTS (SELECT FROM open o WHERE o.dossier_id = l.dossier_id AND o.machine = 'Recheck'),
               (SELECT last FROM past p WHERE p.dossier_id = l.dossier_id AND p.machine = 'Renewal'),
               EXISTS (SELECT FROM open o WHERE o.dossier_id = l.dossier_id AND o.machine = 'Renewal' AND o.stage <> 'Open')
                 OR EXISTS (SELECT FROM review.life r WHERE r.dossier_id = l.dossier_id AND r.machine = 'Renewal' AND coalesce(r.facts ->> 'stayedBy', '') <> ''),
               coalesce((SELECT round FROM past p WHERE p.dossier_id = l.dossier_id AND p.machine = 'PostEvaluation'), 0),
               EXISTS (SELECT FROM open o WHERE o.dossier_id = l.dossier_id AND o.machine = 'PostEvaluation'),
               EXISTS (SELECT FROM review.monitor_user m WHERE m.dossier_id = l.dossier_id AND m.left_at IS NULL),
               e.number,
               (SELECT max((r.opened_at AT TIME ZONE 'Asia/Tokyo')::date) FROM review.life r
                  WHERE r.dossier_id = l.dossier_id AND r.machine = 'Recheck' AND r.facts ->> 'cause' = 'surveillance'),
               (SELECT count(*)::integer FROM review.life s WHERE s.dossier_id = l.dossier_id AND s.opened_at > review.now() - interval '12 months'
                  AND (s.machine = 'Incident' OR (s.machine = 'Measure' AND s.stage <> 'Dropped') OR (s.machine = 'Recheck' AND s.facts ->> 'cause' IN ('contradiction', 'complaint'))))
        FROM review.life l JOIN review.entry e ON e.life_id = l.id
        WHERE l.machine = 'Listing' AND l.stage IN ('Listed', 'Suspended')
        ORDER BY e.number
        """;

    /// <summary>Today's JST day by the database, and every public entry.</summary>
    public async Task<(DateOnly Today, ImmutableArray<ListedEntry> Entries)> Read(CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var clock = new NpgsqlCommand("SELECT (review.now() AT TIME ZONE 'Asia/Tokyo')::date", connection);
        var today = (DateOnly)(await clock.ExecuteScalarAsync(cancellationToken))!;
        await using var command = new NpgsqlCommand(Sql, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var entries = ImmutableArray.CreateBuilder<ListedEntry>();
        while (await reader.ReadAsync(cancellationToken))
        {
            entries.Add(Entry(reader));
        }

        return (today, entries.ToImmutable());
    }

    private static ListedEntry Entry(NpgsqlDataReader r) => new()
    {
        Dossier = r.GetGuid(0),
        Listing = r.GetGuid(1),
        InForce = r.GetBoolean(2),
        ListedOn = r.GetFieldValue<DateOnly>(3),
        ValidUntil = r.GetFieldValue<DateOnly>(4),
        LastRecheck = Day(r, 5),
        RecheckOpen = r.GetBoolean(6),
        LastRenewal = Day(r, 7),
        RenewalPending = r.GetBoolean(8),
        LastRound = r.GetInt32(9),
        RoundOpen = r.GetBoolean(10),
        HasMonitors = r.GetBoolean(11),
        Number = r.GetString(12),
        LastSurveillance = Day(r, 13),
        Signals = r.GetInt32(14),
    };

    private static DateOnly? Day(NpgsqlDataReader r, int column) => r.IsDBNull(column) ? null : r.GetFieldValue<DateOnly>(column);
}
