using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;
using Otasuketai.Review.Web.Store;
using Otasuketai.Review.Web.Tests.House;

namespace Otasuketai.Review.Bench;

using Process = System.Diagnostics.Process;

/// <summary>The figures, each beside its limit in the same run; three interleaved rounds, the median is told.</summary>
internal static class Benches
{
    private const int Rounds = 3;
    private const int Clients = PgBench.Clients;
    private const int CasesPerClient = 10;
    private const int TimersPerRound = 4000;
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(5);

    /// <summary>Until the compiler has made its best of what runs all the time.</summary>
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(10);

    /// <summary>Full steps and whole lives a second beside pgbench: of the very same writes, and of the shortest durable transaction.</summary>
    public static async Task<IReadOnlyList<Figure>> Desk()
    {
        await using var cluster = await PrivateCluster.StartAsync(CancellationToken.None, durable: true);
        await PgBench.Prepare(cluster.AdminConnectionString);
        await using var desk = await BenchDesk.Start(cluster.AdminConnectionString);
        var same = await Logged(desk);
        // many cases a client, as pgbench has many rows: a case with hundreds of hearings is nobody's case
        var cases = await Task.WhenAll(Enumerable.Range(0, Clients).Select(_ => desk.InEvidenceCheck(CasesPerClient)));
        // few acts on each: whoever reads a case anew reads its whole past
        var common = await Task.WhenAll(Enumerable.Range(0, Clients).Select(_ => desk.InEvidenceCheck(CasesPerClient)));
        var turns = new int[Clients];
        await using var elsewhere = await BenchDesk.Join(desk.Admin);
        await PgBench.Run(cluster.Port, (int)Round.TotalSeconds, same, "review_app", "review");
        await Load.Run(Clients, WarmUp, Hearing);
        await Load.Run(Clients, Round, Shared);

        List<double> limits = [], writes = [], steps = [], shared = [], acts = [], lives = [];
        for (var round = 0; round < Rounds; round++)
        {
            limits.Add(await PgBench.Run(cluster.Port, (int)Round.TotalSeconds));
            writes.Add(SameWrites.Steps * await PgBench.Run(cluster.Port, (int)Round.TotalSeconds, same, "review_app", "review"));
            steps.Add(await Load.Run(Clients, Round, Hearing));
            shared.Add(await Load.Run(Clients, Round, Shared));
            var perLife = 0;
            lives.Add(await Load.Run(Clients, Round, async _ =>
            {
                perLife = await desk.WholeLife();
                return 1;
            }));
            acts.Add(lives[^1] * perLife);
        }

        File.Delete(same);
        Task<int> Hearing(int client) => desk.Hearing(cases[client][turns[client]++ % CasesPerClient]);
        Task<int> Shared(int client) => desk.Hearing(common[client][turns[client]++ % CasesPerClient], elsewhere);
        var (limit, write, step) = (Figure.Median(limits), Figure.Median(writes), Figure.Median(steps));
        return
        [
            new Figure("pgbench of a step's own writes, 8 clients", write, "steps/s", 1, "itself"),
            new Figure("full step in process, 8 clients", step, "steps/s", step / write, "pgbench of its own writes"),
            new Figure("full step on a case that another process was at, 8 clients", Figure.Median(shared), "steps/s", Figure.Median(shared) / write, "pgbench of a step's own writes"),
            new Figure("whole life, draft to listing", Figure.Median(lives), "lives/s", Figure.Median(acts) / write, "pgbench of a step's own writes (acts/s)"),
            new Figure("pgbench of one update and two inserts, 8 clients", limit, "transactions/s", 1, "itself"),
            new Figure("full step, beside that", step, "steps/s", step / limit, "pgbench of one update and two inserts"),
        ];
    }

    private static async Task<string> Logged(BenchDesk desk)
    {
        var others = await desk.InEvidenceCheck(Clients * CasesPerClient);
        var model = others[^1];
        foreach (var one in others)
        {
            await desk.Hearing(one);
        }

        return await SameWrites.Script(desk.Admin, others, model, async () =>
        {
            await using var logged = await BenchDesk.Join(desk.Admin);
            await logged.Hearing(model);
        });
    }

    /// <summary>Due timers run a second, the step and its mail included, beside pgbench of the shortest durable transaction: one worker, and as many as pgbench has clients.</summary>
    public static async Task<IReadOnlyList<Figure>> Timers()
    {
        await using var cluster = await PrivateCluster.StartAsync(CancellationToken.None, durable: true);
        await PgBench.Prepare(cluster.AdminConnectionString);
        await using var desk = await BenchDesk.Start(cluster.AdminConnectionString);
        var model = await desk.Drafted();
        await desk.Overdue(model, TimersPerRound);
        await desk.RunTimers(Clients);

        List<double> limits = [], one = [], lanes = [], eight = [];
        var standard = new Web.Clock.ClockSettings().TimerLanes;
        for (var round = 0; round < Rounds; round++)
        {
            limits.Add(await PgBench.Run(cluster.Port, (int)Round.TotalSeconds));
            await desk.Overdue(model, TimersPerRound);
            one.Add(TimersPerRound / await desk.RunTimers(workers: 1));
            await desk.Overdue(model, TimersPerRound);
            lanes.Add(TimersPerRound / await desk.RunTimers(standard));
            await desk.Overdue(model, TimersPerRound);
            eight.Add(TimersPerRound / await desk.RunTimers(Clients));
        }

        var limit = Figure.Median(limits);
        return
        [
            new Figure("pgbench of one update and two inserts, 8 clients", limit, "transactions/s", 1, "itself"),
            new Figure("due timers run, one worker", Figure.Median(one), "timers/s", Figure.Median(one) / limit, "pgbench"),
            new Figure($"due timers run, {standard} lanes as a worker has them", Figure.Median(lanes), "timers/s", Figure.Median(lanes) / limit, "pgbench"),
            new Figure("due timers run, 8 workers", Figure.Median(eight), "timers/s", Figure.Median(eight) / limit, "pgbench"),
        ];
    }

    /// <summary>The catalogue page beside a page of a bare Kestrel; cold start and memory of the real program.</summary>
    public static async Task<IReadOnlyList<Figure>> Web()
    {
        await using var cluster = await PrivateCluster.StartAsync(CancellationToken.None);
        var review = new NpgsqlConnectionStringBuilder(cluster.AdminConnectionString) { Database = "review" };
        await Migrator.Run(review.ConnectionString, CancellationToken.None);
        await Development(review.ConnectionString);
        var environment = new Dictionary<string, string>
        {
            ["ConnectionStrings__Review"] = $"Host=127.0.0.1;Port={cluster.Port};Username=review_app;Database=review",
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["Review__Var"] = Directory.CreateTempSubdirectory("otasuketai-bench").FullName,
        };
        using (var seed = Program("seed", environment))
        {
            await seed.WaitForExitAsync();
        }

        List<double> bare = [], own = [], bareStart = [], ownStart = [], memory = [];
        for (var round = 0; round < Rounds; round++)
        {
            var plain = await Measure(port => Self(port), "/", bareStart, bare);
            plain.Dispose();
            var port = 0;
            using var program = await Measure(p => Program($"web --urls http://127.0.0.1:{port = p}", environment), "/services", ownStart, own);
            memory.Add(program.Memory);
        }

        return
        [
            new Figure("plain Kestrel page", Figure.Median(bare), "pages/s", 1, "itself"),
            new Figure("catalogue page", Figure.Median(own), "pages/s", Figure.Median(own) / Figure.Median(bare), "plain Kestrel page"),
            new Figure("first page after start", Figure.Median(ownStart), "s", Figure.Median(ownStart) / Figure.Median(bareStart), "plain Kestrel (times as long)"),
            new Figure("memory after the load", Figure.Median(memory), "MiB", null, "no limit"),
        ];
    }

    private static async Task Development(string admin)
    {
        await using var connection = new NpgsqlConnection(admin);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("ALTER DATABASE review SET review.environment = 'development'", connection);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<Measured> Measure(Func<int, Process> start, string path, List<double> starts, List<double> rates)
    {
        var port = FreePort();
        var watch = Stopwatch.StartNew();
        var process = start(port);
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
        while (!await Answers(client, path))
        {
            if (process.HasExited || watch.Elapsed > TimeSpan.FromMinutes(1))
            {
                throw new InvalidOperationException($"No answer from {path}.");
            }

            await Task.Delay(5);
        }

        starts.Add(watch.Elapsed.TotalSeconds);
        await Load.Run(Clients, TimeSpan.FromSeconds(2), _ => Get(client, path));
        rates.Add(await Load.Run(Clients, Round, _ => Get(client, path)));
        process.Refresh();
        return new Measured(process, process.WorkingSet64 / 1048576.0);
    }

    private static async Task<bool> Answers(HttpClient client, string path)
    {
        try
        {
            using var answer = await client.GetAsync(path);
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static async Task<int> Get(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(path);
        answer.EnsureSuccessStatusCode();
        await answer.Content.ReadAsByteArrayAsync();
        return 1;
    }

    private static Process Program(string verb, Dictionary<string, string> environment)
    {
        var dll = Environment.GetEnvironmentVariable("OTASUKETAI_WEB_DLL") ?? typeof(Migrator).Assembly.Location;
        var info = new ProcessStartInfo("dotnet", $"{dll} {verb}") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment)
        {
            info.Environment[name] = value;
        }

        return Drained(Process.Start(info)!);
    }

    private static Process Self(int port) =>
        Drained(Process.Start(new ProcessStartInfo("dotnet", $"{typeof(Benches).Assembly.Location} --bare {port.ToString(CultureInfo.InvariantCulture)}") { RedirectStandardOutput = true, RedirectStandardError = true })!);

    private static Process Drained(Process process)
    {
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private sealed record Measured(Process Process, double Memory) : IDisposable
    {
        public void Dispose()
        {
            Process.Kill(entireProcessTree: true);
            Process.Dispose();
        }
    }
}
