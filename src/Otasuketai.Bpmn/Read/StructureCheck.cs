using System.Collections.Immutable;

namespace Otasuketai.Bpmn;

/// <summary>Rules across nodes: gateways, defaults, boundaries, references between elements, reachability.</summary>
internal sealed class StructureCheck(RawElement process, IReadOnlyDictionary<string, Node> nodes, ScopeReader scopes, FlowReader flows, ReaderRules rules, ProblemList problems)
{
    private readonly List<NodeDraft> _drafts = scopes.Nodes;
    private readonly HashSet<string> _ids = [.. scopes.Nodes.Select(d => d.Element.Id!)];
    private readonly HashSet<string?> _sources = [.. scopes.Flows.Select(f => f.Element.Attribute("sourceRef"))];

    public void Run()
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

        if (starts.HasStart)
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
            case UserTask { ExcludeActorsOf: { } other } task when nodes.GetValueOrDefault(other) is not UserTask && !scopes.Refused.Contains(other):
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
        var fewest = rules.NoLooseEnds ? 2 : 1;
        Tell(gateway.Outgoing.Length < fewest, $"イベントゲートウェイから出るフローは{fewest}本以上必要です（{gateway.Outgoing.Length}本です）。", $"An event-based gateway needs at least {fewest} flows out of it; there are {gateway.Outgoing.Length}.");
        var next = gateway.Outgoing.Select(f => nodes.GetValueOrDefault(f.TargetId)).OfType<Node>().Distinct().ToList();
        foreach (var node in next)
        {
            var waits = node is IntermediateCatchEvent { Trigger: not Trigger.Link } or ReceiveTask;
            Tell(!waits, $"イベントゲートウェイの先の{node.Kind}「{node.Id}」は、受信イベントでも受信タスクでもありません。", $"The {node.Kind} '{node.Id}' after the event-based gateway is neither a catch event nor a receive task.");
            Tell(waits && !node.Boundaries.IsEmpty, $"イベントゲートウェイの先の受信タスク「{node.Id}」に境界イベントは付けられません。", $"The receive task '{node.Id}' after the event-based gateway cannot have a boundary event.");
            Tell(waits && node.Incoming.Length != 1, $"イベントゲートウェイの先の「{node.Id}」に、ほかのフローも入っています。", $"Another flow enters '{node.Id}', which only the event-based gateway may lead to.");
        }

        Tell(
            next.OfType<ReceiveTask>().Any() && next.Any(n => n is IntermediateCatchEvent { Trigger: Trigger.Message }),
            "イベントゲートウェイの先に、受信タスクとメッセージの受信イベントを混ぜられません。",
            "Receive tasks and message catches cannot both follow one event-based gateway.");
        foreach (var twice in next.Select(n => n.Waits).OfType<Trigger.Message>().GroupBy(m => m.Name).Where(g => g.Count() > 1))
        {
            Tell(true, $"イベントゲートウェイの先で、メッセージ「{twice.Key}」を二か所で待っています。", $"Two ways out of the event-based gateway wait for the message '{twice.Key}'.");
        }

        void Tell(bool isWrong, string ja, string en)
        {
            if (isWrong)
            {
                problems.Add(ProblemCodes.EventGateway, gateway, ja, en);
            }
        }
    }

    private void CheckBoundary(BoundaryEvent boundary)
    {
        var host = nodes.GetValueOrDefault(boundary.AttachedTo);
        if (host is null && IsUnread(boundary.AttachedTo))
        {
            return;
        }

        if (HostFault(boundary, host) is var (ja, en))
        {
            problems.Add(ProblemCodes.Boundary, boundary, ja, en);
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

    private static (string Ja, string En)? HostFault(BoundaryEvent boundary, Node? host) => host switch
    {
        null => ($"境界イベントの付く作業「{boundary.AttachedTo}」がありません。", $"The activity '{boundary.AttachedTo}' the boundary event is attached to does not exist."),
        not (UserTask or ServiceTask or SendTask or ReceiveTask or SubProcess or CallActivity) => ($"境界イベントは{host.Kind}には付けられません。作業だけに付きます。", $"A boundary event cannot be attached to a {host.Kind}, only to an activity."),
        _ when host.ScopeId != boundary.ScopeId => ($"境界イベントの付く作業「{host.Id}」は別の範囲にあります。", $"The activity '{host.Id}' the boundary event is attached to stands in another scope."),
        _ => null,
    };

    /// <summary>One activity catches each error, escalation and message once.</summary>
    private void CheckBoundaries(Node host)
    {
        var seen = new HashSet<Trigger>();
        foreach (var boundary in host.Boundaries.Where(b => b.Trigger is Trigger.Error or Trigger.Escalation or Trigger.Message && !seen.Add(b.Trigger)))
        {
            problems.Add(ProblemCodes.Boundary, boundary, $"同じ作業に、同じ{Caught(boundary).Ja}の境界イベントが二つあります。", $"Two boundary events of one activity catch the same {Caught(boundary).En}.");
        }
    }

    private static (string Ja, string En) Caught(BoundaryEvent boundary) => boundary.Trigger switch
    {
        Trigger.Error => ("エラー", "error"),
        Trigger.Escalation => ("エスカレーション", "escalation"),
        _ => ("メッセージ", "message"),
    };

    private void CheckReach(StartCheck begins)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var starts = _drafts.Where(d => d.Element.Name == "startEvent").ToLookup(d => d.ScopeId, d => d.Element.Id!);
        var open = new Queue<string>(_drafts.Where(d => IsOrigin(d, begins, starts)).Select(d => d.Element.Id!));
        while (open.TryDequeue(out var id))
        {
            if (!reached.Add(id))
            {
                continue;
            }

            var node = nodes.GetValueOrDefault(id);
            var link = (node as IntermediateThrowEvent)?.LinkTargetId ?? "";
            foreach (var next in flows.Outgoing(id).Select(f => f.TargetId).Concat((node?.Boundaries ?? []).Select(b => b.Id)).Concat(starts[id]).Append(link))
            {
                open.Enqueue(next);
            }
        }

        foreach (var lost in _drafts.Select(d => nodes.GetValueOrDefault(d.Element.Id!)).OfType<Node>().Where(n => !reached.Contains(n.Id)))
        {
            problems.Add(ProblemCodes.Unreachable, lost, $"{lost.Kind}「{lost.Name}」に到達する経路がありません。", $"Nothing leads to the {lost.Kind} '{lost.Name}'.");
        }
    }

    /// <summary>
    /// Where walking begins: where tokens do, and where what leads there has been told already - an element that could not be read, a wrong flow,
    /// a boundary event without host, a link without throw, a scope without start.
    /// </summary>
    private bool IsOrigin(NodeDraft draft, StartCheck begins, ILookup<string, string> starts) => flows.Loose.Contains(draft.Element.Id!)
        || (draft.ScopeId != process.Id && !starts[draft.ScopeId].Any())
        || nodes.GetValueOrDefault(draft.Element.Id!) switch
        {
            null or EventSubProcess => true,
            BoundaryEvent boundary => !nodes.ContainsKey(boundary.AttachedTo),
            IntermediateCatchEvent { Trigger: Trigger.Link } link => !nodes.Values.OfType<IntermediateThrowEvent>().Any(t => t.LinkTargetId == link.Id),
            var node => begins.IsStart(node),
        };

    /// <summary>Is there an element of that id which was refused or could not be read (told)?</summary>
    private bool IsUnread(string id) => scopes.Refused.Contains(id) || (_ids.Contains(id) && !nodes.ContainsKey(id));
}
