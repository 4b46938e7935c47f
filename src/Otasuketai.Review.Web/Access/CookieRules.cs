namespace Otasuketai.Review.Web.Access;

/// <summary>
/// All cookies are <c>__Host-</c> cookies: this host only, TLS only, whole site. In development, where there is no TLS and
/// test clients keep to the letter of Secure, they lose the prefix and follow the request.
/// </summary>
internal sealed class CookieRules(IHostEnvironment environment)
{
    public void Apply(CookieBuilder cookie, string name)
    {
        var development = environment.IsDevelopment();
        cookie.Name = development ? name : "__Host-" + name;
        cookie.SecurePolicy = development ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
        cookie.HttpOnly = true;
        cookie.SameSite = SameSiteMode.Lax;
        cookie.Path = "/";
        cookie.IsEssential = true;
    }
}
