using System.Collections.Immutable;
using Otasuketai.Bpmn;
using Otasuketai.Review.Lifecycle;

namespace Otasuketai.Review.Process;

/// <summary>
/// Walks breadth-first through every run of a diagram on the real engine and the real law: all outcomes, timers and messages in any
/// order, early ones too, work distributed over nobody, one and two. It runs in the tests, and before a version is registered.
/// </summary>
public sealed class Explorer
{
    /// <summary>Enough for every diagram we ship, several times over.</summary>
    public const int DefaultBound = 20_000;

    /// <summary>So much may wait in a situation, on the average: what a situation costs grows with it.</summary>
    private const int WaitingEach = 100;

    private readonly List<(ExplorerState State, int Parent, string Label)> states = [];
    private readonly Dictionary<string, int> known = new(StringComparer.Ordinal);
    private readonly List<(int From, int To)> steps = [];
    private readonly List<ExplorerFinding> findings = [];
    private readonly HashSet<int> told = []; // situations in which something already went wrong
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
        var explorer = new Explorer(all, all.Last(d => d.ProcessId == processId));
        if (DiagramLint.MachineOf(processId) is { } machine)
        {
            return explorer.Run(machine, Crowds(all, processId), bound);
        }

        explorer.Add(ExplorerFindingKind.Clash, processId, "この手続に当たる状態遷移表がありません。", "No machine of the law belongs to this process.", []);
        return new Exploration(0, [.. explorer.findings]);
    }

    private Exploration Run(Machine machine, IEnumerable<ImmutableDictionary<string, string>> crowds, int bound)
    {
        foreach (var crowd in crowds)
        {
            Reach(moves.Begin(definition, ExplorerLives.Begin(machine), crowd), -1);
        }

        var looked = 0;
        var waiting = 0L;
        for (; looked < states.Count && states.Count <= bound && waiting <= (long)bound * WaitingEach; looked++)
        {
            waiting += states[looked].State.Instance.Activities.Length;
            Look(looked);
            foreach (var move in moves.From(states[looked].State))
            {
                Reach(move, looked);
            }
        }

        Stuck(looked);
        if (looked == states.Count)
        {
            Dead();
            NeverMade(machine);
            NeverHeard(machine);
        }
        else
        {
            Add(ExplorerFindingKind.Bound, definition.ProcessId,
                $"状況が{bound}を超えるか、待つ作業が多すぎます。その先は確かめていません。来ない要素と行われない行為も分かりません。",
                $"There are more than {bound} situations, or too much waits in them; what lies beyond is unproven, and so is what no run comes to.", []);
        }

        return new Exploration(states.Count, [.. findings])
        {
            Waits = [.. states.Where(s => s.State is { Pending.IsEmpty: true, Instance.Status: InstanceStatus.Running }).Select(s => s.State.Instance)],
        };
    }

    private void Reach(ExplorerMove move, int from)
    {
        if (move.Finding is { } finding)
        {
            Add(finding.Kind, finding.ElementId, finding.Ja, finding.En, [.. Trace(from), move.Label]);
            told.Add(from);
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
            Add(ExplorerFindingKind.TwoResults, end,
                $"この終わりは {results[end]} にも {next.Lives.Stage} にもなります。", $"This end stands for {results[end]} and for {next.Lives.Stage}.", [.. Trace(from), move.Label]);
        }
    }

    /// <summary>Procedure and life end together. A poll that is void is followed by another one in the same procedure, and only that.</summary>
    private void Look(int index)
    {
        var (instance, pending, lives) = states[index].State;
        var finished = instance.Status == InstanceStatus.Finished;
        if (finished && !lives.IsOver)
        {
            Add(ExplorerFindingKind.EndsEarly, definition.ProcessId,
                $"手続は終わるのに、{lives.Root} は {lives.Stage} で誰かを待ったままです。", $"The procedure ends in {lives.Root} {lives.Stage}, where somebody is still waited for.", Trace(index));
        }

        if (!finished && lives.IsOver && pending.IsEmpty && lives is not { Root: Machine.Poll, Stage: Stage.Void })
        {
            Add(ExplorerFindingKind.LeftOver, Place(instance),
                $"{lives.Root} は {lives.Stage} で終わったのに、手続がまだ待っています。", $"The procedure still waits in {lives.Root} {lives.Stage}, which is an end.", Trace(index));
        }
    }

    /// <summary>The shortest run to each kind of trouble is told once.</summary>
    private void Add(ExplorerFindingKind kind, string elementId, string ja, string en, IEnumerable<string> trace)
    {
        if (!findings.Any(f => (f.Kind, f.ElementId, f.En) == (kind, elementId, en)))
        {
            findings.Add(new ExplorerFinding(kind, elementId, definition.Find(elementId)?.Line ?? definition.Line, ja, en, [.. trace]));
        }
    }

    /// <summary>Where a situation stands, innermost; a join that waits in vain holds no activity.</summary>
    private string Place(Instance instance) => instance.Stuck.Select(s => s.ElementId).FirstOrDefault() ?? instance.Here.LastOrDefault() ?? definition.ProcessId;

    /// <summary>
    /// Situations that no event leads out of, or that only lead around in a circle, once for each place. Nothing is known of what lies behind those
    /// beyond the bound, and where something went wrong that has been told.
    /// </summary>
    private void Stuck(int looked)
    {
        var before = steps.ToLookup(s => s.To, s => s.From);
        var all = Enumerable.Range(0, states.Count);
        var open = Before(all.Where(i => i >= looked || told.Contains(i) || states[i].State.Instance.Status != InstanceStatus.Running), before);
        var left = steps.Select(s => s.From).ToHashSet();
        var halts = all.Where(i => !open.Contains(i) && !left.Contains(i)).ToList();
        var explained = Before(halts, before);
        foreach (var i in halts.Concat(all.Where(i => !open.Contains(i) && !explained.Contains(i))))
        {
            Add(ExplorerFindingKind.Stuck, Place(states[i].State.Instance), "ここからはどう進んでも終わりに着きません。", "Nothing leads from here to an end.", Trace(i));
        }
    }

    /// <summary>The situations and all from which one of them can be reached.</summary>
    private static HashSet<int> Before(IEnumerable<int> targets, ILookup<int, int> before)
    {
        var found = targets.ToHashSet();
        var open = new Queue<int>(found);
        while (open.TryDequeue(out var i))
        {
            foreach (var from in before[i].Where(f => f >= 0 && found.Add(f)))
            {
                open.Enqueue(from);
            }
        }

        return found;
    }

    private void Dead()
    {
        foreach (var id in definition.Nodes.Keys.Where(n => !visited.Contains(n)).Order(StringComparer.Ordinal))
        {
            Add(ExplorerFindingKind.DeadNode, id, "ここに来る進み方がありません。", "No run comes here.", []);
        }
    }

    private void NeverMade(Machine machine)
    {
        foreach (var row in Law.Rows.Where(r => r.Machine == machine && !r.Free && !made.Contains((r.From, r.Act, r.To))))
        {
            Add(ExplorerFindingKind.NeverMade, definition.ProcessId,
                $"どの進み方でも行われません：{row.From} → {row.Act} → {row.To}", $"No run makes this move: {row.From} → {row.Act} → {row.To}", []);
        }
    }

    private void NeverHeard(Machine machine)
    {
        foreach (var (message, act) in Messages.Acts.Where(m => Law.Knows(machine, m.Value) && !heard.Contains(m.Key)))
        {
            Add(ExplorerFindingKind.NeverHeard, definition.ProcessId,
                $"行為「{act}」が送るメッセージ「{message}」を待つ所がありません。", $"The act {act} sends the message '{message}', and nothing ever waits for it.", []);
        }
    }

    private IEnumerable<string> Trace(int index)
    {
        var lines = new Stack<string>();
        for (var i = index; i >= 0; i = states[i].Parent)
        {
            lines.Push(states[i].Label);
        }

        return lines;
    }

    /// <summary>Every collection that the process or one it calls distributes work over has no member, one, and two: a third one tells nothing new.</summary>
    private static IEnumerable<ImmutableDictionary<string, string>> Crowds(ImmutableArray<Definition> all, string processId)
    {
        var reached = Calls.Reach(all, processId);
        var collections = all.Where(d => reached.Contains(d.ProcessId)).SelectMany(d => d.Nodes.Values).Select(n => n.Loop?.Collection).OfType<string>().Distinct().ToList();
        string[] crowds = collections.Count == 0 ? [""] : ["[]", """["first"]""", """["first","second"]"""];
        return crowds.Select(crowd => collections.ToImmutableDictionary(c => c, _ => crowd));
    }

    private sealed class EveryDay : IBusinessCalendar
    {
        public DateOnly AddBusinessDays(DateOnly from, int days) => from.AddDays(days);
    }
}
