using System.Collections.Immutable;

namespace Otasuketai.Bpmn;

/// <content>Event sub-processes (BPMN 10.3.5, 13.5.4): armed with their scope, started by their event.</content>
internal sealed partial class Stepper
{
    /// <summary>Marks the owner of a timer or subscription as a scope; activities own the others.</summary>
    private const char ScopeMark = '@';

    /// <summary>Arms the start of an event sub-process after a retry; the token was only the reminder.</summary>
    public void ArmAgain(EventSubProcess handler, Token token)
    {
        if (ArmHandler(token.Scope, handler))
        {
            Consume(token.Scope);
        }
    }

    private static string Owner(LiveScope scope) => ScopeMark + scope.Id;

    /// <summary>Id of the scope that owns a timer or subscription; null when an activity does.</summary>
    public static string? ScopeOwner(string ownerId) => ownerId[0] == ScopeMark ? ownerId[1..] : null;

    private LiveScope? OwningScope(string ownerId) => ScopeOwner(ownerId) is { } scope ? Scope(scope) : null;

    private void ArmHandlers(LiveScope scope)
    {
        foreach (var handler in scope.Definition.HandlersOf(scope.BodyId))
        {
            ArmHandler(scope, handler);
        }
    }

    private bool ArmHandler(LiveScope scope, EventSubProcess handler)
    {
        var plans = Plan([scope.Node(handler.StartId)], null, out var code, out var why);
        if (plans is null)
        {
            scope.Live++;
            Park(handler, new Token(scope, null), code, why);
            return false;
        }

        foreach (var plan in plans)
        {
            Arm(plan, Owner(scope));
        }

        return true;
    }

    private void DisarmHandlers(LiveScope scope)
    {
        if (!scope.Definition.HandlersOf(scope.BodyId).IsEmpty)
        {
            DisarmOwned(Owner(scope));
        }
    }

    /// <summary>An event sub-process begins; an interrupting one cancels all else in its scope first.</summary>
    private void Begin(LiveScope scope, StartEvent start, string? note = null)
    {
        if (start.Interrupting)
        {
            CancelInside(scope);
            DisarmHandlers(scope);
            scope.Interrupted = true;
            scope.Outcome = null;
        }

        var handler = scope.Node(start.HandlerId!);
        var token = new Token(scope, null);
        scope.Live++;
        Trace(TraceKind.Enter, handler.Id, note);
        OpenInside(Hold(handler, token, ActivityState.Waiting), token, start);
    }
}
