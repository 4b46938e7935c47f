using System.Collections.Immutable;

namespace Otasuketai.Bpmn;

/// <summary>From which version to which, and what becomes of ids that changed.</summary>
/// <param name="From">The version left; of the instance itself or of a process it has called.</param>
/// <param name="To">The version entered, of the same process.</param>
public sealed record MigrationPlan(Definition From, Definition To)
{
    /// <summary>Old id → new id of nodes and flows; what is not named keeps its id.</summary>
    public ImmutableDictionary<string, string> Map { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The id in the new version.</summary>
    public string New(string id) => Map.GetValueOrDefault(id, id);
}

/// <summary>An instance in the new version, or every reason why it stays in the old one.</summary>
public abstract record MigrationResult
{
    private MigrationResult()
    {
    }

    /// <summary>It can go.</summary>
    /// <param name="Step">The instance pinned to the new version and what the host does about it. Armed timers keep their due dates; only events the old version did not have are armed anew.</param>
    public sealed record Moved(StepResult Step) : MigrationResult;

    /// <summary>It cannot go; nothing changed.</summary>
    public sealed record Stays(ImmutableArray<MigrationProblem> Problems) : MigrationResult;
}

/// <summary>One reason against a migration.</summary>
/// <param name="ElementId">The element of the old version where something waits; the process id when it is the whole.</param>
/// <param name="Ja">The sentence in Japanese.</param>
/// <param name="En">The sentence in English.</param>
public sealed record MigrationProblem(MigrationFault Fault, string ElementId, string Ja, string En);

/// <summary>Why an instance cannot go to a version.</summary>
public enum MigrationFault
{
    /// <summary>It is over, or nothing in it runs the old version.</summary>
    NotRunning,

    /// <summary>The new version is of another process, or is the same version.</summary>
    OtherProcess,

    /// <summary>Something waits at an element that has no counterpart.</summary>
    NoTarget,

    /// <summary>The counterpart is another kind of element, repeats differently, or calls another process.</summary>
    OtherKind,

    /// <summary>The counterpart stands in another sub-process.</summary>
    OtherScope,

    /// <summary>The counterpart waits for another event.</summary>
    OtherEvent,

    /// <summary>A token waits at a join by a flow that does not lead there any more.</summary>
    OtherFlow,

    /// <summary>The engine does not take the result: a new timer cannot be resolved, or the instance would be too large.</summary>
    Refused,
}

/// <summary>
/// Moves a running instance to another version of its process (or of a process it has called). Every step ends in a wait state, so there is
/// nothing half done to move: what waits goes on waiting, what was done stays done.
/// </summary>
public static class Migration
{
    /// <summary>Moves the instance, or says everything that is against it.</summary>
    public static MigrationResult Migrate(Instance instance, MigrationPlan plan, EngineContext context)
    {
        if (plan.From.ProcessId != plan.To.ProcessId || plan.From.Key == plan.To.Key)
        {
            return Stays(new MigrationProblem(MigrationFault.OtherProcess, plan.To.ProcessId, "移す先は同じ手続の別の版ではありません。", "The target is not another version of the same process."));
        }

        var draft = new MigrationDraft(instance, plan, context);
        if (instance.Status != InstanceStatus.Running || !draft.IsConcerned)
        {
            return Stays(new MigrationProblem(MigrationFault.NotRunning, plan.From.ProcessId, "この版で動いているものがありません。", "Nothing in it runs this version."));
        }

        var moved = draft.Move();
        return draft.Problems.IsEmpty ? Step(instance, moved, draft, context) : new MigrationResult.Stays(draft.Problems);
    }

    private static MigrationResult Step(Instance before, Instance moved, MigrationDraft draft, EngineContext context)
    {
        var root = context.Definitions(moved.Definition);
        if (root is null || Stepper.Open(moved, root, context) is not { } stepper)
        {
            return Refused(before, Refusals.UnknownDefinition);
        }

        foreach (var effect in draft.Dropped)
        {
            stepper.Emit(effect);
        }

        foreach (var (activity, events) in draft.New)
        {
            if (stepper.ArmLate(activity, events) is { } why)
            {
                return Refused(before, why);
            }
        }

        var step = stepper.Finish();
        return step.Refused is { } refused ? Refused(before, refused) : new MigrationResult.Moved(step);
    }

    private static MigrationResult Refused(Instance instance, string why) =>
        Stays(new MigrationProblem(MigrationFault.Refused, instance.Definition.ProcessId, $"実行エンジンが受け付けません：{why}", $"The engine refuses: {why}"));

    private static MigrationResult.Stays Stays(MigrationProblem problem) => new([problem]);
}

/// <content>Arming events of an activity that waits already.</content>
internal sealed partial class Stepper
{
    /// <summary>Arms events the activity's element did not have when it was entered. Null when done, else why not.</summary>
    public string? ArmLate(string activityId, ImmutableArray<Node> events)
    {
        var plans = Plan(events, Activity(activityId)!.Due, out _, out var why);
        foreach (var plan in plans ?? [])
        {
            Arm(plan, activityId);
        }

        return plans is null ? why : null;
    }
}
