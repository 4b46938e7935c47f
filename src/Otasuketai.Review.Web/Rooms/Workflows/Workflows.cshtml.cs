using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Otasuketai.Bpmn;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Process;
using Otasuketai.Review.Web.Desk;

namespace Otasuketai.Review.Web.Rooms.Workflows;

/// <summary>手続の一覧: every procedure with its running cases.</summary>
public sealed class WorkflowsModel(WorkflowStore store, Rulebook rulebook) : PageModel
{
    /// <summary>The definitions in the order of a case's life, called ones last.</summary>
    public ImmutableArray<Definition> Definitions { get; } = [.. rulebook.Library.Carried.OrderBy(Place).ThenBy(d => d.ProcessId, StringComparer.Ordinal)];

    /// <summary>Counts of this moment.</summary>
    public StepCounts Counts { get; private set; } = null!;

    /// <summary>Shows them.</summary>
    public async Task OnGetAsync(CancellationToken ct) => Counts = await store.Counts(ct);

    /// <summary>Counts of one procedure; of a called one, what waits inside it.</summary>
    public ProcessCount Of(Definition definition)
    {
        var inside = Counts.Steps.Where(s => s.Process == definition.ProcessId && definition.Find(s.Step) is not SubProcess).ToList();
        return Counts.Processes.GetValueOrDefault(definition.ProcessId)
            ?? new ProcessCount(inside.Sum(s => s.Cases), inside.Count == 0 ? null : inside.Min(s => s.Oldest), inside.Sum(s => s.Overdue), 0);
    }

    private static int Place(Definition definition)
    {
        var machine = Enum.GetValues<Machine>().Where(m => ProcessIds.Of(m) == definition.ProcessId).Select(m => (int)m).ToList();
        return machine is [var at] ? at : int.MaxValue;
    }
}
