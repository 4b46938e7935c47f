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
        var waitsBetween = steps.Any(n => IsHere(n, instance)) ? null : definition.Nodes.Values.FirstOrDefault(n => IsHere(n, instance));
        return [.. steps.Append(waitsBetween).OfType<Node>().OrderBy(n => Left(definition, n.Id)).Select(n => Step(n, instance, l, life, n == waitsBetween))];
    }

    /// <summary>Side roads (a correction, a hearing) appear once the case has been there.</summary>
    private static bool IsShown(Node node, Instance instance) =>
        node.Attributes.GetValueOrDefault("road") != "side" || instance.Visited.Contains(node.Id) || IsHere(node, instance);

    private static bool IsHere(Node node, Instance instance) => instance.Here.Any(h => h == node.Id || h.StartsWith(node.Id + "/", StringComparison.Ordinal));

    /// <summary>Where the case waits for a message or a date between two steps, the step is called by the stage it stands in.</summary>
    private static StepView Step(Node node, Instance instance, Lang l, Life life, bool isBetween) => IsHere(node, instance)
        ? new StepView(isBetween ? l.Of(life.Stage) : l.Of(node), StepState.Now, life.Due is { } day ? l.Pick($"期限 {l.ShortDay(day)}", $"due {l.ShortDay(day)}") : null)
        : new StepView(l.Of(node), instance.Visited.Contains(node.Id) ? StepState.Done : StepState.ToCome);

    private static double Left(Definition definition, string id) =>
        definition.Diagram.Shapes.FirstOrDefault(s => s.ElementId == id)?.Bounds.X ?? double.MaxValue;
}
