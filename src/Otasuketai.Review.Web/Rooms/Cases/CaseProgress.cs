using System.Collections.Immutable;
using Otasuketai.Bpmn;

namespace Otasuketai.Review.Web.Rooms.Cases;

/// <summary>
/// Where a case stands in one diagram, the same for the list of steps and for the drawing. The engine keeps what was done at least once; what lies
/// ahead again because the case was sent back is still to come.
/// </summary>
/// <param name="path">What stands before the names of a called process's elements; empty for the procedure itself.</param>
public sealed class CaseProgress(Definition definition, Instance instance, string path = "")
{
    private readonly Dictionary<string, double> lefts = definition.Diagram.Shapes.GroupBy(s => s.ElementId).ToDictionary(g => g.Key, g => g.First().Bounds.X, StringComparer.Ordinal);
    private readonly Dictionary<string, bool> done = new(StringComparer.Ordinal);
    private ImmutableHashSet<string>? ahead;

    /// <summary>Does the case wait here, or inside?</summary>
    public bool IsHere(Node node) => instance.Here.Any(h => h == path + node.Id || h.StartsWith($"{path}{node.Id}/", StringComparison.Ordinal));

    /// <summary>Was it done at least once, perhaps in a round before?</summary>
    public bool WasDone(Node node) => instance.Visited.Contains(path + node.Id);

    /// <summary>
    /// Is it done, and not ahead again? A side road (a correction, a hearing) that was taken and left again led back to where the case stands. What is
    /// no step of its own (a gateway, an event, a message of the office) counts with the step it came from.
    /// </summary>
    public bool IsDone(Node node)
    {
        if (!done.TryGetValue(node.Id, out var known))
        {
            done[node.Id] = false; // a ring of gateways leads from nowhere
            done[node.Id] = known = WasDone(node) && !IsHere(node) && IsOpenOrDone(node.ScopeId)
                && (IsStep(node) ? IsSideRoad(node) || !IsAhead(node) : ComesFromDone(node));
        }

        return known;
    }

    /// <summary>Where it is drawn, from the left.</summary>
    public double Left(Node node) => lefts.GetValueOrDefault(node.Id, double.MaxValue);

    /// <summary>Is it a road beside the usual one?</summary>
    public static bool IsSideRoad(Node node) => node.Attributes.GetValueOrDefault("road") == "side";

    private static bool IsStep(Node node) => node is UserTask or CallActivity or SubProcess;

    private bool ComesFromDone(Node node) => node switch
    {
        BoundaryEvent boundary => IsOpenOrDone(boundary.AttachedTo),
        { Incoming.IsEmpty: true } => true,
        _ => node.Incoming.Any(f => definition.Find(f.SourceId) is { } source && IsDone(source)),
    };

    /// <summary>True for the process itself too.</summary>
    private bool IsOpenOrDone(string id) => definition.Find(id) is not { } node || IsHere(node) || IsDone(node);

    /// <summary>Can a token that waits now still come there on its way forward?</summary>
    private bool IsAhead(Node node) => (ahead ??= Ahead()).Contains(node.Id);

    private ImmutableHashSet<string> Ahead()
    {
        var found = ImmutableHashSet.CreateBuilder<string>(StringComparer.Ordinal);
        foreach (var here in definition.Nodes.Values.Where(IsHere))
        {
            var next = here.Outgoing.Select(f => definition.Find(f.TargetId)).OfType<Node>().ToList();
            // a side road leads back to the usual one first
            var back = IsSideRoad(here) ? next.Select(Left).Append(Left(here)).Min() : Left(here);
            var open = new Stack<Node>(next);
            var seen = new HashSet<string>(StringComparer.Ordinal) { here.Id };
            while (open.TryPop(out var node))
            {
                if (Left(node) < back || !seen.Add(node.Id))
                {
                    continue;
                }

                if (Left(node) > Left(here))
                {
                    found.Add(node.Id);
                }

                foreach (var flow in node.Outgoing)
                {
                    open.Push(definition.Find(flow.TargetId)!);
                }
            }
        }

        return found.ToImmutable();
    }
}
