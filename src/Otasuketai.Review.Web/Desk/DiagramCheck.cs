using System.Collections.Immutable;
using Otasuketai.Bpmn;
using Otasuketai.Review.Policy;
using Otasuketai.Review.Process;

namespace Otasuketai.Review.Web.Desk;

/// <summary>What stands between the shipped diagrams and their deployment: the lint at every start, the explorer in the verb and the tests.</summary>
public static class DiagramCheck
{
    private static readonly IReadOnlySet<string> Knobs =
        KnobCatalogue.Rows.Select(r => r.Name).Where(n => PolicyVersion.Default.Find(n) is not null).ToHashSet();

    /// <summary>Everything lint and explorer say.</summary>
    public static IReadOnlyList<string> Problems()
    {
        var all = DefinitionStore.Shipped().Select(s => s.Definition).ToImmutableArray();
        return [.. Lint(), .. all.SelectMany(d => Explorer.Explore(all, d.ProcessId).Findings.Select(f => f.ToString()))];
    }

    /// <summary>What the lint alone says: quick enough for every start.</summary>
    public static IReadOnlyList<string> Lint() => Lint([.. DefinitionStore.Shipped().Select(s => s.Definition)]);

    /// <summary>The same about other diagrams.</summary>
    public static IReadOnlyList<string> Lint(ImmutableArray<Definition> diagrams) => [.. DiagramLint.Check(diagrams, Knobs).Select(p => p.ToString())];
}
