using System.Collections.Immutable;

namespace Otasuketai.Bpmn;

/// <summary>Rules across nodes: gateways, defaults, boundaries, references between elements, reachability.</summary>
internal sealed class StructureCheck(RawElement process, IReadOnlyDictionary<string, Node> nodes, ScopeReader scopes, ReaderRules rules, ProblemList problems)
{
    private readonly List<NodeDraft> _drafts = scopes.Nodes;
    private readonly HashSet<string?> _sources = [.. scopes.Flows.Select(f => f.Element.Attribute("sourceRef"))];

    /// <param name="complete">All elements were read: only then can one say what nothing leads to.</param>
    public void Run(bool complete)
    {
        var starts = new StartCheck(process, nodes, _drafts, rules, problems);
        starts.Run();
        foreach (var draft in _drafts)
        {
            if (nodes.TryGetValue(draft.Element.Id!, out var node))
            {
                CheckFlows(node, draft.Element);
                CheckKind(node);
                CheckBoundaries(node);
                CheckDirection(node, draft.Element);
            }
        }

        if (complete && nodes.Values.Any(starts.IsStart))
        {
            CheckReach(starts);
        }
    }

    /// <summary>gatewayDirection agrees with the flows (BPMN 10.6.1).</summary>
    private void CheckDirection(Node node, RawElement element)
    {
        var (into, outOf) = (node.Incoming.Length, node.Outgoing.Length);
        var agrees = element.Attribute("gatewayDirection") switch
        {
            "Converging" => into > 1 && outOf <= 1,
            "Diverging" => into <= 1 && outOf > 1,
            "Mixed" => into > 1 && outOf > 1,
            null or "Unspecified" => true,
            _ => false,
        };
        if (!agrees)
        {
            problems.Add(ProblemCodes.Gateway, node, "gatewayDirection が実際のフローと一致しません。", "The gatewayDirection does not agree with the flows.");
        }
    }

    private void CheckFlows(Node node, RawElement element)
    {
        var conditional = node.Outgoing.Where(f => !f.Outcomes.IsEmpty || f.Condition is not null).ToList();
        var mayChoose = node is ExclusiveGateway or InclusiveGateway or UserTask or ServiceTask or SendTask or ReceiveTask or SubProcess or CallActivity;
        if (!mayChoose && (conditional.Count > 0 || element.Attribute("default") is not null))
        {
            problems.Add(ProblemCodes.Gateway, node, $"{node.Kind}から出るフローに条件・結果・既定は付けられません。", $"Flows out of a {node.Kind} cannot have a condition, an outcome or a default.");
        }

        var mustGoOn = node is StartEvent or BoundaryEvent or IntermediateCatchEvent or IntermediateThrowEvent { Trigger: not Trigger.Link } or EventBasedGateway
            || (rules.NoLooseEnds && node is ExclusiveGateway or InclusiveGateway or ParallelGateway);
        if (mustGoOn && !_sources.Contains(node.Id))
        {
            problems.Add(ProblemCodes.Gateway, node, $"{node.Kind}から出るフローがありません。", $"No flow leaves the {node.Kind}.");
        }

        if (node is ExclusiveGateway && node.Outgoing.Length > 1 && node.Outgoing.Any(f => f.IsUnconditional))
        {
            problems.Add(ProblemCodes.Gateway, node, "分岐するフローには otr:outcome・条件・既定のいずれかが必要です。", "Each flow out of a branching exclusive gateway needs otr:outcome, a condition, or to be the default.");
        }

        foreach (var twice in node.Outgoing.SelectMany(f => f.Outcomes).GroupBy(o => o).Where(g => g.Count() > 1))
        {
            problems.Add(ProblemCodes.OutcomeTwice, node, $"結果「{twice.Key}」のフローが二つあります。", $"Two flows leave for the outcome '{twice.Key}'.");
        }

        CheckDefault(node, element);
    }

    private void CheckDefault(Node node, RawElement element)
    {
        var isPlain = node.Outgoing.Any(f => f.IsDefault && f.Outcomes.IsEmpty && f.Condition is null);
        if (element.Attribute("default") is { } id && !isPlain)
        {
            problems.Add(ProblemCodes.Default, node, $"既定フロー「{id}」は、この要素から出る条件なしのフローではありません。", $"The default flow '{id}' is not an unconditional flow out of this element.");
        }
    }

    private void CheckKind(Node node)
    {
        switch (node)
        {
            case EventBasedGateway gateway:
                CheckEventGateway(gateway);
                break;
            case BoundaryEvent boundary:
                CheckBoundary(boundary);
                break;
            case UserTask { ExcludeActorsOf: { } other } task when nodes.GetValueOrDefault(other) is not UserTask:
                problems.Add(ProblemCodes.FourEyes, task, $"otr:excludeActorsOf の「{other}」はユーザータスクではありません。", $"otr:excludeActorsOf names '{other}', which is no user task.");
                break;
            case { Loop: not null, Repeat: not null }:
                problems.Add(ProblemCodes.MultiInstance, node, "繰返しと複数人は併用できません。", "A loop and multi-instance cannot stand together.");
                break;
            case IntermediateCatchEvent { Trigger: Trigger.Timer { Spec.IsDueRelative: true } } timer:
                problems.Add(ProblemCodes.Timer, timer, "otr:before と otr:after は、期限のあるユーザータスクの境界タイマーだけに使えます。", "otr:before and otr:after are for boundary timers on a user task with otr:due.");
                break;
        }
    }

    private void CheckEventGateway(EventBasedGateway gateway)
    {
        var next = gateway.Outgoing.Select(f => nodes.GetValueOrDefault(f.TargetId)).ToList();
        var catches = next.All(n => n is IntermediateCatchEvent { Trigger: not Trigger.Link } || n is ReceiveTask { Boundaries.IsEmpty: true });
        var mixed = next.OfType<ReceiveTask>().Any() && next.Any(n => n is IntermediateCatchEvent { Trigger: Trigger.Message });
        var own = next.All(n => n is null || n.Incoming.Length == 1);
        var names = next.Select(n => n?.Waits).OfType<Trigger.Message>().Select(m => m.Name).ToList();
        var fewest = rules.NoLooseEnds ? 2 : 1;
        if (next.Count < fewest || !catches || mixed || !own || names.Distinct().Count() != names.Count)
        {
            problems.Add(
                ProblemCodes.EventGateway,
                gateway,
                "イベントゲートウェイの先は、二つ以上の専用の受信イベント（または受信タスク）で、メッセージは互いに異なる必要があります。",
                "An event-based gateway must be followed by two or more catches of its own, for different messages, and not by both receive tasks and message catches.");
        }
    }

    private void CheckBoundary(BoundaryEvent boundary)
    {
        var host = nodes.GetValueOrDefault(boundary.AttachedTo);
        var isActivity = host is UserTask or ServiceTask or SendTask or ReceiveTask or SubProcess or CallActivity;
        if (!isActivity || host!.ScopeId != boundary.ScopeId)
        {
            problems.Add(ProblemCodes.Boundary, boundary, $"境界イベントの付く作業「{boundary.AttachedTo}」がありません。", $"There is no activity '{boundary.AttachedTo}' here for the boundary event to be attached to.");
            return;
        }

        if (boundary is { Trigger: Trigger.Error, Interrupting: false })
        {
            problems.Add(ProblemCodes.Boundary, boundary, "エラーの境界イベントは必ず中断します（cancelActivity=\"false\" は不可）。", "An error boundary event always interrupts (no cancelActivity=\"false\").");
        }

        if (boundary.Trigger is Trigger.Escalation && host is not (SubProcess or CallActivity))
        {
            problems.Add(ProblemCodes.Boundary, boundary, "エスカレーションの境界イベントはサブプロセスか呼出しだけに付けられます。", "An escalation boundary event sits on a sub-process or call activity: nothing else escalates.");
        }

        if (boundary.Trigger is Trigger.Timer { Spec.IsDueRelative: true } && host is not UserTask { DueKnob: not null })
        {
            problems.Add(ProblemCodes.Timer, boundary, "otr:before と otr:after は、期限（otr:due）のあるユーザータスクだけに使えます。", "otr:before and otr:after need a user task with otr:due as host.");
        }
    }

    /// <summary>One activity catches each error, escalation and message once.</summary>
    private void CheckBoundaries(Node host)
    {
        var seen = new HashSet<Trigger>();
        foreach (var boundary in host.Boundaries.Where(b => b.Trigger is Trigger.Error or Trigger.Escalation or Trigger.Message && !seen.Add(b.Trigger)))
        {
            problems.Add(ProblemCodes.Boundary, boundary, "同じ作業に同じエラーまたはメッセージの境界イベントが二つあります。", "Two boundary events of one activity catch the same error or message.");
        }
    }

    private void CheckReach(StartCheck begins)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var starts = nodes.Values.OfType<StartEvent>().ToLookup(n => n.ScopeId, n => n.Id);
        var open = new Queue<Node>(nodes.Values.Where(n => begins.IsStart(n) || IsOrigin(n)));
        while (open.TryDequeue(out var node))
        {
            if (!reached.Add(node.Id))
            {
                continue;
            }

            var link = (node as IntermediateThrowEvent)?.LinkTargetId;
            foreach (var id in node.Outgoing.Select(f => f.TargetId).Concat(node.Boundaries.Select(b => b.Id)).Concat(starts[node.Id]).Append(link ?? ""))
            {
                if (nodes.TryGetValue(id, out var target))
                {
                    open.Enqueue(target);
                }
            }
        }

        foreach (var lost in _drafts.Select(d => nodes.GetValueOrDefault(d.Element.Id!)).OfType<Node>().Where(n => !reached.Contains(n.Id)))
        {
            problems.Add(ProblemCodes.Unreachable, lost, $"{lost.Kind}「{lost.Name}」に到達する経路がありません。", $"Nothing leads to the {lost.Kind} '{lost.Name}'.");
        }
    }

    /// <summary>Where walking begins. A boundary event without host has been told already.</summary>
    private bool IsOrigin(Node node) => node is EventSubProcess
        || (node is BoundaryEvent boundary && !nodes.ContainsKey(boundary.AttachedTo));
}
