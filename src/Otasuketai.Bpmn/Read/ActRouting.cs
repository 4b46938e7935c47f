using System.Collections.Immutable;

namespace Otasuketai.Bpmn;

/// <summary>
/// Which of a task's acts some flow takes onwards. An outcome travels through exclusive and inclusive gateways and out of embedded sub-processes;
/// anything else on the way ends the question with yes.
/// </summary>
internal sealed class ActRouting(IReadOnlyDictionary<string, Node> nodes)
{
    /// <summary>Longer chains of gateways count as routed, so that the check stays linear.</summary>
    private const int MaxHops = 32;

    private readonly Dictionary<string, Exits> _exits = new(StringComparer.Ordinal);

    public ImmutableArray<string> Routed(UserTask task) => task.Loop is null ? [.. task.Acts.Where(act => Leaves(task, act))] : task.Acts;

    /// <summary>Does a token with that outcome find a way out of the node?</summary>
    public bool Leaves(Node node, string act, int hops = 0)
    {
        if (hops > MaxHops || node.Outgoing.IsEmpty)
        {
            return true;
        }

        if (!_exits.TryGetValue(node.Id, out var exits))
        {
            _exits[node.Id] = exits = Exits.Of(node);
        }

        if (!exits.Named.TryGetValue(act, out var taken))
        {
            if (exits.ByNumber)
            {
                return true;
            }

            taken = exits.Else;
        }

        return taken is not null && Arrives(taken.TargetId, act, hops + 1);
    }

    private bool Arrives(string id, string act, int hops) => nodes.GetValueOrDefault(id) switch
    {
        ExclusiveGateway or InclusiveGateway => Leaves(nodes[id], act, hops),
        EndEvent { Trigger: Trigger.None, Outcome: null } end when nodes.GetValueOrDefault(end.ScopeId) is SubProcess around => Leaves(around, act, hops),
        _ => true,
    };

    /// <summary>The ways out of one node: by outcome, else by a number, else the flow taken always or by default.</summary>
    private sealed record Exits(Dictionary<string, SequenceFlow> Named, bool ByNumber, SequenceFlow? Else)
    {
        public static Exits Of(Node node)
        {
            var named = new Dictionary<string, SequenceFlow>(StringComparer.Ordinal);
            foreach (var flow in node.Outgoing)
            {
                foreach (var outcome in flow.Outcomes)
                {
                    named.TryAdd(outcome, flow);
                }
            }

            var always = node.Outgoing.FirstOrDefault(f => f.IsUnconditional) ?? node.Outgoing.FirstOrDefault(f => f.IsDefault);
            return new Exits(named, node.Outgoing.Any(f => f.Condition is not null), always);
        }
    }
}
