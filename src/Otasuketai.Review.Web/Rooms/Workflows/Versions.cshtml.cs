using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Otasuketai.Bpmn;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Web.Access;
using Otasuketai.Review.Web.Desk;
using Otasuketai.Review.Web.Words;

namespace Otasuketai.Review.Web.Rooms.Workflows;

/// <summary>The registered versions of a procedure: what each changed, and which cases still follow it.</summary>
public sealed class VersionsModel(WorkflowStore store, CurrentActor current, Rulebook rulebook, Lang l) : WorkflowPage(rulebook, l)
{
    /// <summary>The newest first.</summary>
    public ImmutableArray<RegisteredVersion> Versions { get; private set; } = [];

    /// <summary>True for the administrator, who may move running cases.</summary>
    public bool MayMigrate { get; private set; }

    /// <summary>True for those who settle stuck steps.</summary>
    public bool MayMend { get; private set; }

    /// <summary>Shows them.</summary>
    public async Task<IActionResult> OnGetAsync(string id, CancellationToken ct)
    {
        if (!Find(id))
        {
            return NotFound();
        }

        var actor = (await current.Find())!;
        (MayMigrate, MayMend) = (actor.Roles.Contains(Role.Admin), actor.MayActAs([Role.Admin, Role.Approver]));
        Versions = await store.Versions(id, ct);
        return Page();
    }

    /// <summary>What a version changed against the one before; null for the first.</summary>
    public ImmutableArray<DefinitionChange>? Changes(int place) =>
        place + 1 < Versions.Length && Registered(Versions[place + 1].Key) is { } old && Registered(Versions[place].Key) is { } now ? DefinitionDiff.Of(old, now, DiagramNames.Of) : null;
}
