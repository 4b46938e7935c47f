using System.Collections.Immutable;

namespace Otasuketai.Bpmn;

/// <summary>What a step did. A step never throws for bad input: it is <see cref="Refused"/> and nothing changed.</summary>
public sealed record StepResult
{
    /// <summary>The new value; the same object as before when refused.</summary>
    public required Instance Instance { get; init; }

    /// <summary>To be applied in order, in the same transaction.</summary>
    public ImmutableArray<Effect> Effects { get; init; } = [];

    /// <summary>Which elements were entered, left or cancelled, in order.</summary>
    public ImmutableArray<TraceEntry> Trace { get; init; } = [];

    /// <summary>The first incident of this step, if any; all open ones are in <see cref="Instance.Incidents"/>.</summary>
    public Incident? Incident { get; init; }

    /// <summary>Why nothing happened; null = the step was taken.</summary>
    public string? Refused { get; init; }
}

/// <summary>One line of a step's trace. <paramref name="Note"/> tells more where there is more to tell (cycles missed, reason of a skip).</summary>
public readonly record struct TraceEntry(TraceKind Kind, string ElementId, string? Note = null);

/// <summary>What happened to an element.</summary>
public enum TraceKind
{
    /// <summary>A token came.</summary>
    Enter,

    /// <summary>It was done and the token went on (or ended).</summary>
    Leave,

    /// <summary>It was cancelled.</summary>
    Cancel,

    /// <summary>It waits for an operator.</summary>
    Incident,
}
