using Otasuketai.Bpmn;
using Otasuketai.Review.Lifecycle;

namespace Otasuketai.Review.Process;

/// <summary>What comes in and goes out: the desk begins a procedure with its life, and carries messages from acts to the procedure of their own case. Nothing else is delivered, so nothing else may be drawn.</summary>
internal static class DiagramLintMessages
{
    public static void Check(Definition definition, DiagramLintProblems problems)
    {
        foreach (var start in definition.Starts.Where(s => s is not StartEvent { Trigger: Trigger.None }))
        {
            problems.Add(LintCodes.BeginsByItself, start.Id, "手続は制度の行為で始まります。時刻やメッセージでは始まりません。", "A procedure begins with an act of the law; no time and no message begins one.");
        }

        foreach (var node in definition.Nodes.Values.OrderBy(n => n.Line))
        {
            CheckSignal(node, problems);
            CheckThrown(node, problems);
            if (node.Waits is Trigger.Message message)
            {
                CheckCaught(definition, node, message, problems);
            }
        }
    }

    /// <summary>A signal would be heard by every case of the register; one case never moves another but by an act of the law.</summary>
    private static void CheckSignal(Node node, DiagramLintProblems problems)
    {
        var trigger = node switch
        {
            EndEvent end => end.Trigger,
            IntermediateThrowEvent thrown => thrown.Trigger,
            StartEvent start => start.Trigger,
            _ => node.Waits,
        };
        if (trigger is Trigger.Signal signal)
        {
            problems.Add(LintCodes.Signal, node.Id, $"シグナル「{signal.Name}」はほかの案件にも届くため、使えません。", $"The signal '{signal.Name}' would reach other cases, so it may not be used.");
        }
    }

    /// <summary>With an act or a command it is that which is done, as by a service task.</summary>
    private static void CheckThrown(Node node, DiagramLintProblems problems)
    {
        var thrown = node switch
        {
            SendTask { Act: null, Command: null } task => task.MessageName,
            IntermediateThrowEvent { Act: null, Command: null } intermediate => intermediate.MessageName,
            EndEvent { Act: null, Command: null, Trigger: Trigger.Message message } => message.Name,
            _ => null,
        };
        if (thrown is not null)
        {
            problems.Add(LintCodes.Undelivered, node.Id, $"図から送るメッセージ「{thrown}」を届ける先がありません。otr:act か otr:command で送ってください。", $"Nobody delivers the message '{thrown}' of a diagram; send by otr:act or otr:command.");
        }
    }

    private static void CheckCaught(Definition definition, Node node, Trigger.Message message, DiagramLintProblems problems)
    {
        if (!Messages.Acts.TryGetValue(message.Name, out var act) || !Reaches(definition, act))
        {
            problems.Add(LintCodes.NeverSent, node.Id, $"この手続の案件にメッセージ「{message.Name}」を送る行為がありません。", $"No act sends the message '{message.Name}' to a case of this procedure.");
        }
        else if (message.KeyVariable is { } key)
        {
            problems.Add(LintCodes.NeverSent, node.Id, $"メッセージのあて先は案件そのものです。otr:key=\"{key}\" では届きません。", $"Messages are addressed to the case itself; none would come under otr:key=\"{key}\".");
        }
    }

    /// <summary>What a poll sends goes to the procedure that called it.</summary>
    private static bool Reaches(Definition definition, Act act) =>
        (DiagramLint.MachineOf(definition.ProcessId) is { } machine && Law.Knows(machine, act))
        || (Law.Knows(Machine.Poll, act) && Calls.Of(definition).Contains("poll"));
}
