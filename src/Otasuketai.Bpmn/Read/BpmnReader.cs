using System.Collections.Immutable;

namespace Otasuketai.Bpmn;

/// <summary>Reads a BPMN 2.0 file: a checked definition, or all its problems at once.</summary>
public static class BpmnReader
{
    /// <summary>Reads the text of one .bpmn file.</summary>
    public static ReadResult Read(string xml)
    {
        var problems = new ProblemList();
        var definition = RawXml.Load(xml, problems) is { } root ? Read(root, problems) : null;
        return new ReadResult(problems.Any ? null : definition, problems.Sorted());
    }

    private static Definition? Read(RawElement root, ProblemList problems)
    {
        if (!root.Is(Namespaces.Model, "definitions"))
        {
            problems.Add(ProblemCodes.Xml, root, "BPMN 2.0の definitions ではありません。", "The root is not a BPMN 2.0 definitions element.");
            return null;
        }

        Vocabulary.Check(root, problems);
        ScopeReader.CheckIds(root, problems);
        return Executable(root, problems) is { } process ? Build(root, process, problems) : null;
    }

    private static RawElement? Executable(RawElement root, ProblemList problems)
    {
        var executable = root.Bpmn("process").Where(p => p.Attribute("isExecutable") == "true").ToList();
        if (executable is [{ Id.Length: > 0 } only])
        {
            return only;
        }

        problems.Add(
            ProblemCodes.Process,
            executable.LastOrDefault() ?? root,
            $"実行するプロセス（isExecutable=\"true\"、id あり）がちょうど一つ必要です（{executable.Count}個）。",
            $"Exactly one process with isExecutable=\"true\" and an id is needed; there are {executable.Count}.");
        return null;
    }

    private static Definition Build(RawElement root, RawElement process, ProblemList problems)
    {
        var scopes = new ScopeReader(problems);
        scopes.Read(process);
        var flows = new FlowReader(problems, new ConditionReader(process, problems));
        flows.Read(scopes);
        var nodes = Nodes(root, scopes, flows, problems);
        var complete = scopes.Refused.Count == 0 && nodes.Count == scopes.Nodes.Count && flows.Flows.Length == scopes.Flows.Count;
        new StructureCheck(process, nodes, scopes, problems).Run(complete);
        var unrouted = Route(nodes, scopes);
        return new Definition
        {
            ProcessId = process.Id!,
            Version = process.Otr("version") ?? "1",
            Hash = CanonicalHash.Of(root),
            Name = process.Attribute("name") ?? process.Id!,
            Nodes = nodes.ToImmutableDictionary(StringComparer.Ordinal),
            Flows = flows.Flows,
            Lanes = Lanes(process),
            Diagram = new DiagramReader(problems).Read(root, scopes.Artifacts),
            UnroutedActs = unrouted,
            Starts = [.. scopes.Nodes.Select(d => nodes.GetValueOrDefault(d.Element.Id!)).OfType<StartEvent>().Where(s => s.ScopeId == process.Id)],
        };
    }

    private static Dictionary<string, Node> Nodes(RawElement root, ScopeReader scopes, FlowReader flows, ProblemList problems)
    {
        var reader = new NodeReader(new EventReader(root, problems), flows, problems);
        var nodes = new Dictionary<string, Node>(StringComparer.Ordinal);
        foreach (var node in scopes.Nodes.Select(reader.Read).OfType<Node>())
        {
            nodes.TryAdd(node.Id, node);
        }

        var attached = nodes.Values.OfType<BoundaryEvent>().OrderBy(b => b.Line).GroupBy(b => b.AttachedTo).ToList();
        foreach (var group in attached.Where(g => nodes.ContainsKey(g.Key)))
        {
            nodes[group.Key] = nodes[group.Key] with { Boundaries = [.. group] };
        }

        return nodes;
    }

    /// <summary>Fills in each user task's routed acts and returns the others.</summary>
    private static ImmutableArray<UnroutedAct> Route(Dictionary<string, Node> nodes, ScopeReader scopes)
    {
        var routing = new ActRouting(nodes);
        var unrouted = ImmutableArray.CreateBuilder<UnroutedAct>();
        foreach (var task in scopes.Nodes.Select(d => nodes.GetValueOrDefault(d.Element.Id!)).OfType<UserTask>())
        {
            var routed = routing.Routed(task);
            unrouted.AddRange(task.Acts.Except(routed).Select(act => new UnroutedAct(task.Id, act)));
            nodes[task.Id] = task with { RoutedActs = routed };
        }

        return unrouted.ToImmutable();
    }

    private static ImmutableArray<Lane> Lanes(RawElement process)
    {
        var lanes = ImmutableArray.CreateBuilder<Lane>();
        var open = new Stack<RawElement>(process.Bpmn("laneSet").Reverse());
        while (open.TryPop(out var set))
        {
            foreach (var lane in set.Bpmn("lane"))
            {
                lanes.Add(new Lane(lane.Id ?? "", lane.Attribute("name") ?? "", [.. lane.Bpmn("flowNodeRef").Select(r => r.Text)]));
                foreach (var child in lane.Bpmn("childLaneSet"))
                {
                    open.Push(child);
                }
            }
        }

        return lanes.ToImmutable();
    }
}
