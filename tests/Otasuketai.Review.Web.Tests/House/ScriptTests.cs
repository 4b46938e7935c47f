using System.Diagnostics;

namespace Otasuketai.Review.Web.Tests.House;

/// <summary>The front doors of the repository: they parse, may be run, and explain themselves.</summary>
public sealed class ScriptTests
{
    private static readonly string Root = FindRoot();

    public static TheoryData<string> Scripts => [".ci/run", "ops/run", "ops/test", "ops/dev"];

    [Theory]
    [MemberData(nameof(Scripts))]
    public async Task Script_Parsed_IsValidAndExecutable(string script)
    {
        Assert.Equal(0, (await Bash("-n", script)).Exit);
        Assert.Equal(0, (await Bash("-c", $"test -x {script}")).Exit);
        Assert.Contains("set -euo pipefail", await File.ReadAllTextAsync(Path.Combine(Root, script), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dev_CalledBare_PrintsTheLoop()
    {
        var (exit, output) = await Bash("ops/dev");

        Assert.Equal(0, exit);
        Assert.All(
            ["build", "test", "law", "lint", "migrate", "seed", "cast", "check", "clock", "code", "bench", "psql", "down"],
            command => Assert.Contains($"ops/dev {command} ", output, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("ops/dev", "nonsense")]
    [InlineData("ops/run", "--nonsense")]
    [InlineData("ops/test", "--nonsense")]
    public async Task Script_UnknownArgument_ExplainsItselfAndExitsWithTwo(string script, string argument)
    {
        var (exit, output) = await Bash(script, argument);

        Assert.Equal(2, exit);
        Assert.Contains("ops/", output, StringComparison.Ordinal);
    }

    private static async Task<(int Exit, string Output)> Bash(params string[] arguments)
    {
        var start = new ProcessStartInfo("bash", ["-c", "exec bash \"$@\" 2>&1", "bash", .. arguments]) { WorkingDirectory = Root, RedirectStandardOutput = true };
        using var process = System.Diagnostics.Process.Start(start) ?? throw new InvalidOperationException("bash");
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, output);
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Otasuketai.Review.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run from a build inside the repository.");
        }

        return folder.FullName;
    }
}
