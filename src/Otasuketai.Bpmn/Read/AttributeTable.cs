namespace Otasuketai.Bpmn;

/// <summary>Which attribute may stand at which element of the subset, and with which values. What is not in it is refused by name; it is never ignored.</summary>
internal static class AttributeTable
{
    private static readonly string[] Named = ["id", "name"];
    private static readonly string[] Node = [.. Named, "default"];
    private static readonly string[] Activity = [.. Node, "startQuantity", "completionQuantity", "isForCompensation"];
    private static readonly string[] Gateway = [.. Node, "gatewayDirection"];
    private static readonly string[] Expression = ["id", "language", "evaluatesToTypeRef"];

    private static readonly Dictionary<string, HashSet<string>> Known = new(StringComparer.Ordinal)
    {
        ["definitions"] = [.. Named, "targetNamespace", "expressionLanguage", "typeLanguage", "exporter", "exporterVersion"],
        ["collaboration"] = [.. Named, "isClosed"],
        ["participant"] = [.. Named, "processRef"],
        ["participantMultiplicity"] = ["id", "minimum", "maximum"],
        ["itemDefinition"] = ["id", "isCollection", "itemKind", "structureRef"],
        ["interface"] = [.. Named, "implementationRef"],
        ["operation"] = [.. Named, "implementationRef"],
        ["property"] = [.. Named, "itemSubjectRef"],
        ["message"] = [.. Named, "itemRef"],
        ["signal"] = [.. Named, "structureRef"],
        ["error"] = [.. Named, "errorCode", "structureRef"],
        ["escalation"] = [.. Named, "escalationCode", "structureRef"],
        ["messageFlow"] = [.. Named, "sourceRef", "targetRef", "messageRef"],
        ["process"] = [.. Named, "processType", "isClosed", "isExecutable", "definitionalCollaborationRef"],
        ["laneSet"] = [.. Named],
        ["childLaneSet"] = [.. Named],
        ["lane"] = [.. Named, "partitionElementRef"],
        ["documentation"] = ["id", "textFormat"],
        ["textAnnotation"] = ["id", "textFormat"],
        ["association"] = ["id", "sourceRef", "targetRef", "associationDirection"],
        ["group"] = ["id", "categoryValueRef"],
        ["startEvent"] = [.. Node, "parallelMultiple", "isInterrupting"],
        ["intermediateCatchEvent"] = [.. Node, "parallelMultiple"],
        ["intermediateThrowEvent"] = [.. Node],
        ["boundaryEvent"] = [.. Node, "parallelMultiple", "cancelActivity", "attachedToRef"],
        ["endEvent"] = [.. Node],
        ["userTask"] = [.. Activity, "implementation"],
        ["serviceTask"] = [.. Activity, "implementation"],
        ["sendTask"] = [.. Activity, "implementation", "messageRef", "operationRef"],
        ["receiveTask"] = [.. Activity, "implementation", "messageRef", "operationRef", "instantiate"],
        ["subProcess"] = [.. Activity, "triggeredByEvent"],
        ["callActivity"] = [.. Activity, "calledElement"],
        ["exclusiveGateway"] = [.. Gateway],
        ["parallelGateway"] = [.. Gateway],
        ["inclusiveGateway"] = [.. Gateway],
        ["eventBasedGateway"] = [.. Gateway, "instantiate", "eventGatewayType"],
        ["sequenceFlow"] = [.. Named, "sourceRef", "targetRef", "isImmediate"],
        ["conditionExpression"] = [.. Expression],
        ["timeDate"] = [.. Expression],
        ["timeDuration"] = [.. Expression],
        ["timeCycle"] = [.. Expression],
        ["loopCardinality"] = [.. Expression],
        ["completionCondition"] = [.. Expression],
        ["loopCondition"] = [.. Expression],
        ["multiInstanceLoopCharacteristics"] = ["id", "isSequential", "behavior"],
        ["standardLoopCharacteristics"] = ["id", "testBefore", "loopMaximum"],
        ["messageEventDefinition"] = ["id", "messageRef", "operationRef"],
        ["timerEventDefinition"] = ["id"],
        ["signalEventDefinition"] = ["id", "signalRef"],
        ["errorEventDefinition"] = ["id", "errorRef"],
        ["escalationEventDefinition"] = ["id", "escalationRef"],
        ["linkEventDefinition"] = [.. Named],
        ["terminateEventDefinition"] = ["id"],
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

    /// <summary>Attributes that are true or false.</summary>
    private static readonly HashSet<string> Flags =
    [
        "isExecutable", "isClosed", "isCollection", "isForCompensation", "isImmediate", "isInterrupting", "cancelActivity", "parallelMultiple",
        "triggeredByEvent", "instantiate", "isSequential", "testBefore",
    ];

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

    /// <summary>Names of the engine's own attributes.</summary>
    public static IEnumerable<string> OwnNames => OwnAt.Keys;

    /// <summary>Tells every attribute and value of the element that is outside the subset.</summary>
    public static void Check(RawElement element, ReaderRules rules, ProblemList problems)
    {
        foreach (var attribute in element.Attributes)
        {
            if (attribute.Ns == Namespaces.Otr)
            {
                CheckOwn(element, attribute, problems);
            }
            else if (attribute.Ns.Length == 0)
            {
                CheckPlain(element, attribute, rules, problems);
            }
        }
    }

    private static void CheckOwn(RawElement element, RawAttribute own, ProblemList problems)
    {
        var isNode = Vocabulary.IsFlowElement(element) && element.Name != "sequenceFlow";
        if (!(OwnAt.TryGetValue(own.Name, out var at) ? at.Contains(element.Name) : isNode))
        {
            problems.Add(
                ProblemCodes.Attribute,
                element,
                $"{element.Name}では属性 otr:{own.Name} は意味を持ちません。",
                $"The attribute otr:{own.Name} means nothing on {element.Name}.");
        }
    }

    private static void CheckPlain(RawElement element, RawAttribute attribute, ReaderRules rules, ProblemList problems)
    {
        var (name, value) = (attribute.Name, attribute.Value);
        if (IsNoFlag(attribute))
        {
            problems.Add(
                ProblemCodes.Attribute,
                element,
                $"{element.Name}の属性 {name}=\"{value}\" は true か false（1 か 0）ではありません。",
                $"The attribute {name}=\"{value}\" of {element.Name} is neither true nor false (1 nor 0).");
        }
        else if (rules.OnlyFeel && name is "language" or "expressionLanguage" && !IsFeel(value))
        {
            problems.Add(ProblemCodes.Attribute, element, $"式の言語はFEELだけです（{name}=\"{value}\"）。", $"Expressions are FEEL and no other language ({name}=\"{value}\").");
        }
        else if (!(Known.GetValueOrDefault(element.Name)?.Contains(name) ?? false) || IsUnusual(element, attribute))
        {
            problems.Add(
                ProblemCodes.Attribute,
                element,
                $"{element.Name}の属性 {name}=\"{value}\" は使えません。",
                $"The attribute {name}=\"{value}\" of {element.Name} is outside the subset.");
        }
    }

    private static bool IsNoFlag(RawAttribute attribute) => Flags.Contains(attribute.Name) && RawElement.FlagOf(attribute.Value) is null;

    /// <summary>FEEL by any of its names: the URI of a version of DMN that ends with it, or the word.</summary>
    private static bool IsFeel(string language) => language.TrimEnd('/').Split('/', ':').Contains("FEEL", StringComparer.OrdinalIgnoreCase);

    /// <summary>Values that mean something outside the subset, or that the standard itself does not allow in an executable model.</summary>
    private static bool IsUnusual(RawElement element, RawAttribute attribute) => (element.Name, attribute.Name) switch
    {
        (_, "textFormat") => !attribute.Value.Contains('/'),
        ("process", "processType") => attribute.Value == "Public",
        ("eventBasedGateway", "instantiate") => RawElement.FlagOf(attribute.Value) == true,
        _ => OnlyValue.TryGetValue(attribute.Name, out var usual)
            && (Flags.Contains(attribute.Name) ? RawElement.FlagOf(attribute.Value) != RawElement.FlagOf(usual) : attribute.Value.Trim() != usual),
    };
}
