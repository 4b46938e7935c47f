using System.Collections.Immutable;

namespace Otasuketai.Bpmn;

/// <content>Commands run by the host, the errors they end with, and what an operator may do about incidents.</content>
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
        Raise(IncidentCodes.CommandFailed, failed, Shortened.Cut(e.Error, 500));
        return null;
    }

    public string? CommandThrew(EngineEvent.CommandThrew e)
    {
        var refusal = Commanded(e.ActivityId, out var activity, out var node);
        var boundary = node is null ? null : CatcherOn(node, new Thrown(e.ErrorCode, IsError: true));
        var isDeclared = activity is not null && Scope(activity.ScopeId).Definition.ErrorCodes.Contains(e.ErrorCode);
        var isWork = activity is { State: ActivityState.Waiting, Loop: null } && node is UserTask && isDeclared && boundary is not null;
        if (refusal is not null && !isWork)
        {
            return refusal;
        }

        var scope = Scope(activity!.ScopeId);
        if (isDeclared && boundary is not null)
        {
            Strike(Host(activity), boundary);
        }
        else if (!isDeclared || !Throw(scope, e.ErrorCode))
        {
            var failed = Change(activity, activity with { State = ActivityState.Failed });
            Raise(IncidentCodes.UncaughtError, failed, $"Nothing catches the error '{e.ErrorCode}'{(isDeclared ? "" : ", which the model does not declare")}.");
        }

        return null;
    }

    /// <summary>Tries an activity with an incident again.</summary>
    public string? Retry(EngineEvent.Retry e)
    {
        if (Held(e.ActivityId, out var activity, out var node) is { } refusal)
        {
            return refusal;
        }

        Patch(e.Patch);
        var token = new Token(Scope(activity!.ScopeId), activity.Outcome) { Run = OneOfMany.Of(activity) };
        switch (activity.State)
        {
            case ActivityState.Failed:
                _incidents.RemoveAll(i => i.ActivityId == activity.Id);
                EmitCommand(node!, Change(activity, activity with { State = ActivityState.Waiting }));
                break;
            case ActivityState.Parked:
                Close(activity);
                _moving.Enqueue((node!, token));
                break;
            case ActivityState.Stuck:
                Close(activity);
                Leave(node!, token);
                break;
            case ActivityState.Waiting:
                _incidents.RemoveAll(i => i.ActivityId == activity.Id);
                Review(node!, activity);
                break;
        }

        return null;
    }

    /// <summary>Lets an activity with an incident, or a stuck join, pass.</summary>
    public string? Skip(EngineEvent.Skip e)
    {
        if (_before.Stuck.FirstOrDefault(s => s.Id == e.ActivityId) is { } stuck)
        {
            Pass(stuck, e);
            return null;
        }

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
        CloseScope(root);
        Over(InstanceStatus.Cancelled, null);
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
        var waits = activity is { State: ActivityState.Waiting, Loop: null } && node is ServiceTask or SendTask or IntermediateThrowEvent or EndEvent;
        return activity is null ? Refusals.UnknownActivity : waits ? null : Refusals.WrongKind;
    }

    private string? Held(string id, out ActivityInstance? activity, out Node? node)
    {
        activity = Activity(id);
        node = activity is null ? null : Scope(activity.ScopeId).Node(activity.ElementId);
        return activity is null ? Refusals.UnknownActivity : _incidents.Exists(i => i.ActivityId == id) ? null : Refusals.NoIncident;
    }
}
