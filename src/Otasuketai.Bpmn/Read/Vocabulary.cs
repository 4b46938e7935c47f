namespace Otasuketai.Bpmn;

/// <summary>
/// Which element may stand in which: the subset as a table. What is not in it is refused by name; it is never ignored.
/// A new element kind begins with a line here.
/// </summary>
internal static class Vocabulary
{
    private static readonly string[] Notes = ["documentation", "extensionElements"];
    private static readonly string[] Artifacts = ["textAnnotation", "association", "group"];
    private static readonly string[] FlowEnds = ["incoming", "outgoing"];
    private static readonly string[] Loops = ["multiInstanceLoopCharacteristics", "standardLoopCharacteristics"];
    private static readonly string[] Shared = ["messageEventDefinition", "timerEventDefinition", "signalEventDefinition", "errorEventDefinition", "escalationEventDefinition", "linkEventDefinition", "terminateEventDefinition"];

    private static readonly string[] FlowElements =
    [
        "startEvent", "endEvent", "intermediateCatchEvent", "intermediateThrowEvent", "boundaryEvent",
        "userTask", "serviceTask", "sendTask", "receiveTask", "subProcess", "callActivity",
        "exclusiveGateway", "parallelGateway", "inclusiveGateway", "eventBasedGateway", "sequenceFlow",
    ];

    private static readonly Dictionary<string, HashSet<string>> Children = new(StringComparer.Ordinal)
    {
        ["definitions"] = [.. Notes, .. Shared, "process", "collaboration", "message", "signal", "error", "escalation", "itemDefinition", "interface"],
        ["collaboration"] = [.. Notes, .. Artifacts, "participant", "messageFlow"],
        ["participant"] = [.. Notes, "interfaceRef", "participantMultiplicity"],
        ["itemDefinition"] = [.. Notes],
        ["interface"] = [.. Notes, "operation"],
        ["operation"] = [.. Notes, "inMessageRef", "outMessageRef"],
        ["property"] = [.. Notes],
        ["signal"] = [.. Notes],
        ["escalation"] = [.. Notes],
        ["messageFlow"] = [.. Notes],
        ["message"] = [.. Notes],
        ["error"] = [.. Notes],
        ["process"] = [.. Notes, .. Artifacts, .. FlowElements, "laneSet", "property"],
        ["subProcess"] = [.. Notes, .. Artifacts, .. FlowElements, .. FlowEnds, .. Loops, "property"],
        ["laneSet"] = [.. Notes, "lane"],
        ["lane"] = [.. Notes, "flowNodeRef", "childLaneSet"],
        ["childLaneSet"] = [.. Notes, "lane"],
        ["textAnnotation"] = [.. Notes, "text"],
        ["association"] = [.. Notes],
        ["group"] = [.. Notes],
        ["startEvent"] = [.. Notes, "outgoing", "eventDefinitionRef", "messageEventDefinition", "timerEventDefinition", "signalEventDefinition", "errorEventDefinition", "escalationEventDefinition"],
        ["endEvent"] = [.. Notes, "incoming", "eventDefinitionRef", "messageEventDefinition", "signalEventDefinition", "errorEventDefinition", "escalationEventDefinition", "terminateEventDefinition"],
        ["intermediateCatchEvent"] = [.. Notes, .. FlowEnds, "eventDefinitionRef", "messageEventDefinition", "timerEventDefinition", "signalEventDefinition", "linkEventDefinition"],
        ["intermediateThrowEvent"] = [.. Notes, .. FlowEnds, "eventDefinitionRef", "messageEventDefinition", "signalEventDefinition", "escalationEventDefinition", "linkEventDefinition"],
        ["boundaryEvent"] = [.. Notes, "outgoing", "eventDefinitionRef", "messageEventDefinition", "timerEventDefinition", "signalEventDefinition", "errorEventDefinition", "escalationEventDefinition"],
        ["userTask"] = [.. Notes, .. FlowEnds, .. Loops],
        ["serviceTask"] = [.. Notes, .. FlowEnds, .. Loops],
        ["sendTask"] = [.. Notes, .. FlowEnds, .. Loops],
        ["receiveTask"] = [.. Notes, .. FlowEnds, .. Loops],
        ["callActivity"] = [.. Notes, .. FlowEnds, .. Loops],
        ["exclusiveGateway"] = [.. Notes, .. FlowEnds],
        ["parallelGateway"] = [.. Notes, .. FlowEnds],
        ["inclusiveGateway"] = [.. Notes, .. FlowEnds],
        ["eventBasedGateway"] = [.. Notes, .. FlowEnds],
        ["sequenceFlow"] = [.. Notes, "conditionExpression"],
        ["multiInstanceLoopCharacteristics"] = [.. Notes, "loopCardinality", "completionCondition"],
        ["standardLoopCharacteristics"] = [.. Notes, "loopCondition"],
        ["messageEventDefinition"] = [.. Notes, "operationRef"],
        ["signalEventDefinition"] = [.. Notes],
        ["escalationEventDefinition"] = [.. Notes],
        ["linkEventDefinition"] = [.. Notes],
        ["timerEventDefinition"] = [.. Notes, "timeDate", "timeDuration", "timeCycle"],
        ["errorEventDefinition"] = [.. Notes],
        ["terminateEventDefinition"] = [.. Notes],
    };

    /// <summary>Elements that hold an expression.</summary>
    public static readonly HashSet<string> Expressions =
        ["conditionExpression", "timeDate", "timeDuration", "timeCycle", "loopCardinality", "completionCondition", "loopCondition"];

    /// <summary>Elements that hold nothing but a reference.</summary>
    private static readonly HashSet<string> References =
        ["incoming", "outgoing", "flowNodeRef", "eventDefinitionRef", "operationRef", "inMessageRef", "outMessageRef", "interfaceRef"];

    /// <summary>Elements of which a second one beside the first would not be read.</summary>
    private static readonly HashSet<string> Single =
    [
        "conditionExpression", "loopCardinality", "completionCondition", "loopCondition", "multiInstanceLoopCharacteristics", "standardLoopCharacteristics",
        "operationRef", "inMessageRef", "outMessageRef", "participantMultiplicity", "childLaneSet", "text",
    ];

    /// <summary>Is the element a node or flow of a process?</summary>
    public static bool IsFlowElement(RawElement element) => element.Ns == Namespaces.Model && FlowElements.Contains(element.Name);

    /// <summary>Tells every element, attribute and text outside the subset.</summary>
    public static void Check(RawElement definitions, ReaderRules rules, ProblemList problems)
    {
        AttributeTable.Check(definitions, rules, problems);
        var open = new Stack<RawElement>([definitions]);
        while (open.TryPop(out var parent))
        {
            CheckText(parent, problems);
            var seen = new HashSet<string>(StringComparer.Ordinal);
            foreach (var child in parent.Children)
            {
                if (!IsKnown(parent, child))
                {
                    Refuse(parent, child, problems);
                }
                else if (child.Ns == Namespaces.Model)
                {
                    CheckOnce(parent, child, seen, problems);
                    AttributeTable.Check(child, rules, problems);
                    if (Opens(child))
                    {
                        open.Push(child);
                    }
                }
            }
        }
    }

    /// <summary>Every element of the subset, flows included; not the parts of one (their bodies and references).</summary>
    public static IEnumerable<string> Elements => Children.Keys.Where(k => k is not "documentation");

    /// <summary>What may stand in an element beside notes, flow references and flow elements.</summary>
    public static IEnumerable<string> Inside(string name) => Children[name].Except([.. Notes, .. FlowEnds, .. FlowElements, .. Artifacts]);

    /// <summary>May an element of that name stand in the parent?</summary>
    public static bool IsChild(string parent, string child) => Children.TryGetValue(parent, out var inside) ? inside.Contains(child) : Expressions.Contains(parent) && Notes.Contains(child);

    private static bool IsKnown(RawElement parent, RawElement child) => child.Ns == Namespaces.Model
        ? IsChild(parent.Name, child.Name)
        : child.Is(Namespaces.Di, "BPMNDiagram") && parent.Name == "definitions";

    /// <summary>Other pools' processes are display only.</summary>
    private static bool Opens(RawElement child) => (Children.ContainsKey(child.Name) && !(child.Name == "process" && !child.Flag("isExecutable")))
        || Expressions.Contains(child.Name)
        || References.Contains(child.Name);

    private static void Refuse(RawElement parent, RawElement child, ProblemList problems) =>
        Tell(parent, child, $"{parent.Name}の中の要素「{child.Name}」は使えません。", $"The element {child.Name} in {parent.Name} is outside the subset.", problems);

    private static void CheckOnce(RawElement parent, RawElement child, HashSet<string> seen, ProblemList problems)
    {
        if (Single.Contains(child.Name) && !seen.Add(child.Name))
        {
            Tell(parent, child, $"{parent.Name}の中の{child.Name}は一つだけです。", $"There is more than one {child.Name} in {parent.Name}.", problems);
        }

        if (child.Name == "extensionElements")
        {
            CheckExtensions(parent, child, problems);
        }
    }

    /// <summary>Foreign extensions carry no meaning (BPMN 8.2.3); what is ours stands in attributes of BPMN's own elements, and would not be read here.</summary>
    private static void CheckExtensions(RawElement owner, RawElement extensions, ProblemList problems)
    {
        var open = new Stack<RawElement>([extensions]);
        while (open.TryPop(out var element))
        {
            if (element.Ns == Namespaces.Otr || element.Attributes.Any(a => a.Ns == Namespaces.Otr))
            {
                Tell(owner, element, $"{owner.Name}の拡張要素「{element.Name}」の otr: は読まれません。", $"The otr: of the extension element {element.Name} in {owner.Name} is not read.", problems);
            }

            foreach (var child in element.Children)
            {
                open.Push(child);
            }
        }
    }

    private static void CheckText(RawElement element, ProblemList problems)
    {
        if (element.Text.Length > 0 && Children.ContainsKey(element.Name))
        {
            var shown = Shortened.Quote(element.Text, 40);
            problems.Add(ProblemCodes.Element, element, $"{element.Name}の中の文字「{shown}」は読まれません。", $"The text '{shown}' in {element.Name} is not read.");
        }
    }

    private static void Tell(RawElement parent, RawElement child, string ja, string en, ProblemList problems) =>
        problems.Add(ProblemCodes.Element, child.Id ?? parent.Id ?? "", child.Line, ja, en);
}
