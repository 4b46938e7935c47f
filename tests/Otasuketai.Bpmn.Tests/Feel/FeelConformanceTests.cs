using Otasuketai.Bpmn.Tests.Conformance;

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
        var manifest = ConformanceRunner.Folder() is { } folder ? Path.Combine(folder, "feel.json") : "";
        Assert.SkipUnless(File.Exists(manifest), "No conformance folder with feel.json: set CONFORMANCE_DIR to run these cases.");
        var result = FeelConformance.Run(manifest, flag);
        output.WriteLine($"feel {flag ?? "all"} · {result.Passed} passed · {result.Failed} failed · {result.Refused} refused · {100m * result.Passed / result.Total:0.0} %");
        return result;
    }
}
