namespace Otasuketai.Bpmn;

/// <summary>Intermediate throw event: none or message (BPMN 10.5.4). With otr:act or otr:command it works like a service task.</summary>
public sealed record IntermediateThrowEvent : Node
{
    /// <summary>Message sent; null = a none event.</summary>
    public string? MessageName { get; init; }

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

        if (MessageName is not null)
        {
            step.Emit(new Effect.Send(MessageName, Id, Attributes));
        }

        step.Leave(this, token);
    }
}
