using System.Collections.Immutable;

namespace Otasuketai.Bpmn;

/// <summary>
/// User task (BPMN 10.3.3): a work item waits for a person, who completes it with a named outcome.
/// </summary>
public sealed record UserTask : Node
{
    /// <summary>otr:act: every act the task names, in the order written.</summary>
    public ImmutableArray<string> Acts { get; init; } = [];

    /// <summary>Those of <see cref="Acts"/> that some flow takes onwards; only these are offered and accepted.</summary>
    public ImmutableArray<string> RoutedActs { get; init; } = [];

    /// <summary>otr:outcomes: what the host may say in place of an act's name, the result of a vote for instance.</summary>
    public ImmutableArray<string> Outcomes { get; init; } = [];

    /// <summary>otr:role: candidate role.</summary>
    public string? Role { get; init; }

    /// <summary>otr:due: named duration from activation to the due date.</summary>
    public string? DueKnob { get; init; }

    /// <summary>otr:excludeActorsOf: who worked there may not work here (four eyes).</summary>
    public string? ExcludeActorsOf { get; init; }

    /// <summary>May a work item of this task end with that outcome?</summary>
    public bool Accepts(string outcome) => Acts.IsEmpty || RoutedActs.Contains(outcome) || Outcomes.Contains(outcome);

    /// <inheritdoc/>
    public override string Kind => "userTask";

    /// <inheritdoc/>
    internal override void Enter(Stepper step, Token token)
    {
        if (!step.TryDue(this, token, out var due))
        {
            step.Park(this, token, IncidentCodes.Timer, $"The due date '{DueKnob}' of '{Id}' cannot be resolved.");
        }
        else if (step.Activate(this, token, ImmutableArray<Node>.CastUp(Boundaries), due) is { } activity)
        {
            step.OpenWork(this, activity);
        }
    }
}
