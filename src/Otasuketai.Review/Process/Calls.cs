using System.Collections.Immutable;
using Otasuketai.Bpmn;

namespace Otasuketai.Review.Process;

/// <summary>Which processes call which.</summary>
public static class Calls
{
    /// <summary>The processes a diagram names in its call activities.</summary>
    public static IEnumerable<string> Of(Definition definition) => definition.Nodes.Values.OfType<CallActivity>().Select(c => c.CalledElement).Distinct(StringComparer.Ordinal);

    /// <summary>The process itself and all it calls, through however many calls; a name nobody has among them.</summary>
    public static ImmutableHashSet<string> Reach(ImmutableArray<Definition> all, string processId)
    {
        var reached = ImmutableHashSet.CreateBuilder<string>(StringComparer.Ordinal);
        var open = new Stack<string>([processId]);
        while (open.TryPop(out var id))
        {
            if (reached.Add(id) && all.LastOrDefault(d => d.ProcessId == id) is { } definition)
            {
                foreach (var called in Of(definition))
                {
                    open.Push(called);
                }
            }
        }

        return reached.ToImmutable();
    }
}
