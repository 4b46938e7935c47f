using System.Collections.Immutable;

namespace Otasuketai.Bpmn;

/// <summary>What waits for a person.</summary>
/// <param name="ActivityId">Id to complete it by; one per member when the task is multi-instance.</param>
/// <param name="ElementId">The user task.</param>
/// <param name="Name">The task's name.</param>
/// <param name="Role">Candidate role, or null.</param>
/// <param name="Acts">Acts offered: those of otr:act that some flow takes onwards.</param>
/// <param name="Assignee">The element of the collection this item is for; null when anyone of the role may do it.</param>
/// <param name="Due">Due date, a JST calendar day.</param>
/// <param name="DueKnob">The named duration the due date came from.</param>
/// <param name="ExcludeActorsOf">Element whose actors may not do this (four eyes).</param>
public sealed record WorkItem(
    string ActivityId,
    string ElementId,
    string Name,
    string? Role,
    ImmutableArray<string> Acts,
    string? Assignee,
    DateOnly? Due,
    string? DueKnob,
    string? ExcludeActorsOf);

/// <summary>How a work item was closed.</summary>
public enum WorkEnd
{
    /// <summary>Done by somebody.</summary>
    Completed,

    /// <summary>No longer wanted: interrupted, outvoted or the instance ended.</summary>
    Cancelled,
}
