using System.Globalization;
using Otasuketai.Review.Web.Words;

namespace Otasuketai.Review.Web.Look;

/// <summary>
/// Takes <c>/en</c> off the path before routing. It becomes part of the path base, so that redirects, form targets and
/// generated links stay in English without anybody thinking of it.
/// </summary>
public sealed class LanguagePrefix(RequestDelegate next)
{
    /// <summary>Sets the request's <see cref="Lang"/> and culture, then goes on.</summary>
    public Task InvokeAsync(HttpContext context, Lang lang)
    {
        var request = context.Request;
        var english = request.Path.StartsWithSegments("/en", out var rest);
        if (english)
        {
            request.PathBase = request.PathBase.Add("/en");
            request.Path = rest.HasValue ? rest : "/";
        }

        lang.Begin(english, request.Path.Add(request.QueryString));
        CultureInfo.CurrentCulture = lang.Culture;
        CultureInfo.CurrentUICulture = lang.Culture;
        return next(context);
    }
}
