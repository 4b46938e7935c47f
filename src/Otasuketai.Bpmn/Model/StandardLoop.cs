namespace Otasuketai.Bpmn;

/// <summary>Standard loop characteristics of an activity (BPMN 10.3.8, 13.3.6): the activity runs again while the condition holds.</summary>
public sealed record StandardLoop
{
    /// <summary>testBefore: ask before the first run too.</summary>
    public required bool TestBefore { get; init; }

    /// <summary>loopCondition; null = only <see cref="Maximum"/> ends the loop.</summary>
    public Condition? Condition { get; init; }

    /// <summary>loopMaximum: never more runs than this; null = no such end.</summary>
    public int? Maximum { get; init; }
}
