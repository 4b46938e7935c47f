using System.Collections.Immutable;
using Otasuketai.Bpmn;
using Otasuketai.Review.Lifecycle;

namespace Otasuketai.Review.Process;

/// <summary>
/// One act from request to result, without touching anything: law → four eyes → procedure → room → engine. What it returns is written by the desk
/// in one transaction.
/// </summary>
public sealed class ProcessDriver(ProcessLibrary library, Func<Case, Decision> decide)
{
    /// <summary>The registered definitions.</summary>
    public ProcessLibrary Library => library;

    /// <summary>A person (or the system) performs an act.</summary>
    public ActResult Perform(Dossier dossier, ActRequest request, World world)
    {
        var run = new ProcessRun(dossier, world, library, decide);
        return run.Perform(request) is { } no ? new ActResult.No(no.Reason, no.Detail, no.Fields) : run.Finish();
    }

    /// <summary>A timer of a workflow fired. An unknown or already disarmed timer changes nothing; anything else the engine refuses is a fault of the case.</summary>
    public ActResult Wake(Dossier dossier, LifeId root, string timerId, World world)
    {
        var run = new ProcessRun(dossier, world, library, decide);
        return dossier.Instances.ContainsKey(root) && run.Step(root, new EngineEvent.TimerFired(timerId)) is { } refused and not (Refusals.UnknownTimer or Refusals.InstanceOver)
            ? throw new InvalidOperationException($"The workflow refuses the timer {timerId}: {refused}.")
            : run.Finish();
    }

    /// <summary>
    /// An operator retries or skips a failed step. To retry a timer that was set aside is to let it fire again: the engine has nothing to do with it.
    /// A step that is gone meanwhile (the case was withdrawn) needs nothing any more. A retry of a stuck join looks again whether it still is; that of a message nobody took sends it again.
    /// </summary>
    public ActResult Mend(Dossier dossier, LifeId root, EngineEvent mending, World world)
    {
        var run = new ProcessRun(dossier, world, library, decide)
        {
            Mended = mending switch
            {
                EngineEvent.Retry r => r.ActivityId,
                EngineEvent.Skip s => s.ActivityId,
                _ => null,
            },
        };
        if (mending is EngineEvent.Retry again && again.ActivityId.StartsWith(ProcessRun.Unheard, StringComparison.Ordinal) && dossier.Instances.ContainsKey(root))
        {
            run.Hear(root, again.ActivityId[ProcessRun.Unheard.Length..]);
            return run.Finish();
        }

        var isLeftAlone = !dossier.Instances.TryGetValue(root, out var instance) || (mending is EngineEvent.Retry retry && instance.Timers.Any(t => t.Id == retry.ActivityId));
        return !isLeftAlone && run.Step(root, mending) is { } refused and not (Refusals.UnknownActivity or Refusals.NoIncident or Refusals.InstanceOver)
            ? new ActResult.No(Refusal.NotOffered, refused, [])
            : run.Finish();
    }

    /// <summary>
    /// Takes a running case to another version of its procedure, or of one it has called. No life moves: the law has nothing to say, the diagram only
    /// goes on elsewhere with what waits.
    /// </summary>
    public ActResult Migrate(Dossier dossier, LifeId root, MigrationPlan plan, World world)
    {
        if (!dossier.Instances.ContainsKey(root))
        {
            return new ActResult.No(Refusal.CannotMigrate, string.Empty, []);
        }

        var run = new ProcessRun(dossier, world, library, decide);
        return run.Migrate(root, plan) is { IsEmpty: false } problems
            ? new ActResult.No(Refusal.CannotMigrate, string.Join('\n', problems.Select(p => $"{p.Ja} / {p.En}")), [])
            : run.Finish();
    }

    /// <summary>The second person declines what the first one proposed.</summary>
    public ActResult Decline(Dossier dossier, Guid proposal, Actor actor, World world)
    {
        if (dossier.Proposals.FirstOrDefault(p => p.Id == proposal) is not { } found)
        {
            return new ActResult.No(Refusal.Stale, string.Empty, []);
        }

        if (found.By != actor.Person && !actor.Roles.Contains(Role.Approver))
        {
            return new ActResult.No(Refusal.NotYourRole, string.Empty, []);
        }

        var run = new ProcessRun(dossier, world, library, decide);
        run.Emit(new DossierEvent.ProposalTaken(proposal, actor.Person, Confirmed: false));
        return run.Finish();
    }
}
