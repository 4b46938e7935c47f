using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Otasuketai.Review.Web.Tests.House;

/// <summary>A PostgreSQL server of this test run's own: in a folder of its own, on a free loopback port, without fsync, gone at the end. As root it runs as the user postgres.</summary>
public sealed class PrivateCluster : IAsyncDisposable
{
    internal const string NamePrefix = "otasuketai-test-";
    private static readonly SemaphoreSlim Sweeping = new(1);
    private readonly string directory;
    private readonly string bin;
    private string options = "";

    private PrivateCluster(string directory, string bin, int port)
    {
        this.directory = directory;
        this.bin = bin;
        Port = port;
    }

    /// <summary>Loopback port of the server.</summary>
    public int Port { get; }

    /// <summary>The superuser's connection string; unpooled, so that a template database is never held open.</summary>
    public string AdminConnectionString => string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={Port};Username=postgres;Database=postgres;Pooling=false");

    public static async Task<PrivateCluster> StartAsync(CancellationToken cancellationToken, bool durable = false)
    {
        var bin = FindBin();
        await SweepAbandoned(bin, cancellationToken);
        var name = string.Create(CultureInfo.InvariantCulture, $"{NamePrefix}{Environment.ProcessId}-{Guid.NewGuid():N}");
        var cluster = new PrivateCluster(Path.Combine(Parent, name), bin, FreePort());
        await cluster.Start(durable, cancellationToken);
        return cluster;
    }

    /// <summary>The server dies as in a power cut, without a checkpoint, and comes back on the same port.</summary>
    public async Task Crash(CancellationToken cancellationToken)
    {
        await Run(bin, "pg_ctl", ["-D", directory, "-m", "immediate", "-w", "stop"], cancellationToken);
        for (var tries = 1; ; tries++)
        {
            try
            {
                await Run(bin, "pg_ctl", ["-D", directory, "-l", Path.Combine(directory, "server.log"), "-w", "-t", "60", "-o", options, "start"], cancellationToken);
                return;
            }
            catch (InvalidOperationException) when (tries < 20)
            {
                await Task.Delay(500, cancellationToken); // while it is down, anybody's outgoing connection may sit on its port for a moment
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Run(bin, "pg_ctl", ["-D", directory, "-m", "immediate", "-w", "stop"], CancellationToken.None);
        Directory.Delete(directory, recursive: true);
    }

    // root's own temporary folder may be closed to the user postgres
    internal static string Parent => Environment.IsPrivilegedProcess ? "/var/tmp" : Path.GetTempPath();

    private async Task Start(bool durable, CancellationToken cancellationToken)
    {
        // C.UTF-8: with plain C, upper/lower and trigrams break for Japanese
        await Run(bin, "initdb", ["-D", directory, "-U", "postgres", "--auth=trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync", "--no-instructions"], cancellationToken);
        options = string.Create(CultureInfo.InvariantCulture, $"-p {Port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c timezone=UTC -c max_connections=200 ")
            + (durable ? "" : "-c fsync=off -c synchronous_commit=off -c full_page_writes=off");
        await Run(bin, "pg_ctl", ["-D", directory, "-l", Path.Combine(directory, "server.log"), "-w", "-t", "30", "-o", options, "start"], cancellationToken);
    }

    /// <summary>A killed test run leaves its folder behind, and perhaps its server, running or dead; the next run ends and deletes them.</summary>
    internal static async Task SweepAbandoned(string bin, CancellationToken cancellationToken)
    {
        await Sweeping.WaitAsync(cancellationToken);
        try
        {
            foreach (var left in Directory.EnumerateDirectories(Parent, NamePrefix + "*").Where(IsAbandoned).ToList())
            {
                if (await ExitCode(bin, "pg_ctl", ["-D", left, "status"], cancellationToken) == 0)
                {
                    await Run(bin, "pg_ctl", ["-D", left, "-m", "immediate", "-w", "stop"], cancellationToken);
                }

                Directory.Delete(left, recursive: true);
            }
        }
        finally
        {
            Sweeping.Release();
        }
    }

    private static bool IsAbandoned(string path)
    {
        var owner = Path.GetFileName(path)[NamePrefix.Length..].Split('-')[0];
        return Environment.IsPrivilegedProcess && OperatingSystem.IsLinux() && !Directory.Exists(Path.Combine("/proc", owner));
    }

    internal static string FindBin()
    {
        string?[] places = [Environment.GetEnvironmentVariable("OTASUKETAI_PG_BIN"), .. Enumerable.Range(15, 6).Reverse().Select(v => $"/usr/lib/postgresql/{v}/bin")];
        return places.FirstOrDefault(place => place is not null && File.Exists(Path.Combine(place, "initdb")))
            ?? throw new InvalidOperationException("No PostgreSQL 15+ server programs found: apt-get install postgresql, or set OTASUKETAI_PG_BIN, or TEST_PG to an administrator's connection string.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task Run(string bin, string tool, string[] arguments, CancellationToken cancellationToken)
    {
        if (await ExitCode(bin, tool, arguments, cancellationToken) is not 0 and var code)
        {
            throw new InvalidOperationException($"{tool} {string.Join(' ', arguments)} exited with {code}");
        }
    }

    private static async Task<int> ExitCode(string bin, string tool, string[] arguments, CancellationToken cancellationToken)
    {
        string[] asPostgres = Environment.IsPrivilegedProcess ? ["runuser", "-u", "postgres", "--"] : [];
        // no redirected pipes: the server would inherit them from pg_ctl and the reader would wait for ever
        string[] shell = ["-c", "cd / && exec \"$@\" >/dev/null </dev/null", "sh", .. asPostgres, Path.Combine(bin, tool), .. arguments];
        using var process = System.Diagnostics.Process.Start(new ProcessStartInfo("/bin/sh", shell) { UseShellExecute = false }) ?? throw new InvalidOperationException(tool);
        await process.WaitForExitAsync(cancellationToken);
        return process.ExitCode;
    }
}
