using Otasuketai.Bpmn.Tests.Conformance;

namespace Otasuketai.Bpmn.Tests;

/// <summary>The cases of the DMN technology compatibility kit, when their folder is there (CONFORMANCE_DIR, or ../shared/conformance).</summary>
public sealed class FeelConformanceTests(ITestOutputHelper output)
{
    [Fact]
    public void Run_Floor_PassesEveryCase()
    {
        var report = Run("floor");
        Assert.Empty(report.Failed);
        Assert.True(report.Passed > 0 && report.Refused == 0, report.Line);
    }

    [Fact]
    public void Run_Core_PassesEveryCase()
    {
        Assert.Empty(Run("core").Failed);
        Assert.Empty(Run(null).Failed);
    }

    private SuiteReport Run(string? flag)
    {
        var manifest = ConformanceRunner.Folder() is { } folder ? Path.Combine(folder, "feel.json") : "";
        Assert.SkipUnless(File.Exists(manifest), "No conformance folder with feel.json: set CONFORMANCE_DIR to run these cases.");
        var report = ConformanceRunner.RunOne(manifest, flag)!;
        output.WriteLine($"{report.Line} ({flag ?? "all"})");
        return report;
    }
}
