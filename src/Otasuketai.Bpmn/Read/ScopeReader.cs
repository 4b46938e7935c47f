namespace Otasuketai.Bpmn;

/// <summary>A flow node as found: its element and the scope that holds it.</summary>
/// <param name="IsHandled">The scope is an event sub-process.</param>
internal readonly record struct NodeDraft(RawElement Element, string ScopeId, bool IsHandled);

/// <summary>Gathers nodes and flows of the executable process and its embedded sub-processes, in document order.</summary>
internal sealed class ScopeReader(ProblemList problems)
{
    public List<NodeDraft> Nodes { get; } = [];

    public List<NodeDraft> Flows { get; } = [];

    public List<RawElement> Artifacts { get; } = [];

    /// <summary>Ids of elements the vocabulary refuses. They stand in for what will be there: flows at them are sound, and what they lead to is reached.</summary>
    public HashSet<string> Refused { get; } = new(StringComparer.Ordinal);

    /// <summary>More nodes and flows than a person can read.</summary>
    private const int Most = 20_000;

    /// <summary>Gathers; false when the process is too large (told).</summary>
    public bool Read(RawElement process)
    {
        var open = new Queue<RawElement>([process]);
        while (open.TryDequeue(out var scope))
        {
            foreach (var child in scope.Children.Where(c => c.Ns == Namespaces.Model))
            {
                if (!Vocabulary.IsFlowElement(child) || IsVague(child))
                {
                    Keep(scope, child);
                }
                else if (string.IsNullOrEmpty(child.Id))
                {
                    problems.Add(ProblemCodes.Id, child, $"{child.Name}に id がありません。", $"A {child.Name} has no id.");
                }
                else
                {
                    (child.Name == "sequenceFlow" ? Flows : Nodes).Add(new NodeDraft(child, scope.Id!, scope.Flag("triggeredByEvent")));
                    if (child.Name == "subProcess")
                    {
                        open.Enqueue(child);
                    }
                }
            }
        }

        if (Nodes.Count + Flows.Count <= Most)
        {
            return true;
        }

        problems.Add(ProblemCodes.Xml, process, $"要素とフローが多すぎます（{Most}個まで）。", $"Too many elements and flows (at most {Most}).");
        return false;
    }

    /// <summary>Every id of the model part is used once. Returns the elements by id.</summary>
    public static Dictionary<string, RawElement> CheckIds(RawElement definitions, ProblemList problems)
    {
        var seen = new Dictionary<string, RawElement>(StringComparer.Ordinal);
        var open = new Stack<RawElement>([definitions]);
        while (open.TryPop(out var element))
        {
            if (element.Id is { } id && element.Ns is Namespaces.Model or Namespaces.Di && !seen.TryAdd(id, element))
            {
                problems.Add(ProblemCodes.Id, element, $"id「{id}」が重複しています。", $"The id '{id}' is used twice.");
            }

            foreach (var child in element.Children)
            {
                open.Push(child);
            }
        }

        return seen;
    }

    /// <summary>Whether it is an event sub-process cannot be said: what stands in it would be judged by the wrong rules.</summary>
    private static bool IsVague(RawElement child) => child.Attribute("triggeredByEvent") is { } written && RawElement.FlagOf(written) is null;

    private void Keep(RawElement scope, RawElement child)
    {
        if (child.Name is "textAnnotation" or "group")
        {
            Artifacts.Add(child);
        }
        else if (child.Id is { } id && (IsVague(child) || !Vocabulary.IsChild(scope.Name, child.Name)))
        {
            Refused.Add(id);
        }
    }
}
