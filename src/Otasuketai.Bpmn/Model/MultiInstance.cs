namespace Otasuketai.Bpmn;

/// <summary>
/// Multi-instance characteristics of an activity (BPMN 10.3.8, 13.3.7). The number is fixed at activation.
/// </summary>
public sealed record MultiInstance
{
    /// <summary>One after the other instead of all at once.</summary>
    public required bool Sequential { get; init; }

    /// <summary>otr:collection: the variable that holds a JSON array of strings, one assignee each; null = by cardinality.</summary>
    public string? Collection { get; init; }

    /// <summary>loopCardinality: an expression for a number, asked at activation; null = by collection.</summary>
    public FeelExpression? Cardinality { get; init; }

    /// <summary>Asked after each completion; true cancels the rest.</summary>
    public Condition? CompletionCondition { get; init; }

    /// <summary>Are the outcomes kept for the completion condition? Only when it asks for them: ballots are secret otherwise.</summary>
    public bool KeepsOutcomes { get; init; }
}
