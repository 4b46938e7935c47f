using System.Collections.Immutable;
using Otasuketai.Bpmn;
using Otasuketai.Review.Lifecycle;

namespace Otasuketai.Review.Process;

/// <summary>The picture people read: lanes tell the truth, everything is drawn, and everything has a Japanese name.</summary>
internal static class DiagramLintDrawing
{
    /// <summary>Whose lane it is, by the lane's name.</summary>
    private static readonly ImmutableDictionary<string, ImmutableArray<Role>> Lanes = new Dictionary<string, ImmutableArray<Role>>
    {
        ["事業者"] = [Role.Vendor],
        ["運営者"] = [Role.Intake, Role.Checker],
        ["承認者"] = [Role.Approver],
        ["評価会議事務局"] = [Role.Secretariat],
        ["評価会議"] = [Role.Chair, Role.Member],
        ["モニター企業"] = [Role.MonitorUser],
        ["時計・規則"] = [Role.System],
    }.ToImmutableDictionary();

    public static void Check(Definition definition, DiagramLintProblems problems)
    {
        var lanes = definition.Lanes.SelectMany(l => l.NodeIds.Select(n => (Node: n, l.Name))).ToLookup(l => l.Node, l => l.Name);
        var shapes = definition.Diagram.Shapes.Select(s => s.ElementId).ToHashSet(StringComparer.Ordinal);
        foreach (var node in definition.Nodes.Values.OrderBy(n => n.Line))
        {
            CheckLane(node, lanes[node.Id].FirstOrDefault(), problems);
            CheckDrawn(node.Id, shapes, problems);
            CheckName(node.Id, node.Name, node is not (ExclusiveGateway { Outgoing.Length: < 2 } or ParallelGateway), problems);
        }

        var edges = definition.Diagram.Edges.Select(e => e.ElementId).ToHashSet(StringComparer.Ordinal);
        foreach (var flow in definition.Flows)
        {
            CheckDrawn(flow.Id, edges, problems);
            CheckName(flow.Id, flow.Name, !flow.Outcomes.IsEmpty, problems);
        }
    }

    private static void CheckLane(Node node, string? lane, DiagramLintProblems problems)
    {
        var worker = node switch
        {
            UserTask task => Enum.TryParse<Role>(task.Role, out var role) ? role : (Role?)null,
            ServiceTask or SendTask => Role.System,
            _ => null,
        };
        if (worker is { } who && !(lane is not null && Lanes.TryGetValue(lane, out var roles) && roles.Contains(who)))
        {
            problems.Add(LintCodes.LaneRole, node.Id, $"レーン「{lane}」は役割「{who}」のものではありません。", $"The lane '{lane}' is not the lane of {who}.");
        }
    }

    private static void CheckDrawn(string id, HashSet<string> drawn, DiagramLintProblems problems)
    {
        if (!drawn.Contains(id))
        {
            problems.Add(LintCodes.NotDrawn, id, "図形がありません。", "It is not drawn.");
        }
    }

    private static void CheckName(string id, string name, bool read, DiagramLintProblems problems)
    {
        if (read && !name.Any(IsJapanese))
        {
            problems.Add(LintCodes.NoName, id, "日本語の名前がありません。", "It has no Japanese name.");
        }
    }

    private static bool IsJapanese(char c) => c is (>= '぀' and <= 'ヿ') or (>= '一' and <= '鿿');
}
