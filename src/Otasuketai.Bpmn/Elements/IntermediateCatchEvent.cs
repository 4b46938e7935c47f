namespace Otasuketai.Bpmn;

/// <summary>Intermediate catch event: timer, message, signal or link (BPMN 10.5.4). A link is where a token lands, not where it waits.</summary>
public sealed record IntermediateCatchEvent : Node
{
    /// <summary>Message, Timer, Signal or Link.</summary>
    public required Trigger Trigger { get; init; }

    /// <inheritdoc/>
    public override Trigger Waits => Trigger;

    /// <inheritdoc/>
    public override string Kind => "intermediateCatchEvent";

    /// <inheritdoc/>
    internal override void Enter(Stepper step, Token token)
    {
        if (Trigger is Trigger.Link)
        {
            step.Leave(this, token);
        }
        else
        {
            step.Activate(this, token, [this]);
        }
    }
}
