using System.Net;
using System.Text.RegularExpressions;

namespace Otasuketai.Review.Bench;

/// <summary>What a first visit to a page brings over the line: the page and everything it links, compressed as sent.</summary>
internal static partial class PageWeight
{
    private const double Limit = 100;
    private static readonly string[] Pages = ["/", "/services", "/services/2001-001", "/guide"];

    public static async Task<IReadOnlyList<Figure>> Of(Uri url)
    {
        using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false, AutomaticDecompression = DecompressionMethods.None }) { BaseAddress = url, DefaultRequestHeaders = { { "Accept-Encoding", "br" } } };
        using var reader = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.All }) { BaseAddress = url };
        List<Figure> figures = [];
        foreach (var page in Pages)
        {
            var parts = Linked().Matches(await reader.GetStringAsync(page)).Select(m => WebUtility.HtmlDecode(m.Groups[1].Value)).Distinct().Prepend(page);
            var bytes = 0;
            foreach (var part in parts)
            {
                bytes += (await client.GetByteArrayAsync(part)).Length;
            }
            figures.Add(new Figure($"weight of {page}", bytes / 1024.0, "KiB compressed", Limit / (bytes / 1024.0), "100 KiB"));
        }
        return figures;
    }

    [GeneratedRegex("""<(?:link rel="(?:stylesheet|icon)"|script|img)[^>]* (?:href|src)="([^"]+)""")]
    private static partial Regex Linked();
}
