using System.Xml.Linq;
using Otasuketai.Bpmn;

namespace Otasuketai.Review.Web.Look;

/// <summary>A part of a drawing that goes onto one sheet, in diagram units.</summary>
/// <param name="Seen">What of the drawing it shows.</param>
/// <param name="Lanes">The names of the lanes that stand before it; no width where the drawing has its own.</param>
internal readonly record struct FlowSlice(Bounds Seen, Bounds Lanes)
{
    /// <summary>Of both together.</summary>
    public double Width => Seen.Width + Lanes.Width;
}

/// <summary>
/// A drawing cut for paper. The print style of app.css leaves 654 px of an upright A4 sheet, so at most 960 units keep words of 12 px
/// above 6 points. Each slice begins a little before the last one ends: every step is whole on one of them.
/// </summary>
internal static class FlowSlices
{
    /// <summary>The widest slice.</summary>
    private const double Widest = 960;

    /// <summary>Wider than a task (120).</summary>
    private const double Overlap = 160;

    /// <summary>Slices of equal width from left to right; all but the first give <paramref name="bar"/> of it to the names of the lanes.</summary>
    public static IReadOnlyList<FlowSlice> Of(Bounds frame, double bar)
    {
        var more = (int)Math.Ceiling(Math.Max(0, frame.Width - Widest) / (Widest - bar - Overlap));
        var width = (frame.Width + (more * (bar + Overlap))) / (more + 1);
        return
        [
            new FlowSlice(frame with { Width = width }, frame with { Width = 0 }),
            .. Enumerable.Range(0, more).Select(i => new FlowSlice(frame with { X = frame.X + width - Overlap + (i * (width - bar - Overlap)), Width = width - bar }, frame with { Width = bar })),
        ];
    }

    /// <summary>One slice with its caption. It repeats nothing: it uses what the page has drawn already, so it shows no reader more.</summary>
    public static XElement Figure(FlowMap map, FlowSlice slice, string caption)
    {
        var (seen, lanes) = slice;
        return new XElement("figure", new XElement("figcaption", caption),
            new XElement("svg", new XAttribute("class", "flow__svg flow__slice"), Number("width", slice.Width), Number("height", seen.Height), FlowDrawing.ViewBox(0, 0, slice.Width, seen.Height),
                Part(map, "all", seen, lanes.Width), lanes.Width > 0 ? Part(map, "lanes", lanes, 0) : null));
    }

    private static XElement Part(FlowMap map, string part, Bounds seen, double x) => new("svg",
        Number("x", x), Number("width", seen.Width), Number("height", seen.Height), FlowDrawing.ViewBox(seen.X, seen.Y, seen.Width, seen.Height),
        new XElement("use", new XAttribute("href", $"#{map.Id}-{part}")));

    private static XAttribute Number(string name, double value) => FlowShapes.Number(name, value);
}
