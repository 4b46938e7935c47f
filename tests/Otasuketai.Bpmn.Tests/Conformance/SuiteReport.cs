using System.Collections.Immutable;

namespace Otasuketai.Bpmn.Tests.Conformance;

/// <summary>What came out of one manifest.</summary>
/// <param name="Suite">Name of the manifest.</param>
/// <param name="Passed">Cases with the expected result.</param>
/// <param name="Failed">Cases with another, each as "id: why".</param>
/// <param name="Refused">Cases outside the subset, refused at deployment as they must be.</param>
internal sealed record SuiteReport(string Suite, int Passed, ImmutableArray<string> Failed, int Refused)
{
    public string Line => $"{Suite} · {Passed} · {Failed.Length} · {Refused}";

    /// <summary>Adds up cases; a case answers null when it passed, and why not else.</summary>
    public static SuiteReport Of(string suite, IEnumerable<(string Id, Verdict Verdict)> cases)
    {
        var all = cases.ToList();
        return new SuiteReport(
            suite,
            all.Count(c => c.Verdict is Verdict.Passed),
            [.. all.Where(c => c.Verdict is Verdict.Failed).Select(c => $"{c.Id}: {((Verdict.Failed)c.Verdict).Why}")],
            all.Count(c => c.Verdict is Verdict.Refused));
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
