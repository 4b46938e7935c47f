namespace Otasuketai.Bpmn;

/// <summary>Send task (BPMN 10.3.3): with otr:act or otr:command it works like a service task, else it sends its message and goes on.</summary>
public sealed record SendTask : Node
{
    /// <summary>Message sent; null when an act or a command does the sending.</summary>
    public string? MessageName { get; init; }

    /// <summary>otr:act.</summary>
    public string? Act { get; init; }

    /// <summary>otr:command.</summary>
    public string? Command { get; init; }

    /// <inheritdoc/>
    public override string Kind => "sendTask";

    /// <inheritdoc/>
    internal override void Enter(Stepper step, Token token)
    {
        if (MessageName is null || Act is not null || Command is not null)
        {
            step.RunCommand(this, token);
            return;
        }

        step.Emit(new Effect.Send(MessageName, Id, Attributes));
        step.Leave(this, token);
    }
}
