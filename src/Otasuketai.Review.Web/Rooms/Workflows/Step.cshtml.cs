using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Web.Access;
using Otasuketai.Review.Web.Desk;
using Otasuketai.Review.Web.Look;
using Otasuketai.Review.Web.Words;

namespace Otasuketai.Review.Web.Rooms.Workflows;

/// <summary>The cases that wait at one step, the longest waiting first.</summary>
public sealed class StepModel(WorkflowStore store, CurrentActor current, Rulebook rulebook, Lang l) : WorkflowPage(rulebook, l)
{
    /// <summary>The step's id.</summary>
    private string Id { get; set; } = "";

    /// <summary>The step's name.</summary>
    public string Name { get; private set; } = "";

    /// <summary>One page of cases.</summary>
    public ImmutableArray<WaitingCase> Cases { get; private set; } = [];

    /// <summary>How many there are.</summary>
    public int Total { get; private set; }

    /// <summary>True for readers who may open cases; the administrator sees numbers only.</summary>
    public bool MayOpen { get; private set; }

    /// <summary>The page shown.</summary>
    public int At { get; private set; } = 1;

    /// <summary>Shows them.</summary>
    public async Task<IActionResult> OnGetAsync(string id, string step, string? p, CancellationToken ct)
    {
        At = int.TryParse(p, out var at) && at is > 0 and < 10_000 ? at : 1;
        if (!Find(id))
        {
            return NotFound();
        }

        Id = step;
        Name = await Step(step, store, ct) is { } node ? Words.Of(node) : step;
        (Cases, Total) = await store.Cases(id, step, At, ct);
        MayOpen = (await current.Find())!.Roles.Any(r => r != Role.Admin && WorkflowsAccess.Watchers.Contains(r));
        return Definition.Find(step) is null && Total == 0 ? NotFound() : Page();
    }

    /// <summary>Pages.</summary>
    public PagerView Pager() => new(At, WorkflowStore.PageSize, Total, n => Words.Url($"/workflows/{Definition.ProcessId}/steps/{Id}?p={n}"));
}
