using System.Collections.Immutable;

namespace Otasuketai.Bpmn;

/// <summary>
/// Paths of an executable model are closed and written twice (BPMN 8.4.13, 10.5.2, 10.5.3, 10.6): incoming and outgoing agree with the flows, a scope has
/// start and end or neither, nothing but an end ends, a lone flow has no condition.
/// </summary>
internal sealed class ClosedPathCheck(RawElement root, RawElement process, IReadOnlyDictionary<string, Node> nodes, ScopeReader scopes, ProblemList problems)
{
    private readonly ILookup<string, string> _sources = Ends(scopes, "sourceRef");
    private readonly ILookup<string, string> _targets = Ends(scopes, "targetRef");

    private readonly ILookup<string, Node> _inside = nodes.Values.ToLookup(n => n.ScopeId, StringComparer.Ordinal);
    private readonly ILookup<string?, RawElement> _processes = root.Bpmn("process").ToLookup(p => p.Id);

    public void Run()
    {
        foreach (var draft in scopes.Nodes)
        {
            CheckDeclared(draft.Element, "incoming", _targets);
            CheckDeclared(draft.Element, "outgoing", _sources);
        }

        foreach (var scope in scopes.Nodes.Where(d => d.Element.Name == "subProcess").Select(d => d.Element).Prepend(process))
        {
            CheckEnds(scope, [.. _inside[scope.Id!]]);
        }

        foreach (var node in nodes.Values.OrderBy(n => n.Line))
        {
            CheckNode(node);
        }
    }

    private void CheckDeclared(RawElement element, string direction, ILookup<string, string> flows)
    {
        var declared = element.Bpmn(direction).Select(r => r.Text).Order(StringComparer.Ordinal);
        if (!declared.SequenceEqual(flows[element.Id!].Order(StringComparer.Ordinal)))
        {
            problems.Add(ProblemCodes.FlowEnd, element, $"{element.Name}の{direction}が実際のフローと一致しません。", $"The {direction} of the {element.Name} does not agree with the flows.");
        }
    }

    private void CheckEnds(RawElement scope, ImmutableArray<Node> inside)
    {
        var starts = inside.Any(n => n is StartEvent or ReceiveTask { Instantiates: true } or EventBasedGateway { Incoming.IsEmpty: true });
        var ends = inside.Any(n => n is EndEvent);
        var needsEnd = inside.Any(n => n is StartEvent) && !ends;
        if (needsEnd || (ends && !starts))
        {
            problems.Add(ProblemCodes.Start, scope.Id!, scope.Line, "開始イベントを使うなら終了イベントも、終了イベントを使うなら開始イベントも必要です。", "A scope with a start event needs an end event, and one with an end event needs a start.");
        }

        foreach (var open in inside.Where(n => ends && n.Outgoing.IsEmpty && n is not (EndEvent or EventSubProcess or BoundaryEvent or IntermediateThrowEvent { Trigger: Trigger.Link })))
        {
            problems.Add(ProblemCodes.Gateway, open, $"{open.Kind}から出るフローがありません（終了イベントのある範囲では必要です）。", $"No flow leaves the {open.Kind}; where there is an end event, nothing else may end a path.");
        }
    }

    private void CheckNode(Node node)
    {
        if (node is not (ExclusiveGateway or InclusiveGateway) && node.Outgoing is [{ Condition: not null }])
        {
            problems.Add(ProblemCodes.Gateway, node, "出るフローが一つだけのとき、条件は付けられません。", "A lone outgoing flow cannot have a condition.");
        }

        if (node is ExclusiveGateway or InclusiveGateway or ParallelGateway && node.Incoming.Length < 2 && node.Outgoing.Length < 2)
        {
            problems.Add(ProblemCodes.Gateway, node, "ゲートウェイには複数の入るフローか複数の出るフローが必要です。", "A gateway needs several incoming or several outgoing flows.");
        }

        if (node is CallActivity call && _processes[call.CalledElement].FirstOrDefault() is { } called && !HasPlainStart(called))
        {
            problems.Add(ProblemCodes.Call, node, $"呼び出すプロセス「{call.CalledElement}」に種類なしの開始イベントがありません。", $"The called process '{call.CalledElement}' has no none start event.");
        }
    }

    private static ILookup<string, string> Ends(ScopeReader scopes, string end) =>
        scopes.Flows.ToLookup(f => f.Element.Attribute(end) ?? "", f => f.Element.Id!, StringComparer.Ordinal);

    private static bool HasPlainStart(RawElement called) =>
        called.Bpmn("startEvent").Any(s => !EventReader.HasDefinition(s));
}
