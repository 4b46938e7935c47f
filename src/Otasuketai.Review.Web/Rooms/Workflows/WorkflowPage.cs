using Microsoft.AspNetCore.Mvc.RazorPages;
using Otasuketai.Bpmn;
using Otasuketai.Review.Web.Desk;
using Otasuketai.Review.Web.Look;
using Otasuketai.Review.Web.Words;

namespace Otasuketai.Review.Web.Rooms.Workflows;

/// <summary>A page about one procedure.</summary>
public abstract class WorkflowPage(Rulebook rulebook, Lang l) : PageModel
{
    /// <summary>The version new cases start with.</summary>
    public Definition Definition { get; private set; } = null!;

    /// <summary>Words.</summary>
    protected Lang Words => l;

    /// <summary>The registered versions.</summary>
    protected Rulebook Rulebook => rulebook;

    /// <summary>The head with its two tabs; <paramref name="here"/>: "" for the steps, "versions", or null on a page below them.</summary>
    public CaseHeadView Head(string? here, string? title = null) => new(Definition.ProcessId, title ?? l.Of(Definition))
    {
        NumberLabel = l.Pick("手続", "Procedure"),
        Crumbs = [new Link(l.Pick("手続の状況", "Procedures"), l.Url("/workflows"))],
        Tabs = [Tab(l.Pick("工程と件数", "Steps and cases"), "", here), Tab(l.Pick("版", "Versions"), "/versions", here)],
    };

    /// <summary>False when there is no such procedure.</summary>
    protected bool Find(string id)
    {
        var found = rulebook.Library.Latest(id) is { } key ? rulebook.Library.Find(key) : null;
        Definition = found!;
        return found is not null;
    }

    /// <summary>A step as the version new cases start with has it, else as the newest version that does: cases may still stand there. Null when none has it.</summary>
    protected async Task<Node?> Step(string step, WorkflowStore store, CancellationToken ct) => Definition.Find(step)
        ?? (await store.Versions(Definition.ProcessId, ct)).Select(v => Registered(v.Key)?.Find(step)).FirstOrDefault(n => n is not null);

    /// <summary>A registered version; null when it is a newer program's and this one cannot read it.</summary>
    protected Definition? Registered(DefinitionKey key) => rulebook.Library.Find(key);

    private Link Tab(string label, string path, string? here) => new(label, path.TrimStart('/') == here ? null : l.Url($"/workflows/{Definition.ProcessId}{path}"));
}
