using System.Collections.Immutable;

namespace Otasuketai.Bpmn.Tests.Properties;

/// <summary>
/// What a block-structured model may do: which tasks are open, and what is open after one of them is done with an outcome. Written without tokens, joins
/// or scopes, so that it shares no idea with the engine. Null = done.
/// </summary>
internal abstract record Oracle
{
    private Oracle()
    {
    }

    private sealed record At(string Task, ImmutableArray<string> Outcomes, Func<string, Oracle?> After) : Oracle;

    private sealed record Then(Oracle Now, Func<Oracle?> Rest) : Oracle;

    private sealed record Together(ImmutableArray<Oracle> Parts) : Oracle;

    /// <summary>The beginning of a model.</summary>
    public static Oracle? Start(Block block, string path = "b") => block switch
    {
        Block.Empty => null,
        Block.Work => new At(path, ["Done"], _ => null),
        Block.Both b => Before(Start(b.First, path + "0"), () => Start(b.Second, path + "1")),
        Block.Pick p => new At(path, [.. p.Branches.Select((_, i) => $"B{i}")], o => Start(p.Branches[o[1] - '0'], path + o[1])),
        Block.All a => Side(a.Branches.Select((b, i) => Start(b, path + i))),
        Block.Some s => new At(path, [.. Enumerable.Range(1, (1 << s.Branches.Length) - 1).Select(m => $"M{m}")], o => Side(Chosen(s, path, o[1] - '0'))),
        Block.Again a => Before(Start(a.Body, path + "0"), () => new At(path, ["Again", "Stop"], o => o == "Again" ? Start(a, path) : null)),
        Block.Inside i => Start(i.Body, path + "0"),
        _ => throw new InvalidOperationException(),
    };

    /// <summary>Open tasks with their outcomes, by name.</summary>
    public IEnumerable<(string Task, ImmutableArray<string> Outcomes)> Open() => this switch
    {
        At at => [(at.Task, at.Outcomes)],
        Then then => then.Now.Open(),
        Together together => together.Parts.SelectMany(p => p.Open()),
        _ => throw new InvalidOperationException(),
    };

    /// <summary>After that task is done.</summary>
    public Oracle? Done(string task, string outcome) => this switch
    {
        At at => at.After(outcome),
        Then then => Before(then.Now.Done(task, outcome), then.Rest),
        Together together => Side(together.Parts.Select(p => p.Open().Any(o => o.Task == task) ? p.Done(task, outcome) : p)),
        _ => throw new InvalidOperationException(),
    };

    private static IEnumerable<Oracle?> Chosen(Block.Some some, string path, int mask) =>
        some.Branches.Select((b, i) => (mask >> i & 1) == 1 ? Start(b, path + i) : null);

    private static Oracle? Before(Oracle? now, Func<Oracle?> rest) => now is null ? rest() : new Then(now, rest);

    private static Oracle? Side(IEnumerable<Oracle?> parts) => parts.OfType<Oracle>().ToImmutableArray() is { IsEmpty: false } going ? new Together(going) : null;
}
