namespace Otasuketai.Bpmn;

/// <summary>Links (BPMN 10.5.5): every throw has exactly one catch of its name in its own scope, every catch at least one throw.</summary>
internal sealed class LinkCheck(IReadOnlyDictionary<string, Node> nodes, ProblemList problems)
{
    /// <summary>The catch a throw leads to; null when there is none.</summary>
    public static Node? TargetOf(IntermediateThrowEvent thrown, IEnumerable<Node> nodes) =>
        nodes.FirstOrDefault(n => n is IntermediateCatchEvent { Trigger: Trigger.Link } c && c.ScopeId == thrown.ScopeId && c.Trigger == thrown.Trigger);

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
