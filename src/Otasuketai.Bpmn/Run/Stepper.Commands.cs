using System.Collections.Immutable;

namespace Otasuketai.Bpmn;

/// <content>Commands run by the host, BPMN errors (10.5.1, 13.5.4), and what an operator may do about incidents.</content>
internal sealed partial class Stepper
{
    /// <summary>Waits at a node while the host runs its command or system act.</summary>
    public void RunCommand(Node node, Token token)
    {
        if (Activate(node, token, ImmutableArray<Node>.CastUp(node.Boundaries)) is { } activity)
        {
            EmitCommand(node, activity);
        }
    }

    public string? CommandDone(EngineEvent.CommandDone e)
    {
        if (Commanded(e.ActivityId, out var activity, out _) is { } refusal)
        {
            return refusal;
        }

        Patch(e.Patch);
        CompleteActivity(activity!, e.Outcome ?? activity!.Outcome);
        return null;
    }

    public string? CommandFailed(EngineEvent.CommandFailed e)
    {
        if (Commanded(e.ActivityId, out var activity, out _) is { } refusal)
        {
            return refusal;
        }

        var failed = Change(activity!, activity! with { State = ActivityState.Failed });
        Raise(IncidentCodes.CommandFailed, failed, e.Error.Length <= 500 ? e.Error : e.Error[..500]);
        return null;
    }

    public string? CommandThrew(EngineEvent.CommandThrew e)
    {
        if (Commanded(e.ActivityId, out var activity, out var node) is { } refusal)
        {
            return refusal;
        }

        if (CatcherOn(node!, e.ErrorCode) is { } boundary)
        {
            Strike(activity!, boundary);
        }
        else if (!Throw(Scope(activity!.ScopeId), e.ErrorCode))
        {
            var failed = Change(activity, activity with { State = ActivityState.Failed });
            Raise(IncidentCodes.UncaughtError, failed, $"Nothing catches the error '{e.ErrorCode}'.");
        }

        return null;
    }

    /// <summary>
    /// Looks outward for the nearest boundary event that catches the error; it cancels its host with all inside.
    /// False when there is none: then nothing changed.
    /// </summary>
    public bool Throw(LiveScope from, string code)
    {
        for (var scope = from; scope.Parent is { } around; scope = around)
        {
            var host = Activity(scope.Id)!;
            if (CatcherOn(around.Node(host.ElementId), code) is { } boundary)
            {
                Strike(host, boundary);
                return true;
            }
        }

        return false;
    }

    /// <summary>Tries an activity with an incident again.</summary>
    public string? Retry(EngineEvent.Retry e)
    {
        if (Held(e.ActivityId, out var activity, out var node) is { } refusal)
        {
            return refusal;
        }

        Patch(e.Patch);
        var token = new Token(Scope(activity!.ScopeId), activity.Outcome);
        switch (activity.State)
        {
            case ActivityState.Failed:
                _incidents.RemoveAll(i => i.ActivityId == activity.Id);
                EmitCommand(node!, Change(activity, activity with { State = ActivityState.Waiting }));
                break;
            case ActivityState.Parked:
                Close(activity);
                token.Scope.Live--;
                Send(node!, token);
                break;
            case ActivityState.Stuck:
                Close(activity);
                Leave(node!, token);
                break;
            case ActivityState.Waiting:
                _incidents.RemoveAll(i => i.ActivityId == activity.Id);
                ReviewMany((UserTask)node!, activity);
                break;
        }

        return null;
    }

    /// <summary>Lets an activity with an incident pass.</summary>
    public string? Skip(EngineEvent.Skip e)
    {
        if (Held(e.ActivityId, out var activity, out var node) is { } refusal)
        {
            return refusal;
        }

        Trace(TraceKind.Cancel, node!.Id, e.Reason);
        CancelMany(activity!);
        CompleteActivity(activity!, e.Outcome ?? activity!.Outcome, skipped: true);
        return null;
    }

    /// <summary>Ends the instance from outside.</summary>
    public void Cancel(string reason)
    {
        var root = _scopes[0];
        Trace(TraceKind.Cancel, root.Data.ElementId, reason);
        CancelInside(root);
        root.Closed = true;
        _scopes.Remove(root);
        Over(InstanceStatus.Cancelled, null);
    }

    private static BoundaryEvent? CatcherOn(Node host, string code)
    {
        BoundaryEvent? any = null;
        foreach (var boundary in host.Boundaries)
        {
            if (boundary.Trigger is Trigger.Error error)
            {
                if (error.Code == code)
                {
                    return boundary;
                }

                any = error.Code is null ? boundary : any;
            }
        }

        return any;
    }

    private void EmitCommand(Node node, ActivityInstance activity)
    {
        var (act, command) = (node.Attributes.GetValueOrDefault("act"), node.Attributes.GetValueOrDefault("command"));
        Emit(new Effect.RunCommand(activity.Id, node.Id, act, command, node.Attributes));
    }

    private string? Commanded(string id, out ActivityInstance? activity, out Node? node)
    {
        activity = Activity(id);
        node = activity is null ? null : Scope(activity.ScopeId).Node(activity.ElementId);
        var waits = activity is { State: ActivityState.Waiting } && node is ServiceTask or SendTask or IntermediateThrowEvent or EndEvent;
        return activity is null ? Refusals.UnknownActivity : waits ? null : Refusals.WrongKind;
    }

    private string? Held(string id, out ActivityInstance? activity, out Node? node)
    {
        activity = Activity(id);
        node = activity is null ? null : Scope(activity.ScopeId).Node(activity.ElementId);
        return activity is null ? Refusals.UnknownActivity : _incidents.Exists(i => i.ActivityId == id) ? null : Refusals.NoIncident;
    }
}
