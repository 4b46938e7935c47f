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
    public string Hash => Hashes.Whole;

    /// <summary><see cref="Hash"/> and the hashes of its halves, to tell what two versions differ in.</summary>
    public required CanonicalHashes Hashes { get; init; }

    /// <summary>Display name.</summary>
    public required string Name { get; init; }

    /// <summary>Line of the process in the file.</summary>
    public int Line { get; init; }

    /// <summary>Every flow node of the process and of its embedded sub-processes, by id.</summary>
    public required ImmutableDictionary<string, Node> Nodes
    {
        get => _nodes;
        init
        {
            _nodes = value;
            _index = value.ToFrozenDictionary(StringComparer.Ordinal);
            Calls = value.Values.Any(n => n is CallActivity);
            Handlers = value.Values.OfType<EventSubProcess>()
                .GroupBy(h => h.ScopeId, StringComparer.Ordinal)
                .ToFrozenDictionary(g => g.Key, g => g.OrderBy(h => h.Line).ToImmutableArray(), StringComparer.Ordinal);
            Links = value.Values.OfType<IntermediateThrowEvent>()
                .Where(t => t.LinkTargetId is not null)
                .GroupBy(t => t.LinkTargetId!, StringComparer.Ordinal)
                .ToFrozenDictionary(g => g.Key, g => g.Select(t => t.Id).ToImmutableArray(), StringComparer.Ordinal);
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

    /// <summary>Where the process itself may begin, in document order: start events and instantiating receive tasks.</summary>
    public ImmutableArray<Node> Starts { get; init; } = [];

    /// <summary>Every error code the file declares; a command may throw no other.</summary>
    public ImmutableHashSet<string> ErrorCodes { get; init; } = [];

    private FrozenDictionary<string, ImmutableArray<string>> Links { get; init; } = FrozenDictionary<string, ImmutableArray<string>>.Empty;

    /// <summary>Event sub-processes by the process or sub-process that holds them.</summary>
    private FrozenDictionary<string, ImmutableArray<EventSubProcess>> Handlers { get; init; } = FrozenDictionary<string, ImmutableArray<EventSubProcess>>.Empty;

    /// <summary>Names of all messages some element of this process waits for once it runs.</summary>
    internal FrozenSet<string> CaughtMessages { get; private init; } = [];

    /// <summary>Does it call other processes?</summary>
    internal bool Calls { get; private init; }

    /// <summary>Every otr:* attribute of the process by local name.</summary>
    public ImmutableDictionary<string, string> Attributes { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>What is written about the process and its parts (BPMN 8.3.1), by id: for people, it decides nothing.</summary>
    public ImmutableDictionary<string, string> Documentation { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The identity instances are pinned to.</summary>
    public DefinitionKey Key => field ??= new(ProcessId, Version, Hash);

    /// <summary>
    /// Would a token that leaves the element with this outcome find a flow? Follows exclusive gateways and ends of embedded sub-processes;
    /// false for an unknown element.
    /// </summary>
    public bool Routes(string elementId, string outcome) => Find(elementId) is { } node && new ActRouting(_nodes).Leaves(node, outcome);

    /// <summary>The start event without a trigger, or null.</summary>
    internal StartEvent? PlainStart => Starts.OfType<StartEvent>().FirstOrDefault(s => s.Trigger is Trigger.None);

    /// <summary>Event sub-processes of that process or sub-process, in document order.</summary>
    internal ImmutableArray<EventSubProcess> HandlersOf(string scopeId) =>
        Handlers.Count > 0 && Handlers.TryGetValue(scopeId, out var handlers) ? handlers : [];

    /// <summary>The throws from which a token jumps to that link.</summary>
    internal ImmutableArray<string> LinkSources(string id) => Links.Count > 0 && Links.TryGetValue(id, out var sources) ? sources : [];

    /// <summary>The node with that id, or null.</summary>
    public Node? Find(string id) => _index.GetValueOrDefault(id);
}

/// <summary>An act offered by a user task which leads nowhere.</summary>
public sealed record UnroutedAct(string ElementId, string Act);
