using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Otasuketai.Review.Web.Hosting;
using Otasuketai.Review.Web.Paper;
using Otasuketai.Review.Web.Tests.Access;
using Otasuketai.Review.Web.Tests.Seed;

namespace Otasuketai.Review.Web.Tests.Paper;

/// <summary>A page as a file: the same words, in Japanese, and never more than this machine can bear.</summary>
[Collection(SeededRegister.Name)]
[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed class PaperTests(SeededApp seeded)
{
    [Theory]
    [InlineData("", "申請者の主張・運営者の確認・利用者の評価を分けて示します")]
    [InlineData("/en", "What the provider claims, what the operator verified")]
    public async Task Page_AskedForAsPdf_IsItselfPrintedWithWordsThatCanBeTakenOut(string prefix, string words)
    {
        using var visitor = seeded.App.Visitor();
        using var answer = await visitor.Get(prefix + "/services/2026-001?format=pdf");

        Assert.Equal((HttpStatusCode.OK, "application/pdf"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
        Assert.Equal("entry.pdf", answer.Content.Headers.ContentDisposition!.FileName);
        var pdf = await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        var text = PdfText.Of(pdf);
        Assert.Contains("みまもりEDRライト", text, StringComparison.Ordinal);
        Assert.Contains(words.Replace(" ", "", StringComparison.Ordinal), text.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("?", text, StringComparison.Ordinal);
        var raw = Encoding.Latin1.GetString(pdf);
        Assert.Contains($"/URI ({seeded.App.BaseUrl}", raw, StringComparison.Ordinal);
        Assert.DoesNotContain("file:", raw, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_WithoutAPrinter_IsShownAsItIs()
    {
        await using var node = await Node("--Pdf:Chromium", "/nowhere/chromium");
        using var visitor = new Browser(new Uri(node.Urls.Single()));

        Assert.Contains("みまもりEDRライト</h1>", await visitor.Read("/services/2026-001?format=pdf"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_BeyondTheRate_AreAskedToWait_AndPagesOnTheScreenAreNot()
    {
        using var printer = new FakePrinter("""printf '%%PDF-1.4' >"$paper" """);
        await using var node = await Node("--Pdf:Chromium", printer.Program, "--Pdf:PerMinute", "1");
        using var visitor = new Browser(new Uri(node.Urls.Single()));
        var codes = new List<HttpStatusCode>();
        foreach (var format in (string[])["?format=pdf", "?format=pdf", ""])
        {
            using var answer = await visitor.Get("/services/2026-001" + format);
            codes.Add(answer.StatusCode);
        }

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.TooManyRequests, HttpStatusCode.OK], codes);
    }

    [Fact]
    public async Task Printer_SeesNothingOfOurs_AndLeavesNothingBehind()
    {
        using var printer = new FakePrinter("""{ env; pwd; ls -A; } >"$paper" """);
        using var pdf = printer.Pdf();

        var print = await pdf.Print("<p>秘密</p>", TestContext.Current.CancellationToken);

        Assert.Equal(PdfOutcome.Printed, print.Outcome);
        var lines = Encoding.UTF8.GetString(print.Bytes).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var names = lines.Where(l => l.Contains('=', StringComparison.Ordinal)).Select(l => l.Split('=')[0]).Except(["PWD", "OLDPWD", "SHLVL", "_"]);
        Assert.Equal(["HOME", "LANG", "PATH", "TMPDIR"], names.Order(StringComparer.Ordinal));
        Assert.False(Directory.Exists(lines.Single(l => l.StartsWith('/'))));
    }

    [Fact]
    public async Task Printer_ThatTakesTooLongOrFails_IsGivenUpWithItsChildren()
    {
        using var slow = new FakePrinter("""sh -c 'echo $$ >"$0.child"; exec sleep 600' "$0" """);
        using var broken = new FakePrinter("exit 3");
        using var pdf = slow.Pdf(TimeSpan.FromMilliseconds(500));
        using var other = broken.Pdf();

        Assert.Equal(PdfOutcome.Failed, (await pdf.Print("", TestContext.Current.CancellationToken)).Outcome);
        Assert.Equal(PdfOutcome.Failed, (await other.Print("", TestContext.Current.CancellationToken)).Outcome);
        var child = int.Parse(await File.ReadAllTextAsync(slow.Program + ".child", TestContext.Current.CancellationToken), System.Globalization.CultureInfo.InvariantCulture);
        Assert.False(IsAlive(child));
    }

    [Fact]
    public async Task Printer_WithTooManyWaiting_SaysSoAtOnce()
    {
        using var slow = new FakePrinter("exec sleep 600");
        using var pdf = slow.Pdf();
        using var stop = new CancellationTokenSource();
        var waiting = Enumerable.Range(0, 10).Select(_ => pdf.Print("", stop.Token)).ToList();

        Assert.Equal(PdfOutcome.Busy, (await pdf.Print("", TestContext.Current.CancellationToken)).Outcome);

        await stop.CancelAsync();
        foreach (var print in waiting)
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => print);
        }
    }

    /// <summary>Another node over the seeded register, set up otherwise.</summary>
    private async Task<WebApplication> Node(params string[] settings)
    {
        var node = WebHost.Build(["--environment", "Development", "--urls", "http://127.0.0.1:0", "--ConnectionStrings:Review", seeded.App.ConnectionString, "--Logging:LogLevel:Default", "Error", .. settings]);
        await node.StartAsync(TestContext.Current.CancellationToken);
        return node;
    }

    /// <summary>Running, and not only a dead one nobody has asked after yet.</summary>
    private static bool IsAlive(int process) => File.Exists($"/proc/{process}/stat") && File.ReadAllText($"/proc/{process}/stat").Split(") ")[1][0] is not ('Z' or 'X');

    /// <summary>A script in Chromium's place; <c>$paper</c> is where the file is wanted.</summary>
    private sealed class FakePrinter : IDisposable
    {
        private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("fake-printer-");

        public FakePrinter(string script)
        {
            Program = Path.Combine(folder.FullName, "chromium");
            File.WriteAllText(Program, $$"""
                #!/bin/sh
                for word in "$@"; do case $word in --print-to-pdf=*) paper=${word#--print-to-pdf=} ;; esac; done
                {{script}}

                """);
            File.SetUnixFileMode(Program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        public string Program { get; }

        public ChromiumPdf Pdf(TimeSpan? limit = null) => new(
            new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create<string, string?>("Pdf:Chromium", Program)]).Build(), NullLogger<ChromiumPdf>.Instance, limit);

        public void Dispose() => folder.Delete(recursive: true);
    }
}
