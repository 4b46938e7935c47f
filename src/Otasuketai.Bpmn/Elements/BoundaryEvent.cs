namespace Otasuketai.Bpmn;

/// <summary>
/// Boundary event (BPMN 10.5.4, 13.5.3): armed when its host activity is activated. An interrupting one cancels the whole
/// subtree of the host before its own flow runs, in the same step.
/// </summary>
public sealed record BoundaryEvent : Node
{
    /// <summary>Id of the host activity.</summary>
    public required string AttachedTo { get; init; }

    /// <summary>cancelActivity; true when absent.</summary>
    public required bool Interrupting { get; init; }

    /// <summary>Timer, Message, Signal, Error or Escalation.</summary>
    public required Trigger Trigger { get; init; }

    /// <inheritdoc/>
    public override Trigger Waits => Trigger;

    /// <inheritdoc/>
    public override string Kind => "boundaryEvent";

    /// <inheritdoc/>
    internal override void Enter(Stepper step, Token token) => step.Leave(this, token);
}
