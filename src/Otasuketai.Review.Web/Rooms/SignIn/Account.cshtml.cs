using System.Collections.Immutable;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Web.Access;
using Otasuketai.Review.Web.Words;

namespace Otasuketai.Review.Web.Rooms.SignIn;

/// <summary>The own page: roles, and where one is signed in.</summary>
public sealed class AccountModel(CurrentActor current, Sessions sessions, Lang lang) : PageModel
{
    /// <summary>The own name.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The own roles in words.</summary>
    public string Roles { get; private set; } = "";

    /// <summary>Where one is signed in, the newest first.</summary>
    public ImmutableArray<OpenSession> Open { get; private set; } = [];

    /// <summary>The session that asks.</summary>
    public Guid? This => SessionCookie.SessionOf(User);

    /// <summary>Shows it.</summary>
    public async Task OnGetAsync()
    {
        var me = await Me();
        Name = me.Name;
        Roles = me.Roles.IsEmpty ? lang.Pick("なし", "None") : string.Join(lang.Pick("・", ", "), me.Roles.Select(role => lang.Of(role)));
        Open = await sessions.Of(me.Person, HttpContext.RequestAborted);
    }

    /// <summary>Ends every session, this one included.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        await sessions.EndAll((await Me()).Person, HttpContext.RequestAborted);
        await HttpContext.SignOutAsync(SessionCookie.Scheme);
        return LocalRedirect(lang.Url("/sign-in"));
    }

    private async Task<Actor> Me() => await current.Find() ?? throw new InvalidOperationException("The route matrix lets nobody in without a session.");
}
