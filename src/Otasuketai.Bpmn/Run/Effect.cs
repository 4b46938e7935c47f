using System.Collections.Immutable;

namespace Otasuketai.Bpmn;

/// <summary>What the host must do in the same transaction, in this order.</summary>
public abstract record Effect
{
    private Effect()
    {
    }

    /// <summary>Put a work item on the list.</summary>
    public sealed record OpenWork(WorkItem Item) : Effect;

    /// <summary>Take a work item off the list.</summary>
    public sealed record CloseWork(string ActivityId, WorkEnd End) : Effect;

    /// <summary>The due date of an open work item is another day now.</summary>
    public sealed record MoveDue(string ActivityId, DateOnly Due) : Effect;

    /// <summary>Run a command or a system act, then answer with CommandDone, CommandFailed or CommandThrew.</summary>
    public sealed record RunCommand(string ActivityId, string ElementId, string? Act, string? Command, ImmutableDictionary<string, string> Attributes) : Effect;

    /// <summary>Keep a row: from <paramref name="Due"/> on send TimerFired. A moment in the past fires at once.</summary>
    public sealed record ArmTimer(string TimerId, string ElementId, DateTimeOffset Due) : Effect;

    /// <summary>Drop the row, also after the timer fired. Harmless when there is none.</summary>
    public sealed record DisarmTimer(string TimerId) : Effect;

    /// <summary>Route messages of that name and key to this instance; signals of that name when <paramref name="IsSignal"/> (they have no key).</summary>
    public sealed record Subscribe(string SubscriptionId, string ElementId, string MessageName, string Key, bool IsSignal = false) : Effect;

    /// <summary>Stop routing.</summary>
    public sealed record Unsubscribe(string SubscriptionId) : Effect;

    /// <summary>Put a message into the outbox.</summary>
    public sealed record Send(string MessageName, string ElementId, ImmutableDictionary<string, string> Attributes) : Effect;

    /// <summary>
    /// A signal was thrown. This instance has heard it already; the host tells every other instance that waits for it (SignalArrived) and
    /// starts every process with a start event for it.
    /// </summary>
    public sealed record Broadcast(string SignalName, string ElementId) : Effect;

    /// <summary>Show an incident to the operators.</summary>
    public sealed record Raise(Incident Incident) : Effect;

    /// <summary>The instance is over; the outcome is null when it was cancelled or nothing named one.</summary>
    public sealed record Finished(string? Outcome) : Effect;
}
