using System.Net;
using System.Text.RegularExpressions;
using Otasuketai.Review.Web.Tests.Access;

namespace Otasuketai.Review.Web.Tests.Queues;

/// <summary>Sends a page's form as a browser does: the hidden fields it carries, and what the person entered.</summary>
internal static partial class Forms
{
    /// <summary>Sends the form with the given handler (none: the plain one) on the page at <paramref name="url"/>.</summary>
    public static async Task<Answer> Send(this Browser browser, string url, string? handler, params (string Name, string Value)[] entered) =>
        await browser.SendFrom(await browser.Read(url), url, handler, entered);

    /// <summary>Sends a form of a page already read.</summary>
    public static async Task<Answer> SendFrom(this Browser browser, string page, string url, string? handler, params (string Name, string Value)[] entered)
    {
        var form = Form().Matches(page).Select(m => m.Value).FirstOrDefault(f => Fits(f[..f.IndexOf('>', StringComparison.Ordinal)], handler))
            ?? throw new InvalidOperationException($"No form for {handler ?? "the page"} in:\n{page}");
        var hidden = Hidden().Matches(form).Select(m => Tag(m.Value)).Where(h => entered.All(e => e.Name != h.Name));
        using var answer = await browser.Post(handler is null ? url : $"{url}?handler={handler}", [.. hidden, .. entered]);
        return new Answer(answer.StatusCode, answer.Headers.Location?.OriginalString, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()));
    }

    private static bool Fits(string form, string? handler) => handler is null
        ? form.Contains("method=\"post\"", StringComparison.Ordinal) && !form.Contains("handler=", StringComparison.Ordinal) && !form.Contains("sign-out", StringComparison.Ordinal)
        : form.Contains($"handler={handler}", StringComparison.Ordinal);

    private static (string Name, string Value) Tag(string tag) => (Attribute(tag, "name"), WebUtility.HtmlDecode(Attribute(tag, "value")));

    private static string Attribute(string tag, string name) => Regex.Match(tag, $"\\b{name}=\"([^\"]*)\"").Groups[1].Value;

    [GeneratedRegex("<form.*?</form>", RegexOptions.Singleline)]
    private static partial Regex Form();

    [GeneratedRegex("<input[^>]*type=\"hidden\"[^>]*>")]
    private static partial Regex Hidden();
}

/// <summary>A status, where it leads, and the page.</summary>
internal sealed record Answer(HttpStatusCode Status, string? Location, string Page);
