using System.Collections.Immutable;

namespace Otasuketai.Bpmn;

/// <summary>
/// The interpreter: a pure function from instance, event and context to the next instance and its effects.
/// Every "no" is <see cref="StepResult.Refused"/>; nothing is thrown for bad input.
/// </summary>
public static class Engine
{
    /// <summary>Begins an instance of <paramref name="d"/>. A refused start returns an instance that is over and holds nothing.</summary>
    public static StepResult Start(Definition d, StartInput input, EngineContext ctx)
    {
        var blank = new Instance { Id = input.InstanceId, Definition = d.Key, Status = InstanceStatus.Cancelled };
        if (StartOf(d, input) is not { } start)
        {
            return new StepResult { Instance = blank, Refused = Refusals.UnknownStart };
        }

        var begun = blank with { Status = InstanceStatus.Running, Variables = input.Variables, Scopes = [new Scope(Scope.Root, d.ProcessId, null, null, null)] };
        var stepper = Stepper.Open(begun, d, ctx)!;
        stepper.Begin(start);
        var result = stepper.Finish();
        return result.Refused is null ? result : result with { Instance = blank };
    }

    /// <summary>Takes one event as far as it goes: until every token waits or has ended.</summary>
    public static StepResult Step(Instance i, EngineEvent e, EngineContext ctx)
    {
        if (i.Status != InstanceStatus.Running)
        {
            return Refuse(i, Refusals.InstanceOver);
        }

        var stepper = ctx.Definitions(i.Definition) is { } root ? Stepper.Open(i, root, ctx) : null;
        if (stepper is null)
        {
            return Refuse(i, Refusals.UnknownDefinition);
        }

        return Take(stepper, e) is { } refusal ? stepper.Refuse(refusal) : stepper.Finish();
    }

    /// <summary>When a timer start event is due if counted from now; null when it is none or cannot be resolved. The host keeps the row.</summary>
    public static DateTimeOffset? StartTimerDue(Definition d, string startEventId, EngineContext ctx) =>
        d.Find(startEventId) is StartEvent { Trigger: Trigger.Timer timer }
            ? new TimerPlan(ctx, _ => null).First(timer.Spec, null)?.Due
            : null;

    private static string? Take(Stepper stepper, EngineEvent e) => e switch
    {
        EngineEvent.CompleteWork done => stepper.CompleteWork(done),
        EngineEvent.CommandDone done => stepper.CommandDone(done),
        EngineEvent.CommandFailed failed => stepper.CommandFailed(failed),
        EngineEvent.CommandThrew threw => stepper.CommandThrew(threw),
        EngineEvent.TimerFired fired => stepper.Fire(fired.TimerId),
        EngineEvent.MessageArrived message => stepper.Arrive(message),
        EngineEvent.SignalArrived signal => stepper.Hear(signal),
        EngineEvent.Retry retry => stepper.Retry(retry),
        EngineEvent.Skip skip => stepper.Skip(skip),
        EngineEvent.ChangeDue change => stepper.MoveDue(change.ActivityId, change.NewDue),
        EngineEvent.Cancel cancel => Cancel(stepper, cancel),
        _ => throw new InvalidOperationException(e.GetType().Name),
    };

    private static string? Cancel(Stepper stepper, EngineEvent.Cancel cancel)
    {
        stepper.Cancel(cancel.Reason);
        return null;
    }

    private static string? Message(Node start) => start switch
    {
        StartEvent { Trigger: Trigger.Message m } => m.Name,
        ReceiveTask receive => receive.Message.Name,
        _ => null,
    };

    private static StepResult Refuse(Instance i, string reason) => new() { Instance = i, Refused = reason };

    private static Node? StartOf(Definition d, StartInput input)
    {
        if (input.StartEventId is { } id)
        {
            return d.Starts.FirstOrDefault(s => s.Id == id);
        }

        if (input.MessageName is { } name)
        {
            return d.Starts.FirstOrDefault(s => Message(s) == name);
        }

        if (input.SignalName is { } signal)
        {
            return d.Starts.FirstOrDefault(s => s is StartEvent { Trigger: Trigger.Signal t } && t.Name == signal);
        }

        return d.PlainStart ?? (d.Starts.Length == 1 ? d.Starts[0] : null);
    }
}
