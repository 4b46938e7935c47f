using System.Globalization;
using System.Xml.Linq;
using Microsoft.AspNetCore.Html;
using Otasuketai.Bpmn;
using Otasuketai.Review.Web.Words;

namespace Otasuketai.Review.Web.Look;

/// <summary>
/// A diagram as SVG, from the file's own coordinates (BPMN DI): one diagram unit is one CSS pixel, so that words keep their size.
/// Classes and SVG attributes only; colours live in app.css.
/// </summary>
public sealed class FlowDrawing
{
    private const double Margin = 12;
    private const double PoolBar = 30;
    private const double TokenHeight = 24;

    private readonly FlowMap map;
    private readonly Lang l;
    private readonly FlowShapes shapes;
    private readonly Dictionary<string, Lane> lanes;
    private readonly Dictionary<string, SequenceFlow> flows;

    private FlowDrawing(FlowMap map, Lang l)
    {
        (this.map, this.l) = (map, l);
        shapes = new FlowShapes(map, l);
        lanes = map.Definition.Lanes.ToDictionary(x => x.Id, StringComparer.Ordinal);
        flows = map.Definition.Flows.ToDictionary(x => x.Id, StringComparer.Ordinal);
    }

    private Diagram Diagram => map.Definition.Diagram;

    /// <summary>The whole SVG element, and before it the names of the lanes, which stay in sight while the drawing is scrolled.</summary>
    public static IHtmlContent Of(FlowMap map, Lang l)
    {
        var drawing = new FlowDrawing(map, l);
        return new HtmlString(string.Concat(new[] { drawing.LaneNames(), drawing.Svg() }.Select(svg => svg?.ToString(SaveOptions.DisableFormatting))));
    }

    /// <summary>The same drawing for paper: in slices that keep its words readable, each with the names of the lanes.</summary>
    public static IHtmlContent OnPaper(FlowMap map, Lang l)
    {
        var drawing = new FlowDrawing(map, l);
        var (x, y, width, height) = drawing.Frame();
        var bar = drawing.LaneNames() is null ? 0 : Margin + PoolBar;
        var slices = FlowSlices.Of(new Bounds(x, y, width, height), bar);
        return new HtmlString(string.Concat(slices.Select((slice, i) => FlowSlices.Figure(map, slice, l.Pick($"工程の図：{map.Heading}（{i + 1}／{slices.Count}）", $"Diagram: {map.Heading} ({i + 1} of {slices.Count})")).ToString(SaveOptions.DisableFormatting))));
    }

    private XElement? LaneNames()
    {
        var (x, y, _, height) = Frame();
        var bars = Diagram.Shapes.Where(s => lanes.ContainsKey(s.ElementId)).Select(s => (Lane: lanes[s.ElementId], Bar: new Bounds(x + Margin, s.Bounds.Y, PoolBar, s.Bounds.Height))).ToList();
        return bars.Count == 0 ? null : new XElement("svg",
            new XAttribute("class", "flow__svg flow__lanes"), new XAttribute("aria-hidden", "true"), Number("width", Margin + PoolBar), Number("height", height), ViewBox(x, y, Margin + PoolBar, height),
            new XElement("g", new XAttribute("id", $"{map.Id}-lanes"), new XAttribute("class", "flow__all"), bars.Select(b => new XElement("g", new XAttribute("class", "fl"), FlowShapes.Rect(b.Bar, 0), Sideways(l.Of(b.Lane), b.Bar)))));
    }

    private XElement Svg()
    {
        var (x, y, width, height) = Frame();
        return new XElement("svg",
            new XAttribute("class", "flow__svg"), Number("width", width), Number("height", height),
            ViewBox(x, y, width, height),
            new XAttribute("role", map.Badges.Count > 0 ? "group" : "img"),
            new XAttribute("aria-labelledby", $"{map.Id}-t"), new XAttribute("aria-describedby", $"{map.Id}-d"),
            new XElement("title", new XAttribute("id", $"{map.Id}-t"), map.Heading),
            new XElement("desc", new XAttribute("id", $"{map.Id}-d"), map.Said),
            new XElement("g", new XAttribute("id", $"{map.Id}-all"), new XAttribute("class", "flow__all"), Frames(), Scopes(), Edges(), Nodes(), Notes(), Tokens()));
    }

    private (double X, double Y, double Width, double Height) Frame()
    {
        var boxes = Diagram.Shapes.SelectMany(s => s.Label is { } label ? [s.Bounds, label] : new[] { s.Bounds }).ToList();
        var corners = Diagram.Edges.SelectMany(e => e.Waypoints).ToList();
        if (boxes.Count == 0)
        {
            return (0, 0, 1, 1);
        }

        var x = Math.Min(boxes.Min(b => b.X), corners.Select(c => c.X).DefaultIfEmpty(double.MaxValue).Min()) - Margin;
        var y = Math.Min(boxes.Min(b => b.Y), corners.Select(c => c.Y).DefaultIfEmpty(double.MaxValue).Min()) - Margin;
        var right = Math.Max(boxes.Max(b => b.X + b.Width), corners.Select(c => c.X).DefaultIfEmpty(0).Max()) + Margin;
        var bottom = Math.Max(boxes.Max(b => b.Y + b.Height), corners.Select(c => c.Y).DefaultIfEmpty(0).Max()) + Margin;
        return (Math.Floor(x), Math.Floor(y), Math.Ceiling(right - x), Math.Ceiling(bottom - y));
    }

    /// <summary>Pool and lanes.</summary>
    private IEnumerable<XElement> Frames() =>
        from shape in Diagram.Shapes
        let name = Diagram.Display.GetValueOrDefault(shape.ElementId) is { Kind: "participant" } ? l.Of(map.Definition) : lanes.GetValueOrDefault(shape.ElementId) is { } lane ? l.Of(lane) : null
        where name is not null
        select new XElement("g", new XAttribute("class", lanes.ContainsKey(shape.ElementId) ? "fl fl--lane" : "fl"),
            FlowShapes.Rect(shape.Bounds, 0), Sideways(name, shape.Bounds));

    private static XElement Sideways(string name, Bounds b)
    {
        var (x, y) = (b.X + (PoolBar / 2) + 4, b.Y + (b.Height / 2));
        return new XElement("text", Number("x", x), Number("y", y), new XAttribute("text-anchor", "middle"),
            new XAttribute("transform", string.Create(CultureInfo.InvariantCulture, $"rotate(-90 {x} {y})")), name);
    }

    /// <summary>Open sub-processes lie under their contents.</summary>
    private IEnumerable<XElement> Scopes() => Seen().Where(s => s.Node is SubProcess && s.Shape.IsExpanded).Select(s => shapes.Scope(s.Node, s.Shape.Bounds));

    private IEnumerable<XElement> Nodes() => Seen().Where(s => !(s.Node is SubProcess && s.Shape.IsExpanded)).Select(s => shapes.Draw(s.Node, s.Shape));

    private IEnumerable<(Node Node, DiagramShape Shape)> Seen() =>
        from shape in Diagram.Shapes
        let node = map.Definition.Find(shape.ElementId)
        where node is not null && !map.Hidden.Contains(node.Id)
        select (node, shape);

    private IEnumerable<XElement> Edges() =>
        from edge in Diagram.Edges
        let flow = flows.GetValueOrDefault(edge.ElementId)
        where flow is not null && edge.Waypoints.Length > 1 && !map.Hidden.Contains(flow.SourceId) && !map.Hidden.Contains(flow.TargetId)
        orderby map.StateOf(flow.Id)
        select Edge(flow, edge);

    private XElement Edge(SequenceFlow flow, DiagramEdge edge)
    {
        var points = string.Join(' ', edge.Waypoints.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.X},{p.Y}")));
        var name = l.Of(flow);
        var group = new XElement("g", new XAttribute("class", "fe"), new XAttribute("data-el", flow.Id), name.Length == 0 ? null : new XAttribute("data-name", name), FlowShapes.Marked(map.StateOf(flow.Id)),
            new XElement("polyline", new XAttribute("points", points)), Arrow(edge.Waypoints[^2], edge.Waypoints[^1]));
        if (edge.Label is { } label && name.Length > 0)
        {
            group.Add(FlowShapes.Label(name, label, edge.Waypoints[0].X, edge.Waypoints[0].Y));
        }

        return group;
    }

    private static XElement Arrow(Waypoint from, Waypoint to)
    {
        var length = Math.Max(1, Math.Sqrt(((to.X - from.X) * (to.X - from.X)) + ((to.Y - from.Y) * (to.Y - from.Y))));
        var (dx, dy) = ((to.X - from.X) / length, (to.Y - from.Y) / length);
        var (baseX, baseY) = (to.X - (dx * 10), to.Y - (dy * 10));
        return new XElement("path", new XAttribute("class", "fe__a"), new XAttribute("d", string.Create(CultureInfo.InvariantCulture,
            $"M{to.X:0.#} {to.Y:0.#}L{baseX - (dy * 4.5):0.#} {baseY + (dx * 4.5):0.#}L{baseX + (dy * 4.5):0.#} {baseY - (dx * 4.5):0.#}Z")));
    }

    /// <summary>Annotations.</summary>
    private IEnumerable<XElement> Notes() =>
        from shape in Diagram.Shapes
        let display = Diagram.Display.GetValueOrDefault(shape.ElementId)
        where display is { Kind: "textAnnotation", Text.Length: > 0 }
        select new XElement("g", new XAttribute("class", "fn fn--note"), FlowShapes.Words(display.Text, shape.Bounds, 4));

    /// <summary>What stands above everything: いまここ, and the numbers of an overview.</summary>
    private IEnumerable<XElement> Tokens() => Seen().Where(s => s.Node is not SubProcess || map.Badges.ContainsKey(s.Node.Id)).Select(s => Token(s.Node, s.Shape.Bounds)).OfType<XElement>();

    private XElement? Token(Node node, Bounds at) => map.Badges.GetValueOrDefault(node.Id) is { } badge
        ? new XElement("a", new XAttribute("href", badge.Url), new XAttribute("class", "ft ft--count"), badge.IsLate ? new XAttribute("data-late", "") : null,
            new XAttribute("aria-label", badge.Said), Pill(badge.Text, at))
        : map.StateOf(node.Id) switch
        {
            FlowState.Now => new XElement("g", new XAttribute("class", "ft"), Pill(l.Pick("いまここ", "You are here"), at)),
            FlowState.Stuck => new XElement("g", new XAttribute("class", "ft ft--stuck"), Pill(l.Pick("止まっています", "Stuck"), at)),
            FlowState.ToCome or FlowState.Done => null,
        };

    private static object[] Pill(string text, Bounds at)
    {
        var width = Math.Max(28, (FlowText.Width(text) * 12.5) + 18);
        var (x, y) = (at.X + 4, at.Y - TokenHeight + 6);
        return
        [
            FlowShapes.Rect(new Bounds(x, y, width, TokenHeight), TokenHeight / 2),
            new XElement("text", Number("x", x + (width / 2)), Number("y", y + 16.5), new XAttribute("text-anchor", "middle"), text),
        ];
    }

    internal static XAttribute ViewBox(double x, double y, double width, double height) => new("viewBox", string.Create(CultureInfo.InvariantCulture, $"{x} {y} {width} {height}"));

    private static XAttribute Number(string name, double value) => FlowShapes.Number(name, value);
}
