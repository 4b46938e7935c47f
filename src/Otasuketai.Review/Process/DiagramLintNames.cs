using System.Collections.Immutable;
using Otasuketai.Bpmn;
using Otasuketai.Review.Lifecycle;

namespace Otasuketai.Review.Process;

/// <summary>Names that point outside the diagram: called processes, deadlines, commands, notices and whom they go to.</summary>
internal static class DiagramLintNames
{
    public static void Check(Definition definition, ImmutableArray<Definition> all, IReadOnlySet<string> knobs, DiagramLintProblems problems)
    {
        foreach (var node in definition.Nodes.Values.OrderBy(n => n.Line))
        {
            CheckCall(node, all, problems);
            CheckKnobs(node, knobs, problems);
            CheckCommand(node, problems);
            CheckSignal(node, problems);
            CheckAttributes(node, problems);
        }
    }

    private static void CheckCall(Node node, ImmutableArray<Definition> all, DiagramLintProblems problems)
    {
        if (node is CallActivity call && all.All(d => d.ProcessId != call.CalledElement))
        {
            problems.Add(LintCodes.UnknownCall, call.Id, $"呼び出す手続「{call.CalledElement}」がありません。", $"There is no process '{call.CalledElement}' to call.");
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

    /// <summary>The engine refuses its own attributes where they say nothing; a name that neither it nor the desk knows is a slip of the pen.</summary>
    private static void CheckAttributes(Node node, DiagramLintProblems problems)
    {
        foreach (var name in node.Attributes.Keys.Where(k => !Node.OwnAttributes.Contains(k) && k is not ("notice" or "to" or "road")).Order(StringComparer.Ordinal))
        {
            problems.Add(LintCodes.UnknownAttribute, node.Id, $"属性 otr:{name} はありません。", $"There is no attribute otr:{name}.");
        }
    }

    private static void CheckKnobs(Node node, IReadOnlySet<string> knobs, DiagramLintProblems problems)
    {
        foreach (var knob in new[] { (node as UserTask)?.DueKnob, (node.Waits as Trigger.Timer)?.Spec.Knob }.OfType<string>().Where(k => !knobs.Contains(k)))
        {
            problems.Add(LintCodes.UnknownKnob, node.Id, $"期限の設定「{knob}」がありません。", $"The policy has no duration '{knob}'.");
        }
    }

    private static void CheckCommand(Node node, DiagramLintProblems problems)
    {
        if (node.Attributes.GetValueOrDefault("command") is not { } command)
        {
            return;
        }

        if (!Commands.All.Contains(command))
        {
            problems.Add(LintCodes.UnknownCommand, node.Id, $"命令「{command}」はありません。", $"There is no command '{command}'.");
        }
        else if (command == Commands.Remind)
        {
            CheckReminder(node, problems);
        }
    }

    private static void CheckReminder(Node node, DiagramLintProblems problems)
    {
        var notice = node.Attributes.GetValueOrDefault("notice", "");
        if (!Notices.All.Contains(notice))
        {
            problems.Add(LintCodes.UnknownNotice, node.Id, $"通知「{notice}」はありません。", $"There is no notice '{notice}'.");
        }

        var to = node.Attributes.GetValueOrDefault("to", "");
        if (!Enum.TryParse<Role>(to, out _))
        {
            problems.Add(LintCodes.UnknownRole, node.Id, $"宛先の役割「{to}」はありません。", $"There is no role '{to}' to write to.");
        }
    }
}
