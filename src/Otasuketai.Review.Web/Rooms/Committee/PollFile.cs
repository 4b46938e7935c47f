using System.Collections.Immutable;
using Npgsql;
using Otasuketai.Review.Calendar;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Process;
using Otasuketai.Review.Rooms;
using Otasuketai.Review.Web.Access;
using Otasuketai.Review.Web.Desk;
using Otasuketai.Review.Web.Look;

namespace Otasuketai.Review.Web.Rooms.Committee;

/// <summary>How much of a poll one person is shown.</summary>
public enum PollSight
{
    /// <summary>除斥: that one is recused, and nothing else.</summary>
    Recused,

    /// <summary>Only what it takes to judge a conflict: the service's and the vendor's name.</summary>
    Declare,

    /// <summary>Material, ballot paper, who has voted.</summary>
    Member,

    /// <summary>事務局・監査: material and who has voted, no ballot paper.</summary>
    Office,
}

/// <summary>A poll as one person may see it. Nothing here knows a choice before the close; the counts are empty until then.</summary>
public sealed record SeenPoll(Dossier Dossier, Life Life, Poll Poll, Actor Actor, PollSight Sight, ImmutableArray<Offer> Offers, DateOnly Today, BusinessCalendar Calendar)
{
    /// <summary>A day counted from today.</summary>
    public DueView? Counted(DateOnly? due) => due is { } day ? new DueView(day, Calendar.BusinessDaysBetween(Today, day)) : null;

    /// <summary>What the poll is about.</summary>
    public Life? Subject => Life.Parent is { } parent ? Dossier.Lives.GetValueOrDefault(parent) : null;

    /// <summary>The reader's own seat.</summary>
    public PollMember? Me => Poll.Members.FirstOrDefault(m => m.Person == Actor.Person);

    /// <summary>True when the act may be done by the reader now.</summary>
    public bool May(Act act) => Offers.Any(o => o.Act == act);

    /// <summary>True once the resolution is in force.</summary>
    public bool IsResolved => Life.Fact(FactNames.Resolution).Length > 0;

    /// <summary>
    /// True when the sum may be shown: to everybody who took part once it is confirmed, before that only to the one who confirms it
    /// and to the office that writes it down.
    /// </summary>
    public bool MayReadSum => !Poll.Counts.IsEmpty && (Sight == PollSight.Office || (Sight == PollSight.Member && (IsResolved || May(Act.ConfirmPoll))));

    /// <summary>True for a member who said "no conflict" and has not voted: a tie may still come to mind.</summary>
    public bool MayRecuse => May(Act.CastBallot) && Me is { Declared: true, Recused: false, Voted: false };
}

/// <summary>Opens polls for the person who asks, or does not.</summary>
public sealed class PollFile(Desk.Desk desk, CurrentActor current, Rulebook rulebook, NpgsqlDataSource source)
{
    /// <summary>The poll, or null when there is none for this person.</summary>
    public async Task<SeenPoll?> Open(Guid id, CancellationToken ct)
    {
        if (await current.Find() is not { } actor || await Where(id, ct) is not { } place || await desk.Read(place.Dossier, ct) is not { } dossier)
        {
            return null;
        }

        var life = dossier.Lives[new LifeId(id)];
        var poll = dossier.Polls[life.Id];
        return SightOf(poll, actor) is { } sight
            ? new SeenPoll(dossier, life, poll, actor, sight, [.. Offers.For(dossier, life, actor, rulebook.Library)], place.Today, rulebook.Calendar)
            : null;
    }

    /// <summary>Closed polls nobody can decide, of which the reader is to record whom the members elected. There are hardly ever any.</summary>
    public async Task<ImmutableArray<SeenPoll>> ToElect(CancellationToken ct)
    {
        if (await current.Find() is not { } actor || !actor.Roles.Contains(Role.Secretariat))
        {
            return [];
        }

        var found = ImmutableArray.CreateBuilder<SeenPoll>();
        foreach (var id in await Undecided(ct))
        {
            if (await Open(id, ct) is { } poll && poll.May(Act.ElectPresiding))
            {
                found.Add(poll);
            }
        }

        return found.ToImmutable();
    }

    /// <summary>The words that came with the ballots, without names; asked only after the close.</summary>
    public async Task<ImmutableArray<(bool IsCondition, string Words)>> Opinions(LifeId poll, CancellationToken ct)
    {
        await using var command = source.CreateCommand("SELECT kind, words FROM review.ballot_texts($1) WHERE words <> ''");
        command.Parameters.Add(new() { Value = poll.Value });
        await using var reader = await command.ExecuteReaderAsync(ct);
        var words = ImmutableArray.CreateBuilder<(bool, string)>();
        while (await reader.ReadAsync(ct))
        {
            words.Add((reader.GetString(0) == "text-condition", reader.GetString(1)));
        }

        return words.ToImmutable();
    }

    /// <summary>What a person may see of a poll. A seat decides before an office does: whoever is recused sees nothing, whatever else one is.</summary>
    public static PollSight? SightOf(Poll poll, Actor actor) => poll.Members.FirstOrDefault(m => m.Person == actor.Person) switch
    {
        { Recused: true } => PollSight.Recused,
        { Declared: true } => PollSight.Member,
        { } => PollSight.Declare,
        null => actor.MayActAs([Role.Secretariat, Role.Auditor]) ? PollSight.Office : null,
    };

    private async Task<ImmutableArray<Guid>> Undecided(CancellationToken ct)
    {
        await using var command = source.CreateCommand("SELECT p.life_id FROM review.poll p JOIN review.life l ON l.id = p.life_id WHERE l.machine = 'Poll' AND l.stage = 'Closed' AND p.elected_person IS NULL ORDER BY p.closed_at");
        await using var reader = await command.ExecuteReaderAsync(ct);
        var polls = ImmutableArray.CreateBuilder<Guid>();
        while (await reader.ReadAsync(ct))
        {
            polls.Add(reader.GetGuid(0));
        }

        return polls.ToImmutable();
    }

    private async Task<(DossierId Dossier, DateOnly Today)?> Where(Guid poll, CancellationToken ct)
    {
        await using var command = source.CreateCommand("SELECT dossier_id, (review.now() AT TIME ZONE 'Asia/Tokyo')::date FROM review.poll WHERE life_id = $1");
        command.Parameters.Add(new() { Value = poll });
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct) ? (new DossierId(reader.GetGuid(0)), reader.GetFieldValue<DateOnly>(1)) : null;
    }
}
