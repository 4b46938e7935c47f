namespace Otasuketai.Bpmn;

/// <summary>Intermediate catch event: timer or message (BPMN 10.5.4).</summary>
public sealed record IntermediateCatchEvent : Node
{
    /// <summary>Message or Timer.</summary>
    public required Trigger Trigger { get; init; }

    /// <inheritdoc/>
    public override Trigger Waits => Trigger;

    /// <inheritdoc/>
    public override string Kind => "intermediateCatchEvent";

    /// <inheritdoc/>
    internal override void Enter(Stepper step, Token token) => step.Activate(this, token, [this]);
}
