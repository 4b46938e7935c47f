using System.Collections.Immutable;

namespace Otasuketai.Bpmn;

/// <summary>Reads a BPMN 2.0 file: a checked definition, or all its problems at once.</summary>
public static class BpmnReader
{
    /// <summary>Reads the text of one .bpmn file of the register.</summary>
    public static ReadResult Read(string xml)
    {
        var result = ReadAll(xml, ReaderRules.House);
        return new ReadResult(result.Definitions.FirstOrDefault(), result.Problems);
    }

    /// <summary>Reads every executable process of a .bpmn file.</summary>
    public static ReadAllResult ReadAll(string xml, ReaderRules rules)
    {
        var problems = new ProblemList();
        ImmutableArray<Definition> definitions = RawXml.Load(xml, problems) is { } root ? Read(root, rules, problems) : [];
        return new ReadAllResult(problems.Any ? [] : definitions, problems.Sorted());
    }

    private static ImmutableArray<Definition> Read(RawElement root, ReaderRules rules, ProblemList problems)
    {
        if (!root.Is(Namespaces.Model, "definitions"))
        {
            problems.Add(ProblemCodes.Xml, root, "BPMN 2.0の definitions ではありません。", "The root is not a BPMN 2.0 definitions element.");
            return [];
        }

        Vocabulary.Check(root, rules, problems);
        var ids = ScopeReader.CheckIds(root, problems);
        new CollaborationCheck(root, ids, problems).Run();
        if (rules.IsFormal)
        {
            FormalCheck.Run(root, problems);
        }

        var file = new SourceFile(
            root,
            rules,
            problems,
            new EventReader(root, problems),
            new DiagramReader(problems).Read(root),
            new Lazy<CanonicalHashes>(() => CanonicalHash.Of(root)));
        return [.. Executable(file).Select(process => Build(file, process)).OfType<Definition>()];
    }

    /// <summary>Every executable process that has an id. How many there may be is told here.</summary>
    private static List<RawElement> Executable(SourceFile file)
    {
        var (executable, problems) = (file.Root.Bpmn("process").Where(p => p.Flag("isExecutable")).ToList(), file.Problems);
        if (executable.Count == 0)
        {
            problems.Add(ProblemCodes.Process, file.Root, "実行するプロセス（isExecutable=\"true\"）がありません。", "No process is executable (isExecutable=\"true\").");
        }
        else if (file.Rules.OneProcess && executable.Count > 1)
        {
            problems.Add(
                ProblemCodes.Process,
                executable[^1],
                $"実行するプロセス（isExecutable=\"true\"）は一つだけです（{executable.Count}個あります）。",
                $"Only one process may be executable (isExecutable=\"true\"); there are {executable.Count}.");
        }

        foreach (var nameless in executable.Where(p => string.IsNullOrEmpty(p.Id)))
        {
            problems.Add(ProblemCodes.Id, nameless, "実行するプロセスに id がありません。", "An executable process has no id.");
        }

        return executable.FindAll(p => !string.IsNullOrEmpty(p.Id));
    }

    private static Definition? Build(SourceFile file, RawElement process)
    {
        var (root, rules, problems) = (file.Root, file.Rules, file.Problems);
        var scopes = new ScopeReader(problems);
        if (!scopes.Read(process))
        {
            return null;
        }

        var flows = new FlowReader(rules, problems, new ConditionReader(process, problems));
        flows.Read(scopes);
        var nodes = Nodes(new NodeReader(file.Events, flows, problems), scopes);
        new LinkCheck(nodes, problems).Run();
        new StructureCheck(process, nodes, scopes, flows, rules, problems).Run();
        if (rules.IsFormal)
        {
            new ClosedPathCheck(root, process, nodes, scopes, problems).Run();
        }

        return problems.Any ? null : Sound(file, process, scopes, flows, nodes);
    }

    private static Definition Sound(SourceFile file, RawElement process, ScopeReader scopes, FlowReader flows, Dictionary<string, Node> nodes)
    {
        var unrouted = Route(nodes, scopes);
        return new Definition
        {
            ProcessId = process.Id!,
            Version = process.Otr("version") ?? "1",
            Hashes = file.Hashes.Value,
            Name = process.Attribute("name") ?? process.Id!,
            Line = process.Line,
            Nodes = nodes.ToImmutableDictionary(StringComparer.Ordinal),
            Flows = flows.Flows,
            Lanes = Lanes(process),
            Diagram = DiagramReader.With(scopes.Artifacts, file.Diagram),
            UnroutedActs = unrouted,
            Starts = [.. scopes.Nodes.Select(d => nodes.GetValueOrDefault(d.Element.Id!)).OfType<Node>().Where(n => IsStart(n, process))],
            Attributes = NodeReader.Attributes(process),
            Documentation = Documentation(process),
            ErrorCodes = [.. file.Root.Bpmn("error").Select(e => e.Attribute("errorCode")).OfType<string>()],
        };
    }

    private static bool IsStart(Node node, RawElement process) => node.ScopeId == process.Id && node is StartEvent or ReceiveTask { Instantiates: true };

    private static Dictionary<string, Node> Nodes(NodeReader reader, ScopeReader scopes)
    {
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

        var targets = LinkCheck.Targets(nodes.Values);
        foreach (var link in nodes.Values.OfType<IntermediateThrowEvent>().Where(t => t.Trigger is Trigger.Link).ToList())
        {
            nodes[link.Id] = link with { LinkTargetId = targets.GetValueOrDefault((link.ScopeId, link.Trigger)) };
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

    private static ImmutableDictionary<string, string> Documentation(RawElement process)
    {
        var written = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        var open = new Stack<RawElement>([process]);
        while (open.TryPop(out var element))
        {
            if (element.Id is { } id && element.Bpmn("documentation").Any())
            {
                written[id] = string.Join('\n', element.Bpmn("documentation").Select(d => d.Text));
            }

            foreach (var child in element.Children)
            {
                open.Push(child);
            }
        }

        return written.ToImmutable();
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

    /// <summary>What the processes of a file share. The hashes are asked for only when nothing is wrong.</summary>
    private sealed record SourceFile(RawElement Root, ReaderRules Rules, ProblemList Problems, EventReader Events, Diagram Diagram, Lazy<CanonicalHashes> Hashes);
}
