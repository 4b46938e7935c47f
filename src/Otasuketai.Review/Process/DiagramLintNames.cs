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
        }
    }

    private static void CheckCall(Node node, ImmutableArray<Definition> all, DiagramLintProblems problems)
    {
        if (node is CallActivity call && all.All(d => d.ProcessId != call.CalledElement))
        {
            problems.Add(LintCodes.UnknownCall, call.Id, $"呼び出す手続「{call.CalledElement}」がありません。", $"There is no process '{call.CalledElement}' to call.");
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
