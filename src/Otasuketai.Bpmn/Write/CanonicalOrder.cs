namespace Otasuketai.Bpmn;

/// <summary>
/// The one order of a file: what carries no meaning (tool attributes, foreign elements) is left out, ids are sorted, the drawing comes last.
/// What the order itself decides is kept: lanes from top to bottom, and the flows of a gateway that asks them one after the other.
/// </summary>
internal static class CanonicalOrder
{
    /// <summary>XML Schema instance: only the type of an expression is kept.</summary>
    public const string Xsi = "http://www.w3.org/2001/XMLSchema-instance";

    private static readonly string[] Artifacts = ["textAnnotation", "association", "group", "messageFlow"];
    private static readonly string[] QualifiedNames = ["messageRef", "errorRef", "signalRef", "escalationRef"];

    private static readonly string[] Attributes =
    [
        "id", "name", "x", "y", "width", "height", "otr:road", "otr:machine", "otr:version", "otr:act", "otr:command", "otr:notice", "otr:to", "otr:role", "otr:due",
        "otr:excludeActorsOf", "otr:outcomes", "otr:outcome", "otr:knob", "otr:before", "otr:after",
    ];

    /// <summary>The file in its canonical order; the given one stays as it is.</summary>
    public static RawElement Of(RawElement root) => Copy(root, new CanonicalPlane(root));

    /// <summary>Recursion is bounded: the file has at most 64 levels.</summary>
    private static RawElement Copy(RawElement element, CanonicalPlane plane)
    {
        var copy = new RawElement(element.Ns, element.Name, element.Line) { Text = element.Text };
        foreach (var attribute in element.Attributes.Where(a => IsKept(element, a)).Select(Plain).OrderBy(Rank).ThenBy(a => a.Ns, StringComparer.Ordinal).ThenBy(a => a.Name, StringComparer.Ordinal))
        {
            copy.Add(attribute);
        }

        foreach (var child in Sorted(element, plane))
        {
            copy.Add(Copy(child, plane));
        }

        return copy;
    }

    private static bool IsKept(RawElement owner, RawAttribute a) => a.Ns switch
    {
        "" => !(owner.Name == "definitions" && a.Name is "exporter" or "exporterVersion"),
        Namespaces.Otr => true,
        Xsi => a.Name == "type",
        _ => false,
    };

    /// <summary>A prefix of the old file means nothing in the new one.</summary>
    private static RawAttribute Plain(RawAttribute a) => a.Ns == Xsi ? a with { Value = "bpmn:" + Local(a.Value) }
        : a.Ns.Length == 0 && QualifiedNames.Contains(a.Name) ? a with { Value = Local(a.Value) }
        : a;

    private static string Local(string qualified) => qualified[(qualified.IndexOf(':') + 1)..];

    private static int Rank(RawAttribute a) => Array.IndexOf(Attributes, a.Ns == Namespaces.Otr ? "otr:" + a.Name : a.Name) is >= 0 and var known
        ? a.Ns == Namespaces.Otr ? known + 100 : known
        : a.Ns.Length == 0 ? 50 : 200;

    private static IEnumerable<RawElement> Sorted(RawElement element, CanonicalPlane plane)
    {
        var children = element.Children.Where(c => c.Ns is Namespaces.Model or Namespaces.Di or Namespaces.Dc or Namespaces.DiBase && c.Name != "extensionElements").ToList();
        if (element.Is(Namespaces.Di, "BPMNPlane"))
        {
            return plane.Sorted(children);
        }

        return Asked(element, children, children.OrderBy(c => Group(element, c)).ThenBy(Key, StringComparer.Ordinal));
    }

    /// <summary>The groups of BPMN's own schema; within the last one the written order stands.</summary>
    private static int Group(RawElement parent, RawElement child) => child.Name switch
    {
        "documentation" => 0,
        "incoming" or "flowNodeRef" or "participant" => 1,
        "outgoing" => 2,
        "multiInstanceLoopCharacteristics" or "standardLoopCharacteristics" => 3,
        "laneSet" or "childLaneSet" => 4,
        "sequenceFlow" => 6,
        "collaboration" => 7,
        "process" => 8,
        "BPMNDiagram" => 9,
        _ => Vocabulary.IsFlowElement(child) ? 5 : Artifacts.Contains(child.Name) ? 7 : parent.Name == "definitions" ? 3 : 8,
    };

    private static string Key(RawElement child) => child.Name switch
    {
        "incoming" or "outgoing" or "flowNodeRef" => child.Text,
        "documentation" or "lane" or "participant" => "",
        _ when Vocabulary.IsFlowElement(child) || Artifacts.Contains(child.Name) || child.Name == "process" => child.Id ?? "",
        _ when child.Name is "message" or "error" or "signal" or "escalation" => $"{child.Name} {child.Id}",
        _ => "",
    };

    /// <summary>Flows of one source that are asked in document order (conditions) or caught in it (event-based gateway) keep that order among themselves.</summary>
    internal static IEnumerable<RawElement> Asked(RawElement scope, IEnumerable<RawElement> written, IEnumerable<RawElement> sorted)
    {
        var gates = scope.Bpmn("eventBasedGateway").Select(g => g.Id).ToHashSet();
        var asked = written.Where(c => c.Name == "sequenceFlow").GroupBy(SourceOf, StringComparer.Ordinal)
            .Where(g => gates.Contains(g.Key) || g.Any(f => f.Bpmn("conditionExpression").Any()))
            .ToDictionary(g => g.Key, g => new Queue<RawElement>(g), StringComparer.Ordinal);
        return sorted.Select(c => c.Name == "sequenceFlow" && asked.TryGetValue(SourceOf(c), out var next) ? next.Dequeue() : c);
    }

    private static string SourceOf(RawElement flow) => flow.Attribute("sourceRef") ?? "";
}
