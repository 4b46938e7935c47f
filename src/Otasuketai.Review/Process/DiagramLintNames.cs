using Otasuketai.Bpmn;
using Otasuketai.Review.Lifecycle;

namespace Otasuketai.Review.Process;

/// <summary>Names that point outside the diagram: called processes, deadlines, commands, notices and whom they go to.</summary>
internal static class DiagramLintNames
{
    public static void Check(Definition definition, HashSet<string> callable, IReadOnlySet<string> knobs, DiagramLintProblems problems)
    {
        foreach (var node in definition.Nodes.Values.OrderBy(n => n.Line))
        {
            CheckCall(node, callable, problems);
            CheckKnobs(node, knobs, problems);
            CheckCommand(node, problems);
            CheckAttributes(node, problems);
        }
    }

    private static void CheckCall(Node node, HashSet<string> callable, DiagramLintProblems problems)
    {
        if (node is CallActivity call && !callable.Contains(call.CalledElement))
        {
            problems.Add(LintCodes.UnknownCall, call.Id, $"呼び出す手続「{call.CalledElement}」がありません。", $"There is no process '{call.CalledElement}' to call.");
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
