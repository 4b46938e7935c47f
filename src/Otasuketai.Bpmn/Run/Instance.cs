using System.Collections.Immutable;

namespace Otasuketai.Bpmn;

/// <summary>
/// The whole state of one run of a process: an immutable value. Everything that ended is gone from it,
/// except <see cref="Visited"/>.
/// </summary>
public sealed record Instance
{
    /// <summary>Version of the shape written by <see cref="InstanceJson"/>.</summary>
    public const int CurrentSchema = 3;

    /// <summary>The host's id.</summary>
    public required string Id { get; init; }

    /// <summary>The definition it is pinned to.</summary>
    public required DefinitionKey Definition { get; init; }

    /// <summary>Alive or over.</summary>
    public required InstanceStatus Status { get; init; }

    /// <summary>Every id given so far comes from this counter.</summary>
    public int Sequence { get; init; }

    /// <summary>Outcome once finished.</summary>
    public string? Outcome { get; init; }

    /// <summary>Variables, shared by all scopes and called processes.</summary>
    public ImmutableDictionary<string, string> Variables { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The process and every open sub-process or called process, outermost first.</summary>
    public ImmutableArray<Scope> Scopes { get; init; } = [];

    /// <summary>Everything that waits, in order of activation.</summary>
    public ImmutableArray<ActivityInstance> Activities { get; init; } = [];

    /// <summary>Tokens that wait at a join.</summary>
    public ImmutableArray<JoinToken> Joins { get; init; } = [];

    /// <summary>Armed timers.</summary>
    public ImmutableArray<ArmedTimer> Timers { get; init; } = [];

    /// <summary>Messages waited for.</summary>
    public ImmutableArray<Subscription> Subscriptions { get; init; } = [];

    /// <summary>Messages that came before their catch, oldest first.</summary>
    public ImmutableArray<BufferedMessage> Messages { get; init; } = [];

    /// <summary>Ids of the last messages consumed, so that a second delivery does nothing.</summary>
    public ImmutableArray<string> Consumed { get; init; } = [];

    /// <summary>Open incidents.</summary>
    public ImmutableArray<Incident> Incidents { get; init; } = [];

    /// <summary>Elements done at least once, in order of the first time; elements of a called process as "callActivityId/elementId".</summary>
    public ImmutableArray<string> Visited { get; init; } = [];

    /// <summary>Elements where something waits now, in order, named as in <see cref="Visited"/>.</summary>
    public ImmutableArray<string> Here { get; init; } = [];

    /// <summary>
    /// Joins at which tokens wait in vain: in their scope nothing else is left that could still come (a deadlock of the model). Such an instance never
    /// ends by itself; an operator must be told, and may let the join pass (Skip) with the tokens that are there.
    /// </summary>
    public IEnumerable<StuckJoin> Stuck => Status != InstanceStatus.Running ? []
        : Joins.Where(j => !Activities.Any(a => a.ScopeId == j.ScopeId)).Select(j => new StuckJoin($"&{j.ScopeId}&{j.ElementId}", j.ScopeId, j.ElementId)).Distinct();
}

/// <summary>Alive or over.</summary>
public enum InstanceStatus
{
    /// <summary>Something waits.</summary>
    Running,

    /// <summary>Every token came to an end.</summary>
    Finished,

    /// <summary>Ended from outside, or never begun (a refused start).</summary>
    Cancelled,
}

/// <summary>An open scope: the process itself, an embedded sub-process or a called process.</summary>
/// <param name="Id">"0" for the process, else the id of the activity that opened it.</param>
/// <param name="ElementId">Process id, or the sub-process or call activity element.</param>
/// <param name="ParentId">The scope around it; null for the process.</param>
/// <param name="Called">The callee's pinned definition; null when the scope runs its parent's definition.</param>
/// <param name="Outcome">Outcome of the last token that ended in it.</param>
/// <param name="Interrupted">An interrupting event sub-process has taken over: no other may begin.</param>
public sealed record Scope(string Id, string ElementId, string? ParentId, DefinitionKey? Called, string? Outcome, bool Interrupted = false)
{
    /// <summary>The id of the process itself.</summary>
    public const string Root = "0";
}

/// <summary>An activity, event or gateway at which a token waits.</summary>
public sealed record ActivityInstance
{
    /// <summary>"a12": from the instance's counter.</summary>
    public required string Id { get; init; }

    /// <summary>The scope it lives in.</summary>
    public required string ScopeId { get; init; }

    /// <summary>Its element.</summary>
    public required string ElementId { get; init; }

    /// <summary>Outcome the token brought along.</summary>
    public string? Outcome { get; init; }

    /// <summary>What it waits for.</summary>
    public ActivityState State { get; init; }

    /// <summary>Due date of its work item.</summary>
    public DateOnly? Due { get; init; }

    /// <summary>For one of many: the outer activity.</summary>
    public string? OuterId { get; init; }

    /// <summary>For one of many: whom it is for.</summary>
    public string? Assignee { get; init; }

    /// <summary>Whom its work is for: its own element of the collection, else that of the nearest sub-process around it that has one.</summary>
    /// <param name="find">The open activity with that id; a scope has the id of the activity that opened it.</param>
    public string? AssigneeAmong(Func<string, ActivityInstance?> find)
    {
        var at = this;
        while (at is { Assignee: null })
        {
            at = at.ScopeId == Scope.Root ? null : find(at.ScopeId);
        }

        return at?.Assignee;
    }

    /// <summary>For the outer activity of many: the counters.</summary>
    public LoopState? Loop { get; init; }
}

/// <summary>What an activity waits for.</summary>
public enum ActivityState
{
    /// <summary>For its event, work item, command or children.</summary>
    Waiting,

    /// <summary>Its command failed: for Retry or Skip.</summary>
    Failed,

    /// <summary>It could not be entered: Retry enters again.</summary>
    Parked,

    /// <summary>It is done and no flow fits: Retry looks for a flow again, Skip may name another outcome.</summary>
    Stuck,
}

/// <summary>Counters of a multi-instance or looping activity (BPMN 10.3.8).</summary>
/// <param name="Total">nrOfInstances; 0 for a standard loop, which does not know.</param>
/// <param name="Completed">nrOfCompletedInstances.</param>
/// <param name="Pending">Assignees not begun yet (sequential only); "" = nobody in particular.</param>
/// <param name="Outcomes">Outcomes so far, only when the completion condition asks for them.</param>
public sealed record LoopState(int Total, int Completed, ImmutableArray<string> Pending, ImmutableArray<string> Outcomes);

/// <summary>A token that waits at a join, and by which flow it came.</summary>
public sealed record JoinToken(string ScopeId, string ElementId, string FlowId, string? Outcome);

/// <summary>A join at which tokens wait in vain.</summary>
/// <param name="Id">What an operator skips it by; no activity has such an id.</param>
public sealed record StuckJoin(string Id, string ScopeId, string ElementId);

/// <summary>An armed timer.</summary>
/// <param name="Id">"t7".</param>
/// <param name="ElementId">The timer event.</param>
/// <param name="ActivityId">The activity it sits on or is; "@" and a scope's id for the start of an event sub-process.</param>
/// <param name="Due">When.</param>
/// <param name="Origin">For a cycle: where counting began, so that month ends do not drift; null for a single timer.</param>
/// <param name="Nth">For a cycle: which occurrence this is, from 1.</param>
public sealed record ArmedTimer(string Id, string ElementId, string ActivityId, DateTimeOffset Due, DateTimeOffset? Origin = null, int Nth = 0);

/// <summary>A message or signal waited for; owned like <see cref="ArmedTimer"/>. A signal has no key.</summary>
public sealed record Subscription(string Id, string ElementId, string ActivityId, string MessageName, string Key, bool IsSignal = false);

/// <summary>A message that came before its catch; dropped after <paramref name="Until"/> (null = kept as long as the instance lives).</summary>
public sealed record BufferedMessage(string Name, string Key, string MessageId, ImmutableDictionary<string, string>? Patch, DateTimeOffset? Until = null);
