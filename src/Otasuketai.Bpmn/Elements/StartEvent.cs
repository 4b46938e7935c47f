namespace Otasuketai.Bpmn;

/// <summary>Start event: none, message or timer (BPMN 10.5.2).</summary>
public sealed record StartEvent : Node
{
    /// <summary>None, Message or Timer.</summary>
    public required Trigger Trigger { get; init; }

    /// <inheritdoc/>
    public override string Kind => "startEvent";

    /// <inheritdoc/>
    internal override void Enter(Stepper step, Token token) => step.Leave(this, token);
}
