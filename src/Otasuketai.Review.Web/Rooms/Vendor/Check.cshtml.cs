using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Web.Desk;
using Otasuketai.Review.Web.Files;
using Otasuketai.Review.Web.Words;

namespace Otasuketai.Review.Web.Rooms.Vendor;

/// <summary>Everything that was written on one page, what is missing, and the button that hands it in.</summary>
public sealed class CheckModel(VendorCases cases, Saving saving, EvidenceBook book, Lang lang) : PageModel
{
    /// <summary>Name of the declaration's field.</summary>
    public const string Declaration = "checked";

    /// <summary>The case.</summary>
    public VendorCase Case { get; private set; } = null!;

    /// <summary>Carried unseen.</summary>
    public FormStamp Stamp { get; private set; } = null!;

    /// <summary>All files, by item.</summary>
    public ILookup<string, SentFile> Files { get; private set; } = Array.Empty<SentFile>().ToLookup(f => f.Item);

    /// <summary>What is still missing.</summary>
    public ImmutableArray<Missing> Missing { get; private set; } = [];

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(Guid dossier, CancellationToken ct) => await Load(dossier, ct) ? Page() : NotFound();

    /// <summary>Hands it in, or lists what is missing.</summary>
    public async Task<IActionResult> OnPostAsync(Guid dossier, CancellationToken ct)
    {
        if (!await Load(dossier, ct))
        {
            return NotFound();
        }

        var agreed = Request.Form[Declaration] == "true";
        if (Case.Offered(Act.Submit))
        {
            Tell(agreed);
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        var input = ImmutableDictionary<string, string>.Empty.Add(Declaration, "yes");
        if (await saving.Perform(Case, Act.Submit, input, FormStamp.From(Request.Form), ct) is not DeskAnswer.No no)
        {
            return LocalRedirect(To("/receipt"));
        }

        ModelState.AddModelError("", no.Reason == Refusal.Stale
            ? lang.Pick("表示してから申請書が変わりました。最新の内容を表示しています。確かめて、もう一度提出してください", "The application changed since this page was shown. This is its present state: check it and submit again")
            : lang.Of(no.Reason));
        foreach (var field in no.Fields)
        {
            ModelState.AddModelError(field.Field, lang.Pick(field.Ja, field.En));
        }

        return Page();
    }

    /// <summary>An address inside this application.</summary>
    public string To(string rest) => lang.Url($"/vendor/applications/{Case.Dossier.Id}{rest}");

    private void Tell(bool agreed)
    {
        foreach (var missing in Missing)
        {
            ModelState.AddModelError(missing.Name, lang.Pick(missing.Ja, missing.En));
        }

        if (!agreed)
        {
            ModelState.AddModelError(Declaration, lang.Pick("申請の内容が事実であることを確かめ、チェックを入れてください", "Please confirm that the application states facts"));
        }
    }

    private async Task<bool> Load(Guid dossier, CancellationToken ct)
    {
        if (await cases.Find(dossier, ct) is not { } found)
        {
            return false;
        }

        Case = found;
        Stamp = FormStamp.Of(found, []);
        Missing = found.IsOpen ? Progress.Missing(found) : [];
        Files = (await book.List(found.Dossier.Id, ct)).ToLookup(f => f.Item);
        return true;
    }
}
