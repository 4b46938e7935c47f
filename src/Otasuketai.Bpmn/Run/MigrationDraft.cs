using System.Collections.Immutable;

namespace Otasuketai.Bpmn;

/// <summary>The working state of one <see cref="Migration"/>: the instance as it becomes, and what is against it.</summary>
internal sealed class MigrationDraft
{
    private readonly ImmutableArray<MigrationProblem>.Builder _problems = ImmutableArray.CreateBuilder<MigrationProblem>();
    private readonly ImmutableArray<Effect>.Builder _dropped = ImmutableArray.CreateBuilder<Effect>();
    private readonly List<(string ActivityId, ImmutableArray<Node> Events)> _new = [];
    private readonly Dictionary<string, ActivityInstance> _activities;
    private readonly Dictionary<string, Scope> _scopes;
    private readonly Instance _instance;
    private readonly MigrationPlan _plan;
    private readonly EngineContext _context;

    public MigrationDraft(Instance instance, MigrationPlan plan, EngineContext context)
    {
        (_instance, _plan, _context) = (instance, plan, context);
        _scopes = instance.Scopes.ToDictionary(s => s.Id, StringComparer.Ordinal);
        _activities = instance.Activities.ToDictionary(a => a.Id, StringComparer.Ordinal);
    }

    public ImmutableArray<MigrationProblem> Problems => [.. _problems.Distinct()];

    /// <summary>Timers and subscriptions of boundary events that are gone.</summary>
    public ImmutableArray<Effect> Dropped => _dropped.ToImmutable();

    /// <summary>Events to be armed, by activity.</summary>
    public IReadOnlyList<(string ActivityId, ImmutableArray<Node> Events)> New => _new;

    /// <summary>Does anything in the instance run the old version?</summary>
    public bool IsConcerned => _instance.Scopes.Any(s => Runs(s.Id));

    public Instance Move() => _instance with
    {
        Definition = _instance.Definition == _plan.From.Key ? _plan.To.Key : _instance.Definition,
        Scopes = [.. _instance.Scopes.Select(Scope)],
        Activities = [.. _instance.Activities.Select(Activity)],
        Joins = [.. _instance.Joins.Select(Join)],
        Timers = [.. _instance.Timers.Select(Timer).OfType<ArmedTimer>()],
        Subscriptions = [.. _instance.Subscriptions.Select(Subscription).OfType<Subscription>()],
        Incidents = [.. _instance.Incidents.Select(i => _activities.TryGetValue(i.ActivityId, out var at) && Runs(at.ScopeId) ? i with { ElementId = _plan.New(i.ElementId) } : i)],
        Visited = [.. _instance.Visited.Select(Visited).OfType<string>()],
    };

    /// <summary>Does the scope run the old version?</summary>
    private bool Runs(string scopeId)
    {
        var scope = _scopes.GetValueOrDefault(scopeId);
        while (scope is { Called: null, ParentId: { } parent })
        {
            scope = _scopes.GetValueOrDefault(parent);
        }

        return (scope?.Called ?? _instance.Definition) == _plan.From.Key;
    }

    private Scope Scope(Scope scope)
    {
        // an open sub-process or call is an element of the scope around it, and checked there as the activity that waits
        var owner = scope.ParentId is { } parent && Runs(parent);
        if (Runs(scope.Id))
        {
            CheckHandlers(scope);
        }

        return scope with { ElementId = owner ? _plan.New(scope.ElementId) : scope.ElementId, Called = scope.Called == _plan.From.Key ? _plan.To.Key : scope.Called };
    }

    private ActivityInstance Activity(ActivityInstance activity)
    {
        if (!Runs(activity.ScopeId))
        {
            return activity;
        }

        if (Target(activity.ElementId, activity.ScopeId) is { } target && activity is { OuterId: null, State: ActivityState.Waiting or ActivityState.Failed })
        {
            Arm(activity, target);
        }

        return activity with { ElementId = _plan.New(activity.ElementId) };
    }

    /// <summary>The counterpart of an element where something waits; null after the reason against it was told.</summary>
    private Node? Target(string id, string scopeId)
    {
        var before = _plan.From.Find(id)!;
        if (_plan.To.Find(_plan.New(id)) is not { } after)
        {
            Say(MigrationFault.NoTarget, id, $"「{Name(before)}」で待っていますが、新しい版に移る先がありません。", $"It waits at '{id}', which has no counterpart in the new version.");
            return null;
        }

        if (!IsAlike(before, after))
        {
            Say(MigrationFault.OtherKind, id, $"「{Name(before)}」の移る先「{Name(after)}」は種類が違います。", $"'{id}' waits; its counterpart '{after.Id}' is another kind of element.");
        }
        else if (after.ScopeId != ScopeElement(scopeId))
        {
            Say(MigrationFault.OtherScope, id, $"「{Name(before)}」の移る先「{Name(after)}」は別のサブプロセスの中にあります。", $"'{id}' waits; its counterpart '{after.Id}' stands in another sub-process.");
        }
        else if (before is not BoundaryEvent && before.Waits is not Trigger.None && !IsSameEvent(before.Waits, after.Waits))
        {
            Say(MigrationFault.OtherEvent, id, $"「{Name(before)}」の移る先「{Name(after)}」は別の出来事を待ちます。", $"'{id}' waits; its counterpart '{after.Id}' waits for another event.");
        }
        else
        {
            return after;
        }

        return null;
    }

    private static bool IsAlike(Node before, Node after) => before.GetType() == after.GetType()
        && (before.Loop?.Sequential, before.Repeat is null) == (after.Loop?.Sequential, after.Repeat is null)
        && (before as CallActivity)?.CalledElement == (after as CallActivity)?.CalledElement;

    /// <summary>A timer may be set differently and a cycle stays one; a message must be the same message.</summary>
    private static bool IsSameEvent(Trigger before, Trigger after) => (before, after) switch
    {
        (Trigger.Timer b, Trigger.Timer a) => b.Spec.IsCycle == a.Spec.IsCycle,
        _ => before == after,
    };

    private string ScopeElement(string scopeId) => _scopes[scopeId] is { ParentId: not null, Called: null } inner ? _plan.New(inner.ElementId) : _plan.To.ProcessId;

    /// <summary>Events beside the element that only the new version has. One that fired already is no new one.</summary>
    private void Arm(ActivityInstance activity, Node target)
    {
        var before = Events(_plan.From, _plan.From.Find(activity.ElementId)!);
        var known = before.Where(e => _plan.To.Find(_plan.New(e.Id)) is { } after && IsSameEvent(e.Waits, after.Waits)).Select(e => _plan.New(e.Id)).ToHashSet(StringComparer.Ordinal);
        ImmutableArray<Node> events = [.. Events(_plan.To, target).Where(e => e.Waits is Trigger.Timer or Trigger.Message or Trigger.Signal && !known.Contains(e.Id))];
        if (!events.IsEmpty)
        {
            _new.Add((activity.Id, events));
        }
    }

    /// <summary>What an element has armed beside itself: boundary events, or the events behind a gateway.</summary>
    private static IEnumerable<Node> Events(Definition definition, Node node) =>
        node is EventBasedGateway ? node.Outgoing.Select(f => definition.Find(f.TargetId)!) : node.Boundaries;

    private JoinToken Join(JoinToken join)
    {
        if (!Runs(join.ScopeId))
        {
            return join;
        }

        if (Target(join.ElementId, join.ScopeId) is { } target && target.Incoming.All(f => f.Id != _plan.New(join.FlowId)))
        {
            Say(MigrationFault.OtherFlow, join.ElementId, $"「{join.ElementId}」へは流れ {join.FlowId} で着いていますが、新しい版の流れと合いません。", $"A token waits at '{join.ElementId}' by the flow {join.FlowId}, which does not lead there any more.");
        }

        return join with { ElementId = _plan.New(join.ElementId), FlowId = _plan.New(join.FlowId) };
    }

    private ArmedTimer? Timer(ArmedTimer timer)
    {
        if (!Stands(timer.ActivityId, timer.ElementId, out var isGone))
        {
            return timer;
        }

        if (isGone)
        {
            _dropped.Add(new Effect.DisarmTimer(timer.Id));
        }

        return isGone ? null : timer with { ElementId = _plan.New(timer.ElementId) };
    }

    private Subscription? Subscription(Subscription subscription)
    {
        if (!Stands(subscription.ActivityId, subscription.ElementId, out var isGone))
        {
            return subscription;
        }

        if (isGone)
        {
            _dropped.Add(new Effect.Unsubscribe(subscription.Id));
        }

        return isGone ? null : subscription with { ElementId = _plan.New(subscription.ElementId) };
    }

    /// <summary>
    /// False when the event belongs to a scope that stays. A boundary event may go or change: a token waits at its host, not at it. An event behind a
    /// gateway is what the token waits for: it needs its counterpart.
    /// </summary>
    private bool Stands(string activityId, string eventId, out bool isGone)
    {
        isGone = false;
        if (Stepper.ScopeOwner(activityId) is { } scopeId)
        {
            return StandsAtScope(scopeId, eventId);
        }

        if (!_activities.TryGetValue(activityId, out var activity) || !Runs(activity.ScopeId))
        {
            return false;
        }

        if (eventId == activity.ElementId || _plan.To.Find(_plan.New(activity.ElementId)) is not { } host)
        {
            return true;
        }

        var after = Events(_plan.To, host).FirstOrDefault(e => e.Id == _plan.New(eventId));
        if (_plan.From.Find(eventId) is BoundaryEvent boundary)
        {
            isGone = after is null || !IsSameEvent(boundary.Waits, after.Waits);
        }
        else if (after is null)
        {
            Say(MigrationFault.NoTarget, eventId, $"「{Name(_plan.From.Find(eventId)!)}」を待っていますが、新しい版の同じ分岐に移る先がありません。", $"It waits for '{eventId}', which has no counterpart behind the gateway.");
        }
        else
        {
            Target(eventId, activity.ScopeId);
        }

        return true;
    }

    /// <summary>An event sub-process listens from the beginning of its scope: it needs its counterpart there.</summary>
    private bool StandsAtScope(string scopeId, string eventId)
    {
        if (!Runs(scopeId))
        {
            return false;
        }

        var before = _plan.From.Find(eventId)!;
        var after = _plan.To.Find(_plan.New(eventId)) as StartEvent;
        if (after?.HandlerId is not { } handler || _plan.To.Find(handler)!.ScopeId != ScopeElement(scopeId) || !IsSameEvent(before.Waits, after.Waits))
        {
            Say(MigrationFault.NoTarget, eventId, $"「{Name(before)}」を受けるイベントサブプロセスが、新しい版の同じところにありません。", $"The event sub-process that '{eventId}' starts has no counterpart in the new version.");
        }

        return true;
    }

    /// <summary>What only the new version listens for from the beginning of a scope cannot be made up for in one that is open.</summary>
    private void CheckHandlers(Scope scope)
    {
        var body = ScopeElement(scope.Id);
        var known = _plan.From.Nodes.Values.OfType<EventSubProcess>().Select(h => _plan.New(h.StartId)).ToHashSet(StringComparer.Ordinal);
        foreach (var handler in _plan.To.HandlersOf(body).Where(h => !known.Contains(h.StartId)))
        {
            Say(MigrationFault.OtherEvent, scope.ElementId, $"新しい版だけにある「{Name(handler)}」は、途中からは始められません。", $"'{handler.Id}' of the new version listens from the beginning of its scope, which is open already.");
        }
    }

    /// <summary>Names are paths through calls; the part that belongs to the migrated process gets its new id, and goes when there is none.</summary>
    private string? Visited(string name)
    {
        var parts = name.Split('/');
        var definition = _context.Definitions(_instance.Definition);
        for (var i = 0; i < parts.Length && definition is not null; i++)
        {
            var called = (definition.Find(parts[i]) as CallActivity)?.CalledElement;
            if (definition.ProcessId == _plan.From.ProcessId)
            {
                parts[i] = _plan.New(parts[i]);
                if (_plan.To.Find(parts[i]) is null)
                {
                    return null;
                }
            }

            definition = called is not null && _context.Latest(called) is { } key ? _context.Definitions(key) : null;
        }

        return string.Join('/', parts);
    }

    private static string Name(Node node) => node.Name.Length > 0 ? node.Name : node.Id;

    private void Say(MigrationFault fault, string id, string ja, string en) => _problems.Add(new MigrationProblem(fault, id, ja, en));
}
