using System.Net;
using System.Text.RegularExpressions;

namespace Otasuketai.Review.Web.Tests.Access;

/// <summary>What a person's browser does without a screen: keeps cookies, opens pages, sends forms with their hidden fields. Redirects are answers, not followed.</summary>
public sealed partial class Browser : IDisposable
{
    /// <summary>A fresh one for this address.</summary>
    public Browser(Uri baseUrl)
    {
        var handler = new SocketsHttpHandler { CookieContainer = Cookies, AllowAutoRedirect = false };
        Client = new HttpClient(handler) { BaseAddress = baseUrl };
    }

    /// <summary>The cookies held.</summary>
    public CookieContainer Cookies { get; } = new();

    /// <summary>The client that holds them.</summary>
    public HttpClient Client { get; }

    /// <summary>Opens an address.</summary>
    public Task<HttpResponseMessage> Get(string url) => Client.GetAsync(url);

    /// <summary>Opens a page and reads it.</summary>
    public async Task<string> Read(string url)
    {
        using var answer = await Client.GetAsync(url);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadAsStringAsync();
    }

    /// <summary>Opens a page and sends its form, with the token found there.</summary>
    public async Task<HttpResponseMessage> Submit(string url, params (string Name, string Value)[] fields) =>
        await Post(url, [("__RequestVerificationToken", TokenIn(await Read(url))), .. fields]);

    /// <summary>Sends fields and nothing else.</summary>
    public async Task<HttpResponseMessage> Post(string url, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await Client.PostAsync(url, form);
    }

    /// <summary>The first form token of a page.</summary>
    public static string TokenIn(string page) => Token().Match(page) is { Success: true } found
        ? found.Groups[1].Value
        : throw new InvalidOperationException("The page has no form with a token:\n" + page);

    /// <inheritdoc/>
    public void Dispose() => Client.Dispose();

    [GeneratedRegex("""name="__RequestVerificationToken" type="hidden" value="([^"]+)""")]
    private static partial Regex Token();
}
