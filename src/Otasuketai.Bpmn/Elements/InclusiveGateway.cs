namespace Otasuketai.Bpmn;

/// <summary>
/// Inclusive gateway (BPMN 10.6.3, 13.4.3): every true flow, else the default, else an incident. As a join it fires when no other
/// token of the scope can still reach one of its empty flows without passing it, unless that token can also reach a filled one.
/// </summary>
public sealed record InclusiveGateway : Node
{
    /// <inheritdoc/>
    public override string Kind => "inclusiveGateway";

    /// <inheritdoc/>
    internal override void Enter(Stepper step, Token token)
    {
        if (Incoming.Length <= 1)
        {
            step.Leave(this, token);
        }
        else
        {
            step.WaitAtJoin(this, token);
        }
    }
}
