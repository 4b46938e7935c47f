using System.Collections.Immutable;

namespace Otasuketai.Bpmn;

/// <summary>A sequence flow (BPMN 8.4.13). It is taken always, by outcome, by condition, or as the default.</summary>
public sealed record SequenceFlow
{
    /// <summary>Id of the sequenceFlow element.</summary>
    public required string Id { get; init; }

    /// <summary>Display name.</summary>
    public string Name { get; init; } = "";

    /// <summary>Node the flow leaves.</summary>
    public required string SourceId { get; init; }

    /// <summary>Node the flow enters.</summary>
    public required string TargetId { get; init; }

    /// <summary>otr:outcome: the flow is taken when the token carries one of these; empty = not chosen by outcome.</summary>
    public ImmutableArray<string> Outcomes { get; init; } = [];

    /// <summary>conditionExpression, for numbers; null = none.</summary>
    public Condition? Condition { get; init; }

    /// <summary>Is this the default flow of its source?</summary>
    public bool IsDefault { get; init; }

    /// <summary>Line in the file.</summary>
    public int Line { get; init; }

    /// <summary>A flow that is always taken.</summary>
    public bool IsUnconditional => Outcomes.IsEmpty && Condition is null && !IsDefault;
}
