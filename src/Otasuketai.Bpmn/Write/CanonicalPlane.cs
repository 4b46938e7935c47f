namespace Otasuketai.Bpmn;

/// <summary>
/// The order of the drawing. Shapes lie over those before them, so: pools, lanes, open sub-processes from outside to inside, nodes, boundary
/// events, notes, and lines last; each by the id of the element it draws, lanes from top to bottom.
/// </summary>
internal sealed class CanonicalPlane
{
    private readonly Dictionary<string, (int Layer, int Place)> _elements = new(StringComparer.Ordinal);

    public CanonicalPlane(RawElement root) => Enter(root, 0);

    public IEnumerable<RawElement> Sorted(IEnumerable<RawElement> parts) => parts
        .OrderBy(p => p.Name == "BPMNEdge" ? 1 : 0).ThenBy(Layer).ThenBy(p => Of(p).Place).ThenBy(p => p.Attribute("bpmnElement"), StringComparer.Ordinal);

    private int Layer(RawElement part) => part.Name == "BPMNEdge" ? 0 : Of(part).Layer == 3 && !part.Flag("isExpanded") ? 4 : Of(part).Layer;

    private (int Layer, int Place) Of(RawElement part) => part.Name != "BPMNEdge" && part.Attribute("bpmnElement") is { } id && _elements.TryGetValue(id, out var known) ? known : (4, 0);

    /// <summary>Recursion is bounded: the file has at most 64 levels.</summary>
    private void Enter(RawElement element, int depth)
    {
        if (element.Id is { } id && element.Ns == Namespaces.Model)
        {
            _elements.TryAdd(id, Place(element, depth));
        }

        foreach (var child in element.Children)
        {
            Enter(child, depth + 1);
        }
    }

    private (int Layer, int Place) Place(RawElement element, int depth) => element.Name switch
    {
        "participant" => (1, 0),
        "lane" => (2, _elements.Count),
        "subProcess" => (3, depth),
        "boundaryEvent" => (5, 0),
        "textAnnotation" or "group" => (6, 0),
        _ => (4, 0),
    };
}
