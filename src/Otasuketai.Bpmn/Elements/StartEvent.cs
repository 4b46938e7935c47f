namespace Otasuketai.Bpmn;

/// <summary>
/// Start event: none, message, timer or signal of a process; also error or escalation of an event sub-process (BPMN 10.5.2).
/// </summary>
public sealed record StartEvent : Node
{
    /// <summary>None, Message, Timer, Signal, Error or Escalation.</summary>
    public required Trigger Trigger { get; init; }

    /// <summary>The event sub-process it starts; null for a process or an embedded sub-process.</summary>
    public string? HandlerId { get; init; }

    /// <summary>isInterrupting: the event sub-process cancels all else in the scope around it.</summary>
    public bool Interrupting { get; init; } = true;

    /// <inheritdoc/>
    public override Trigger Waits => HandlerId is null ? Trigger.Nothing : Trigger;

    /// <inheritdoc/>
    public override string Kind => "startEvent";

    /// <inheritdoc/>
    internal override void Enter(Stepper step, Token token) => step.Leave(this, token);
}
