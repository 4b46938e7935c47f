using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Otasuketai.Review.Web.Words;

namespace Otasuketai.Review.Web.Look;

/// <summary>
/// Parts of every page, and what they cost: a part rendered is most of what a page of plain text costs, so what says the same on every page of a language
/// is rendered once, and what has nothing to say is not rendered.
/// </summary>
internal static class Parts
{
    private static readonly ConcurrentDictionary<(string Name, bool English, string? Nav), HtmlString> Kept = new();

    /// <summary>A part that looks at nothing but the language and, with <paramref name="nav"/>, at which entry of <see cref="SiteMap.Menu"/> the page is under.</summary>
    public static async Task<IHtmlContent> KeptPart(this IHtmlHelper html, string name, Lang lang, string? nav = null)
    {
        var key = (name, lang.En, nav);
        if (Kept.TryGetValue(key, out var kept))
        {
            return kept;
        }

        await using var text = new StringWriter(CultureInfo.InvariantCulture);
        (await html.PartialAsync(name)).WriteTo(text, html.ViewContext.HttpContext.RequestServices.GetRequiredService<HtmlEncoder>());
        return Kept.GetOrAdd(key, new HtmlString(text.ToString()));
    }

    /// <summary>What stands above a page's own content: the operator's notice, the result of the last act, what is wrong with the form. Mostly nothing.</summary>
    public static async Task<IHtmlContent> Above(this IHtmlHelper html)
    {
        var (context, state) = (html.ViewContext.HttpContext, html.ViewData.ModelState);
        var says = state.ErrorCount > 0 || context.RequestServices.GetRequiredService<Navigation>().Notice is not null || context.Request.Cookies.ContainsKey(LookSetup.NoticeCookie);
        return says ? await html.PartialAsync("_Above") : HtmlString.Empty;
    }

    /// <summary>Leads to this same page in the other language.</summary>
    public static IHtmlContent LanguageSwitch(this IHtmlHelper html, Lang lang)
    {
        var (code, name) = lang.En ? ("ja", "日本語") : ("en", "English");
        return new HtmlString($"""<a class="gov__lang" href="{html.Encode(lang.Other())}" lang="{code}" hreflang="{code}">{name}</a>""");
    }
}
