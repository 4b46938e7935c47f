using System.Collections.Immutable;
using System.Text.Json;
using Npgsql;
using Otasuketai.Bpmn;
using Otasuketai.Review.Evidence;
using Otasuketai.Review.Lifecycle;
using NoticeWindows = Otasuketai.Review.Rooms.Windows;

namespace Otasuketai.Review.Web.Desk;

/// <summary>How a dossier is read.</summary>
/// <param name="Lock">True to hold the dossier's row until the transaction ends.</param>
/// <param name="Key">An idempotency key to look up.</param>
/// <param name="Act">An act that may need a number.</param>
public sealed record ReadOptions(bool Lock, Guid? Key, Act? Act);

/// <summary>A dossier with what belongs to the moment it was read.</summary>
public sealed record LoadedDossier(
    Dossier Dossier, DateTimeOffset Now, ImmutableArray<CommitteeSeat> Seats, ImmutableArray<CommitteeSeat> Reserves, string? NextNumber, AnsweredAct? Answered);

/// <summary>What a key was answered with before, and whose act it was: the key of somebody else is no answer.</summary>
public readonly record struct AnsweredAct(LifeId Life, bool AwaitsSecondPerson, PersonId Person, Act Act);

/// <summary>Reads a whole dossier in one round trip.</summary>
public static class DossierReader
{
    private static readonly string[] Queries =
    [
        """
        SELECT d.vendor_id, o.name, coalesce(o.corporate_number, ''), d.service_name, d.monitoring_type, review.now(),
               ARRAY(SELECT g.id FROM review.organisation g WHERE g.id <> o.id AND (g.group_id = coalesce(o.group_id, o.id) OR g.id = o.group_id))
        FROM review.dossier d JOIN review.organisation o ON o.id = d.vendor_id WHERE d.id = $1
        """,
        "SELECT id, machine, stage, version, parent_id, facts, opened_at, stage_since, returns_to, due FROM review.life WHERE dossier_id = $1",
        "SELECT item, can, metric, value, unit, measured_on, method, source, note, state, finding, finding_note, checked_by, checked_at, confirmed_until FROM review.claim WHERE dossier_id = $1",
        "SELECT life_id, questions, elected_person FROM review.poll WHERE dossier_id = $1",
        "SELECT m.poll_id, m.person_id, m.name, m.is_chair, m.declared, m.recused, m.voted_at IS NOT NULL, m.is_deputy FROM review.poll_member m JOIN review.poll p ON p.life_id = m.poll_id WHERE p.dossier_id = $1 ORDER BY m.is_chair DESC, m.name",
        "SELECT p.life_id, t.question, t.choice, t.votes FROM review.poll p CROSS JOIN LATERAL review.tally(p.life_id) t WHERE p.dossier_id = $1 AND p.closed_at IS NOT NULL",
        "SELECT p.life_id, t.question, t.choice, t.seat FROM review.poll p CROSS JOIN LATERAL review.casting_choice(p.life_id) t WHERE p.dossier_id = $1 AND p.closed_at IS NOT NULL",
        "SELECT id, item, name, size, sha256 FROM review.evidence_file WHERE dossier_id = $1 AND removed_at IS NULL ORDER BY uploaded_at, id",
        "SELECT id, life_id, act, proposed_by, proposed_by_name, proposed_at, input FROM review.proposal WHERE dossier_id = $1 AND taken_at IS NULL",
        "SELECT life_id, act, actor_id, at, to_stage FROM review.history WHERE dossier_id = $1 ORDER BY id",
        "SELECT life_id, number, listed_on, valid_until, last_version FROM review.entry WHERE dossier_id = $1",
        "SELECT life_id, state FROM review.instance WHERE dossier_id = $1 AND status = 'Running'",
        """
        SELECT v.round_id, r.item, count(*) FILTER (WHERE r.answer = 'achieved')::integer, count(*) FILTER (WHERE r.answer = 'not-achieved')::integer,
               count(*) FILTER (WHERE r.answer = 'cannot-tell')::integer, avg(r.importance)::float8
        FROM review.evaluation_round e JOIN review.invitation v ON v.round_id = e.life_id JOIN review.response r ON r.invitation_id = v.id
        WHERE e.dossier_id = $1 AND v.state = 'Answered' GROUP BY 1, 2 ORDER BY 1, 2
        """,
        $"""
        SELECT o.life_id, o.template, min((o.sent_at AT TIME ZONE 'Asia/Tokyo')::date)
        FROM review.outbox o JOIN (
            SELECT life_id, template, max(created_at) AS newest FROM review.outbox WHERE dossier_id = $1 AND template IN ('{string.Join("', '", NoticeWindows.Letters)}') GROUP BY 1, 2) n
        ON (n.life_id, n.template, n.newest) = (o.life_id, o.template, o.created_at) WHERE o.dossier_id = $1 GROUP BY 1, 2
        """,
    ];

    /// <summary>Reads the dossier; null when there is none.</summary>
    public static async Task<LoadedDossier?> Read(NpgsqlConnection connection, DossierId id, ReadOptions options, CancellationToken ct)
    {
        await using var batch = Build(connection, id, options);
        await using var reader = await batch.ExecuteReaderAsync(ct);
        var rows = new RowReader(reader, ct);
        if (await rows.One(r => Head(id, r)) is not { } head)
        {
            return null;
        }

        var dossier = await Body(head.Dossier, rows);
        var seats = await rows.Next(r => (Seat: new CommitteeSeat(new(r.GetGuid(0)), r.GetString(1), r.GetBoolean(2), r.IsDBNull(4) ? null : new OrgId(r.GetGuid(4))) { IsDeputy = r.GetBoolean(5) }, Reserve: r.GetBoolean(3)));
        var number = Numbering.Of(options.Act) is null ? null : (await rows.Next(r => r.GetString(0))).FirstOrDefault();
        var answered = options.Key is null ? [] : await rows.Next(r => new AnsweredAct(new(r.GetGuid(0)), r.GetBoolean(1), new(r.GetGuid(2)), Enum.Parse<Act>(r.GetString(3))));
        return new LoadedDossier(
            dossier, head.Now, [.. seats.Where(s => !s.Reserve).Select(s => s.Seat)], [.. seats.Where(s => s.Reserve).Select(s => s.Seat)], number,
            answered.Count == 0 ? null : answered[0]);
    }

    private static NpgsqlBatch Build(NpgsqlConnection connection, DossierId id, ReadOptions options)
    {
        var batch = new NpgsqlBatch(connection);
        for (var i = 0; i < Queries.Length; i++)
        {
            Add(batch, Queries[i] + (i == 0 && options.Lock ? " FOR NO KEY UPDATE OF d" : string.Empty), id.Value);
        }

        Add(batch, """
            SELECT s.person_id, p.display_name, s.is_chair, s.is_reserve, s.employer_id, s.is_deputy FROM review.committee_seat s JOIN review.person p ON p.id = s.person_id
            WHERE (review.now() AT TIME ZONE 'Asia/Tokyo')::date BETWEEN s.term_from AND s.term_to ORDER BY s.is_chair DESC, p.display_name
            """);
        if (Numbering.Of(options.Act) is { } numbering)
        {
            Add(batch, numbering);
        }

        if (options.Key is { } key)
        {
            Add(batch, "SELECT life_id, awaits_second_person, person_id, act FROM review.idempotency WHERE key = $1", key);
        }

        return batch;
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

    private static (Dossier Dossier, DateTimeOffset Now) Head(DossierId id, NpgsqlDataReader r) => (
        new Dossier
        {
            Id = id,
            Vendor = new VendorOrganisation(new(r.GetGuid(0)), r.GetString(1), r.GetString(2), [.. r.GetFieldValue<Guid[]>(6).Select(g => new OrgId(g))]),
            ServiceName = r.GetString(3),
            MonitoringType = r.GetString(4),
        },
        r.GetFieldValue<DateTimeOffset>(5));

    private static async Task<Dossier> Body(Dossier head, RowReader rows)
    {
        var lives = await rows.Next(Life);
        var claims = await rows.Next(Claim);
        var polls = await Polls(rows);
        var files = await rows.Next(r => new EvidenceFile(r.GetGuid(0), r.GetString(1), r.GetString(2), r.GetInt64(3), r.GetString(4)));
        var proposals = await rows.Next(r => new Proposal(r.GetGuid(0), new(r.GetGuid(1)), Enum.Parse<Act>(r.GetString(2)), new(r.GetGuid(3)), r.GetString(4), r.GetFieldValue<DateTimeOffset>(5), Facts(r.GetString(6))));
        var past = await rows.Next(r => new PastAct(new(r.GetGuid(0)), Enum.Parse<Act>(r.GetString(1)), new(r.GetGuid(2)), r.GetFieldValue<DateTimeOffset>(3), Enum.Parse<Stage>(r.GetString(4))));
        var entries = await rows.Next(r => new Entry(new(r.GetGuid(0)), r.GetString(1), r.GetFieldValue<DateOnly>(2), r.GetFieldValue<DateOnly>(3), r.GetInt32(4)));
        var instances = await rows.Next(r => (Life: new LifeId(r.GetGuid(0)), Instance: InstanceJson.Read(r.GetString(1))));
        var rounds = await rows.Next(r => (Round: new LifeId(r.GetGuid(0)), Count: new ItemCount(r.GetString(1), r.GetInt32(2), r.GetInt32(3), r.GetInt32(4)) { Importance = r.IsDBNull(5) ? null : r.GetDouble(5) }));
        return head with
        {
            Lives = lives.ToImmutableDictionary(l => l.Id),
            Claims = claims.ToImmutableDictionary(c => c.Item),
            Polls = polls,
            Files = [.. files],
            Proposals = [.. proposals],
            Past = [.. past],
            Entry = entries.OrderBy(e => e.ListedOn).LastOrDefault(),
            Instances = instances.ToImmutableDictionary(i => i.Life, i => i.Instance),
            Deliveries = [.. await rows.Next(r => new Delivery(new(r.GetGuid(0)), r.GetString(1), r.IsDBNull(2) ? null : r.GetFieldValue<DateOnly>(2)))],
            Rounds = rounds.GroupBy(r => r.Round).ToImmutableDictionary(g => g.Key, g => g.Select(x => x.Count).ToImmutableArray()),
        };
    }

    private static async Task<ImmutableDictionary<LifeId, Poll>> Polls(RowReader rows)
    {
        var heads = await rows.Next(r => (Life: new LifeId(r.GetGuid(0)), Questions: Json.Questions(r.GetString(1)), Elected: r.IsDBNull(2) ? (PersonId?)null : new PersonId(r.GetGuid(2))));
        var members = (await rows.Next(r => (Poll: new LifeId(r.GetGuid(0)), Member: new PollMember(new(r.GetGuid(1)), r.GetString(2), r.GetBoolean(3), r.GetBoolean(4), r.GetBoolean(5), r.GetBoolean(6)) { IsDeputy = r.GetBoolean(7) }))).ToLookup(m => m.Poll, m => m.Member);
        var counts = (await rows.Next(r => (Poll: new LifeId(r.GetGuid(0)), Count: new OptionCount(r.GetString(1), r.GetString(2), r.GetInt32(3))))).ToLookup(c => c.Poll, c => c.Count);
        var casting = (await rows.Next(r => (Poll: new LifeId(r.GetGuid(0)), Question: r.GetString(1), Ballot: new DecidingBallot(Enum.Parse<Committee.DecidingSeat>(r.GetString(3)), r.GetString(2))))).ToLookup(c => c.Poll);
        return heads.ToImmutableDictionary(h => h.Life, h => new Poll(
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
