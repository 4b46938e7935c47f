using System.Collections.Concurrent;
using System.Collections.Immutable;
using Otasuketai.Bpmn;
using Otasuketai.Review.Policy;
using Otasuketai.Review.Process;

namespace Otasuketai.Review.Web.Desk;

/// <summary>The text of a diagram, and what the reader says to it.</summary>
/// <param name="Name">"workflows/recheck.bpmn": the name of its process.</param>
/// <param name="Text">The XML.</param>
public sealed record DiagramFile(string Name, string Text)
{
    /// <summary>The definition, or all that is outside the subset.</summary>
    public ReadResult Result { get; } = BpmnReader.Read(Text);
}

/// <summary>What stands between diagrams and their deployment: reader, lint and explorer, told together and each by file, line, code and element, in both languages.</summary>
public static class DiagramCheck
{
    private static readonly IReadOnlySet<string> Knobs =
        KnobCatalogue.Rows.Select(r => r.Name).Where(n => PolicyVersion.Default.Find(n) is not null).ToHashSet();

    /// <summary>What this program has explored so far, by the versions that were explored together: a process that sees to many databases proves once.</summary>
    private static readonly ConcurrentDictionary<string, Lazy<Exploration>> Explored = new(StringComparer.Ordinal);

    /// <summary>
    /// Everything that is against these diagrams running together. Explored is what is new, and whatever calls it; a diagram that nobody can read hides only
    /// what calls it.
    /// </summary>
    public static IReadOnlyList<string> Problems(ImmutableArray<DiagramFile> diagrams, Func<Definition, bool> isNew)
    {
        var all = diagrams.Select(d => d.Result.Definition).OfType<Definition>().ToImmutableArray();
        var files = diagrams.Where(d => d.Result.Definition is not null).ToLookup(d => d.Result.Definition!.ProcessId, d => d.Name);
        var unread = diagrams.Where(d => d.Result.Definition is null).Select(d => Path.GetFileNameWithoutExtension(d.Name)).ToHashSet();
        return
        [
            .. diagrams.SelectMany(d => d.Result.Problems.Select(p => $"{d.Name}:{p.Line} {p.Code} {p.ElementId}: {p.Ja} / {p.En}")),
            .. DiagramLint.Check(all, Knobs, unread).Select(p => $"{files[p.Process].Last()}:{p.Line} {p.Code} {p.ElementId}: {p.Ja} / {p.En}"),
            .. ToExplore(all, isNew).AsParallel().AsOrdered().SelectMany(id => Explore(all, id).Findings.Select(f => Told(files[id].Last(), f))),
        ];
    }

    /// <summary>The processes whose runs are not proven yet; without those the lint has told to follow no machine or to call nobody.</summary>
    private static IEnumerable<string> ToExplore(ImmutableArray<Definition> all, Func<Definition, bool> isNew)
    {
        var known = all.Select(d => d.ProcessId).ToHashSet();
        var fresh = all.Where(isNew).Select(d => d.ProcessId).ToHashSet();
        return known.Where(id => DiagramLint.MachineOf(id) is not null && Calls.Reach(all, id) is var reached && reached.Overlaps(fresh) && known.IsSupersetOf(reached));
    }

    private static Exploration Explore(ImmutableArray<Definition> all, string processId)
    {
        var reached = Calls.Reach(all, processId);
        var together = string.Join('\n', all.Where(d => reached.Contains(d.ProcessId)).Select(d => d.Key.ToString()).Prepend(processId));
        return Explored.GetOrAdd(together, _ => new Lazy<Exploration>(() => Explorer.Explore(all, processId) with { Waits = [] })).Value;
    }

    private static string Told(string file, ExplorerFinding f) =>
        string.Join("\n    ", f.Trace.Prepend($"{file}:{f.Line} {f.Kind} {f.ElementId}: {f.Ja} / {f.En}"));
}
