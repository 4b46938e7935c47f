using System.Collections.Immutable;
using Otasuketai.Bpmn;
using Otasuketai.Review.Lifecycle;

namespace Otasuketai.Review.Process;

/// <summary>
/// Walks breadth-first through every run of a diagram on the real engine and the real law: all outcomes, timers and messages in any
/// order, polls of two voters. It runs before every deployment and in the tests.
/// </summary>
public sealed class Explorer
{
    /// <summary>Enough for every diagram we ship, several times over.</summary>
    public const int DefaultBound = 20_000;

    private readonly List<(ExplorerState State, int Parent, string Label)> states = [];
    private readonly Dictionary<string, int> known = new(StringComparer.Ordinal);
    private readonly List<(int From, int To)> steps = [];
    private readonly List<ExplorerFinding> findings = [];
    private readonly HashSet<string> visited = new(StringComparer.Ordinal);
    private readonly HashSet<string> heard = new(StringComparer.Ordinal);
    private readonly HashSet<(Stage From, Act Act, Stage To)> made = [];
    private readonly Dictionary<string, Stage> results = new(StringComparer.Ordinal);
    private readonly Definition definition;
    private readonly ExplorerMoves moves;

    private Explorer(ImmutableArray<Definition> all, Definition definition)
    {
        this.definition = definition;
        var library = new ProcessLibrary(all);
        moves = new ExplorerMoves(library, new EngineContext
        {
            Now = new DateTimeOffset(2026, 4, 1, 0, 0, 0, TimeSpan.Zero),
            Definitions = library.Find,
            Latest = library.Latest,
            Calendar = new EveryDay(),
            Knobs = _ => new NamedDuration("P1D", false),
        });
    }

    /// <summary>Explores one process together with the processes it calls.</summary>
    public static Exploration Explore(ImmutableArray<Definition> all, string processId, int bound = DefaultBound)
    {
        var definition = all.Last(d => d.ProcessId == processId);
        return DiagramLint.MachineOf(processId) is { } machine
            ? new Explorer(all, definition).Run(machine, Voters(all), bound)
            : new Exploration(0, [new ExplorerFinding(ExplorerFindingKind.Clash, processId, "no machine of the law belongs to this process", [])]);
    }

    private Exploration Run(Machine machine, ImmutableDictionary<string, string> variables, int bound)
    {
        Reach(moves.Begin(definition, ExplorerLives.Begin(machine), variables), -1);
        for (var i = 0; i < states.Count; i++)
        {
            if (states.Count > bound)
            {
                findings.Add(new ExplorerFinding(ExplorerFindingKind.Bound, definition.ProcessId, $"more than {bound} situations", []));
                return new Exploration(states.Count, [.. findings]);
            }

            Look(i);
            foreach (var move in moves.From(states[i].State))
            {
                Reach(move, i);
            }
        }

        findings.AddRange(Stuck());
        findings.AddRange(Dead());
        findings.AddRange(NeverMade(machine));
        findings.AddRange(NeverHeard(machine));
        return new Exploration(states.Count, [.. findings])
        {
            Waits = [.. states.Where(s => s.State is { Pending.IsEmpty: true, Instance.Status: InstanceStatus.Running }).Select(s => s.State.Instance)],
        };
    }

    private void Reach(ExplorerMove move, int from)
    {
        if (move.Finding is { } finding)
        {
            Add(finding with { Trace = [.. Trace(from), move.Label] });
        }

        if (move.Next is not { } next)
        {
            return;
        }

        LookAtEnd(move, next, from);
        visited.UnionWith(next.Instance.Visited);
        visited.UnionWith(next.Instance.Here);
        heard.UnionWith(next.Instance.Subscriptions.Select(s => s.MessageName));
        var key = next.Key();
        if (!known.TryGetValue(key, out var index))
        {
            index = known[key] = states.Count;
            states.Add((next, from, move.Label));
        }

        steps.Add((from, index));
        if (move.Act is { } act)
        {
            made.Add((states[from].State.Lives.RootFrom, act, next.Lives.Stage));
        }
    }

    /// <summary>People read the result off the end a case came to: an end has one.</summary>
    private void LookAtEnd(ExplorerMove move, ExplorerState next, int from)
    {
        if (next is { Instance.Status: InstanceStatus.Finished, Lives.IsOver: true } && move.Entered is { } end && !results.TryAdd(end, next.Lives.Stage) && results[end] != next.Lives.Stage)
        {
            Add(new ExplorerFinding(ExplorerFindingKind.TwoResults, end, $"stands for {results[end]} and for {next.Lives.Stage}", [.. Trace(from), move.Label]));
        }
    }

    /// <summary>Procedure and life end together.</summary>
    private void Look(int index)
    {
        var state = states[index].State;
        var finished = state.Instance.Status == InstanceStatus.Finished;
        if (finished && !state.Lives.IsOver)
        {
            Add(new ExplorerFinding(ExplorerFindingKind.EndsEarly, definition.ProcessId, $"the procedure ends in {state.Lives.Root} {state.Lives.Stage}", [.. Trace(index)]));
        }

        if (!finished && state.Lives.IsOver && state.Pending.IsEmpty && state.Lives.Root != Machine.Poll)
        {
            Add(new ExplorerFinding(ExplorerFindingKind.LeftOver, state.Instance.Here[0], $"still waits in {state.Lives.Root} {state.Lives.Stage}", [.. Trace(index)]));
        }
    }

    /// <summary>The shortest run to each kind of trouble is told once.</summary>
    private void Add(ExplorerFinding finding)
    {
        if (!findings.Any(f => (f.Kind, f.ElementId, f.Detail) == (finding.Kind, finding.ElementId, finding.Detail)))
        {
            findings.Add(finding);
        }
    }

    private IEnumerable<ExplorerFinding> Stuck()
    {
        var before = steps.ToLookup(s => s.To, s => s.From);
        var ends = Enumerable.Range(0, states.Count).Where(i => states[i].State.Instance.Status != InstanceStatus.Running);
        var open = new Queue<int>(ends);
        var canEnd = open.ToHashSet();
        while (open.TryDequeue(out var i))
        {
            foreach (var from in before[i].Where(f => f >= 0 && canEnd.Add(f)))
            {
                open.Enqueue(from);
            }
        }

        var first = Enumerable.Range(0, states.Count).Where(i => !canEnd.Contains(i)).Take(1);
        return first.Select(i => new ExplorerFinding(
            ExplorerFindingKind.Stuck, states[i].State.Instance.Here.FirstOrDefault(definition.ProcessId), "nothing leads from here to an end", [.. Trace(i)]));
    }

    private IEnumerable<ExplorerFinding> Dead() => definition.Nodes.Keys.Where(n => !visited.Contains(n)).Order(StringComparer.Ordinal)
        .Select(n => new ExplorerFinding(ExplorerFindingKind.DeadNode, n, "no run comes here", []));

    private IEnumerable<ExplorerFinding> NeverMade(Machine machine) => Law.Rows
        .Where(r => r.Machine == machine && !r.Free && !made.Contains((r.From, r.Act, r.To)))
        .Select(r => new ExplorerFinding(ExplorerFindingKind.NeverMade, definition.ProcessId, $"{r.From} → {r.Act} → {r.To}", []));

    private IEnumerable<ExplorerFinding> NeverHeard(Machine machine) => ExplorerMoves.MessageActs
        .Where(m => Law.Knows(machine, m.Value) && !heard.Contains(m.Key))
        .Select(m => new ExplorerFinding(ExplorerFindingKind.NeverHeard, definition.ProcessId, $"{m.Value} sends {m.Key}, and nothing ever waits for it", []));

    private IEnumerable<string> Trace(int index)
    {
        var lines = new Stack<string>();
        for (var i = index; i >= 0; i = states[i].Parent)
        {
            lines.Push(states[i].Label);
        }

        return lines;
    }

    /// <summary>Every collection a diagram distributes work over has two members.</summary>
    private static ImmutableDictionary<string, string> Voters(ImmutableArray<Definition> all) => all
        .SelectMany(d => d.Nodes.Values.OfType<UserTask>())
        .Select(t => t.Loop?.Collection)
        .OfType<string>()
        .Distinct()
        .ToImmutableDictionary(c => c, _ => """["first","second"]""");

    private sealed class EveryDay : IBusinessCalendar
    {
        public DateOnly AddBusinessDays(DateOnly from, int days) => from.AddDays(days);
    }
}
