using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Otasuketai.Bpmn;

/// <summary>
/// One executable process (BPMN 10.2), checked and ready to run: immutable, and shared by all its instances.
/// </summary>
public sealed record Definition
{
    private readonly FrozenDictionary<string, Node> _index = FrozenDictionary<string, Node>.Empty;
    private readonly ImmutableDictionary<string, Node> _nodes = ImmutableDictionary<string, Node>.Empty;

    /// <summary>Id of the process element.</summary>
    public required string ProcessId { get; init; }

    /// <summary>otr:version of the process.</summary>
    public required string Version { get; init; }

    /// <summary>SHA-256 (lower case hex) of the canonical XML: white space, comments, prefixes and attribute order do not count.</summary>
    public required string Hash { get; init; }

    /// <summary>Display name.</summary>
    public required string Name { get; init; }

    /// <summary>Every flow node of the process and of its embedded sub-processes, by id.</summary>
    public required ImmutableDictionary<string, Node> Nodes
    {
        get => _nodes;
        init
        {
            _nodes = value;
            _index = value.ToFrozenDictionary(StringComparer.Ordinal);
            Calls = value.Values.Any(n => n is CallActivity);
            CaughtMessages = value.Values.Select(n => n.Waits).OfType<Trigger.Message>().Select(m => m.Name).ToFrozenSet(StringComparer.Ordinal);
        }
    }

    /// <summary>Every sequence flow, in document order.</summary>
    public required ImmutableArray<SequenceFlow> Flows { get; init; }

    /// <summary>Lanes in document order (BPMN 10.7); they name who works, they never route.</summary>
    public ImmutableArray<Lane> Lanes { get; init; } = [];

    /// <summary>What the file says about the drawing (BPMN 12).</summary>
    public Diagram Diagram { get; init; } = Diagram.Empty;

    /// <summary>
    /// Acts a user task names in otr:act that no flow would route. A warning here; the diagram lint refuses to deploy such a model.
    /// </summary>
    public ImmutableArray<UnroutedAct> UnroutedActs { get; init; } = [];

    /// <summary>Start events of the process itself, in document order.</summary>
    public ImmutableArray<StartEvent> Starts { get; init; } = [];

    /// <summary>Names of all messages some element of this process waits for once it runs.</summary>
    internal FrozenSet<string> CaughtMessages { get; private init; } = [];

    /// <summary>Does it call other processes?</summary>
    internal bool Calls { get; private init; }

    /// <summary>The identity instances are pinned to.</summary>
    public DefinitionKey Key => field ??= new(ProcessId, Version, Hash);

    /// <summary>
    /// Would a token that leaves the element with this outcome find a flow? Follows exclusive gateways and ends of embedded sub-processes;
    /// false for an unknown element.
    /// </summary>
    public bool Routes(string elementId, string outcome) => Find(elementId) is { } node && new ActRouting(_nodes).Leaves(node, outcome);

    /// <summary>The node with that id, or null.</summary>
    public Node? Find(string id) => _index.GetValueOrDefault(id);
}

/// <summary>An act offered by a user task which leads nowhere.</summary>
public sealed record UnroutedAct(string ElementId, string Act);
