using System.Collections.Immutable;
using Otasuketai.Bpmn;
using Otasuketai.Review.Lifecycle;

namespace Otasuketai.Review.Process;

/// <summary>
/// Proves that diagrams and law agree, both ways: a diagram asks only for what the law allows, and every ordered act of the law is
/// asked for by its diagram. A diagram with a problem is not deployed.
/// </summary>
public static class DiagramLint
{
    /// <summary>All problems of the diagrams that are to run together, in the order given.</summary>
    /// <param name="all">Every process, called ones included.</param>
    /// <param name="knobs">The names of the policy's durations.</param>
    /// <param name="unread">Processes whose diagram cannot be read: that they cannot be called is not the caller's fault.</param>
    public static ImmutableArray<LintProblem> Check(ImmutableArray<Definition> all, IReadOnlySet<string> knobs, IReadOnlySet<string>? unread = null)
    {
        HashSet<string> callable = [.. all.Select(d => d.ProcessId), .. unread ?? ImmutableHashSet<string>.Empty];
        return [.. all.SelectMany(d => Check(d, callable, knobs))];
    }

    private static IEnumerable<LintProblem> Check(Definition definition, HashSet<string> callable, IReadOnlySet<string> knobs)
    {
        var problems = new DiagramLintProblems(definition);
        if (MachineOf(definition.ProcessId) is { } machine)
        {
            DiagramLintLaw.Check(definition, machine, problems);
        }
        else
        {
            problems.Add(LintCodes.NoMachine, definition.ProcessId, "この手続に当たる状態遷移表がありません。", "No machine of the law belongs to this process.");
        }

        DiagramLintMessages.Check(definition, problems);
        DiagramLintOutcomes.Check(definition, problems);
        DiagramLintNames.Check(definition, callable, knobs, problems);
        DiagramLintDrawing.Check(definition, problems);
        return problems.All;
    }

    /// <summary>The machine whose life a process orders; null when there is none.</summary>
    public static Machine? MachineOf(string processId) => processId == "poll"
        ? Machine.Poll
        : Enum.GetValues<Machine>().Cast<Machine?>().FirstOrDefault(m => ProcessIds.Of(m!.Value) == processId);
}

/// <summary>Gathers the problems of one process.</summary>
internal sealed class DiagramLintProblems(Definition definition)
{
    private readonly List<LintProblem> all = [];

    public IReadOnlyList<LintProblem> All => all;

    public void Add(string code, string elementId, string ja, string en) => all.Add(new LintProblem(code, definition.ProcessId, elementId, LineOf(elementId), ja, en));

    private int LineOf(string id) => definition.Find(id)?.Line ?? definition.Flows.FirstOrDefault(f => f.Id == id)?.Line ?? definition.Line;
}
