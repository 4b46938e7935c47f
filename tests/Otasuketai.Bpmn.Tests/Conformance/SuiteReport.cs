using System.Collections.Immutable;
using System.Text.Json;
using System.Xml;

namespace Otasuketai.Bpmn.Tests.Conformance;

/// <summary>What came out of one manifest.</summary>
/// <param name="Suite">Name of the manifest.</param>
/// <param name="Passed">Cases with the expected result.</param>
/// <param name="Failed">Cases with another, each as "id: why".</param>
/// <param name="Refused">Cases outside the subset, refused at deployment as they must be.</param>
internal sealed record SuiteReport(string Suite, int Passed, ImmutableArray<string> Failed, int Refused)
{
    public string Line => $"{Suite} · {Passed} · {Failed.Length} · {Refused}";

    /// <summary>Judges cases one by one. A case that cannot be run (no model, no such field) failed, and the others go on.</summary>
    public static SuiteReport Of(string suite, IEnumerable<JsonElement> cases, Func<JsonElement, Verdict> judge)
    {
        var all = cases.Select((c, i) => (Id: Name(c) ?? $"case {i + 1}", Verdict: Try(c, judge))).ToList();
        return new SuiteReport(
            suite,
            all.Count(c => c.Verdict is Verdict.Passed),
            [.. all.Where(c => c.Verdict is Verdict.Failed).Select(c => $"{c.Id}: {((Verdict.Failed)c.Verdict).Why}")],
            all.Count(c => c.Verdict is Verdict.Refused));
    }

    private static string? Name(JsonElement c) => c.ValueKind == JsonValueKind.Object && c.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String ? id.GetString() : null;

    private static Verdict Try(JsonElement c, Func<JsonElement, Verdict> judge)
    {
        try
        {
            return judge(c);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or XmlException or KeyNotFoundException or InvalidOperationException or FormatException or OverflowException or InvalidDataException or ArgumentException)
        {
            return new Verdict.Failed($"cannot be run: {e.Message}");
        }
    }
}

/// <summary>How one case ended.</summary>
internal abstract record Verdict
{
    private Verdict()
    {
    }

    public sealed record Passed : Verdict;

    public sealed record Failed(string Why) : Verdict;

    public sealed record Refused : Verdict;
}
