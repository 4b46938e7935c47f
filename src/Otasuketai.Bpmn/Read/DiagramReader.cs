using System.Globalization;

namespace Otasuketai.Bpmn;

/// <summary>Reads the first BPMNDiagram (BPMN 12.2). A shape whose element is gone is left out; a number that is none is a problem.</summary>
internal sealed class DiagramReader(ProblemList problems)
{
    public Diagram Read(RawElement definitions)
    {
        var plane = definitions.Children.FirstOrDefault(c => c.Is(Namespaces.Di, "BPMNDiagram"))?.Children.FirstOrDefault(c => c.Is(Namespaces.Di, "BPMNPlane"));
        var pools = definitions.Bpmn("collaboration").SelectMany(c => c.Children).Where(c => c.Name is "participant" or "messageFlow" or "textAnnotation" or "group");
        var parts = plane?.Children ?? [];
        return With(pools, new Diagram
        {
            Shapes = [.. parts.Where(p => p.Is(Namespaces.Di, "BPMNShape")).Select(Shape).OfType<DiagramShape>()],
            Edges = [.. parts.Where(p => p.Is(Namespaces.Di, "BPMNEdge")).Select(Edge).OfType<DiagramEdge>()],
        });
    }

    /// <summary>The drawing with what is drawn and never run, of the file or of one process.</summary>
    public static Diagram With(IEnumerable<RawElement> displayed, Diagram diagram) => diagram with
    {
        Display = diagram.Display.SetItems(displayed.Where(e => e.Id is not null).Select(e =>
            KeyValuePair.Create(e.Id!, new DisplayElement(e.Name, e.Attribute("name") ?? e.Bpmn("text").FirstOrDefault()?.Text ?? "")))),
    };

    private DiagramShape? Shape(RawElement shape) => (shape.Attribute("bpmnElement"), BoundsOf(shape)) switch
    {
        ({ } id, { } bounds) => new DiagramShape(id, bounds, Label(shape), shape.Flag("isHorizontal"), shape.Flag("isExpanded")),
        _ => null,
    };

    private DiagramEdge? Edge(RawElement edge) => edge.Attribute("bpmnElement") is { } id
        ? new DiagramEdge(id, [.. edge.Children.Where(c => c.Is(Namespaces.DiBase, "waypoint")).Select(w => new Waypoint(Number(w, "x"), Number(w, "y")))], Label(edge))
        : null;

    private Bounds? Label(RawElement part) => part.Children.FirstOrDefault(c => c.Is(Namespaces.Di, "BPMNLabel")) is { } label ? BoundsOf(label) : null;

    private Bounds? BoundsOf(RawElement part) => part.Children.FirstOrDefault(c => c.Is(Namespaces.Dc, "Bounds")) is { } b
        ? new Bounds(Number(b, "x"), Number(b, "y"), Number(b, "width"), Number(b, "height"))
        : null;

    private double Number(RawElement element, string name)
    {
        var text = element.Attribute(name);
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number))
        {
            return number;
        }

        problems.Add(ProblemCodes.Drawing, element, $"図の数値 {name}=\"{text}\" を解釈できません。", $"The drawing's {name}=\"{text}\" is not a number.");
        return 0;
    }
}
