namespace Otasuketai.Bpmn;

/// <summary>Links (BPMN 10.5.5): every throw has exactly one catch of its name in its own scope, every catch at least one throw.</summary>
internal sealed class LinkCheck(IReadOnlyDictionary<string, Node> nodes, ProblemList problems)
{
    /// <summary>Where the links of each scope land: the id of the first catch of the name.</summary>
    internal static Dictionary<(string Scope, Trigger Link), string> Targets(IEnumerable<Node> nodes)
    {
        var targets = new Dictionary<(string, Trigger), string>();
        foreach (var caught in nodes.OfType<IntermediateCatchEvent>().Where(c => c.Trigger is Trigger.Link))
        {
            targets.TryAdd((caught.ScopeId, caught.Trigger), caught.Id);
        }

        return targets;
    }

    public void Run()
    {
        var catches = nodes.Values.OfType<IntermediateCatchEvent>().Where(n => n.Trigger is Trigger.Link).OrderBy(n => n.Line).ToList();
        var throws = nodes.Values.OfType<IntermediateThrowEvent>().Where(n => n.Trigger is Trigger.Link).OrderBy(n => n.Line).ToList();
        foreach (var lost in throws.Where(t => t.LinkTargetId is null || !t.Outgoing.IsEmpty))
        {
            problems.Add(ProblemCodes.Link, lost, "リンクの行き先（同じ名前の受け側）が同じ範囲になく、またはリンクから出るフローがあります。", "The link has no catch of its name in its own scope, or a flow leaves it.");
        }

        var thrown = throws.Select(t => t.LinkTargetId).OfType<string>().ToHashSet(StringComparer.Ordinal);
        foreach (var lost in catches.Where(c => !thrown.Contains(c.Id) || !c.Incoming.IsEmpty))
        {
            problems.Add(ProblemCodes.Link, lost, "このリンクに入る送り側がただ一つの受け側として指していないか、フローが入っています。", "No throw leads to this link (one catch per name and scope), or a flow enters it.");
        }
    }
}
