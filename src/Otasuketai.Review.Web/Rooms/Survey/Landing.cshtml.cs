using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Otasuketai.Review.Web.Desk;
using Otasuketai.Review.Web.Words;

namespace Otasuketai.Review.Web.Rooms.Survey;

/// <summary>
/// Where the mailed link leads. Opening it changes nothing, because mail scanners open links too; only the button exchanges it for a cookie and a
/// clean address. A link that is unknown, expired, revoked or closed is answered alike.
/// </summary>
[AllowAnonymous]
public sealed class LandingModel(SurveyStore store, SurveyPass pass, Lang lang) : PageModel
{
    /// <summary>The survey behind the link; null for a link that does not open.</summary>
    public OpenInvitation? Survey { get; private set; }

    /// <summary>Shows what is asked, and nothing more.</summary>
    public Task OnGetAsync(string token, CancellationToken ct) => Look(token, ct);

    /// <summary>Begins.</summary>
    public async Task<IActionResult> OnPostAsync(string token, CancellationToken ct)
    {
        await Look(token, ct);
        if (Survey is null)
        {
            return Page();
        }

        pass.Give(HttpContext, Survey.Id);
        return LocalRedirect(lang.Url("/survey/q/1"));
    }

    private async Task Look(string token, CancellationToken ct)
    {
        Survey = await store.Find(SurveyLinks.Hash(token), ct) is { } invitation ? await store.Read(invitation, ct) : null;
        if (Survey is null)
        {
            Response.StatusCode = (int)HttpStatusCode.NotFound;
        }
    }
}
