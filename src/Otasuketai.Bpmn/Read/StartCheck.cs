namespace Otasuketai.Bpmn;

/// <summary>How scopes begin (BPMN 10.5.2): starts of the process, of embedded and of event sub-processes.</summary>
internal sealed class StartCheck(RawElement process, IReadOnlyDictionary<string, Node> nodes, List<NodeDraft> drafts, ReaderRules rules, ProblemList problems)
{
    /// <summary>Is there anything at which the process begins, sound or not?</summary>
    public bool HasStart => drafts.Exists(d => d.ScopeId == process.Id && (d.Element.Name == "startEvent" || (d.Element.Name == "receiveTask" && d.Element.Flag("instantiate"))));

    /// <summary>Does the process itself begin here?</summary>
    public bool IsStart(Node node) => node.ScopeId == process.Id && node is StartEvent or ReceiveTask { Instantiates: true };

    /// <summary>Tells what is wrong with the beginnings of every scope.</summary>
    public void Run()
    {
        CheckHandlers();
        var starts = drafts.Where(d => d.Element.Name == "startEvent").ToLookup(d => d.ScopeId, d => d.Element);
        foreach (var body in drafts.Where(d => d.Element.Name == "subProcess").Select(d => d.Element).Prepend(process))
        {
            var (all, plain) = (starts[body.Id!].Count(), starts[body.Id!].Count(s => !EventReader.HasDefinition(s)));
            if (Fault(body, all, plain) is var (ja, en))
            {
                problems.Add(ProblemCodes.Start, body, ja, en);
            }
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var start in nodes.Values.Where(IsStart).OrderBy(s => s.Line))
        {
            var message = start switch
            {
                StartEvent { Trigger: Trigger.Message m } => m.Name,
                ReceiveTask receive => receive.Message.Name,
                _ => null,
            };
            if (message is not null && !names.Add(message))
            {
                problems.Add(ProblemCodes.Start, start, $"メッセージ「{message}」の開始イベントが二つあります。", $"Two start events wait for the message '{message}'.");
            }
        }
    }

    private (string Ja, string En)? Fault(RawElement body, int all, int plain) => (Kind(body), all, plain) switch
    {
        ("process", _, _) when !HasStart => ("プロセスに開始イベントがありません。", "The process has no start event."),
        ("process", _, > 1) when rules.OneNoneStart => ($"種類なしの開始イベントは一つだけです（{plain}個あります）。", $"A process has at most one none start; there are {plain}."),
        ("process", _, _) => null,
        (_, 0, _) => ("サブプロセスに開始イベントがありません。", "The sub-process has no start event."),
        (_, > 1, _) => ($"サブプロセスの開始イベントは一つだけです（{all}個あります）。", $"A sub-process has exactly one start event; there are {all}."),
        ("handler", _, 1) => ("イベントサブプロセスの開始イベントに種類（きっかけ）がありません。", "The start event of an event sub-process needs a trigger."),
        ("body", _, 0) => ("サブプロセスの開始イベントは種類なしにしてください。きっかけで始まるのはイベントサブプロセスだけです。", "The start event of a sub-process is a none start: only an event sub-process (triggeredByEvent) begins by a trigger."),
        _ => null,
    };

    private string Kind(RawElement body) => body == process ? "process" : body.Flag("triggeredByEvent") ? "handler" : "body";

    /// <summary>Event sub-processes of one scope wait for different things; they have no loop, and no timer that counts from a due date.</summary>
    private void CheckHandlers()
    {
        var seen = new HashSet<(string Scope, Trigger Trigger)>();
        foreach (var handler in nodes.Values.OfType<EventSubProcess>().OrderBy(h => h.Line))
        {
            var start = nodes.GetValueOrDefault(handler.StartId) as StartEvent;
            var looped = handler.Loop is not null || handler.Repeat is not null;
            var twice = start is { Trigger: Trigger.Error or Trigger.Escalation or Trigger.Message } && !seen.Add((handler.ScopeId, start.Trigger));
            if (looped)
            {
                problems.Add(ProblemCodes.Start, handler, "イベントサブプロセスは繰り返せません。", "An event sub-process cannot have a loop.");
            }

            if (twice)
            {
                problems.Add(ProblemCodes.Start, handler, "同じ範囲に、同じきっかけで始まるイベントサブプロセスが二つあります。", "Two event sub-processes of one scope begin by the same trigger.");
            }

            if (start is { Trigger: Trigger.Timer { Spec.IsDueRelative: true } })
            {
                problems.Add(ProblemCodes.Timer, start, "otr:before と otr:after は、期限のあるユーザータスクの境界タイマーだけに使えます。", "otr:before and otr:after are for boundary timers on a user task with otr:due.");
            }
        }
    }
}
