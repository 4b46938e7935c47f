using System.Collections.Immutable;

namespace Otasuketai.Bpmn;

/// <summary>
/// Call activity (BPMN 10.3.6, 13.3.5): runs another process inside the same instance. The callee's version is pinned at the call;
/// variables are shared, errors cross upward, cancellation downward.
/// </summary>
public sealed record CallActivity : Node
{
    /// <summary>Process id of the callee.</summary>
    public required string CalledElement { get; init; }

    /// <inheritdoc/>
    public override string Kind => "callActivity";

    /// <inheritdoc/>
    internal override void Enter(Stepper step, Token token)
    {
        if (step.Callee(CalledElement, token.Scope) is not { } callee)
        {
            step.Park(this, token, IncidentCodes.Call, $"The process '{CalledElement}' is unknown, has no none start event, or calls itself too deeply.");
        }
        else if (step.Activate(this, token, ImmutableArray<Node>.CastUp(Boundaries)) is { } activity)
        {
            step.OpenInside(activity, token, callee.Start, callee.Definition);
        }
    }
}
