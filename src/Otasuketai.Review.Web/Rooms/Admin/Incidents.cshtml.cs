using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Web.Access;
using Otasuketai.Review.Web.Words;

namespace Otasuketai.Review.Web.Rooms.Admin;

/// <summary>Steps that failed. Nothing skips them silently: somebody tries again or lets them pass, and says why.</summary>
public sealed class IncidentsModel(IncidentStore store, CurrentActor current, Lang l) : ReasonPage(current, l)
{
    /// <summary>All open ones.</summary>
    public ImmutableArray<StuckStep> Steps { get; private set; } = [];

    /// <summary>True for readers who may open the cases.</summary>
    public bool MayOpenCases { get; private set; }

    /// <summary>Shows them.</summary>
    public async Task OnGetAsync(CancellationToken ct)
    {
        Steps = await store.All(ct);
        MayOpenCases = (await Who()).Roles.Contains(Role.Approver);
    }

    /// <summary>Tries one again.</summary>
    public Task<IActionResult> OnPostRetryAsync(long id, CancellationToken ct) => Mend(id, isSkip: false, ct);

    /// <summary>Lets one pass.</summary>
    public Task<IActionResult> OnPostSkipAsync(long id, CancellationToken ct) => Mend(id, isSkip: true, ct);

    private async Task<IActionResult> Mend(long id, bool isSkip, CancellationToken ct)
    {
        await OnGetAsync(ct);
        if (Steps.FirstOrDefault(s => s.Id == id) is not { } step)
        {
            TempData["Done"] = Words.Pick("この手順はすでに片づいています。", "This step was settled already.");
            return Redirect(Words.Url("/admin/incidents"));
        }

        if (isSkip && step.IsTimer)
        {
            return BadRequest();
        }

        if (ReasonFor(step.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)) is not { } reason)
        {
            return Page();
        }

        await (isSkip ? store.Skip(step, await Who(), reason, ct) : store.Retry(step, await Who(), reason, ct));
        TempData["Done"] = Words.Pick("記録して再開しました。同じ所で再び止まったときは、この一覧に出ます。", "Recorded and resumed. If it stops again, it appears here again.");
        return Redirect(Words.Url("/admin/incidents"));
    }
}
