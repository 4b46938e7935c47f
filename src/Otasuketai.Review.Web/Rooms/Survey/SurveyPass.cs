using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Otasuketai.Review.Web.Access;

namespace Otasuketai.Review.Web.Rooms.Survey;

/// <summary>
/// The short-lived cookie a link is exchanged for, so that the capability leaves the address bar. It names the invitation, protected and dated;
/// whether the invitation is still open is asked of the database every time.
/// </summary>
public sealed class SurveyPass(IDataProtectionProvider protection, IHostEnvironment environment)
{
    /// <summary>How long one sitting may last; the mail's link begins another one.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(2);

    private readonly ITimeLimitedDataProtector protector = protection.CreateProtector("survey-pass").ToTimeLimitedDataProtector();

    /// <summary>Hands it out.</summary>
    public void Give(HttpContext context, Guid invitation)
    {
        var cookie = Cookie();
        context.Response.Cookies.Append(cookie.Name!, protector.Protect(invitation.ToString(), Lifetime), cookie.Build(context));
    }

    /// <summary>The invitation of this visitor; null when there is none or its time is over.</summary>
    public Guid? Find(HttpContext context)
    {
        if (context.Request.Cookies[Cookie().Name!] is not { Length: > 0 } given)
        {
            return null;
        }

        try
        {
            return Guid.Parse(protector.Unprotect(given));
        }
        catch (CryptographicException)
        {
            return null; // forged, expired, or of a key that is gone: all the same to the visitor
        }
    }

    private CookieBuilder Cookie()
    {
        var cookie = new CookieBuilder { MaxAge = Lifetime };
        new CookieRules(environment).Apply(cookie, "otasuketai-survey");
        return cookie;
    }
}
