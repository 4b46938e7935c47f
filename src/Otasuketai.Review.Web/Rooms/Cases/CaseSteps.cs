using System.Collections.Immutable;
using Otasuketai.Bpmn;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Process;
using Otasuketai.Review.Web.Look;
using Otasuketai.Review.Web.Words;

namespace Otasuketai.Review.Web.Rooms.Cases;

/// <summary>The steps of one procedure, read from its pinned diagram: done, いまここ, still to come.</summary>
public static class CaseSteps
{
    /// <summary>The step list of a running instance.</summary>
    public static IReadOnlyList<StepView> Of(Instance instance, ProcessLibrary library, Lang l, Life life)
    {
        if (library.Find(instance.Definition) is not { } definition)
        {
            return [];
        }

        var steps = definition.Nodes.Values.Where(n => (n is UserTask or CallActivity) && IsShown(n, instance)).ToList();
        // where the case waits for a message or a date between two steps, the step is called by the stage it stands in
        var waitsBetween = steps.Any(n => IsHere(n, instance)) ? null : definition.Nodes.Values.FirstOrDefault(n => IsHere(n, instance));
        var shown = steps.Append(waitsBetween).OfType<Node>().ToList();
        var here = shown.Where(n => IsHere(n, instance)).Select(LeftOf).DefaultIfEmpty(double.MaxValue).Min();
        return
        [
            .. shown.OrderBy(n => IsBehind(n, instance) ? Math.Min(LeftOf(n), here) : LeftOf(n)).ThenBy(n => IsHere(n, instance)).Select(n =>
                n == waitsBetween ? Now(l.Of(life.Stage), l, life)
                : IsHere(n, instance) ? Now(l.Of(n), l, life)
                : new StepView(l.Of(n), IsDone(n) ? StepState.Done : StepState.ToCome)),
        ];

        double LeftOf(Node node) => Left(definition, node.Id);

        // A step walked before and ahead again, because the case was sent back, is still to come.
        bool IsDone(Node node) => instance.Visited.Contains(node.Id) && (IsBehind(node, instance) || LeftOf(node) <= here);
    }

    /// <summary>A side road taken and left again led back to where the case stands, wherever the diagram draws it.</summary>
    private static bool IsBehind(Node node, Instance instance) => node.Attributes.GetValueOrDefault("road") == "side" && !IsHere(node, instance);

    /// <summary>Side roads (a correction, a hearing) appear once the case has been there.</summary>
    private static bool IsShown(Node node, Instance instance) =>
        node.Attributes.GetValueOrDefault("road") != "side" || instance.Visited.Contains(node.Id) || IsHere(node, instance);

    private static bool IsHere(Node node, Instance instance) => instance.Here.Any(h => h == node.Id || h.StartsWith(node.Id + "/", StringComparison.Ordinal));

    private static StepView Now(string name, Lang l, Life life) => new(name, StepState.Now, life.Due is { } day ? l.Pick($"期限 {l.ShortDay(day)}", $"due {l.ShortDay(day)}") : null);

    private static double Left(Definition definition, string id) =>
        definition.Diagram.Shapes.FirstOrDefault(s => s.ElementId == id)?.Bounds.X ?? double.MaxValue;
}
