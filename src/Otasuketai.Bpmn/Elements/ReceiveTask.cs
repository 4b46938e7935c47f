namespace Otasuketai.Bpmn;

/// <summary>Receive task (BPMN 10.3.3): waits for one message, or begins the process with it.</summary>
public sealed record ReceiveTask : Node
{
    /// <summary>The message waited for.</summary>
    public required Trigger.Message Message { get; init; }

    /// <summary>instantiate: the message begins the process here.</summary>
    public bool Instantiates { get; init; }

    /// <inheritdoc/>
    public override Trigger Waits => Instantiates ? Trigger.Nothing : Message;

    /// <inheritdoc/>
    public override string Kind => "receiveTask";

    /// <inheritdoc/>
    internal override void Enter(Stepper step, Token token)
    {
        if (Instantiates)
        {
            step.Leave(this, token);
        }
        else
        {
            step.Activate(this, token, [this, .. Boundaries]);
        }
    }
}
