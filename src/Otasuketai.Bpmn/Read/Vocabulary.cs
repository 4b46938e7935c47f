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

    private static readonly HashSet<string> NodeAttributes =
    [
        "id", "name", "default", "isInterrupting", "parallelMultiple", "cancelActivity", "attachedToRef", "startQuantity", "completionQuantity",
        "isForCompensation", "implementation", "messageRef", "instantiate", "calledElement", "triggeredByEvent", "gatewayDirection", "eventGatewayType",
    ];

    /// <summary>Attributes that stand only at these elements.</summary>
    private static readonly Dictionary<string, string[]> OnlyAt = new(StringComparer.Ordinal)
    {
        ["operationRef"] = ["sendTask", "receiveTask", "messageEventDefinition"],
        ["instantiate"] = ["receiveTask", "eventBasedGateway"],
        ["triggeredByEvent"] = ["subProcess"],
        ["isInterrupting"] = ["startEvent"],
    };

    /// <summary>
    /// The engine's own attributes and where they say something. A node may carry others for its host; anywhere else an unknown one is a slip of the pen,
    /// and would be ignored.
    /// </summary>
    private static readonly Dictionary<string, string[]> OwnAt = new(StringComparer.Ordinal)
    {
        ["act"] = ["userTask", "serviceTask", "sendTask", "intermediateThrowEvent", "endEvent"],
        ["command"] = ["serviceTask", "sendTask", "intermediateThrowEvent", "endEvent"],
        ["role"] = ["userTask"],
        ["due"] = ["userTask"],
        ["excludeActorsOf"] = ["userTask"],
        ["outcomes"] = ["userTask", "serviceTask", "callActivity"],
        ["outcome"] = ["sequenceFlow", "endEvent"],
        ["key"] = ["startEvent", "intermediateCatchEvent", "boundaryEvent", "receiveTask"],
        ["knob"] = ["timerEventDefinition"],
        ["date"] = ["timerEventDefinition"],
        ["calendar"] = ["timerEventDefinition"],
        ["before"] = ["timerEventDefinition"],
        ["after"] = ["timerEventDefinition"],
        ["collection"] = ["multiInstanceLoopCharacteristics"],
        ["variables"] = ["process"],
        ["version"] = ["process"],
        ["machine"] = ["process"],
    };

    /// <summary>Names of the engine's own attributes.</summary>
    public static IEnumerable<string> OwnAttributes => OwnAt.Keys;

    /// <summary>Values that mean "as usual"; any other value is outside the subset.</summary>
    private static readonly Dictionary<string, string> OnlyValue = new(StringComparer.Ordinal)
    {
        ["startQuantity"] = "1",
        ["completionQuantity"] = "1",
        ["isForCompensation"] = "false",
        ["parallelMultiple"] = "false",
        ["isImmediate"] = "true",
        ["eventGatewayType"] = "Exclusive",
        ["behavior"] = "All",
    };

    /// <summary>Is the element a node or flow of a process?</summary>
    public static bool IsFlowElement(RawElement element) => element.Ns == Namespaces.Model && FlowElements.Contains(element.Name);

    /// <summary>Tells every element and attribute outside the subset.</summary>
    public static void Check(RawElement definitions, ProblemList problems)
    {
        var open = new Stack<RawElement>([definitions]);
        while (open.TryPop(out var parent))
        {
            foreach (var child in parent.Children)
            {
                if (!IsKnown(parent, child))
                {
                    Refuse(parent, child, problems);
                    continue;
                }

                CheckAttributes(child, problems);
                if (Opens(child))
                {
                    open.Push(child);
                }
            }
        }
    }

    private static bool IsKnown(RawElement parent, RawElement child) => child.Ns == Namespaces.Model
        ? Children[parent.Name].Contains(child.Name)
        : child.Is(Namespaces.Di, "BPMNDiagram") && parent.Name == "definitions";

    /// <summary>Every element of the subset, flows included; not the parts of one (their bodies and references).</summary>
    public static IEnumerable<string> Elements => Children.Keys.Where(k => k is not "documentation");

    /// <summary>What may stand in an element beside notes, flow references and flow elements.</summary>
    public static IEnumerable<string> Inside(string name) => Children[name].Except([.. Notes, .. FlowEnds, .. FlowElements, .. Artifacts]);

    /// <summary>May an element of that name stand in the parent?</summary>
    public static bool IsChild(string parent, string child) => Children[parent].Contains(child);

    /// <summary>Other pools' processes are display only; foreign extension elements carry no meaning (BPMN 8.2.3) - but ours are attributes only.</summary>
    private static bool Opens(RawElement child) => child.Ns == Namespaces.Model
        && Children.ContainsKey(child.Name)
        && !(child.Name == "process" && child.Attribute("isExecutable") != "true");

    private static void Refuse(RawElement parent, RawElement child, ProblemList problems)
    {
        var id = child.Id ?? parent.Id ?? "";
        problems.Add(ProblemCodes.Element, id, child.Line, $"{parent.Name}の中の要素「{child.Name}」は使えません。", $"The element {child.Name} in {parent.Name} is outside the subset.");
    }

    /// <summary>Values the standard itself does not allow in an executable model.</summary>
    private static bool IsForeign(RawElement element, RawAttribute attribute) => (element.Name, attribute.Name) switch
    {
        (_, "textFormat") => !attribute.Value.Contains('/'),
        ("process", "processType") => attribute.Value == "Public",
        ("eventBasedGateway", "instantiate") => attribute.Value != "false",
        _ => false,
    };

    private static void CheckAttributes(RawElement element, ProblemList problems)
    {
        var isNode = IsFlowElement(element) && element.Name != "sequenceFlow";
        foreach (var own in element.Attributes.Where(a => a.Ns == Namespaces.Otr && !(OwnAt.TryGetValue(a.Name, out var at) ? at.Contains(element.Name) : isNode)))
        {
            problems.Add(
                ProblemCodes.Attribute,
                element,
                $"{element.Name}では属性 otr:{own.Name} は意味を持ちません。",
                $"The attribute otr:{own.Name} means nothing on {element.Name}.");
        }

        foreach (var attribute in element.Attributes.Where(a => a.Ns.Length == 0))
        {
            var only = OnlyAt.GetValueOrDefault(attribute.Name);
            var unknown = isNode && !NodeAttributes.Contains(attribute.Name) && only is null;
            var misplaced = only is not null && attribute.Value != "false" && !only.Contains(element.Name);
            var unusual = OnlyValue.TryGetValue(attribute.Name, out var usual) && attribute.Value != usual;
            if (unknown || misplaced || unusual || IsForeign(element, attribute))
            {
                problems.Add(
                    ProblemCodes.Attribute,
                    element,
                    $"{element.Name}の属性 {attribute.Name}=\"{attribute.Value}\" は使えません。",
                    $"The attribute {attribute.Name}=\"{attribute.Value}\" of {element.Name} is outside the subset.");
            }
        }
    }
}
