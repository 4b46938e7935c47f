using System.Collections.Immutable;

namespace Otasuketai.Bpmn;

/// <content>The life of an activity (BPMN 13.3.2): held, completed, cancelled, stopped by an incident.</content>
internal sealed partial class Stepper
{
    /// <summary>The activity that waits under that id, or null.</summary>
    public ActivityInstance? Activity(string id)
    {
        foreach (var activity in _activities)
        {
            if (activity.Id == id)
            {
                return activity;
            }
        }

        return null;
    }

    /// <summary>
    /// Lets the token wait at a node with its events armed: the node's own, its boundary events, or those behind an event-based gateway.
    /// Null when something cannot be resolved: the token is parked with an incident and nothing is armed.
    /// </summary>
    public ActivityInstance? Activate(Node node, Token token, ImmutableArray<Node> events, DateOnly? due = null)
    {
        var own = token.OuterId is null ? events : events.RemoveAll(e => e is BoundaryEvent);
        var plans = Plan(own, due, out var code, out var why);
        if (plans is null)
        {
            Park(node, token, code, why);
            return null;
        }

        var activity = Hold(node, token, ActivityState.Waiting, due);
        foreach (var plan in plans)
        {
            Arm(plan, activity.Id);
        }

        return activity;
    }

    /// <summary>The token cannot enter: an incident holds it.</summary>
    public void Park(Node node, Token token, string code, string why) => Raise(code, Hold(node, token, ActivityState.Parked), why);

    /// <summary>Puts another value in the activity's place.</summary>
    public ActivityInstance Change(ActivityInstance before, ActivityInstance after)
    {
        _activities[_activities.IndexOf(before)] = after;
        return after;
    }

    /// <summary>The activity is done; its token goes on with that outcome.</summary>
    public void CompleteActivity(ActivityInstance activity, string? outcome, bool skipped = false)
    {
        var scope = Scope(activity.ScopeId);
        var node = scope.Node(activity.ElementId);
        Close(activity);
        node.Exit(this, new Token(scope, outcome, IsSkipped: skipped) { Run = OneOfMany.Of(activity) });
    }

    /// <summary>Cancels the activity and everything inside it; its token is gone. The scope is not completed here: the caller goes on in it.</summary>
    public void CancelActivity(ActivityInstance activity)
    {
        var scope = Scope(activity.ScopeId);
        if (_scopes.Find(s => s.Id == activity.Id) is { } inner)
        {
            CancelInside(inner);
            CloseScope(inner);
        }

        CancelMany(activity);
        CloseCancelled(activity, scope);
        scope.Live -= activity.OuterId is null ? 1 : 0;
    }

    /// <summary>Shows an incident and keeps it with its activity.</summary>
    public void Raise(string code, ActivityInstance activity, string message)
    {
        var incident = new Incident(code, activity.ElementId, message, activity.Id);
        _incidents.Add(incident);
        _firstIncident ??= incident;
        Emit(new Effect.Raise(incident));
        Trace(TraceKind.Incident, activity.ElementId, code);
    }

    private ActivityInstance Hold(Node node, Token token, ActivityState state, DateOnly? due = null)
    {
        var activity = new ActivityInstance { Id = NextId('a'), ScopeId = token.Scope.Id, ElementId = node.Id, Outcome = token.Outcome, State = state, Due = due, OuterId = token.OuterId, Assignee = token.Run?.Member };
        _activities.Add(activity);
        if (token.OuterId is not null)
        {
            Trace(TraceKind.Enter, node.Id, activity.Id);
        }

        return activity;
    }

    /// <summary>Takes the activity out, with its timers, subscriptions and incidents.</summary>
    private void Close(ActivityInstance activity)
    {
        var place = _activities.Count - 1; // from the end: what is cancelled, is newest first
        while (_activities[place].Id != activity.Id)
        {
            place--;
        }

        _activities.RemoveAt(place);
        DisarmOwned(activity.Id);
        if (_incidents.Count > 0)
        {
            _incidents.RemoveAll(incident => incident.ActivityId == activity.Id);
        }
    }

    /// <summary>Disarms every timer and subscription of an activity or scope.</summary>
    private void DisarmOwned(string ownerId)
    {
        for (var i = _timers.Count - 1; i >= 0; i--)
        {
            if (_timers[i].ActivityId == ownerId)
            {
                Disarm(_timers[i]);
            }
        }

        for (var i = _subscriptions.Count - 1; i >= 0; i--)
        {
            if (_subscriptions[i].ActivityId == ownerId)
            {
                Emit(new Effect.Unsubscribe(_subscriptions[i].Id));
                _subscriptions.RemoveAt(i);
            }
        }
    }

    private void CloseCancelled(ActivityInstance activity, LiveScope scope)
    {
        var isWork = activity is { State: ActivityState.Waiting, Loop: null } && scope.Node(activity.ElementId) is UserTask;
        if (isWork)
        {
            Emit(new Effect.CloseWork(activity.Id, WorkEnd.Cancelled));
        }

        Close(activity);
        Trace(TraceKind.Cancel, activity.ElementId, activity.OuterId is null ? null : activity.Id);
    }

    /// <summary>Cancels all that lives in a scope, innermost and newest first.</summary>
    private void CancelInside(LiveScope scope)
    {
        while (_activities.FindLast(a => a.ScopeId == scope.Id && a.OuterId is null) is { } activity)
        {
            CancelActivity(activity);
        }

        _joins.RemoveAll(j => j.ScopeId == scope.Id);
        scope.Live = 0;
        scope.Era++;
    }

    private void CloseScope(LiveScope scope)
    {
        scope.Closed = true;
        DisarmHandlers(scope);
        _scopes.Remove(scope);
    }
}
