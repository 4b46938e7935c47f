using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Otasuketai.Review.Forms;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Web.Access;
using Otasuketai.Review.Web.Desk;
using Otasuketai.Review.Web.Words;

namespace Otasuketai.Review.Web.Rooms.Vendor;

/// <summary>Starts an application: from here on everything is saved.</summary>
public sealed class NewModel(CurrentActor current, VendorCases cases, Desk.Desk desk, Lang lang) : PageModel
{
    /// <summary>Makes pressing twice open one case.</summary>
    public Guid Key { get; private set; } = Guid.CreateVersion7();

    /// <summary>Shows the empty form.</summary>
    public void OnGet()
    {
    }

    /// <summary>Opens the case.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await current.Find() is not { Organisation: { } own } actor)
        {
            return NotFound();
        }

        Key = Guid.TryParse(Request.Form["Key"], out var key) ? key : Key;
        var input = DraftFields.Read(ApplicationForms.Head, Request.Form, ModelState, (lang, DateOnly.MaxValue));
        foreach (var field in ApplicationForms.Head.Where(f => input.GetValueOrDefault(f.Name) is ""))
        {
            ModelState.AddModelError(field.Name, field.Options.IsEmpty
                ? lang.Pick($"{field.Ja}を入力してください", $"{field.En}: please fill in")
                : lang.Pick($"{field.Ja}を選んでください", $"{field.En}: please choose"));
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        var act = new ActRequest(new LifeId(Guid.CreateVersion7()), Machine.Registration, Act.StartApplication, input, actor, null);
        switch (await desk.Open(own, new DeskRequest(new DossierId(Guid.CreateVersion7()), act, Key), ct))
        {
            case DeskAnswer.Done done when await cases.DossierOf(done.Life, own, ct) is { } dossier:
                return LocalRedirect(lang.Url($"/vendor/applications/{dossier}"));
            case DeskAnswer.No no:
                ModelState.AddModelError("", lang.Of(no.Reason));
                return Page();
            default:
                return NotFound();
        }
    }
}
