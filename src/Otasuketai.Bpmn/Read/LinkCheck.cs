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
        foreach (var thrown in throws)
        {
            Tell(thrown, thrown.LinkTargetId is null, $"リンク「{NameOf(thrown.Trigger)}」の行き先（同じ名前の受け側）が同じ範囲にありません。", $"The link '{NameOf(thrown.Trigger)}' has no catch of its name in its own scope.");
            Tell(thrown, !thrown.Outgoing.IsEmpty, "リンクの送り側からフローは出せません。リンクそのものが行き先です。", "No flow may leave a link that is thrown: the link itself is the way on.");
        }

        var targets = throws.Select(t => t.LinkTargetId).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var names = new HashSet<(string Scope, Trigger Link)>();
        foreach (var caught in catches)
        {
            var isFirst = names.Add((caught.ScopeId, caught.Trigger));
            Tell(caught, !isFirst, $"リンク「{NameOf(caught.Trigger)}」の受け側が同じ範囲に二つあります。", $"Two links of one scope catch the name '{NameOf(caught.Trigger)}'.");
            Tell(caught, isFirst && !targets.Contains(caught.Id), $"リンク「{NameOf(caught.Trigger)}」の送り側が同じ範囲にありません。", $"No throw of its own scope leads to the link '{NameOf(caught.Trigger)}'.");
            Tell(caught, !caught.Incoming.IsEmpty, "リンクの受け側にフローは入れません。リンクだけが来ます。", "No flow may enter a link that is caught: only its throws lead here.");
        }
    }

    private static string NameOf(Trigger link) => ((Trigger.Link)link).Name;

    private void Tell(Node link, bool isWrong, string ja, string en)
    {
        if (isWrong)
        {
            problems.Add(ProblemCodes.Link, link, ja, en);
        }
    }
}
