using System.Collections.Immutable;

namespace Otasuketai.Bpmn;

/// <summary>Embedded sub-process (BPMN 10.3.5, 13.3.4): completes when it holds no token and no active child.</summary>
public sealed record SubProcess : Node
{
    /// <summary>Its one none start event.</summary>
    public required string StartId { get; init; }

    /// <inheritdoc/>
    public override string Kind => "subProcess";

    /// <inheritdoc/>
    internal override void Enter(Stepper step, Token token)
    {
        if (step.Activate(this, token, ImmutableArray<Node>.CastUp(Boundaries)) is { } activity)
        {
            step.OpenInside(activity, token, token.Scope.Node(StartId));
        }
    }
}
