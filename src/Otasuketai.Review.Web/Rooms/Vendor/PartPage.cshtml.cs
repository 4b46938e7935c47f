using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Web.Desk;
using Otasuketai.Review.Web.Look;
using Otasuketai.Review.Web.Words;

namespace Otasuketai.Review.Web.Rooms.Vendor;

/// <summary>One page of the profile. What is written is kept, complete or not.</summary>
[RequestSizeLimit(Uploads.LargestForm)]
[RequestFormLimits(MultipartBodyLengthLimit = Uploads.LargestForm)]
public sealed class PartPageModel(VendorCases cases, Saving saving, Uploads uploads, Lang lang) : PageModel
{
    /// <summary>The case.</summary>
    public VendorCase Case { get; private set; } = null!;

    /// <summary>Which page.</summary>
    public Part Part { get; private set; } = null!;

    /// <summary>What another page saved meanwhile, where it differs from what was typed.</summary>
    public IReadOnlyList<Fact> Elsewhere { get; private set; } = [];

    /// <summary>Carried unseen.</summary>
    public FormStamp Stamp { get; private set; } = null!;

    /// <summary>The page's files; null when it takes none.</summary>
    public FilesView? Files { get; private set; }

    private IEnumerable<string> Present => Part.Fields.Select(f => Progress.Value(Case, f.Name));

    /// <summary>Shows the page; when nothing can be changed, what was handed in.</summary>
    public async Task<IActionResult> OnGetAsync(Guid dossier, string part, CancellationToken ct)
    {
        if (!await Load(dossier, part, ct))
        {
            return NotFound();
        }

        return Case.IsOpen ? await Show(ct) : LocalRedirect(lang.Url($"/vendor/applications/{dossier}/check"));
    }

    /// <summary>Saves the page.</summary>
    public async Task<IActionResult> OnPostAsync(Guid dossier, string part, CancellationToken ct)
    {
        if (!await Load(dossier, part, ct))
        {
            return NotFound();
        }

        var form = Request.Form;
        var stamp = FormStamp.From(form);
        var input = DraftFields.Read(Part.Fields, form, ModelState, (lang, Case.Today));
        if (Part.Files is not null)
        {
            if (await uploads.Remove(Case, form, ct))
            {
                return await Show(ct);
            }

            await uploads.Receive(Case, Part.Slug, form, ModelState, ct);
        }

        if (Part.Fields.All(f => ModelState[f.Name]!.Errors.Count == 0) && await saving.Save(Case, input, stamp, Present, ct) is DeskAnswer.No no)
        {
            ModelState.AddModelError("", StaleWords.Of(no, lang));
            Elsewhere = no.Reason == Refusal.Stale ? StaleWords.Differing(Part.Fields, f => Progress.Value(Case, f.Name), input, lang) : [];
        }

        if (!ModelState.IsValid)
        {
            await Load(dossier, part, ct);
            return await Show(ct);
        }

        TempData["Done"] = lang.Pick($"「{Part.Title.Ja}」を保存しました", $"Saved: {Part.Title.En}");
        return LocalRedirect(lang.Url($"/vendor/applications/{dossier}"));
    }

    private async Task<bool> Load(Guid dossier, string part, CancellationToken ct)
    {
        if (Parts.Find(part) is not { } known || await cases.Find(dossier, ct) is not { } found)
        {
            return false;
        }

        (Part, Case) = (known, found);
        return true;
    }

    private async Task<PageResult> Show(CancellationToken ct)
    {
        Stamp = FormStamp.Of(Case, Present);
        if (Part.Files is { } words)
        {
            Files = await uploads.View(Case, Part.Slug, (lang.Pick(words), ""), ct);
        }

        return Page();
    }
}
