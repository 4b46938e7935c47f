namespace Otasuketai.Bpmn.Tests;

/// <summary>The cases of the DMN technology compatibility kit, when their folder is there (CONFORMANCE_DIR, or ../shared/conformance).</summary>
public sealed class FeelConformanceTests(ITestOutputHelper output)
{
    [Fact]
    public void Run_Floor_PassesEveryCase()
    {
        var result = Run("floor");
        Assert.Empty(result.FailedIds);
        Assert.True(result.Total > 0 && result.Passed == result.Total, $"{result.Refused} of {result.Total} are refused.");
    }

    [Fact]
    public void Run_Core_PassesEveryCase()
    {
        Assert.Empty(Run("core").FailedIds);
        Assert.Empty(Run(null).FailedIds);
    }

    private FeelConformanceResult Run(string? flag)
    {
        var folder = Folder();
        Assert.SkipWhen(folder is null, "No conformance folder: set CONFORMANCE_DIR to run these cases.");
        var result = FeelConformance.Run(Path.Combine(folder!, "feel.json"), flag);
        output.WriteLine($"feel {flag ?? "all"} · {result.Passed} passed · {result.Failed} failed · {result.Refused} refused · {100m * result.Passed / result.Total:0.0} %");
        return result;
    }

    private static string? Folder()
    {
        if (Environment.GetEnvironmentVariable("CONFORMANCE_DIR") is { Length: > 0 } named)
        {
            return Directory.Exists(named) ? named : null;
        }

        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var beside = Path.Combine(folder.FullName, "shared", "conformance");
            if (File.Exists(Path.Combine(beside, "feel.json")))
            {
                return beside;
            }
        }

        return null;
    }
}
