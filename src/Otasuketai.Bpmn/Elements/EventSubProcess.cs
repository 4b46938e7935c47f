namespace Otasuketai.Bpmn;

/// <summary>
/// Event sub-process (BPMN 10.3.5, 13.5.4): no flow leads to it. Its start is armed as long as the scope around it lives;
/// an interrupting one cancels all else in that scope first, in the same step.
/// </summary>
public sealed record EventSubProcess : Node
{
    /// <summary>Its one start event.</summary>
    public required string StartId { get; init; }

    /// <inheritdoc/>
    public override string Kind => "subProcess";

    /// <summary>Comes only by a retry: its start could not be armed when the scope opened.</summary>
    internal override void Enter(Stepper step, Token token) => step.ArmAgain(this, token);

    /// <summary>A handler that ran beside the main path has no say in the outcome of the scope.</summary>
    internal override void Exit(Stepper step, Token token)
    {
        var outcome = token.Scope.Interrupted ? token.Outcome : token.Scope.Outcome;
        step.End(this, token with { Outcome = outcome });
    }
}
