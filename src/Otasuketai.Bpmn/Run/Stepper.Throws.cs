using System.Collections.Immutable;

namespace Otasuketai.Bpmn;

/// <content>Messages and signals told, errors and escalations thrown (BPMN 10.5.1, 13.5.4).</content>
internal sealed partial class Stepper
{
    /// <summary>
    /// Tells the world and this instance what a throwing event says. Errors are not told here: they end their token.
    /// Afterwards the token may be dead: the event has cancelled its own scope.
    /// </summary>
    public void Tell(Trigger trigger, Node node, Token token)
    {
        switch (trigger)
        {
            case Trigger.Message message:
                Emit(new Effect.Send(message.Name, node.Id, node.Attributes));
                break;
            case Trigger.Signal signal:
                Emit(new Effect.Broadcast(signal.Name, node.Id));
                Spread(signal.Name);
                break;
            case Trigger.Escalation escalation:
                Catch(token.Scope, new Thrown(escalation.Code!, IsError: false));
                break;
        }
    }

    /// <summary>A signal came from elsewhere. Null when something heard it, else why not.</summary>
    public string? Hear(EngineEvent.SignalArrived e)
    {
        if (!_subscriptions.Exists(s => s.IsSignal && s.MessageName == e.Name))
        {
            return Refusals.SignalUnheard;
        }

        Patch(e.Patch);
        Spread(e.Name);
        return null;
    }

    /// <summary>
    /// Looks outward for the nearest event sub-process or boundary event that catches the error; it cancels what it interrupts with all inside.
    /// False when there is none: then nothing changed.
    /// </summary>
    public bool Throw(LiveScope from, string code) => Catch(from, new Thrown(code, IsError: true));

    /// <summary>Every subscriber of now, interrupting ones first; one that was cancelled meanwhile hears nothing.</summary>
    private void Spread(string signal)
    {
        var heard = _subscriptions.FindAll(s => s.IsSignal && s.MessageName == signal);
        foreach (var subscription in heard.Where(Interrupts).Concat(heard.Where(s => !Interrupts(s))).ToList())
        {
            if (_subscriptions.Contains(subscription))
            {
                Happen(subscription.ActivityId, subscription.ElementId);
            }
        }
    }

    private bool Interrupts(Subscription s)
    {
        var scope = OwningScope(s.ActivityId) ?? Scope(Activity(s.ActivityId)!.ScopeId);
        return scope.Node(s.ElementId) is BoundaryEvent { Interrupting: true } or StartEvent { Interrupting: true };
    }

    /// <summary>What an event sub-process throws is not for the other event sub-processes beside it, but for the world around their scope.</summary>
    private bool Catch(LiveScope from, Thrown thrown)
    {
        var isHandler = false;
        for (var scope = from; ; scope = scope.Parent!)
        {
            if (!isHandler && !scope.Interrupted && HandlerOf(scope, thrown) is { } start)
            {
                Begin(scope, start);
                return true;
            }

            if (scope.Parent is not { } around)
            {
                return false;
            }

            var host = Host(Activity(scope.Id)!);
            var node = around.Node(host.ElementId);
            isHandler = node is EventSubProcess;
            if (CatcherOn(node, thrown) is { } boundary)
            {
                Strike(host, boundary);
                return true;
            }
        }
    }

    /// <summary>The activity that boundary events sit on: the outer one of many.</summary>
    private ActivityInstance Host(ActivityInstance activity) => activity.OuterId is null ? activity : Activity(activity.OuterId)!;

    private static StartEvent? HandlerOf(LiveScope scope, Thrown thrown)
    {
        StartEvent? any = null;
        foreach (var handler in scope.Definition.HandlersOf(scope.BodyId))
        {
            var start = (StartEvent)scope.Node(handler.StartId);
            if (thrown.Fits(start.Trigger, out var exactly))
            {
                if (exactly)
                {
                    return start;
                }

                any ??= start;
            }
        }

        return any;
    }

    private static BoundaryEvent? CatcherOn(Node host, Thrown thrown)
    {
        BoundaryEvent? any = null;
        foreach (var boundary in host.Boundaries)
        {
            if (thrown.Fits(boundary.Trigger, out var exactly))
            {
                if (exactly)
                {
                    return boundary;
                }

                any ??= boundary;
            }
        }

        return any;
    }

    /// <summary>An error or an escalation on its way outward.</summary>
    private readonly record struct Thrown(string Code, bool IsError)
    {
        /// <summary>Does the catch take it, and by its own code or because it takes all?</summary>
        public bool Fits(Trigger trigger, out bool exactly)
        {
            var (isKind, code) = trigger switch
            {
                Trigger.Error error => (IsError, error.Code),
                Trigger.Escalation escalation => (!IsError, escalation.Code),
                _ => (false, null),
            };
            exactly = isKind && code == Code;
            return exactly || (isKind && code is null);
        }
    }
}
