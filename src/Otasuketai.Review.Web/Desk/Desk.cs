using System.Collections.Immutable;
using Npgsql;
using Otasuketai.Bpmn;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Process;

namespace Otasuketai.Review.Web.Desk;

/// <summary>
/// The one door to every change of a dossier: lock and load → decide (pure) → write facts, instance, work, timers, history, mail and the
/// idempotency key in one transaction. Two round trips, whatever the number of rows. A passing fault is tried again, as far as the key makes it safe.
/// </summary>
public sealed class Desk(NpgsqlDataSource source, Rulebook rulebook, EventWriter writer, DossierMemory memory)
{
    private const int Attempts = 3;
    private readonly Turns turns = new();
    private readonly DueTimers timers = new(source, rulebook, writer);

    /// <summary>A person performs an act.</summary>
    public Task<DeskAnswer> Perform(DeskRequest request, CancellationToken ct) =>
        InTurn(request.Dossier, request, (dossier, world) => rulebook.Driver.Perform(dossier, request.Act, world), request.Act.Life, ct);

    /// <summary>A vendor opens a case of its own: the dossier and its first act in one transaction. The same key opens it once, however often it arrives.</summary>
    public Task<DeskAnswer> Open(OrgId vendor, DeskRequest request, CancellationToken ct) =>
        InTurn(request.Dossier, request, (dossier, world) => rulebook.Driver.Perform(dossier, request.Act, world), request.Act.Life, ct,
            before: connection => Found(connection, vendor, request, ct));

    /// <summary>The system starts something new on a dossier (an import, a scheduled round) or moves a life by a clock.</summary>
    public Task<DeskAnswer> PerformAsSystem(DossierId dossier, ActRequest act, CancellationToken ct) =>
        Perform(new DeskRequest(dossier, act with { Actor = Actor.System }, Guid.CreateVersion7()), ct);

    /// <summary>The second person declines a proposal.</summary>
    public Task<DeskAnswer> Decline(DossierId dossier, LifeId life, Guid proposal, Actor actor, CancellationToken ct) =>
        InTurn(dossier, null, (d, world) => rulebook.Driver.Decline(d, proposal, actor, world), life, ct);

    /// <summary>An operator retries or skips a failed step; the reason is kept.</summary>
    public Task<DeskAnswer> Mend(DossierId dossier, LifeId root, EngineEvent mending, Actor actor, string reason, CancellationToken ct) =>
        InTurn(dossier, null, (d, world) => rulebook.Driver.Mend(d, root, mending, world), root, ct, new Mending(root, mending, actor, reason));

    /// <summary>An administrator takes a running case to another version of its procedure, with a reason: one transaction, one line of history.</summary>
    public async Task<DeskAnswer> Migrate(DossierId dossier, LifeId root, MigrationPlan plan, (Actor By, string Reason) why, CancellationToken ct) =>
        why.By.Roles.Contains(Role.Admin)
            ? await InTurn(dossier, null, (d, world) => rulebook.Driver.Migrate(d, root, plan, world), root, ct,
                before: connection => ProcessWriter.Migration(connection, dossier, root, plan, why, ct))
            : new DeskAnswer.No(Refusal.NotYourRole, string.Empty, []);

    /// <summary>Fires up to <paramref name="most"/> due timers, oldest first. A poisoned case blocks no other.</summary>
    /// <returns>How many fired.</returns>
    public Task<int> WakeDueTimers(int most, CancellationToken ct) => timers.Fire(most, ct);

    /// <summary>
    /// What the answer would be now, without doing anything: a page asks before it asks the person once more. Null: it would be done. Not for acts
    /// that take a number.
    /// </summary>
    public async Task<DeskAnswer.No?> Foresee(DossierId id, ActRequest act, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        return await DossierReader.Read(connection, id, ct) is not { } loaded
            ? new DeskAnswer.No(Refusal.NotFound, string.Empty, [])
            : rulebook.Driver.Perform(loaded.Dossier, act, rulebook.World(loaded)) is ActResult.No no ? new DeskAnswer.No(no.Reason, no.Detail, no.Fields) : null;
    }

    /// <summary>The dossier as it is now, for reading.</summary>
    public async Task<Dossier?> Read(DossierId id, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        return await DossierReader.Read(connection, id, ct) is { } loaded ? loaded.Dossier.AsOf(Calendar.Jst.Day(loaded.Now)) : null;
    }

    /// <summary>The row of a new dossier; two arrivals of one key wait for each other here, as there is no dossier yet to lock.</summary>
    private static async Task Found(NpgsqlConnection connection, OrgId vendor, DeskRequest request, CancellationToken ct)
    {
        var sql = new SqlBatch();
        sql.Add("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", request.Key.ToString());
        sql.Add("INSERT INTO review.dossier (id, vendor_id) VALUES ($1, $2)", request.Dossier.Value, vendor.Value);
        await sql.Run(connection, ct);
    }

    /// <summary>The same form pressed twice: the first press casts, the second one already finds a ballot to change.</summary>
    private static bool IsBallot(Act first, Act second) => (first is Act.CastBallot or Act.ChangeBallot) && (second is Act.CastBallot or Act.ChangeBallot);

    private async Task<DeskAnswer> InTurn(
        DossierId id, DeskRequest? request, Func<Dossier, World, ActResult> act, LifeId life, CancellationToken ct, Mending? mending = null,
        Func<NpgsqlConnection, Task>? before = null)
    {
        if (request is not null && Storable.Problems(request.Act.Input) is { IsEmpty: false } problems)
        {
            return new DeskAnswer.No(Refusal.BadInput, string.Empty, problems);
        }

        using var turn = await turns.Take(id, ct);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await InTransaction(id, request, act, life, mending, before, ct);
            }
            catch (Exception e) when (attempt < Attempts && (request is null ? Passing.HasRolledBack(e) : Passing.Is(e)))
            {
                await Task.Delay(attempt * 100, ct);
            }
        }
    }

    private async Task<DeskAnswer> InTransaction(
        DossierId id, DeskRequest? request, Func<Dossier, World, ActResult> act, LifeId life, Mending? mending, Func<NpgsqlConnection, Task>? before, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        if (before is not null)
        {
            await before(connection);
        }

        var loaded = await DossierReader.ForAct(connection, id, memory.Find(id), request, ct);
        if (loaded is null)
        {
            return new DeskAnswer.No(Refusal.NotFound, string.Empty, []);
        }

        if (loaded.Answered is { } answered)
        {
            return answered.Person == request!.Act.Actor.Person && (answered.Act == request.Act.Act || IsBallot(answered.Act, request.Act.Act))
                ? new DeskAnswer.Done(answered.Life, answered.AwaitsSecondPerson, Repeated: true)
                : new DeskAnswer.No(Refusal.Stale, string.Empty, []);
        }

        if (mending is not null && !await ProcessWriter.IsOpen(connection, mending, ct))
        {
            return new DeskAnswer.No(Refusal.NotOffered, string.Empty, []);
        }

        switch (act(loaded.Dossier, rulebook.World(loaded)))
        {
            case ActResult.No no:
                return new DeskAnswer.No(no.Reason, no.Detail, no.Fields);
            case ActResult.Done done:
                var (sql, stamp) = (new SqlBatch(), Guid.NewGuid());
                writer.Write(sql, done, request, mending);
                EventWriter.Stamp(sql, id, stamp);
                await sql.Commit(connection, ct);
                if (before is null)
                {
                    memory.Keep(stamp, done); // of a case that others could not see yet, its vendor may have changed meanwhile
                }

                return new DeskAnswer.Done(life, done.AwaitsSecondPerson, Repeated: false);
            default:
                throw new InvalidOperationException("An act is done or not.");
        }
    }
}

/// <summary>An operator's mending of a failed step, for the journal.</summary>
public sealed record Mending(LifeId Root, EngineEvent Event, Actor Actor, string Reason);
