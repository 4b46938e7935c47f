using System.Collections.Immutable;

namespace Otasuketai.Bpmn;

/// <summary>
/// The drawing kept in the file (BPMN DI, clause 12), so that a page can show the same picture as the modeller.
/// </summary>
public sealed record Diagram
{
    /// <summary>No drawing.</summary>
    public static readonly Diagram Empty = new();

    /// <summary>Bounds of nodes, lanes, pools and annotations, in document order.</summary>
    public ImmutableArray<DiagramShape> Shapes { get; init; } = [];

    /// <summary>Lines of flows and associations, in document order.</summary>
    public ImmutableArray<DiagramEdge> Edges { get; init; } = [];

    /// <summary>Things that are drawn and never run: pools, annotations, groups; by id.</summary>
    public ImmutableDictionary<string, DisplayElement> Display { get; init; } = ImmutableDictionary<string, DisplayElement>.Empty;

    /// <summary>Is there nothing to draw?</summary>
    public bool IsEmpty => Shapes.IsEmpty && Edges.IsEmpty;
}

/// <summary>A drawn shape; <paramref name="Label"/> is null when the label has no bounds of its own.</summary>
public sealed record DiagramShape(string ElementId, Bounds Bounds, Bounds? Label, bool IsHorizontal, bool IsExpanded);

/// <summary>A drawn line.</summary>
public sealed record DiagramEdge(string ElementId, ImmutableArray<Waypoint> Waypoints, Bounds? Label);

/// <summary>An element for the eye only: kind = BPMN element name.</summary>
public sealed record DisplayElement(string Kind, string Text);

/// <summary>A rectangle in diagram units.</summary>
public readonly record struct Bounds(double X, double Y, double Width, double Height);

/// <summary>A corner of a line in diagram units.</summary>
public readonly record struct Waypoint(double X, double Y);
