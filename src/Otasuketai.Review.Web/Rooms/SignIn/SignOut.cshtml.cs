using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Otasuketai.Review.Web.Access;
using Otasuketai.Review.Web.Words;

namespace Otasuketai.Review.Web.Rooms.SignIn;

/// <summary>Ends this session.</summary>
public sealed class SignOutModel(Sessions sessions, Lang lang) : PageModel
{
    /// <summary>Deletes the session, not only the cookie.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (SessionCookie.SessionOf(User) is { } session)
        {
            await sessions.End(session, HttpContext.RequestAborted);
        }

        await HttpContext.SignOutAsync(SessionCookie.Scheme);
        return LocalRedirect(lang.Url("/"));
    }
}
