namespace Otasuketai.Bpmn;

/// <summary>Event-based gateway (BPMN 10.6.6, 13.4.4): the first event of its followers wins, the others are disarmed in the same step.</summary>
public sealed record EventBasedGateway : Node
{
    /// <inheritdoc/>
    public override string Kind => "eventBasedGateway";

    /// <inheritdoc/>
    internal override void Enter(Stepper step, Token token) =>
        step.Activate(this, token, [.. Outgoing.Select(flow => token.Scope.Node(flow.TargetId))]);
}
