using System.Collections.Immutable;

namespace Otasuketai.Bpmn;

/// <summary>Something that happened outside and moves an instance.</summary>
public abstract record EngineEvent
{
    private EngineEvent()
    {
    }

    /// <summary>A person, or the desk for them, did a work item. The outcome of one of many (multi-instance) is never stored and takes no patch.</summary>
    public sealed record CompleteWork(string ActivityId, string Outcome, ImmutableDictionary<string, string>? Patch = null) : EngineEvent;

    /// <summary>The host ran the command. A null outcome leaves the token's outcome as it was.</summary>
    public sealed record CommandDone(string ActivityId, string? Outcome = null, ImmutableDictionary<string, string>? Patch = null) : EngineEvent;

    /// <summary>The command did not work: an incident that an operator retries or skips.</summary>
    public sealed record CommandFailed(string ActivityId, string Error) : EngineEvent;

    /// <summary>
    /// The command ended with a BPMN error (clause 10.5.1): the nearest boundary event or event sub-process that catches it goes on. The code must be
    /// declared in the model, else it is a failure. A work item can only throw what a boundary event of its own task catches.
    /// </summary>
    public sealed record CommandThrew(string ActivityId, string ErrorCode) : EngineEvent;

    /// <summary>An armed timer is due.</summary>
    public sealed record TimerFired(string TimerId) : EngineEvent;

    /// <summary>
    /// A message for this instance. Kept when it comes before its catch, for <paramref name="KeepFor"/> (null = until the instance ends);
    /// each message id counts once.
    /// </summary>
    public sealed record MessageArrived(string Name, string Key, string MessageId, ImmutableDictionary<string, string>? Patch = null, TimeSpan? KeepFor = null) : EngineEvent;

    /// <summary>A signal was thrown elsewhere. Heard by everything that waits for it now, kept for nobody.</summary>
    public sealed record SignalArrived(string Name, ImmutableDictionary<string, string>? Patch = null) : EngineEvent;

    /// <summary>An operator tries an activity with an incident again, after setting right the variables it stumbled over when there are any.</summary>
    public sealed record Retry(string ActivityId, ImmutableDictionary<string, string>? Patch = null) : EngineEvent;

    /// <summary>
    /// An operator lets an activity with an incident pass as if done, or a stuck join with the tokens that are there, with a reason;
    /// <paramref name="Outcome"/> replaces the token's when given.
    /// </summary>
    public sealed record Skip(string ActivityId, string Reason, string? Outcome = null) : EngineEvent;

    /// <summary>Moves a work item's due date and every timer that counts from it.</summary>
    public sealed record ChangeDue(string ActivityId, DateOnly NewDue) : EngineEvent;

    /// <summary>The whole instance ends: work closed, timers disarmed.</summary>
    public sealed record Cancel(string Reason) : EngineEvent;
}
