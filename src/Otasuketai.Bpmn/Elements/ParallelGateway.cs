namespace Otasuketai.Bpmn;

/// <summary>Parallel gateway (BPMN 10.6.4, 13.4.1): waits for one token per incoming flow, then one token per outgoing flow.</summary>
public sealed record ParallelGateway : Node
{
    /// <inheritdoc/>
    public override string Kind => "parallelGateway";

    /// <inheritdoc/>
    internal override void Enter(Stepper step, Token token)
    {
        if (Incoming.Length <= 1 || step.Joins(this, token))
        {
            step.Leave(this, token);
        }
    }
}
