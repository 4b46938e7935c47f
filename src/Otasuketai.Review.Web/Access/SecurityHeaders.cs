namespace Otasuketai.Review.Web.Access;

/// <summary>
/// The headers every answer carries. They are put on at the last moment, so that error pages have them too, and a
/// stricter policy set by a handler (a download's sandbox) is left alone.
/// </summary>
public sealed class SecurityHeaders(RequestDelegate next, IHostEnvironment environment)
{
    /// <summary>No inline script or style, no other host, no framing.</summary>
    public const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
        + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private const string Features =
        "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), "
        + "midi=(), payment=(), usb=(), publickey-credentials-create=(self), publickey-credentials-get=(self)";

    /// <summary>Promises the headers and goes on.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        var tokenPage = IsTokenPage(context.Request.Path);
        context.Response.OnStarting(() =>
        {
            Write(context, tokenPage);
            return Task.CompletedTask;
        });
        return next(context);
    }

    /// <summary>The addresses of surveys and of kept worksheets hold a capability: they must not leave by a referrer, nor be found by a search.</summary>
    private static bool IsTokenPage(PathString path)
    {
        var plain = path.StartsWithSegments("/en", out var rest) ? rest : path;
        return plain.StartsWithSegments("/survey") || plain.StartsWithSegments("/worksheet/edit") || plain.StartsWithSegments("/worksheet/shared");
    }

    private void Write(HttpContext context, bool tokenPage)
    {
        var headers = context.Response.Headers;
        headers.TryAdd("Content-Security-Policy", Policy);
        headers.TryAdd("Permissions-Policy", Features);
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Referrer-Policy"] = tokenPage ? "no-referrer" : "same-origin";
        headers["X-Content-Type-Options"] = "nosniff";
        if (tokenPage)
        {
            headers["X-Robots-Tag"] = "noindex, nofollow";
        }

        if (!environment.IsDevelopment())
        {
            headers["Strict-Transport-Security"] = "max-age=31536000; includeSubDomains";
        }

        if (tokenPage || IsPersonal(context))
        {
            headers.CacheControl = "no-store";
        }
    }

    /// <summary>An answer made for one person, or one that hands out a cookie, is kept by nobody.</summary>
    private static bool IsPersonal(HttpContext context) =>
        context.User.Identity is { IsAuthenticated: true } || context.Response.Headers.SetCookie.Count > 0;
}
