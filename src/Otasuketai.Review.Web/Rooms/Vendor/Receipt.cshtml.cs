using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Policy;
using Otasuketai.Review.Web.Desk;
using Otasuketai.Review.Web.Files;
using Otasuketai.Review.Web.Words;

namespace Otasuketai.Review.Web.Rooms.Vendor;

/// <summary>受付の控え: the number, every attachment with its fingerprint, and what happens next.</summary>
public sealed class ReceiptModel(VendorCases cases, EvidenceBook book, Rulebook rulebook) : PageModel
{
    /// <summary>The case.</summary>
    public VendorCase Case { get; private set; } = null!;

    /// <summary>When it was handed in.</summary>
    public DateTimeOffset SubmittedAt { get; private set; }

    /// <summary>What was attached then.</summary>
    public IReadOnlyList<SentFile> Attached { get; private set; } = [];

    /// <summary>What corrections added since.</summary>
    public IReadOnlyList<SentFile> Added { get; private set; } = [];

    /// <summary>The day by which somebody looks at it first.</summary>
    public DueDate FirstLook { get; private set; } = null!;

    /// <summary>The day the standard review time ends.</summary>
    public DueDate Review { get; private set; } = null!;

    /// <summary>Shows the receipt; before submission there is none.</summary>
    public async Task<IActionResult> OnGetAsync(Guid dossier, CancellationToken ct)
    {
        if (await cases.Find(dossier, ct) is not { } found || found.Dossier.Past.FirstOrDefault(p => p.Life == found.Application.Id && p.Act == Act.Submit) is not { } submitted)
        {
            return NotFound();
        }

        (Case, SubmittedAt) = (found, submitted.At);
        var files = await book.List(found.Dossier.Id, ct);
        (Attached, Added) = ([.. files.Where(f => f.At <= SubmittedAt)], [.. files.Where(f => f.At > SubmittedAt)]);
        var day = Calendar.Jst.Day(SubmittedAt);
        FirstLook = rulebook.Policy.Due(Knob.FirstLook, day, rulebook.Calendar);
        Review = rulebook.Policy.Due(Knob.StandardReview, day, rulebook.Calendar);
        return Page();
    }
}
