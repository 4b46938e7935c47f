using System.Collections.Immutable;

namespace Otasuketai.Bpmn;

/// <summary>How scopes begin (BPMN 10.5.2): starts of the process, of embedded and of event sub-processes.</summary>
internal sealed class StartCheck(RawElement process, IReadOnlyDictionary<string, Node> nodes, List<NodeDraft> drafts, ReaderRules rules, ProblemList problems)
{
    /// <summary>Does the process itself begin here?</summary>
    public bool IsStart(Node node) => node.ScopeId == process.Id && node is StartEvent or ReceiveTask { Instantiates: true };

    /// <summary>Tells what is wrong with the beginnings of every scope.</summary>
    public void Run()
    {
        CheckHandlers();
        var starts = drafts.Where(d => d.Element.Name == "startEvent").ToLookup(d => d.ScopeId, d => nodes.GetValueOrDefault(d.Element.Id!) as StartEvent);
        foreach (var body in drafts.Where(d => d.Element.Name == "subProcess").Select(d => d.Element).Prepend(process))
        {
            CheckStarts(body, [.. starts[body.Id!]]);
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

    private void CheckStarts(RawElement body, ImmutableArray<StartEvent?> starts)
    {
        var plain = starts.Count(s => s is { Trigger: Trigger.None });
        if (body.Flag("triggeredByEvent"))
        {
            Need(starts.Length == 1 && plain == 0, "イベントサブプロセスには種類のある開始イベントがちょうど一つ必要です。", "An event sub-process needs exactly one start event, with a trigger.");
        }
        else if (body != process)
        {
            Need(starts.Length == 1 && plain == 1, "サブプロセスには種類なしの開始イベントがちょうど一つ必要です。", "A sub-process needs exactly one start event, a none start.");
        }
        else
        {
            var begins = nodes.Values.Any(IsStart) || !starts.IsEmpty;
            Need(begins && (plain <= 1 || !rules.OneNoneStart), "プロセスには開始イベントが必要です（種類なしは一つまで）。", "A process needs a start event, and at most one none start.");
        }

        void Need(bool sound, string ja, string en)
        {
            if (!sound)
            {
                problems.Add(ProblemCodes.Start, body, ja, en);
            }
        }
    }

    /// <summary>Event sub-processes of one scope wait for different things; they have no loop, and no timer that counts from a due date.</summary>
    private void CheckHandlers()
    {
        var seen = new HashSet<(string Scope, Trigger Trigger)>();
        foreach (var handler in nodes.Values.OfType<EventSubProcess>().OrderBy(h => h.Line))
        {
            var start = nodes.GetValueOrDefault(handler.StartId) as StartEvent;
            var looped = handler.Loop is not null || handler.Repeat is not null;
            var twice = start is { Trigger: Trigger.Error or Trigger.Escalation or Trigger.Message } && !seen.Add((handler.ScopeId, start.Trigger));
            if (looped || twice)
            {
                problems.Add(ProblemCodes.Start, handler, "イベントサブプロセスは繰り返せず、同じ範囲に同じきっかけのものは一つだけです。", "An event sub-process has no loop, and there is one for the same trigger in a scope.");
            }

            if (start is { Trigger: Trigger.Timer { Spec.IsDueRelative: true } })
            {
                problems.Add(ProblemCodes.Timer, start, "otr:before と otr:after は、期限のあるユーザータスクの境界タイマーだけに使えます。", "otr:before and otr:after are for boundary timers on a user task with otr:due.");
            }
        }
    }
}
