namespace Otasuketai.Bpmn;

/// <summary>
/// Intermediate throw event: none, message, signal, escalation or link (BPMN 10.5.4). With otr:act or otr:command it works like a service task.
/// </summary>
public sealed record IntermediateThrowEvent : Node
{
    /// <summary>None, Message, Signal, Escalation or Link.</summary>
    public required Trigger Trigger { get; init; }

    /// <summary>Message sent; null when it is another kind of event.</summary>
    public string? MessageName => (Trigger as Trigger.Message)?.Name;

    /// <summary>The catch a link leads to; null for other kinds.</summary>
    public string? LinkTargetId { get; init; }

    /// <summary>otr:act.</summary>
    public string? Act { get; init; }

    /// <summary>otr:command.</summary>
    public string? Command { get; init; }

    /// <inheritdoc/>
    public override string Kind => "intermediateThrowEvent";

    /// <inheritdoc/>
    internal override void Enter(Stepper step, Token token)
    {
        if (Act is not null || Command is not null)
        {
            step.RunCommand(this, token);
            return;
        }

        step.Tell(Trigger, this, token);
        if (LinkTargetId is not null)
        {
            step.Jump(this, LinkTargetId, token);
        }
        else if (token.IsAlive)
        {
            step.Leave(this, token);
        }
    }
}
