using System.Collections.Immutable;
using Otasuketai.Bpmn;

namespace Otasuketai.Review.Web.Look;

/// <summary>
/// Where a case stands in its procedure: the list of steps, which comes first and says it all, and the diagram that shows the same.
/// A page whose reader may move the diagram about puts <c>_FlowHead</c> into its Head section.
/// </summary>
public sealed record FlowView(IReadOnlyList<StepView> Steps, IReadOnlyList<FlowMap> Maps);

/// <summary>Where a part of a diagram stands.</summary>
public enum FlowState
{
    /// <summary>Not reached.</summary>
    ToCome,

    /// <summary>Done, and not ahead again.</summary>
    Done,

    /// <summary>The case waits here.</summary>
    Now,

    /// <summary>It failed here, and an operator has to settle it.</summary>
    Stuck,
}

/// <summary>A number drawn at a step, and where the cases behind it are listed.</summary>
/// <param name="Said">Read aloud.</param>
/// <param name="IsLate">True when one of them is past its due date.</param>
public sealed record FlowBadge(string Text, string Said, string Url, bool IsLate);

/// <summary>One diagram as one reader may see it.</summary>
/// <param name="Id">Unique on the page.</param>
/// <param name="Heading">What the diagram is about.</param>
/// <param name="Said">Its conclusion in one sentence, for the region's name and for readers who hear it.</param>
public sealed record FlowMap(string Id, Definition Definition, string Heading, string Said)
{
    /// <summary>States of nodes and flows by id; what is missing is still to come.</summary>
    public IReadOnlyDictionary<string, FlowState> States { get; init; } = ImmutableDictionary<string, FlowState>.Empty;

    /// <summary>Nodes this reader does not see; their flows go with them.</summary>
    public IReadOnlySet<string> Hidden { get; init; } = ImmutableHashSet<string>.Empty;

    /// <summary>Numbers at steps, by node id. With them the diagram speaks of many cases and marks none as "here".</summary>
    public IReadOnlyDictionary<string, FlowBadge> Badges { get; init; } = ImmutableDictionary<string, FlowBadge>.Empty;

    /// <summary>Address of the .bpmn file for readers who may move the diagram about; null for the others.</summary>
    public string? Source { get; init; }

    /// <summary>The first step the case waits at, as the diagram is read; null when it waits nowhere.</summary>
    public string? Here => Waiting(Definition, States).FirstOrDefault()?.Id;

    /// <summary>Is something drawn as stuck?</summary>
    public bool IsStuck => States.Values.Contains(FlowState.Stuck);

    /// <summary>The steps a case waits at, from left to right and from top to bottom; an open sub-process is told by what is inside.</summary>
    public static IEnumerable<Node> Waiting(Definition definition, IReadOnlyDictionary<string, FlowState> states)
    {
        var drawn = definition.Diagram.Shapes.GroupBy(s => s.ElementId).ToDictionary(g => g.Key, g => g.First().Bounds);
        return definition.Nodes.Values
            .Where(n => n is not SubProcess && states.GetValueOrDefault(n.Id) is FlowState.Now or FlowState.Stuck)
            .Select(n => (Node: n, At: drawn.GetValueOrDefault(n.Id)))
            .OrderBy(n => n.At.X).ThenBy(n => n.At.Y).ThenBy(n => n.Node.Id, StringComparer.Ordinal)
            .Select(n => n.Node);
    }

    /// <summary>The state of one part.</summary>
    public FlowState StateOf(string id) => States.GetValueOrDefault(id);
}
