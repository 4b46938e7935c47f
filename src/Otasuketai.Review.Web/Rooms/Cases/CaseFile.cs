using System.Collections.Immutable;
using Npgsql;
using Otasuketai.Review.Calendar;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Process;
using Otasuketai.Review.Web.Access;
using Otasuketai.Review.Web.Desk;
using Otasuketai.Review.Web.Look;
using Otasuketai.Review.Web.Words;

namespace Otasuketai.Review.Web.Rooms.Cases;

/// <summary>A dossier as one person may see it, with what that person may do now.</summary>
public sealed record OpenCase(Dossier Dossier, Actor Actor, ImmutableArray<Offer> Offers, DateOnly Today, BusinessCalendar Calendar)
{
    /// <summary>True for people outside the operator and the committee: they see roles instead of persons.</summary>
    public bool IsVendor => Actor.Organisation == Dossier.Vendor.Id;

    /// <summary>The number people quote: the register's, else the application's; empty while it is a draft.</summary>
    public string Number => Dossier.Entry?.Number ?? Dossier.Registration?.Fact("number") ?? string.Empty;

    /// <summary>The due date of a life, counted from today; null when it has none. The vendor's page alarms by what the vendor owes alone.</summary>
    public DueView? DueOf(Life life, Lang l) => life.Due is { } due
        ? new DueView(due, Calendar.BusinessDaysBetween(Today, due))
        {
            What = l.Pick($"{l.Of(life.Machine)}の期限", $"{l.Of(life.Machine)} due"),
            Stopped = life.Fact("clock") == "stopped" ? life.Fact("reason") : null,
            IsOthers = IsVendor && !Waiting.IsFor(Offers, life),
        }
        : null;
}

/// <summary>Opens dossiers for the person who asks, or does not.</summary>
public sealed class CaseFile(Desk.Desk desk, CurrentActor current, Rulebook rulebook, NpgsqlDataSource source)
{
    /// <summary>The dossier, or null when there is none for this person.</summary>
    public async Task<OpenCase?> Open(Guid id, CancellationToken ct)
    {
        if (await current.Find() is not { } actor || await desk.Read(new DossierId(id), ct) is not { } dossier || !Sight.MaySee(dossier, actor))
        {
            return null;
        }

        return new OpenCase(dossier, actor, Offers.For(dossier, actor, rulebook.Library), await Today(ct), rulebook.Calendar);
    }

    /// <summary>What happened, newest first.</summary>
    public async Task<ImmutableArray<CaseEntry>> History(DossierId id, CancellationToken ct)
    {
        await using var command = source.CreateCommand("""
            SELECT machine, act, to_stage, from_stage, actor_name, actor_roles, at, facts, NULL AS kind, life_id FROM review.history WHERE dossier_id = $1
            UNION ALL
            SELECT l.machine, coalesce(j.facts ->> 'act', ''), '', '', j.actor_name, ARRAY[]::text[], j.at, j.facts, j.kind, j.life_id
            FROM review.journal j LEFT JOIN review.life l ON l.id = j.life_id WHERE j.dossier_id = $1
            ORDER BY at DESC
            """);
        command.Parameters.Add(new() { Value = id.Value });
        await using var reader = await command.ExecuteReaderAsync(ct);
        var entries = ImmutableArray.CreateBuilder<CaseEntry>();
        while (await reader.ReadAsync(ct))
        {
            entries.Add(CaseEntry.Read(reader));
        }

        return entries.ToImmutable();
    }

    private async Task<DateOnly> Today(CancellationToken ct)
    {
        await using var command = source.CreateCommand("SELECT (review.now() AT TIME ZONE 'Asia/Tokyo')::date");
        return (DateOnly)(await command.ExecuteScalarAsync(ct))!;
    }
}
