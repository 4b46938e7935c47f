using System.Collections.Immutable;
using Npgsql;
using Otasuketai.Review.Lifecycle;

namespace Otasuketai.Review.Web.Rooms.Committee;

/// <summary>Where a member stands in one poll.</summary>
public enum PollDuty
{
    /// <summary>A conflict is to be declared or denied.</summary>
    Declare,

    /// <summary>A ballot is to be cast.</summary>
    Vote,

    /// <summary>Voted; may be changed until the close.</summary>
    Voted,

    /// <summary>The one who presides confirms: the chair, or who stands in.</summary>
    Confirm,

    /// <summary>Recused: without a name.</summary>
    Recused,

    /// <summary>Nothing to do (any more).</summary>
    Nothing,
}

/// <summary>One poll on a list. A recused member's row has no name and no vendor: they are not even read from the database.</summary>
public sealed record PollRow(Guid Life, Machine Subject, Stage Stage, DateOnly? Due, string MeetingOn, string Service, string Vendor, string Resolution, int Voted, int Counted)
{
    /// <summary>The number on the agenda, as the secretariat gave it; empty without one.</summary>
    public string Number { get; init; } = string.Empty;

    /// <summary>Where the reader stands.</summary>
    public PollDuty Duty { get; init; }
}

/// <summary>Polls on lists. Who has voted is counted; what, is not known here.</summary>
public sealed class PollStore(NpgsqlDataSource source)
{
    private const string Columns = """
        p.life_id, coalesce(l.facts ->> 'subject', s.machine), l.stage, l.due, coalesce(l.facts ->> 'meetingOn', ''),
        coalesce(l.facts ->> 'resolution', ''), (SELECT count(*) FROM review.poll_member v WHERE v.poll_id = p.life_id AND NOT v.recused AND v.voted_at IS NOT NULL)::integer,
        (SELECT count(*) FROM review.poll_member v WHERE v.poll_id = p.life_id AND NOT v.recused)::integer,
        coalesce(s.facts ->> 'agendaNumber', '')
        """;

    private const string From = """
        FROM review.poll p JOIN review.life l ON l.id = p.life_id JOIN review.life s ON s.id = l.parent_id
        JOIN review.dossier d ON d.id = p.dossier_id JOIN review.organisation o ON o.id = d.vendor_id
        """;

    /// <summary>The polls the person has a seat in, the newest first.</summary>
    public async Task<ImmutableArray<PollRow>> Mine(Actor actor, CancellationToken ct)
    {
        await using var command = source.CreateCommand($"""
            SELECT {Columns}, CASE WHEN m.recused THEN '' ELSE d.service_name END, CASE WHEN m.recused THEN '' ELSE o.name END, m.declared, m.recused, m.voted_at IS NOT NULL,
                   m.person_id = (SELECT v.person_id FROM review.poll_member v WHERE v.poll_id = p.life_id AND NOT v.recused AND v.voted_at IS NOT NULL
                                    AND (v.is_chair OR v.is_deputy OR v.person_id = p.elected_person) ORDER BY v.is_chair DESC, v.is_deputy DESC LIMIT 1)
            {From} JOIN review.poll_member m ON m.poll_id = p.life_id AND m.person_id = $1 ORDER BY l.opened_at DESC LIMIT 200
            """);
        command.Parameters.Add(new() { Value = actor.Person.Value });
        return await Read(command, (row, r) => row with { Duty = DutyOf(row.Stage, r.GetBoolean(11), r.GetBoolean(12), r.GetBoolean(13), !r.IsDBNull(14) && r.GetBoolean(14)) }, ct);
    }

    /// <summary>All polls that have not ended, for the office.</summary>
    public async Task<ImmutableArray<PollRow>> Running(CancellationToken ct)
    {
        await using var command = source.CreateCommand($"SELECT {Columns}, d.service_name, o.name {From} WHERE l.stage <> ALL ($1) ORDER BY l.due NULLS LAST, l.opened_at LIMIT 200");
        command.Parameters.Add(new() { Value = Law.StagesOf(Machine.Poll).Where(stage => Law.IsEnd(Machine.Poll, stage)).Select(stage => stage.ToString()).ToArray() });
        return await Read(command, (row, _) => row with { Duty = PollDuty.Nothing }, ct);
    }

    /// <summary>The day it is in Japan, by the database's clock.</summary>
    public async Task<DateOnly> Today(CancellationToken ct)
    {
        await using var command = source.CreateCommand("SELECT (review.now() AT TIME ZONE 'Asia/Tokyo')::date");
        return (DateOnly)(await command.ExecuteScalarAsync(ct))!;
    }

    private static PollDuty DutyOf(Stage stage, bool declared, bool recused, bool voted, bool presides) => (recused, declared, voted) switch
    {
        (true, _, _) => PollDuty.Recused,
        _ when Allows(stage, Act.ConfirmPoll) => presides ? PollDuty.Confirm : PollDuty.Nothing,
        _ when !Allows(stage, Act.CastBallot) => PollDuty.Nothing,
        (_, false, _) => PollDuty.Declare,
        (_, _, true) => PollDuty.Voted,
        _ => PollDuty.Vote,
    };

    private static bool Allows(Stage stage, Act act) => !Law.Find(Machine.Poll, stage, act).IsEmpty;

    private static async Task<ImmutableArray<PollRow>> Read(NpgsqlCommand command, Func<PollRow, NpgsqlDataReader, PollRow> finish, CancellationToken ct)
    {
        await using var r = await command.ExecuteReaderAsync(ct);
        var rows = ImmutableArray.CreateBuilder<PollRow>();
        while (await r.ReadAsync(ct))
        {
            var row = new PollRow(
                r.GetGuid(0), Enum.Parse<Machine>(r.GetString(1)), Enum.Parse<Stage>(r.GetString(2)), r.IsDBNull(3) ? null : r.GetFieldValue<DateOnly>(3), r.GetString(4),
                r.GetString(9), r.GetString(10), r.GetString(5), r.GetInt32(6), r.GetInt32(7)) { Number = r.GetString(8) };
            rows.Add(finish(row, r));
        }

        return rows.ToImmutable();
    }
}
