using System.Collections.Immutable;
using System.Text.Json;
using Npgsql;
using Otasuketai.Bpmn;
using Otasuketai.Review.Evidence;
using Otasuketai.Review.Lifecycle;
using NoticeWindows = Otasuketai.Review.Rooms.Windows;

namespace Otasuketai.Review.Web.Desk;

/// <summary>A dossier with what belongs to the moment it was read.</summary>
/// <param name="Seats">The committee's seats; default where no act on this case can ask for them.</param>
public sealed record LoadedDossier(
    Dossier Dossier, DateTimeOffset Now, ImmutableArray<CommitteeSeat> Seats, ImmutableArray<CommitteeSeat> Reserves, string? NextNumber, AnsweredAct? Answered);

/// <summary>What a key was answered with before, and whose act it was: the key of somebody else is no answer.</summary>
public readonly record struct AnsweredAct(LifeId Life, bool AwaitsSecondPerson, PersonId Person, Act Act);

/// <summary>Reads whole dossiers in one round trip, as many as are asked for: every question is asked once for all of them.</summary>
public static class DossierReader
{
    /// <summary>Each answers rows whose last column is the dossier.</summary>
    private static readonly string[] Queries =
    [
        """
        SELECT d.vendor_id, o.name, coalesce(o.corporate_number, ''), d.service_name, d.monitoring_type,
               ARRAY(SELECT g.id FROM review.organisation g WHERE g.id <> o.id AND (g.group_id = coalesce(o.group_id, o.id) OR g.id = o.group_id)), d.id
        FROM review.dossier d JOIN review.organisation o ON o.id = d.vendor_id WHERE d.id = ANY ($1)
        """,
        "SELECT id, machine, stage, version, parent_id, facts, opened_at, stage_since, returns_to, due, dossier_id FROM review.life WHERE dossier_id = ANY ($1)",
        "SELECT item, can, metric, value, unit, measured_on, method, source, note, state, finding, finding_note, checked_by, checked_at, confirmed_until, dossier_id FROM review.claim WHERE dossier_id = ANY ($1)",
        "SELECT life_id, questions, elected_person, dossier_id FROM review.poll WHERE dossier_id = ANY ($1)",
        """
        SELECT m.poll_id, m.person_id, m.name, m.is_chair, m.declared, m.recused, m.voted_at IS NOT NULL, m.is_deputy, p.dossier_id
        FROM review.poll_member m JOIN review.poll p ON p.life_id = m.poll_id WHERE p.dossier_id = ANY ($1) ORDER BY m.is_chair DESC, m.name
        """,
        "SELECT p.life_id, t.question, t.choice, t.votes, p.dossier_id FROM review.poll p CROSS JOIN LATERAL review.tally(p.life_id) t WHERE p.dossier_id = ANY ($1) AND p.closed_at IS NOT NULL",
        "SELECT p.life_id, t.question, t.choice, t.seat, p.dossier_id FROM review.poll p CROSS JOIN LATERAL review.casting_choice(p.life_id) t WHERE p.dossier_id = ANY ($1) AND p.closed_at IS NOT NULL",
        "SELECT id, item, name, size, sha256, dossier_id FROM review.evidence_file WHERE dossier_id = ANY ($1) AND removed_at IS NULL ORDER BY uploaded_at, id",
        "SELECT id, life_id, act, proposed_by, proposed_by_name, proposed_at, input, dossier_id FROM review.proposal WHERE dossier_id = ANY ($1) AND taken_at IS NULL",
        "SELECT life_id, act, actor_id, at, to_stage, dossier_id FROM review.history WHERE dossier_id = ANY ($1) ORDER BY id",
        "SELECT life_id, number, listed_on, valid_until, last_version, dossier_id FROM review.entry WHERE dossier_id = ANY ($1)",
        "SELECT life_id, state, dossier_id FROM review.instance WHERE dossier_id = ANY ($1) AND status = 'Running'",
        """
        SELECT v.round_id, r.item, count(*) FILTER (WHERE r.answer = 'achieved')::integer, count(*) FILTER (WHERE r.answer = 'not-achieved')::integer,
               count(*) FILTER (WHERE r.answer = 'cannot-tell')::integer, avg(r.importance)::float8, e.dossier_id
        FROM review.evaluation_round e JOIN review.invitation v ON v.round_id = e.life_id JOIN review.response r ON r.invitation_id = v.id
        WHERE e.dossier_id = ANY ($1) AND v.state = 'Answered' GROUP BY 1, 2, e.dossier_id ORDER BY 1, 2
        """,
        $"""
        SELECT o.life_id, o.template, min((o.sent_at AT TIME ZONE 'Asia/Tokyo')::date), o.dossier_id
        FROM review.outbox o JOIN (
            SELECT life_id, template, max(created_at) AS newest FROM review.outbox WHERE dossier_id = ANY ($1) AND template IN ('{string.Join("', '", NoticeWindows.Letters)}') GROUP BY 1, 2) n
        ON (n.life_id, n.template, n.newest) = (o.life_id, o.template, o.created_at) WHERE o.dossier_id = ANY ($1) GROUP BY 1, 2, o.dossier_id
        """,
    ];

    /// <summary>The same of one dossier: asked for a list, the server plans for ten and may read whole tables while they are young.</summary>
    private static readonly string[] QueriesOfOne = [.. Queries.Select(q => q.Replace("= ANY ($1)", "= $1", StringComparison.Ordinal))];

    /// <summary>Holds the case until the transaction ends, and says that what follows is written by the desk, which gives it a new stamp itself.</summary>
    private const string Hold = "SELECT concurrency_stamp, review.now(), set_config('review.desk', 'on', true), set_config('plan_cache_mode', 'force_generic_plan', true) FROM review.dossier WHERE id = $1 FOR NO KEY UPDATE";

    private const string SeatsToday = """
        SELECT s.person_id, p.display_name, s.is_chair, s.is_reserve, s.employer_id, s.is_deputy FROM review.committee_seat s JOIN review.person p ON p.id = s.person_id
        WHERE (review.now() AT TIME ZONE 'Asia/Tokyo')::date BETWEEN s.term_from AND s.term_to ORDER BY s.is_chair DESC, p.display_name
        """;

    /// <summary>
    /// Holds the dossier's row and reads what an act on it needs, in one round trip; null when there is none. What is remembered is read again only
    /// when somebody else was at it: a second round trip.
    /// </summary>
    internal static async Task<LoadedDossier?> ForAct(NpgsqlConnection connection, DossierId id, RememberedDossier? known, DeskRequest? request, CancellationToken ct)
    {
        var asksSeats = known is null || known.Dossier.Lives.Values.Any(l => l.Machine is Machine.Poll or Machine.Appeal);
        (Guid Stamp, DateTimeOffset Now)? held;
        AnsweredAct? answered = null;
        string? number = null;
        List<(CommitteeSeat Seat, bool Reserve)>? seats = null;
        Dossier? dossier = null;
        await using (var batch = new NpgsqlBatch(connection))
        {
            Add(batch, Hold, id.Value);
            if (request is not null)
            {
                Add(batch, "SELECT life_id, awaits_second_person, person_id, act FROM review.idempotency WHERE key = $1", request.Key);
            }

            if (Numbering.Of(request?.Act.Act) is { } numbering)
            {
                Add(batch, numbering);
            }

            if (asksSeats)
            {
                Add(batch, SeatsToday);
            }

            if (known is null)
            {
                AddWhole(batch, id.Value);
            }

            await using var reader = await batch.ExecuteReaderAsync(ct);
            var rows = new RowReader(reader, ct);
            held = (await rows.Next(r => ((Guid, DateTimeOffset)?)(r.GetGuid(0), r.GetFieldValue<DateTimeOffset>(1)))).SingleOrDefault();
            if (request is not null)
            {
                answered = (await rows.Next(r => (AnsweredAct?)new AnsweredAct(new(r.GetGuid(0)), r.GetBoolean(1), new(r.GetGuid(2)), Enum.Parse<Act>(r.GetString(3))))).SingleOrDefault();
            }

            if (Numbering.Of(request?.Act.Act) is not null)
            {
                number = (await rows.Next(r => r.GetString(0))).Single();
            }

            if (asksSeats)
            {
                seats = await rows.Next(Seat);
            }

            if (known is null)
            {
                dossier = (await Whole(rows)).SingleOrDefault();
            }
        }

        if (held is not { } now)
        {
            return null;
        }

        if (known is not null && known.Stamp == now.Stamp && known.At <= now.Now)
        {
            dossier = known.Dossier;
        }
        else if (known is not null)
        {
            await using var batch = new NpgsqlBatch(connection);
            Add(batch, SeatsToday);
            AddWhole(batch, id.Value);
            await using var reader = await batch.ExecuteReaderAsync(ct);
            var rows = new RowReader(reader, ct);
            seats = await rows.Next(Seat);
            dossier = (await Whole(rows)).Single();
        }

        return With(dossier!, now.Now, seats, number, answered);
    }

    /// <summary>Reads the dossier; null when there is none.</summary>
    /// <param name="hold">True to hold the dossier's row until the transaction ends.</param>
    public static async Task<LoadedDossier?> Read(NpgsqlConnection connection, DossierId id, CancellationToken ct, bool hold = false) =>
        (await Read(connection, [id], hold, ct)).GetValueOrDefault(id);

    /// <summary>Reads those dossiers that there are.</summary>
    public static Task<IReadOnlyDictionary<DossierId, LoadedDossier>> Read(NpgsqlConnection connection, ImmutableArray<DossierId> ids, CancellationToken ct) => Read(connection, ids, hold: false, ct);

    private static async Task<IReadOnlyDictionary<DossierId, LoadedDossier>> Read(NpgsqlConnection connection, ImmutableArray<DossierId> ids, bool hold, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection);
        Add(batch, "SELECT review.now()");
        Add(batch, SeatsToday);
        AddWhole(batch, ids is [var one] ? one.Value : ids.Select(i => i.Value).ToArray(), hold);
        await using var reader = await batch.ExecuteReaderAsync(ct);
        var rows = new RowReader(reader, ct);
        var now = (await rows.Next(r => r.GetFieldValue<DateTimeOffset>(0))).Single();
        var seats = await rows.Next(Seat);
        return (await Whole(rows)).ToDictionary(d => d.Id, d => With(d, now, seats, null, null));
    }

    private static LoadedDossier With(Dossier dossier, DateTimeOffset now, List<(CommitteeSeat Seat, bool Reserve)>? seats, string? number, AnsweredAct? answered) => new(
        dossier, now,
        seats is null ? default : [.. seats.Where(s => !s.Reserve).Select(s => s.Seat)],
        seats is null ? default : [.. seats.Where(s => s.Reserve).Select(s => s.Seat)], number, answered);

    private static (CommitteeSeat Seat, bool Reserve) Seat(NpgsqlDataReader r) =>
        (new CommitteeSeat(new(r.GetGuid(0)), r.GetString(1), r.GetBoolean(2), r.IsDBNull(4) ? null : new OrgId(r.GetGuid(4))) { IsDeputy = r.GetBoolean(5) }, r.GetBoolean(3));

    private static void AddWhole(NpgsqlBatch batch, object ids, bool hold = false)
    {
        var queries = ids is Guid ? QueriesOfOne : Queries;
        for (var i = 0; i < queries.Length; i++)
        {
            Add(batch, queries[i] + (i == 0 && hold ? " FOR NO KEY UPDATE OF d" : string.Empty), ids);
        }
    }

    private static void Add(NpgsqlBatch batch, string sql, params object[] values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(new() { Value = value });
        }

        batch.BatchCommands.Add(command);
    }

    private static Dossier Head(NpgsqlDataReader r) => new()
    {
        Id = new(r.GetGuid(6)),
        Vendor = new VendorOrganisation(new(r.GetGuid(0)), r.GetString(1), r.GetString(2), [.. r.GetFieldValue<Guid[]>(5).Select(g => new OrgId(g))]),
        ServiceName = r.GetString(3),
        MonitoringType = r.GetString(4),
    };

    private static async Task<ImmutableArray<Dossier>> Whole(RowReader rows)
    {
        var heads = await rows.Next(Head);
        var lives = await rows.ByDossier(Life);
        var claims = await rows.ByDossier(Claim);
        var polls = await Polls(rows);
        var files = await rows.ByDossier(r => new EvidenceFile(r.GetGuid(0), r.GetString(1), r.GetString(2), r.GetInt64(3), r.GetString(4)));
        var proposals = await rows.ByDossier(r => new Proposal(r.GetGuid(0), new(r.GetGuid(1)), Enum.Parse<Act>(r.GetString(2)), new(r.GetGuid(3)), r.GetString(4), r.GetFieldValue<DateTimeOffset>(5), Facts(r.GetString(6))));
        var past = await rows.ByDossier(r => new PastAct(new(r.GetGuid(0)), Enum.Parse<Act>(r.GetString(1)), new(r.GetGuid(2)), r.GetFieldValue<DateTimeOffset>(3), Enum.Parse<Stage>(r.GetString(4))));
        var entries = await rows.ByDossier(r => new Entry(new(r.GetGuid(0)), r.GetString(1), r.GetFieldValue<DateOnly>(2), r.GetFieldValue<DateOnly>(3), r.GetInt32(4)));
        var instances = await rows.ByDossier(r => (Life: new LifeId(r.GetGuid(0)), Instance: InstanceJson.Read(r.GetString(1))));
        var rounds = await rows.ByDossier(r => (Round: new LifeId(r.GetGuid(0)), Count: new ItemCount(r.GetString(1), r.GetInt32(2), r.GetInt32(3), r.GetInt32(4)) { Importance = r.IsDBNull(5) ? null : r.GetDouble(5) }));
        var deliveries = await rows.ByDossier(r => new Delivery(new(r.GetGuid(0)), r.GetString(1), r.IsDBNull(2) ? null : r.GetFieldValue<DateOnly>(2)));
        return [.. heads.Select(d => d with
        {
            Lives = lives[d.Id].ToImmutableDictionary(l => l.Id),
            Claims = claims[d.Id].ToImmutableDictionary(c => c.Item),
            Polls = polls[d.Id].ToImmutableDictionary(p => p.Life),
            Files = [.. files[d.Id]],
            Proposals = [.. proposals[d.Id]],
            Past = [.. past[d.Id]],
            Entry = entries[d.Id].OrderBy(e => e.ListedOn).LastOrDefault(),
            Instances = instances[d.Id].ToImmutableDictionary(i => i.Life, i => i.Instance),
            Deliveries = [.. deliveries[d.Id]],
            Rounds = rounds[d.Id].GroupBy(r => r.Round).ToImmutableDictionary(g => g.Key, g => g.Select(x => x.Count).ToImmutableArray()),
        })];
    }

    private static async Task<ILookup<DossierId, Poll>> Polls(RowReader rows)
    {
        var heads = await rows.Next(r => (Dossier: new DossierId(r.GetGuid(3)), Life: new LifeId(r.GetGuid(0)), Questions: Json.Questions(r.GetString(1)), Elected: r.IsDBNull(2) ? (PersonId?)null : new PersonId(r.GetGuid(2))));
        var members = (await rows.Next(r => (Poll: new LifeId(r.GetGuid(0)), Member: new PollMember(new(r.GetGuid(1)), r.GetString(2), r.GetBoolean(3), r.GetBoolean(4), r.GetBoolean(5), r.GetBoolean(6)) { IsDeputy = r.GetBoolean(7) }))).ToLookup(m => m.Poll, m => m.Member);
        var counts = (await rows.Next(r => (Poll: new LifeId(r.GetGuid(0)), Count: new OptionCount(r.GetString(1), r.GetString(2), r.GetInt32(3))))).ToLookup(c => c.Poll, c => c.Count);
        var casting = (await rows.Next(r => (Poll: new LifeId(r.GetGuid(0)), Question: r.GetString(1), Ballot: new DecidingBallot(Enum.Parse<Committee.DecidingSeat>(r.GetString(3)), r.GetString(2))))).ToLookup(c => c.Poll);
        return heads.ToLookup(h => h.Dossier, h => new Poll(
            h.Life, h.Questions, [.. members[h.Life]], [.. counts[h.Life]], casting[h.Life].ToImmutableDictionary(c => c.Question, c => c.Ballot)) { Elected = h.Elected });
    }

    private static Life Life(NpgsqlDataReader r) => new()
    {
        Id = new(r.GetGuid(0)),
        Machine = Enum.Parse<Machine>(r.GetString(1)),
        Stage = Enum.Parse<Stage>(r.GetString(2)),
        Version = r.GetInt32(3),
        Parent = r.IsDBNull(4) ? null : new LifeId(r.GetGuid(4)),
        Facts = Facts(r.GetString(5)),
        OpenedAt = r.GetFieldValue<DateTimeOffset>(6),
        StageSince = r.GetFieldValue<DateTimeOffset>(7),
        ReturnsTo = r.IsDBNull(8) ? null : Enum.Parse<Stage>(r.GetString(8)),
        Due = r.IsDBNull(9) ? null : r.GetFieldValue<DateOnly>(9),
    };

    private static Claim Claim(NpgsqlDataReader r) => new(
        r.GetString(0), r.GetBoolean(1), r.GetString(2), r.GetString(3), r.GetString(4), r.IsDBNull(5) ? null : r.GetFieldValue<DateOnly>(5), r.GetString(6), r.GetString(7), r.GetString(8))
    {
        State = Enum.Parse<ClaimState>(r.GetString(9)),
        Finding = r.IsDBNull(10) ? null : Enum.Parse<Finding>(r.GetString(10)),
        FindingNote = r.GetString(11),
        CheckedBy = r.GetString(12),
        CheckedAt = r.IsDBNull(13) ? null : r.GetFieldValue<DateTimeOffset>(13),
        ConfirmedUntil = r.IsDBNull(14) ? null : r.GetFieldValue<DateOnly>(14),
    };

    private static ImmutableDictionary<string, string> Facts(string json) => Json.Facts(json);
}
