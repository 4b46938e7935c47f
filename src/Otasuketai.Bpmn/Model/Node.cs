using System.Collections.Immutable;

namespace Otasuketai.Bpmn;

/// <summary>
/// A flow node (BPMN 8.4.6): event, activity or gateway. Flows are resolved to arrays when the file is read,
/// so that running never searches.
/// </summary>
public abstract record Node
{
    private protected Node()
    {
    }

    /// <summary>Id of the element, unique in the file.</summary>
    public required string Id { get; init; }

    /// <summary>Display name.</summary>
    public string Name { get; init; } = "";

    /// <summary>Id of the process or embedded sub-process that holds the node.</summary>
    public required string ScopeId { get; init; }

    /// <summary>Line in the file.</summary>
    public int Line { get; init; }

    /// <summary>Flows into the node, in document order.</summary>
    public ImmutableArray<SequenceFlow> Incoming { get; init; } = [];

    /// <summary>Flows out of the node, in document order.</summary>
    public ImmutableArray<SequenceFlow> Outgoing { get; init; } = [];

    /// <summary>Boundary events attached to the node, in document order; only activities have any.</summary>
    public ImmutableArray<BoundaryEvent> Boundaries { get; init; } = [];

    /// <summary>Run once per element of a collection, or so many times; only activities have it.</summary>
    public MultiInstance? Loop { get; init; }

    /// <summary>Run again while a condition holds; only activities have it, and never beside <see cref="Loop"/>.</summary>
    public StandardLoop? Repeat { get; init; }

    /// <summary>Every otr:* attribute of the element by local name; the engine reads some, the host may read the others.</summary>
    public ImmutableDictionary<string, string> Attributes { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Local names of the otr:* attributes the engine itself knows.</summary>
    public static IEnumerable<string> OwnAttributes => AttributeTable.OwnNames;

    /// <summary>Element name as BPMN spells it.</summary>
    public abstract string Kind { get; }

    /// <summary>What a token at this node waits for, beside people and commands.</summary>
    public virtual Trigger Waits => Trigger.Nothing;

    /// <summary>A token comes to the node.</summary>
    internal abstract void Enter(Stepper step, Token token);

    /// <summary>What the node waited for has happened.</summary>
    internal virtual void Exit(Stepper step, Token token) => step.Leave(this, token);
}
