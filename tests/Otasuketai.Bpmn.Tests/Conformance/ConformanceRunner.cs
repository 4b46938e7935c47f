using System.Text.Json;

namespace Otasuketai.Bpmn.Tests.Conformance;

/// <summary>
/// Runs whatever manifests it finds in a folder of conformance cases. A case is known by its shape, not by the name of its manifest.
/// </summary>
internal static class ConformanceRunner
{
    private const int Fine = 0;
    private const int SomethingFailed = 1;
    private const int NothingRan = 2;

    /// <summary>The kinds of case: how to know one, and how to judge it. A further suite is one line.</summary>
    private static readonly (Func<JsonElement, bool> Knows, Func<string, JsonElement, Verdict> Judge)[] Kinds =
    [
        (c => Has(c, "expect", "deployment"), BetsySuite.JudgeInvalid),
        (c => c.TryGetProperty("alsoStart", out _), BetsySuite.Judge),
        (c => c.TryGetProperty("steps", out _), TokenSuite.Judge),
        (c => Has(c, "expect", "nodes"), PathSuite.Judge),
        (c => c.TryGetProperty("expr", out _), (_, c) => FeelConformance.Judge(c)),
    ];

    /// <summary>CONFORMANCE_DIR, else ../shared/conformance beside a folder above; null when there is none.</summary>
    public static string? Folder()
    {
        if (Environment.GetEnvironmentVariable("CONFORMANCE_DIR") is { Length: > 0 } given)
        {
            return given;
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

    /// <summary>Runs the cases of one manifest, or those that carry the flag; null when the file is no manifest.</summary>
    public static SuiteReport? RunOne(string file, string? flag = null)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(file));
        if (document.RootElement.ValueKind != JsonValueKind.Object || !document.RootElement.TryGetProperty("cases", out var cases) || cases.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        var folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        return SuiteReport.Of(
            Path.GetFileNameWithoutExtension(file),
            cases.EnumerateArray().Where(c => !IsDisputed(c) && (flag is null || c.GetProperty(flag).GetBoolean())),
            c => Kinds.FirstOrDefault(k => c.ValueKind == JsonValueKind.Object && k.Knows(c)).Judge?.Invoke(folder, c) ?? new Verdict.Failed("no known kind of case"));
    }

    /// <summary>
    /// The verb, for a folder or one manifest: a line per suite and the failing ids. 0 when all is fine, 1 when a case failed or a manifest could not be
    /// read, 2 when there was nothing to run.
    /// </summary>
    public static int Verb(string? given, TextWriter output)
    {
        if ((given ?? Folder()) is not { } place)
        {
            output.WriteLine("No conformance cases: name a folder, or set CONFORMANCE_DIR.");
            return NothingRan;
        }

        if (!Directory.Exists(place) && !File.Exists(place))
        {
            output.WriteLine($"There is no folder {place}.");
            return NothingRan;
        }

        output.WriteLine("suite · passed · failed · refused");
        string[] files = File.Exists(place) ? [place] : [.. Directory.EnumerateFiles(place, "*.json").Order(StringComparer.Ordinal)];
        var ended = files.Select(file => RunAndTell(file, output)).ToList();
        if (ended.TrueForAll(e => e is null))
        {
            output.WriteLine($"There is no manifest in {place}: a manifest is a .json file with a list of cases.");
            return NothingRan;
        }

        return ended.Exists(e => e is false) ? SomethingFailed : Fine;
    }

    /// <summary>True when all cases of a manifest are fine; null when the file is none.</summary>
    private static bool? RunAndTell(string file, TextWriter output)
    {
        try
        {
            if (RunOne(file) is not { } report)
            {
                output.WriteLine($"{Path.GetFileName(file)} has no list of cases and is left out.");
                return null;
            }

            output.WriteLine(report.Line);
            foreach (var line in report.Failed)
            {
                output.WriteLine("  " + line);
            }

            return report.Failed.IsEmpty;
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            output.WriteLine($"{Path.GetFileName(file)} cannot be read: {e.Message}");
            return false;
        }
    }

    /// <summary>Where the suite itself says that its expectation goes beyond the standard.</summary>
    private static bool IsDisputed(JsonElement c) => c.ValueKind == JsonValueKind.Object && c.TryGetProperty("disputed", out var disputed) && disputed.ValueKind is not (JsonValueKind.Null or JsonValueKind.False);

    private static bool Has(JsonElement c, string part, string name) => c.TryGetProperty(part, out var inner) && inner.ValueKind == JsonValueKind.Object && inner.TryGetProperty(name, out _);
}
