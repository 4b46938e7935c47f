using Microsoft.Playwright;
using Otasuketai.Review.Web.Tests.Browsing;

[assembly: AssemblyFixture(typeof(Chromium))]

namespace Otasuketai.Review.Web.Tests.Browsing;

/// <summary>The one real browser of a test run, started by the first test that asks. CHROMIUM names another executable.</summary>
public sealed class Chromium : IAsyncDisposable
{
    private readonly Lazy<Task<(IPlaywright Playwright, IBrowser Browser)>> started = new(Launch);

    /// <summary>A window with cookies of its own, in Japan.</summary>
    public async Task<IBrowserContext> OpenWindow(Uri baseUrl, bool javaScript = true, string locale = "ja-JP") =>
        await (await started.Value).Browser.NewContextAsync(new()
        {
            BaseURL = baseUrl.ToString(),
            Locale = locale,
            TimezoneId = "Asia/Tokyo",
            JavaScriptEnabled = javaScript,
            ReducedMotion = ReducedMotion.Reduce,
            ViewportSize = new() { Width = PageCheck.Desk, Height = PageCheck.Height },
        });

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (started.IsValueCreated)
        {
            var (playwright, browser) = await started.Value;
            await browser.CloseAsync();
            playwright.Dispose();
        }
    }

    private static async Task<(IPlaywright Playwright, IBrowser Browser)> Launch()
    {
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--font-render-hinting=none"],
        });
        return (playwright, browser);
    }
}
