using System.Collections.Immutable;
using Otasuketai.Bpmn;
using Otasuketai.Review.Lifecycle;

namespace Otasuketai.Review.Process;

/// <summary>Acts and roles: what the tasks ask for against the rows of the law, and back.</summary>
internal static class DiagramLintLaw
{
    public static void Check(Definition definition, Machine machine, DiagramLintProblems problems)
    {
        var asked = Asked(definition).ToImmutableArray();
        foreach (var task in definition.Nodes.Values.OfType<UserTask>().OrderBy(t => t.Line))
        {
            CheckTask(task, problems);
        }

        foreach (var ask in asked)
        {
            CheckAct(ask, machine, problems);
        }

        CheckMissing(definition, machine, asked, problems);
    }

    /// <summary>Role.System asks for the acts of service tasks and message events.</summary>
    private static IEnumerable<Ask> Asked(Definition definition) => definition.Nodes.Values.OrderBy(n => n.Line).SelectMany(n => n switch
    {
        UserTask task => task.Acts.Select(a => new Ask(task.Id, a, Enum.TryParse<Role>(task.Role, out var role) ? role : null)),
        ServiceTask { Act: { } act } => [new Ask(n.Id, act, Role.System)],
        SendTask { Act: { } act } => [new Ask(n.Id, act, Role.System)],
        IntermediateThrowEvent { Act: { } act } => [new Ask(n.Id, act, Role.System)],
        EndEvent { Act: { } act } => [new Ask(n.Id, act, Role.System)],
        _ => Enumerable.Empty<Ask>(),
    });

    private static void CheckTask(UserTask task, DiagramLintProblems problems)
    {
        if (task.Acts.IsEmpty)
        {
            problems.Add(LintCodes.UnknownAct, task.Id, "otr:act がありません。", "The task names no act (otr:act).");
        }

        if (!Enum.TryParse<Role>(task.Role, out _))
        {
            problems.Add(LintCodes.UnknownRole, task.Id, $"役割「{task.Role}」はありません。", $"There is no role '{task.Role}'.");
        }
    }

    private static void CheckAct(Ask ask, Machine machine, DiagramLintProblems problems)
    {
        if (!Enum.TryParse<Act>(ask.Act, out var act))
        {
            problems.Add(LintCodes.UnknownAct, ask.ElementId, $"行為「{ask.Act}」はありません。", $"There is no act '{ask.Act}'.");
        }
        else if (!Law.Knows(machine, act))
        {
            problems.Add(LintCodes.ForeignAct, ask.ElementId, $"行為「{act}」は {machine} の行為ではありません。", $"The act {act} is none of the machine {machine}.");
        }
        else if (ask.Role is { } role && !RowsOf(machine, act).Any(r => r.By.Contains(role)))
        {
            RefuseRole(ask.ElementId, act, role, RowsOf(machine, act), problems);
        }
    }

    private static void RefuseRole(string elementId, Act act, Role role, IEnumerable<LawRow> rows, DiagramLintProblems problems)
    {
        if (role == Role.System)
        {
            problems.Add(LintCodes.SystemMayNot, elementId, $"行為「{act}」は人が行うもので、時計・規則では行えません。", $"The act {act} is done by people, not by the system.");
        }
        else if (rows.All(r => r.By.All(b => b == Role.System)))
        {
            problems.Add(LintCodes.SystemOnly, elementId, $"行為「{act}」は時計・規則だけが行うもので、仕事にはできません。", $"The act {act} is done by the system only; nobody can be asked for it.");
        }
        else
        {
            problems.Add(LintCodes.RoleMayNot, elementId, $"役割「{role}」は行為「{act}」を行えません。", $"The role {role} may not do {act}.");
        }
    }

    private static void CheckMissing(Definition definition, Machine machine, ImmutableArray<Ask> asked, DiagramLintProblems problems)
    {
        var missing = Law.Rows.Where(r => r.Machine == machine && !r.Free && !asked.Any(a => a.Act == r.Act.ToString() && a.Role is { } role && r.By.Contains(role)));
        foreach (var row in missing.DistinctBy(r => (r.Act, r.From)))
        {
            problems.Add(
                LintCodes.MissingAct,
                definition.ProcessId,
                $"段階「{row.From}」の行為「{row.Act}」を求める要素がありません。",
                $"Nothing asks for the act {row.Act}, which the law orders in {row.From}.");
        }
    }

    private static IEnumerable<LawRow> RowsOf(Machine machine, Act act) => Law.Rows.Where(r => r.Machine == machine && r.Act == act);

    private sealed record Ask(string ElementId, string Act, Role? Role);
}
