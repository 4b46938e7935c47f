using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Otasuketai.Bpmn;
using Otasuketai.Review.Web.Desk;
using Otasuketai.Review.Web.Look;
using Otasuketai.Review.Web.Words;

namespace Otasuketai.Review.Web.Rooms.Workflows;

/// <summary>One procedure: how many cases wait at each step, since when, and how many too long; drawn and as a table.</summary>
public sealed class WorkflowModel(WorkflowStore store, Rulebook rulebook, Lang l) : WorkflowPage(rulebook, l)
{
    /// <summary>Steps with cases, in the order of the diagram; a step that the version new cases start with does not have comes last.</summary>
    public ImmutableArray<WaitingStep> Steps { get; private set; } = [];

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(string id, CancellationToken ct)
    {
        if (!Find(id))
        {
            return NotFound();
        }

        List<WaitingStep> steps = [];
        foreach (var count in (await store.Counts(ct)).Steps.Where(c => c.Process == id))
        {
            steps.Add(new WaitingStep(count, await Step(count.Step, store, ct), IsDrawn: Definition.Find(count.Step) is not null));
        }

        Steps = [.. steps.Where(s => s.Node is not SubProcess).OrderByDescending(s => s.IsDrawn).ThenBy(s => Left(s.Count.Step)).ThenBy(s => s.Count.Step, StringComparer.Ordinal)];
        return Page();
    }

    /// <summary>Cases that wait, and how many of them are late.</summary>
    public string Said => Words.Pick(
        $"いま{Steps.Sum(s => s.Count.Cases)}件が待っています。期限を過ぎたものは{Steps.Sum(s => s.Count.Overdue)}件です。",
        $"Cases waiting now: {Steps.Sum(s => s.Count.Cases)}; past their due date: {Steps.Sum(s => s.Count.Overdue)}.");

    /// <summary>The diagram with the counts on it.</summary>
    public FlowMap Map() => new($"flow-{Definition.ProcessId}", Definition, Words.Of(Definition), Said)
    {
        Badges = Steps.Where(s => s.IsDrawn).ToDictionary(s => s.Count.Step, s => new FlowBadge(
            Words.Pick($"{s.Count.Cases}件", $"{s.Count.Cases}") + (s.Count.Overdue > 0 ? Words.Pick($"・超過{s.Count.Overdue}", $", {s.Count.Overdue} late") : ""),
            Words.Pick($"{NameOf(s)}：{s.Count.Cases}件、うち期限超過{s.Count.Overdue}件", $"{NameOf(s)}: {s.Count.Cases} cases, {s.Count.Overdue} overdue"), UrlOf(s.Count), s.Count.Overdue > 0)),
    };

    /// <summary>The step's name, from the newest version that has it.</summary>
    public string NameOf(WaitingStep step) => step.Node is null ? step.Count.Step : Words.Of(step.Node);

    /// <summary>Who is waited for there.</summary>
    public string Who(Node? node) => node is UserTask { Role: { } name } && Enum.TryParse<Lifecycle.Role>(name, out var role) ? Words.Of(role)
        : node is CallActivity call ? Words.Pick($"手続「{call.Name}」", $"the procedure {call.CalledElement}") : Words.Pick("時計・通知", "a clock or a message");

    /// <summary>Where the cases of a step are listed.</summary>
    public string UrlOf(StepCount count) => Words.Url($"/workflows/{count.Process}/steps/{count.Step}");

    private double Left(string id) => Definition.Diagram.Shapes.FirstOrDefault(s => s.ElementId == id)?.Bounds.X ?? double.MaxValue;
}

/// <summary>A step with cases.</summary>
/// <param name="Node">As the newest version that has it knows it; null when none can be read.</param>
/// <param name="IsDrawn">True when the version new cases start with has it.</param>
public sealed record WaitingStep(StepCount Count, Node? Node, bool IsDrawn);
