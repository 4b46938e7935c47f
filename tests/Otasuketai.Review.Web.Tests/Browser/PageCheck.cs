using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Otasuketai.Review.Web.Tests.Browsing;

/// <summary>
/// What is asked of every page a story passes, on a desk's screen and on a telephone: no sideways scroll and no finding of axe. A picture is kept.
/// Of pages built alike, different only in their words, axe sees the first.
/// </summary>
public sealed partial class PageCheck(string story)
{
    /// <summary>Width of a desk's screen.</summary>
    public const int Desk = 1280;

    /// <summary>Width of a telephone.</summary>
    public const int Telephone = 390;

    /// <summary>Height of the window.</summary>
    public const int Height = 900;

    private static readonly string Axe = ReadAxe();

    private readonly ConcurrentDictionary<string, bool> seen = new(StringComparer.Ordinal);
    private readonly string folder = Path.Combine(Environment.GetEnvironmentVariable("SHOTS_DIR") ?? "TestResults/shots", story);
    private int shots;

    /// <summary>What was found so far. A page that scrolls sideways is wrong, but the story can go on over it.</summary>
    public ConcurrentQueue<string> Findings { get; } = new();

    /// <summary>Nothing was found since the last time this was asked.</summary>
    public void AssertClean()
    {
        var found = Findings.ToList();
        Findings.Clear();
        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    /// <summary>Looks at the page as it stands.</summary>
    public async Task Look(IPage page, string who, bool scripts = true)
    {
        var isNew = scripts && seen.TryAdd(Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(Build(page.Url, await page.ContentAsync())))), true);
        var number = isNew ? Interlocked.Increment(ref shots) : 0;
        var size = page.ViewportSize!;
        foreach (var width in (int[])[Desk, Telephone])
        {
            await page.SetViewportSizeAsync(width, Height);
            var wide = await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
            if (wide > 0)
            {
                Findings.Enqueue($"{page.Url} at {width}: {wide} pixels too wide");
            }

            if (isNew)
            {
                foreach (var finding in await Ask(page))
                {
                    Findings.Enqueue($"{page.Url} at {width}: axe {finding}");
                }

                await page.ScreenshotAsync(new() { Path = Path.Combine(folder, Name(number, who, page.Url, width)), FullPage = true });
            }
        }

        await page.SetViewportSizeAsync(size.Width, size.Height);
    }

    private static async Task<string[]> Ask(IPage page)
    {
        await page.EvaluateAsync(Axe);
        return await page.EvaluateAsync<string[]>("""
            async () => (await axe.run(document, { resultTypes: ['violations'] })).violations
                .map(v => `${v.id}: ${v.help}: ` + v.nodes.slice(0, 4).map(n => `${n.target.join(' ')} ${n.failureSummary.replace(/\s+/g, ' ')}`).join(' | '))
            """);
    }

    /// <summary>How a page is built: where it stands and which elements with which attributes it has, without words, addresses and values.</summary>
    private static string Build(string url, string html) => string.Join('\n',
        Tag().Matches(html).Select(tag => Spoken().Replace(tag.Value, "$1")).Distinct().Order(StringComparer.Ordinal)
            .Prepend(Changing().Replace(new Uri(url).AbsolutePath, "#")));

    private static string Name(int number, string who, string url, int width)
    {
        var path = NotInNames().Replace(Changing().Replace(new Uri(url).AbsolutePath, ""), "-").Trim('-');
        return string.Create(CultureInfo.InvariantCulture, $"{number:D3}-{who}-{path}-{width}.png");
    }

    private static string ReadAxe()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("axe.min.js")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    [GeneratedRegex("""[0-9a-f]{8}-[0-9a-f-]{27}|(?<=value=")[A-Za-z0-9_-]{60,}(?=")|[0-9]+""")]
    private static partial Regex Changing();

    [GeneratedRegex("<[a-z][^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex("""\b(id|for|d|href|value|name|width|height|aria-[a-z]+|max|datetime|action|title|content|src)="[^"]*[\x22]""")]
    private static partial Regex Spoken();

    [GeneratedRegex("[^A-Za-z0-9]+")]
    private static partial Regex NotInNames();
}
