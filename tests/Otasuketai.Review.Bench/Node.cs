using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Otasuketai.Review.Bench;

using Process = System.Diagnostics.Process;

/// <summary>Pages a second by the clock, and for each second of the server's processor time.</summary>
internal readonly record struct Rate(double Wall, double Cpu);

/// <summary>A server in a process of its own, with a client.</summary>
internal sealed class Node : IAsyncDisposable
{
    private const int Clients = 4;
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(3);

    private readonly Process process;
    private readonly HttpClient client;

    private Node(Process process, Uri url)
    {
        (this.process, Url) = (process, url);
        client = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = url, Timeout = TimeSpan.FromMinutes(5) };
    }

    public Uri Url { get; }

    /// <summary>Starts this program in another role and waits until it answers.</summary>
    public static async Task<Node> Start(string role, Dictionary<string, string> environment)
    {
        var port = FreePort();
        var info = new ProcessStartInfo("dotnet", string.Create(CultureInfo.InvariantCulture, $"{typeof(Node).Assembly.Location} {role} {port}")) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment)
        {
            info.Environment[name] = value;
        }

        var process = Process.Start(info)!;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var node = new Node(process, new Uri($"http://127.0.0.1:{port}"));
        await node.Until("/", HttpStatusCode.OK);
        return node;
    }

    /// <summary>One round of load.</summary>
    public async Task<Rate> Run(Func<HttpRequestMessage> ask)
    {
        process.Refresh();
        var (cpu, watch) = (process.TotalProcessorTime, Stopwatch.StartNew());
        var rate = await Load.Run(Clients, Round, async _ =>
        {
            using var request = ask();
            using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            answer.EnsureSuccessStatusCode();
            await answer.Content.CopyToAsync(Stream.Null);
            return 1;
        });
        var pages = rate * watch.Elapsed.TotalSeconds;
        process.Refresh();
        return new Rate(rate, pages / (process.TotalProcessorTime - cpu).TotalSeconds);
    }

    /// <summary>Waits until a search finds this name.</summary>
    public async Task Finds(string name)
    {
        while (!(await client.GetStringAsync("/services?q=" + Uri.EscapeDataString(name))).Contains($">{name}</a>", StringComparison.Ordinal))
        {
            await Task.Delay(10);
        }
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private async Task Until(string path, HttpStatusCode status)
    {
        for (var watch = Stopwatch.StartNew(); ; await Task.Delay(20))
        {
            try
            {
                using var answer = await client.GetAsync(path);
                if (answer.StatusCode == status)
                {
                    return;
                }
            }
            catch (HttpRequestException) when (watch.Elapsed < TimeSpan.FromMinutes(2) && !process.HasExited)
            {
                // not there yet
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
