using System.Diagnostics;
using System.Threading.RateLimiting;

namespace Otasuketai.Review.Web.Paper;

/// <summary>
/// Prints through a headless Chromium made for one page and killed with its children: a profile and an environment of its own, no network,
/// a time limit, and so many at once on this node. <c>Pdf:Chromium</c> names another program, <c>Pdf:Sandbox=false</c> gives up Chromium's own
/// sandbox where the machine does not allow it (as root it is given up in any case).
/// </summary>
public sealed class ChromiumPdf : IPdf, IDisposable
{
    private const int Together = 2;
    private const int Waiting = 8;
    private const int MostBytes = 50 * 1024 * 1024;

    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(20);
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    private readonly ConcurrencyLimiter places = new(new ConcurrencyLimiterOptions { PermitLimit = Together, QueueLimit = Waiting });
    private readonly ILogger<ChromiumPdf> log;
    private readonly string? program;
    private readonly bool sandbox;
    private readonly TimeSpan limit;

    /// <summary>Looks for the program once.</summary>
    /// <param name="limit">How long a printing may take; <see cref="TimeLimit"/> when left out.</param>
    public ChromiumPdf(IConfiguration configuration, ILogger<ChromiumPdf> log, TimeSpan? limit = null)
    {
        this.log = log;
        this.limit = limit ?? TimeLimit;
        program = configuration["Pdf:Chromium"] is { Length: > 0 } named ? File.Exists(named) ? named : null : OnPath();
        sandbox = configuration.GetValue("Pdf:Sandbox", true) && !Environment.IsPrivilegedProcess;
    }

    /// <inheritdoc/>
    public bool IsInstalled => program is not null;

    /// <inheritdoc/>
    public async Task<PdfPrint> Print(string html, CancellationToken ct)
    {
        if (program is null)
        {
            return new PdfPrint(PdfOutcome.NotInstalled, []);
        }

        using var place = await places.AcquireAsync(1, ct);
        if (!place.IsAcquired)
        {
            return new PdfPrint(PdfOutcome.Busy, []);
        }

        var desk = Directory.CreateTempSubdirectory("otasuketai-pdf-");
        try
        {
            return await Print(html, desk.FullName, ct);
        }
        finally
        {
            await Clear(desk);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => places.Dispose();

    private async Task<PdfPrint> Print(string html, string desk, CancellationToken ct)
    {
        var (page, paper) = (Path.Combine(desk, "page.html"), Path.Combine(desk, "page.pdf"));
        await File.WriteAllTextAsync(page, html, ct);
        using var chromium = new System.Diagnostics.Process { StartInfo = Start(desk, page, paper) };
        using var time = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var said = "";
        // read, so that it never waits for somebody to listen; the last words go to the log when it fails
        chromium.ErrorDataReceived += (_, line) => said = line.Data is { Length: > 0 } words ? words : said;
        chromium.OutputDataReceived += (_, _) => { };
        chromium.Start();
        try
        {
            chromium.BeginErrorReadLine();
            chromium.BeginOutputReadLine();
            time.CancelAfter(limit);
            await chromium.WaitForExitAsync(time.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            log.LogWarning("A page was not printed within {Limit}.", limit);
            return new PdfPrint(PdfOutcome.Failed, []);
        }
        finally
        {
            chromium.Kill(entireProcessTree: true);
        }

        var file = new FileInfo(paper);
        if (chromium.ExitCode != 0 || !file.Exists || file.Length is 0 or > MostBytes)
        {
            log.LogWarning("A page was not printed: Chromium ended with {Code}. {Said}", chromium.ExitCode, said);
            return new PdfPrint(PdfOutcome.Failed, []);
        }

        return new PdfPrint(PdfOutcome.Printed, await File.ReadAllBytesAsync(paper, ct));
    }

    private ProcessStartInfo Start(string desk, string page, string paper)
    {
        var start = new ProcessStartInfo(program!) { RedirectStandardError = true, RedirectStandardOutput = true, WorkingDirectory = desk };
        foreach (var argument in Arguments(desk, page, paper))
        {
            start.ArgumentList.Add(argument);
        }

        // nothing of ours is handed on: connection strings stand in the environment
        start.Environment.Clear();
        foreach (var (name, value) in new[] { ("PATH", Environment.GetEnvironmentVariable("PATH")), ("HOME", desk), ("TMPDIR", desk), ("LANG", "C.UTF-8") })
        {
            start.Environment[name] = value;
        }

        return start;
    }

    private IEnumerable<string> Arguments(string desk, string page, string paper) =>
    [
        "--headless", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--no-default-browser-check", "--disable-extensions",
        "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-breakpad",
        "--host-resolver-rules=MAP * ~NOTFOUND", "--user-data-dir=" + Path.Combine(desk, "profile"),
        .. sandbox ? Array.Empty<string>() : ["--no-sandbox"],
        "--no-pdf-header-footer", "--print-to-pdf=" + paper, new Uri(page).AbsoluteUri,
    ];

    /// <summary>A child that is just being killed may still write for a moment.</summary>
    private async Task Clear(DirectoryInfo desk)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                desk.Delete(recursive: true);
                return;
            }
            catch (IOException) when (attempt < 10)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(20 * attempt), CancellationToken.None);
            }
            catch (IOException e)
            {
                log.LogWarning(e, "{Folder} could not be cleared away.", desk.FullName);
                return;
            }
        }
    }

    private static string? OnPath() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .SelectMany(folder => Names.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
}
