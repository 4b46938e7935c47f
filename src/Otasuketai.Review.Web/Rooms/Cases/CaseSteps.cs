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

        var progress = new CaseProgress(definition, instance);
        var steps = definition.Nodes.Values.Where(n => (n is UserTask or CallActivity) && IsShown(n, progress)).ToList();
        // where the case waits for a message or a date between two steps, the step is called by the stage it stands in
        var waitsBetween = steps.Any(progress.IsHere) ? null : definition.Nodes.Values.FirstOrDefault(progress.IsHere);
        var shown = steps.Append(waitsBetween).OfType<Node>().ToList();
        var here = shown.Where(progress.IsHere).Select(progress.Left).DefaultIfEmpty(double.MaxValue).Min();
        return
        [
            .. shown.OrderBy(n => IsBehind(n, progress) ? Math.Min(progress.Left(n), here) : progress.Left(n)).ThenBy(progress.IsHere).Select(n =>
                n == waitsBetween ? Now(l.Of(life.Stage), l, life)
                : progress.IsHere(n) ? Now(l.Of(n), l, life)
                : new StepView(l.Of(n), progress.IsDone(n) ? StepState.Done : StepState.ToCome)),
        ];
    }

    /// <summary>A side road taken and left again led back to where the case stands, wherever the diagram draws it.</summary>
    private static bool IsBehind(Node node, CaseProgress progress) => CaseProgress.IsSideRoad(node) && !progress.IsHere(node);

    /// <summary>Side roads (a correction, a hearing) appear once the case has been there.</summary>
    private static bool IsShown(Node node, CaseProgress progress) => !CaseProgress.IsSideRoad(node) || progress.WasDone(node) || progress.IsHere(node);

    private static StepView Now(string name, Lang l, Life life) => new(name, StepState.Now, life.Due is { } day ? l.Pick($"期限 {l.ShortDay(day)}", $"due {l.ShortDay(day)}") : null);
}
