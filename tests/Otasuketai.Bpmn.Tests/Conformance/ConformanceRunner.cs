using System.Text.Json;

namespace Otasuketai.Bpmn.Tests.Conformance;

/// <summary>
/// Runs whatever manifests it finds in a folder of conformance cases. A manifest is known by the shape of its first case, not by its name.
/// </summary>
internal static class ConformanceRunner
{
    /// <summary>The kinds of suite: how to know one, and how to run it. A further suite is one line.</summary>
    private static readonly (Func<JsonElement, bool> Knows, Func<string, string, JsonElement, SuiteReport> Run)[] Kinds =
    [
        (c => Has(c, "expect", "deployment"), BetsySuite.RunStatic),
        (c => c.TryGetProperty("alsoStart", out _), BetsySuite.Run),
        (c => c.TryGetProperty("steps", out _), TokenSuite.Run),
        (c => Has(c, "expect", "nodes"), PathSuite.Run),
        (c => c.TryGetProperty("expr", out _), RunFeel),
    ];

    /// <summary>CONFORMANCE_DIR, else ../shared/conformance beside a folder above; null when there is none.</summary>
    public static string? Folder()
    {
        if (Environment.GetEnvironmentVariable("CONFORMANCE_DIR") is { Length: > 0 } given)
        {
            return Directory.Exists(given) ? given : null;
        }

        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            var beside = Path.Combine(at.FullName, "shared", "conformance");
            if (Directory.Exists(beside))
            {
                return beside;
            }
        }

        return null;
    }

    /// <summary>Runs every manifest of a known kind in the folder.</summary>
    public static IEnumerable<SuiteReport> Run(string folder) => Directory.EnumerateFiles(folder, "*.json")
        .Order(StringComparer.Ordinal)
        .Select(file => RunOne(folder, Path.GetFileNameWithoutExtension(file)))
        .OfType<SuiteReport>();

    /// <summary>Runs one manifest; null when its kind is unknown.</summary>
    public static SuiteReport? RunOne(string folder, string suite)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, suite + ".json")));
        var cases = document.RootElement.TryGetProperty("cases", out var list) && list.GetArrayLength() > 0 ? list : default;
        var kind = cases.ValueKind == JsonValueKind.Array ? Kinds.FirstOrDefault(k => k.Knows(cases[0])) : default;
        return kind.Run?.Invoke(folder, suite, cases);
    }

    /// <summary>The verb: a line per suite, the failing ids, and 1 when anything failed.</summary>
    public static int Verb(string? given, TextWriter output)
    {
        if ((given ?? Folder()) is not { } folder || !Directory.Exists(folder))
        {
            output.WriteLine("No conformance cases: name a folder, or set CONFORMANCE_DIR.");
            return 2;
        }

        output.WriteLine("suite · passed · failed · refused");
        var failed = 0;
        foreach (var report in Run(folder))
        {
            output.WriteLine(report.Line);
            failed += report.Failed.Length;
            foreach (var line in report.Failed)
            {
                output.WriteLine("  " + line);
            }
        }

        return failed == 0 ? 0 : 1;
    }

    private static SuiteReport RunFeel(string folder, string suite, JsonElement cases)
    {
        var result = FeelConformance.Run(Path.Combine(folder, suite + ".json"));
        return new SuiteReport(suite, result.Passed, [.. result.FailedIds], result.Refused);
    }

    private static bool Has(JsonElement c, string part, string name) => c.TryGetProperty(part, out var inner) && inner.ValueKind == JsonValueKind.Object && inner.TryGetProperty(name, out _);
}
