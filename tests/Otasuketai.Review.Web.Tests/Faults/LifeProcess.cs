using System.Diagnostics;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Web.Tests.Desk;
using Otasuketai.Review.Web.Tests.Faults;

namespace Otasuketai.Review.Web.Tests.Faults
{
    /// <summary>
    /// A process of its own that lives a whole life at the desk and says every act that the desk confirmed; made to be killed. It is this very
    /// program, entered through .NET's start-up hook, so that the runner never starts in it.
    /// </summary>
    internal sealed class LifeProcess : IDisposable
    {
        private const string Setting = "OTASUKETAI_TEST_LIFE";
        private readonly System.Diagnostics.Process process;

        private LifeProcess(System.Diagnostics.Process process) => this.process = process;

        public static LifeProcess Start(RealDesk desk, string app)
        {
            var here = typeof(LifeProcess).Assembly.Location;
            var start = new ProcessStartInfo(Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet", ["exec", here]) { RedirectStandardOutput = true };
            start.Environment["DOTNET_STARTUP_HOOKS"] = here;
            start.Environment[Setting] = string.Join('\n', desk.Admin, app, desk.Dossier, desk.VendorOrg);
            return new LifeProcess(System.Diagnostics.Process.Start(start) ?? throw new InvalidOperationException("No child process."));
        }

        /// <summary>SIGKILL.</summary>
        public void Kill() => process.Kill();

        /// <summary>The keys of the confirmed acts in order, until the process is gone; whether it came to the end of the life.</summary>
        public async Task<(List<Guid> Confirmed, bool IsFinished)> Listen(CancellationToken ct)
        {
            List<Guid> confirmed = [];
            while (await process.StandardOutput.ReadLineAsync(ct) is { } line)
            {
                if (Guid.TryParse(line, out var key))
                {
                    confirmed.Add(key);
                }
            }

            await process.WaitForExitAsync(ct);
            return (confirmed, process.ExitCode == 0);
        }

        public void Dispose()
        {
            if (!process.HasExited)
            {
                process.Kill();
            }

            process.Dispose();
        }

        /// <summary>The child's whole program; null when this process is no child.</summary>
        public static Task? Enter() => Environment.GetEnvironmentVariable(Setting) is { } settings ? Live(settings.Split('\n')) : null;

        private static async Task Live(string[] settings)
        {
            await using var desk = await RealDesk.Join(settings[0], settings[1], new DossierId(Guid.Parse(settings[2])), new OrgId(Guid.Parse(settings[3])));
            desk.NextKey = WholeLife.Keys(desk.Dossier);
            desk.Confirmed = key => Console.WriteLine(key);
            await WholeLife.Run(desk);
        }
    }
}

/// <summary>.NET calls this before Main when DOTNET_STARTUP_HOOKS names this program; see <see cref="LifeProcess"/>.</summary>
internal static class StartupHook
{
    public static void Initialize()
    {
        if (LifeProcess.Enter() is { } life)
        {
            life.GetAwaiter().GetResult();
            Environment.Exit(0);
        }
    }
}
