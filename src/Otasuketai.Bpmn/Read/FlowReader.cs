using System.Collections.Immutable;

namespace Otasuketai.Bpmn;

/// <summary>Reads sequence flows and gives each node its arrays.</summary>
internal sealed class FlowReader(ReaderRules rules, ProblemList problems, ConditionReader conditions)
{
    private static readonly char[] Blank = [' ', '\t', '\r', '\n'];

    private readonly Dictionary<string, NodeDraft> _nodes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<SequenceFlow>> _in = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<SequenceFlow>> _out = new(StringComparer.Ordinal);

    private HashSet<string> _refused = [];

    public ImmutableArray<SequenceFlow> Flows { get; private set; } = [];

    /// <summary>Ids of nodes that a flow enters whose source is refused or wrong (told): whether they are reached cannot be said.</summary>
    public HashSet<string> Loose { get; } = new(StringComparer.Ordinal);

    public ConditionReader Conditions => conditions;

    public void Read(ScopeReader scopes)
    {
        _refused = scopes.Refused;
        foreach (var node in scopes.Nodes)
        {
            _nodes.TryAdd(node.Element.Id!, node);
        }

        var flows = ImmutableArray.CreateBuilder<SequenceFlow>(scopes.Flows.Count);
        foreach (var draft in scopes.Flows.OrderBy(f => f.Element.Line))
        {
            var flow = Flow(draft.Element);
            flows.Add(flow);
            var (leaves, enters) = (HasEnd(draft, "sourceRef", ["endEvent"]), HasEnd(draft, "targetRef", ["startEvent", "boundaryEvent"]));
            if (leaves)
            {
                Of(_out, flow.SourceId).Add(flow);
            }

            if (enters)
            {
                Of(_in, flow.TargetId).Add(flow);
            }

            if (enters && (!leaves || _refused.Contains(flow.SourceId)))
            {
                Loose.Add(flow.TargetId);
            }
        }

        Flows = flows.ToImmutable();
    }

    public ImmutableArray<SequenceFlow> Incoming(string id) => _in.TryGetValue(id, out var flows) ? [.. flows] : [];

    public ImmutableArray<SequenceFlow> Outgoing(string id) => _out.TryGetValue(id, out var flows) ? [.. flows] : [];

    public static ImmutableArray<string> Words(string? text) => text is null ? [] : [.. text.Split(Blank, StringSplitOptions.RemoveEmptyEntries).Distinct()];

    private static List<SequenceFlow> Of(Dictionary<string, List<SequenceFlow>> by, string id)
    {
        if (!by.TryGetValue(id, out var list))
        {
            by[id] = list = [];
        }

        return list;
    }

    /// <summary>Is that end of the flow sound? What is wrong with it is told; a refused element has been told already.</summary>
    private bool HasEnd(NodeDraft draft, string end, ReadOnlySpan<string> notAt)
    {
        var id = draft.Element.Attribute(end) ?? "";
        if (_refused.Contains(id))
        {
            return true;
        }

        if (!_nodes.TryGetValue(id, out var node))
        {
            problems.Add(ProblemCodes.FlowEnd, draft.Element, $"フローの{end}「{id}」がありません。", $"The flow's {end} '{id}' does not exist.");
            return false;
        }

        if (node.ScopeId != draft.ScopeId)
        {
            problems.Add(ProblemCodes.FlowEnd, draft.Element, $"フローがサブプロセスの境界を越えています（{end}「{id}」）。", $"The flow crosses the border of a sub-process ({end} '{id}').");
            return false;
        }

        if (notAt.Contains(node.Element.Name) || node.Element.Flag("triggeredByEvent"))
        {
            problems.Add(ProblemCodes.FlowEnd, draft.Element, $"{node.Element.Name}「{id}」はフローの{end}にできません。", $"A {node.Element.Name} ('{id}') cannot be the {end} of a flow.");
            return false;
        }

        return true;
    }

    /// <summary>The flow as written: also with a wrong end or condition (told), so that what it belongs to is judged with it.</summary>
    private SequenceFlow Flow(RawElement element)
    {
        var sourceId = element.Attribute("sourceRef") ?? "";
        var source = _nodes.TryGetValue(sourceId, out var draft) ? draft.Element : null;
        var isIdle = !rules.NoIdleConditions && source?.Name == "parallelGateway";
        var written = isIdle ? null : element.Bpmn("conditionExpression").FirstOrDefault();
        var outcomes = Words(element.Otr("outcome"));
        if (written is not null && !outcomes.IsEmpty)
        {
            problems.Add(ProblemCodes.Condition, element, "条件式と otr:outcome は併用できません。", "A condition cannot stand beside otr:outcome.");
        }

        return new SequenceFlow
        {
            Id = element.Id!,
            Name = element.Attribute("name") ?? "",
            SourceId = sourceId,
            TargetId = element.Attribute("targetRef") ?? "",
            Outcomes = outcomes,
            Condition = written is null ? null : conditions.Flow(element, written.Text),
            IsDefault = source?.Attribute("default") == element.Id,
            Line = element.Line,
        };
    }
}
