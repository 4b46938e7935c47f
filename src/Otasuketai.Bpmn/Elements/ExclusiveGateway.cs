namespace Otasuketai.Bpmn;

/// <summary>Exclusive gateway (BPMN 10.6.2, 13.4.2): the first true flow in document order, else the default, else an incident.</summary>
public sealed record ExclusiveGateway : Node
{
    /// <inheritdoc/>
    public override string Kind => "exclusiveGateway";

    /// <inheritdoc/>
    internal override void Enter(Stepper step, Token token) => step.Leave(this, token);
}
