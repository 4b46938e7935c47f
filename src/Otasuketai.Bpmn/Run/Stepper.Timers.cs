using System.Collections.Immutable;
using System.Globalization;

namespace Otasuketai.Bpmn;

/// <content>Arming and firing events (BPMN 10.5.4, 10.6.6, 13.5.3).</content>
internal sealed partial class Stepper
{
    private static readonly List<EventPlan> NothingToArm = [];

    /// <summary>An event worked out and not armed yet.</summary>
    private readonly record struct EventPlan(Node Event, DateTimeOffset? Due, DateTimeOffset? Origin, string? Name, string? Key);

    private TimerPlan Clock => field ??= new TimerPlan(Context, name => Variables.GetValueOrDefault(name));

    /// <summary>The due date of a user task's work item, the same for one of many as for all; null without otr:due. False when the name cannot be resolved.</summary>
    public bool TryDue(UserTask task, Token token, out DateOnly? due)
    {
        due = task.DueKnob is null ? null : token.OuterId is { } outer ? Activity(outer)!.Due : Clock.DueDate(task.DueKnob);
        return task.DueKnob is null || due is not null;
    }

    /// <summary>An armed timer is due. Null when it was taken, else why not.</summary>
    public string? Fire(string timerId)
    {
        if (_timers.Find(t => t.Id == timerId) is not { } timer)
        {
            return Refusals.UnknownTimer;
        }

        Disarm(timer);
        var owner = OwningScope(timer.ActivityId);
        var scope = owner ?? Scope(Activity(timer.ActivityId)!.ScopeId);
        var spec = ((Trigger.Timer)scope.Node(timer.ElementId).Waits).Spec;
        var next = timer.Origin is null ? null : Clock.Next(spec, timer);
        var missed = next is { } n ? n.Nth - timer.Nth - 1 : 0;
        Happen(timer.ActivityId, timer.ElementId, missed > 0 ? string.Create(CultureInfo.InvariantCulture, $"{missed} missed") : null, isLast: next is null);
        var isThere = owner is null ? Activity(timer.ActivityId) is not null : owner is { Closed: false, Interrupted: false };
        if (next is { } again && isThere)
        {
            Keep(new ArmedTimer(NextId('t'), timer.ElementId, timer.ActivityId, again.Due, timer.Origin, again.Nth));
        }

        return null;
    }

    /// <summary>Moves the due date of an open work item and every timer that counts from it. Null when done, else why not.</summary>
    public string? MoveDue(string activityId, DateOnly due)
    {
        var named = Activity(activityId);
        var activity = named?.OuterId is { } outer ? Activity(outer) : named;
        if (activity is null)
        {
            return Refusals.UnknownActivity;
        }

        if (activity.State != ActivityState.Waiting || Scope(activity.ScopeId).Node(activity.ElementId) is not UserTask task)
        {
            return Refusals.WrongKind;
        }

        Change(activity, activity with { Due = due });
        foreach (var item in _activities.FindAll(a => a.OuterId == activity.Id || (a.Id == activity.Id && a.Loop is null)))
        {
            Emit(new Effect.MoveDue(item.Id, due));
        }

        foreach (var boundary in task.Boundaries)
        {
            Rearm(boundary, task, activity.Id, due);
        }

        return null;
    }

    /// <summary>An event happened that a scope (the start of an event sub-process) or an activity is armed for.</summary>
    private void Happen(string ownerId, string eventId, string? note = null, bool isLast = true)
    {
        if (OwningScope(ownerId) is { } scope)
        {
            Begin(scope, (StartEvent)scope.Node(eventId), note);
        }
        else
        {
            Occur(Activity(ownerId)!, eventId, note, isLast);
        }
    }

    /// <summary>
    /// An event happened at the activity it is armed for: its own catch, a boundary event, or one behind an event-based gateway.
    /// A catch with a cycle lets one token go per occurrence, and its own with the last.
    /// </summary>
    private void Occur(ActivityInstance activity, string eventId, string? note, bool isLast)
    {
        var scope = Scope(activity.ScopeId);
        var token = new Token(scope, activity.Outcome);
        if (eventId == activity.ElementId && isLast)
        {
            CompleteActivity(activity, activity.Outcome);
            return;
        }

        if (eventId == activity.ElementId)
        {
            scope.Live++;
            Leave(scope.Node(eventId), token);
            return;
        }

        if (scope.Node(eventId) is BoundaryEvent boundary)
        {
            Strike(activity, boundary, note);
            return;
        }

        Close(activity);
        Trace(TraceKind.Leave, activity.ElementId);
        Visit(scope, activity.ElementId);
        Trace(TraceKind.Enter, eventId, note);
        Leave(scope.Node(eventId), token);
    }

    /// <summary>A boundary event goes off; an interrupting one cancels its host's whole subtree first.</summary>
    private void Strike(ActivityInstance host, BoundaryEvent boundary, string? note = null)
    {
        var scope = Scope(host.ScopeId);
        if (boundary.Interrupting)
        {
            CancelActivity(host);
        }

        scope.Live++;
        Trace(TraceKind.Enter, boundary.Id, note);
        Leave(boundary, new Token(scope, host.Outcome));
    }

    private List<EventPlan>? Plan(ImmutableArray<Node> events, DateOnly? hostDue, out string code, out string why)
    {
        (code, why) = ("", "");
        var plans = events.IsEmpty ? NothingToArm : new List<EventPlan>(events.Length);
        foreach (var node in events)
        {
            if (node.Waits is Trigger.Timer timer)
            {
                if (Clock.First(timer.Spec, hostDue) is not { } first)
                {
                    (code, why) = (IncidentCodes.Timer, $"The timer '{node.Id}' cannot be resolved ({timer.Spec.Knob ?? timer.Spec.Variable}).");
                    return null;
                }

                plans.Add(new EventPlan(node, first.Due, first.Origin, null, null));
            }
            else if (node.Waits is Trigger.Message message)
            {
                var key = message.KeyVariable is null ? _before.Id : Variables.GetValueOrDefault(message.KeyVariable);
                if (key is null)
                {
                    (code, why) = (IncidentCodes.MessageKey, $"The variable '{message.KeyVariable}' holds no key for '{node.Id}'.");
                    return null;
                }

                plans.Add(new EventPlan(node, null, null, message.Name, key));
            }
            else if (node.Waits is Trigger.Signal signal)
            {
                plans.Add(new EventPlan(node, null, null, signal.Name, null));
            }
        }

        return plans;
    }

    private void Arm(EventPlan plan, string ownerId)
    {
        if (plan.Due is { } due)
        {
            Keep(new ArmedTimer(NextId('t'), plan.Event.Id, ownerId, due, plan.Origin, plan.Origin is null ? 0 : 1));
            return;
        }

        var subscription = new Subscription(NextId('m'), plan.Event.Id, ownerId, plan.Name!, plan.Key ?? "", IsSignal: plan.Key is null);
        _subscriptions.Add(subscription);
        Emit(new Effect.Subscribe(subscription.Id, subscription.ElementId, subscription.MessageName, subscription.Key, subscription.IsSignal));
    }

    private void Keep(ArmedTimer timer)
    {
        _timers.Add(timer);
        Emit(new Effect.ArmTimer(timer.Id, timer.ElementId, timer.Due));
    }

    private void Disarm(ArmedTimer timer)
    {
        _timers.Remove(timer);
        Emit(new Effect.DisarmTimer(timer.Id));
    }

    /// <summary>A timer that fired already comes back only when its new moment is still ahead (a reminder after an extension).</summary>
    private void Rearm(BoundaryEvent boundary, UserTask task, string activityId, DateOnly due)
    {
        if (boundary.Trigger is not Trigger.Timer { Spec: var spec } || !FollowsDue(spec, task))
        {
            return;
        }

        var armed = _timers.Find(t => t.ElementId == boundary.Id && t.ActivityId == activityId);
        var first = spec.IsDueRelative ? Clock.First(spec, due) : (JapanTime.EndOf(due), null);
        if (first is not { } moment || (armed is null && moment.Due <= Context.Now))
        {
            return;
        }

        if (armed is not null)
        {
            Disarm(armed);
        }

        Keep(new ArmedTimer(NextId('t'), boundary.Id, activityId, moment.Due, moment.Origin, moment.Origin is null ? 0 : 1));
    }

    /// <summary>Counts from the due date, or is the same named deadline written a second time.</summary>
    private static bool FollowsDue(TimerSpec spec, UserTask task) => spec.IsDueRelative || (spec.Knob is not null && spec.Knob == task.DueKnob);
}
