using System.Globalization;
using System.Xml.Linq;
using Otasuketai.Bpmn;
using Otasuketai.Review.Web.Words;

namespace Otasuketai.Review.Web.Look;

/// <summary>The shapes of <see cref="FlowDrawing"/>: tasks, events, gateways and their words.</summary>
internal sealed class FlowShapes(FlowMap map, Lang l)
{
    /// <summary>Words in shapes are 13 px, words beside them 12 px, as app.css has it.</summary>
    private const double Inside = 13;
    private const double Beside = 12;

    /// <summary>A node with its words.</summary>
    public XElement Draw(Node node, DiagramShape shape)
    {
        var (kind, drawn) = node switch
        {
            StartEvent or EndEvent or BoundaryEvent or IntermediateCatchEvent or IntermediateThrowEvent => ("event", Event(node, shape)),
            ExclusiveGateway or InclusiveGateway or ParallelGateway or EventBasedGateway => ("gate", Gateway(node, shape)),
            _ => ("task", Task(node, shape.Bounds)),
        };
        return Group(node, kind, drawn);
    }

    /// <summary>An open sub-process: a frame with its name in the corner.</summary>
    public XElement Scope(Node node, Bounds b) => Group(node, "scope",
        [Rect(b, 12), new XElement("text", Number("x", b.X + 12), Number("y", b.Y + 20), l.Of(node))]);

    /// <summary>A rectangle with round corners.</summary>
    public static XElement Rect(Bounds b, double radius) => new("rect", Number("x", b.X), Number("y", b.Y), Number("width", b.Width), Number("height", b.Height), Number("rx", radius));

    /// <summary>Words centred in a box.</summary>
    public static XElement Words(string text, Bounds b, int most) => Text(FlowText.Lines(text, (b.Width - 12) / Inside, most), b.X + (b.Width / 2), b.Y + (b.Height / 2), Inside);

    /// <summary>
    /// Words beside a shape or line, where the file puts them. Longer ones than the file knows (English) grow away from
    /// <paramref name="x"/>, <paramref name="y"/>: the middle of the shape, or the point where the line begins.
    /// </summary>
    public static XElement Label(string text, Bounds b, double x, double y)
    {
        var lines = FlowText.Lines(text, Math.Max(b.Width * 1.2, 84) / Beside, 3);
        var (right, half) = (b.X + b.Width, lines.Count * Beside * 1.3 / 2);
        var (anchor, at) = b.X >= x - 2 ? ("start", b.X) : right <= x + 2 ? ("end", right) : ("middle", b.X + (b.Width / 2));
        var words = Text(lines, at, b.Y + (b.Height / 2) < y ? b.Y + b.Height - half : b.Y + half, Beside);
        words.SetAttributeValue("text-anchor", anchor);
        words.SetAttributeValue("class", "fx");
        return words;
    }

    /// <summary>The state in a form the style sheet knows; what is to come has none.</summary>
    public static XAttribute? Marked(FlowState state) => state switch
    {
        FlowState.ToCome => null,
        FlowState.Done => new XAttribute("data-s", "done"),
        FlowState.Now => new XAttribute("data-s", "now"),
        FlowState.Stuck => new XAttribute("data-s", "stuck"),
    };

    /// <summary>A number as SVG writes it.</summary>
    public static XAttribute Number(string name, double value) => new(name, value.ToString("0.##", CultureInfo.InvariantCulture));

    private XElement Group(Node node, string kind, IEnumerable<object?> drawn) => new("g",
        new XAttribute("class", $"fn fn--{kind}"), new XAttribute("id", $"{map.Id}-{node.Id}"), new XAttribute("data-el", node.Id), new XAttribute("data-name", l.Of(node)),
        Marked(map.StateOf(node.Id)), drawn);

    private IEnumerable<object?> Task(Node node, Bounds b)
    {
        var rect = Rect(b, 10);
        if (node is CallActivity)
        {
            rect.SetAttributeValue("class", "fn__call");
        }

        yield return rect;
        yield return Words(l.Of(node), b, 4);
        if (map.StateOf(node.Id) == FlowState.Done)
        {
            yield return Path("fn__tick", b.X + b.Width - 18, b.Y + 6, "m1 5 4 4 7-8");
        }
    }

    private IEnumerable<object?> Event(Node node, DiagramShape shape)
    {
        var (x, y, r) = (shape.Bounds.X + (shape.Bounds.Width / 2), shape.Bounds.Y + (shape.Bounds.Height / 2), shape.Bounds.Width / 2);
        var dashed = node is BoundaryEvent { Interrupting: false } ? "fn__soft" : null;
        yield return Circle(x, y, r, node is EndEvent ? "fn__end" : dashed);
        if (node is BoundaryEvent or IntermediateCatchEvent or IntermediateThrowEvent)
        {
            yield return Circle(x, y, r - 3.5, dashed);
        }

        yield return Mark(node.Waits is Trigger.None && node is EndEvent end ? end.Trigger : node.Waits, x, y);
        if (shape.Label is { } label && l.Of(node) is { Length: > 0 } name)
        {
            yield return Label(name, label, x, y);
        }
    }

    private static XElement? Mark(Trigger trigger, double x, double y) => trigger switch
    {
        Trigger.Timer => Path("fn__m", x, y, "M-9 0a9 9 0 1 0 18 0a9 9 0 1 0-18 0M0-6V0l4 3", absolute: true),
        Trigger.Message => Path("fn__m", x, y, "M-9-6H9V6H-9ZM-9-6 0 1 9-6", absolute: true),
        Trigger.Error => Path("fn__m", x, y, "M-7 7-3-5 2 2 7-7 3 6-2-1Z", absolute: true),
        Trigger.Escalation => Path("fn__m", x, y, "M0-9 7 8 0 1-7 8Z", absolute: true),
        Trigger.Signal => Path("fn__m", x, y, "M0-8 8 6H-8Z", absolute: true),
        Trigger.Link => Path("fn__m", x, y, "M-9-3H2V-8L10 0 2 8V3H-9Z", absolute: true),
        Trigger.Terminate => Path("fn__m fn__m--full", x, y, "M-9 0a9 9 0 1 0 18 0a9 9 0 1 0-18 0", absolute: true),
        _ => null,
    };

    private IEnumerable<object?> Gateway(Node node, DiagramShape shape)
    {
        var b = shape.Bounds;
        var (x, y) = (b.X + (b.Width / 2), b.Y + (b.Height / 2));
        yield return new XElement("polygon", new XAttribute("points", string.Create(CultureInfo.InvariantCulture, $"{x},{b.Y} {b.X + b.Width},{y} {x},{b.Y + b.Height} {b.X},{y}")));
        yield return node switch
        {
            ParallelGateway => Path("fn__m fn__m--bold", x, y, "M0-11V11M-11 0H11", absolute: true),
            InclusiveGateway => Circle(x, y, 10, "fn__m fn__m--bold"),
            EventBasedGateway => Path("fn__m", x, y, "M0-11 10.5-3.4 6.5 8.9H-6.5L-10.5-3.4Z", absolute: true),
            _ => Path("fn__m fn__m--bold", x, y, "M-7-7 7 7M7-7-7 7", absolute: true),
        };
        if (shape.Label is { } label && l.Of(node) is { Length: > 0 } name)
        {
            yield return Label(name, label, x, y);
        }
    }

    private static XElement Circle(double x, double y, double r, string? look) => new("circle", Number("cx", x), Number("cy", y), Number("r", r), look is null ? null : new XAttribute("class", look));

    /// <summary>A path moved to its place; a relative one begins there.</summary>
    private static XElement Path(string look, double x, double y, string d, bool absolute = false) => new("path",
        new XAttribute("class", look), new XAttribute("transform", string.Create(CultureInfo.InvariantCulture, $"translate({x:0.##} {y:0.##})")), new XAttribute("d", absolute ? d : "M0 0" + d));

    private static XElement Text(IReadOnlyList<string> lines, double x, double middle, double size)
    {
        var step = size * 1.3;
        var first = middle - ((lines.Count - 1) * step / 2) + (size * 0.36);
        return new XElement("text", new XAttribute("text-anchor", "middle"),
            lines.Select((line, i) => new XElement("tspan", Number("x", x), Number("y", first + (i * step)), line)));
    }
}
