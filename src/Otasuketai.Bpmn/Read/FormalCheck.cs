namespace Otasuketai.Bpmn;

/// <summary>What BPMN demands of the parts of an executable model (BPMN 8.3.6, 10.4.3, 10.5.5): formal expressions, messages with their operation.</summary>
internal static class FormalCheck
{
    private const string Xsi = "http://www.w3.org/2001/XMLSchema-instance";

    public static void Run(RawElement root, ProblemList problems)
    {
        var operations = root.Bpmn("interface").SelectMany(i => i.Bpmn("operation")).Select(o => o.Id).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var open = new Stack<(RawElement Element, RawElement Owner)>([(root, root)]);
        while (open.TryPop(out var at))
        {
            Check(at.Element, at.Owner, operations, problems);
            foreach (var child in at.Element.Children.Where(c => c.Ns == Namespaces.Model && c.Name != "extensionElements"))
            {
                open.Push((child, child.Id is null ? at.Owner : child));
            }
        }
    }

    private static void Check(RawElement element, RawElement owner, HashSet<string> operations, ProblemList problems)
    {
        if (Vocabulary.Expressions.Contains(element.Name) && !IsFormal(element))
        {
            problems.Add(
                ProblemCodes.Formal,
                owner,
                $"実行するモデルの{element.Name}には xsi:type=\"tFormalExpression\" と中身が必要です。",
                $"The {element.Name} of an executable model must be a formal expression (xsi:type=\"tFormalExpression\") with a body.");
        }

        var sends = element.Name is "messageEventDefinition" or "sendTask" or "receiveTask";
        var operation = element.Find("operationRef");
        if ((sends && operation is null) || (operation is not null && !operations.Contains(RawElement.Local(operation))))
        {
            problems.Add(ProblemCodes.Formal, owner, $"{element.Name}の操作（operationRef）が宣言されていません。", $"The operation (operationRef) of the {element.Name} is missing or not declared.");
        }
    }

    private static bool IsFormal(RawElement e) => e.Text.Length > 0
        && e.Attributes.Any(a => a.Ns == Xsi && a.Name == "type" && RawElement.Local(a.Value) == "tFormalExpression")
        && (e.Attribute("language") is not { } language || Uri.IsWellFormedUriString(language, UriKind.Absolute));

    /// <summary>An attribute, or the text of a child of that name.</summary>
    private static string? Find(this RawElement e, string name) => e.Attribute(name) ?? e.Bpmn(name).FirstOrDefault()?.Text;
}
