namespace Otasuketai.Bpmn;

/// <summary>Receive task (BPMN 10.3.3): waits for one message.</summary>
public sealed record ReceiveTask : Node
{
    /// <summary>The message waited for.</summary>
    public required Trigger.Message Message { get; init; }

    /// <inheritdoc/>
    public override Trigger Waits => Message;

    /// <inheritdoc/>
    public override string Kind => "receiveTask";

    /// <inheritdoc/>
    internal override void Enter(Stepper step, Token token) => step.Activate(this, token, [this, .. Boundaries]);
}
