using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Otasuketai.Review.Web.Look;
using Otasuketai.Review.Web.Store;

namespace Otasuketai.Review.Web.Access;

/// <summary>The cookie of a signed-in person. It names a session and a person; everything else is asked of the database.</summary>
public static class SessionCookie
{
    /// <summary>The name of the authentication scheme.</summary>
    public const string Scheme = "session";

    private const string SessionClaim = "sid";
    private static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    /// <summary>Hands it out for an opened session.</summary>
    public static Task Give(HttpContext context, Person person, Guid session)
    {
        Claim[] claims = [new(ClaimTypes.NameIdentifier, person.Id.ToString()), new(SessionClaim, session.ToString())];
        return context.SignInAsync(Scheme, new ClaimsPrincipal(new ClaimsIdentity(claims, Scheme)));
    }

    /// <summary>The session of this request; null for a visitor.</summary>
    public static Guid? SessionOf(ClaimsPrincipal principal) =>
        Guid.TryParse(principal.FindFirstValue(SessionClaim), out var id) ? id : null;

    internal static void Configure(CookieAuthenticationOptions options)
    {
        options.ExpireTimeSpan = Longest;
        options.SlidingExpiration = false;
        options.LoginPath = "/sign-in";
        options.Events.OnValidatePrincipal = Check;
        options.Events.OnRedirectToLogin = AskToSignIn;
        options.Events.OnRedirectToAccessDenied = context =>
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        };
    }

    private static async Task Check(CookieValidatePrincipalContext context)
    {
        var services = context.HttpContext.RequestServices;
        var session = context.Principal is { } principal ? SessionOf(principal) : null;
        var actor = session is { } id ? await services.GetRequiredService<Sessions>().Find(id, context.HttpContext.RequestAborted) : null;
        if (actor is null)
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(Scheme);
            return;
        }

        services.GetRequiredService<CurrentActor>().Remember(actor);
        services.GetRequiredService<Navigation>().Who = actor.Name;
    }

    /// <summary>A page sends its reader to sign in; a program is told so.</summary>
    private static Task AskToSignIn(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (context.Request.Path.StartsWithSegments("/api"))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        }
        else
        {
            // without the host: a forged Host header leads nowhere else
            context.Response.Redirect(new Uri(context.RedirectUri).PathAndQuery);
        }

        return Task.CompletedTask;
    }
}
