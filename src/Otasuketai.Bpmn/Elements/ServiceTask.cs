namespace Otasuketai.Bpmn;

/// <summary>
/// Service task (BPMN 10.3.3): a named command, or an act of the law performed by the system.
/// The token waits until the host says that it is done.
/// </summary>
public sealed record ServiceTask : Node
{
    /// <summary>otr:act: the act the system performs; null when a command is named.</summary>
    public string? Act { get; init; }

    /// <summary>otr:command; null when an act is named.</summary>
    public string? Command { get; init; }

    /// <inheritdoc/>
    public override string Kind => "serviceTask";

    /// <inheritdoc/>
    internal override void Enter(Stepper step, Token token) => step.RunCommand(this, token);
}
