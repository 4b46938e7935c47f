namespace Otasuketai.Bpmn;

/// <summary>Reads the one event definition of an event (BPMN 10.5.5) and the message of a task.</summary>
internal sealed class EventReader(RawElement definitions, ProblemList problems)
{
    private const string Suffix = "EventDefinition";

    private readonly Dictionary<string, RawElement> _messages = ById(definitions, "message");
    private readonly Dictionary<string, RawElement> _signals = ById(definitions, "signal");
    private readonly Dictionary<string, RawElement> _errors = ById(definitions, "error");
    private readonly Dictionary<string, RawElement> _escalations = ById(definitions, "escalation");
    private readonly Dictionary<string, RawElement> _shared = definitions.Children
        .Where(c => c.Ns == Namespaces.Model && c.Name.EndsWith(Suffix, StringComparison.Ordinal) && c.Id is not null)
        .GroupBy(c => c.Id!, StringComparer.Ordinal)
        .ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);

    /// <summary>Does the event write or name any definition, sound or not?</summary>
    public static bool HasDefinition(RawElement element) => element.Children.Any(c => c.Name.EndsWith(Suffix, StringComparison.Ordinal) || c.Name == "eventDefinitionRef");

    /// <summary>The event's trigger; Nothing after a problem was told. <paramref name="allowed"/> = event definitions the element may have.</summary>
    public Trigger Read(RawElement element, params ReadOnlySpan<string> allowed)
    {
        if (!Resolve(element, out var definitions))
        {
            return Trigger.Nothing;
        }

        if (definitions.Count > 1)
        {
            problems.Add(ProblemCodes.Element, element, $"{element.Name}に複数のイベント定義は使えません。", $"{element.Name} with more than one event definition is outside the subset.");
            return Trigger.Nothing;
        }

        if (definitions.Count == 0)
        {
            return Trigger.Nothing;
        }

        var definition = definitions[0];
        if (!allowed.Contains(definition.Name))
        {
            if (Vocabulary.IsChild("definitions", definition.Name))
            {
                problems.Add(ProblemCodes.Element, element, $"{element.Name}に{definition.Name}は使えません。", $"{definition.Name} is outside the subset in {element.Name}.");
            }

            return Trigger.Nothing;
        }

        return Of(definition, element);
    }

    /// <summary>The message an element names by messageRef; null when it names none or an unknown one (told).</summary>
    public Trigger.Message? Message(RawElement holder, RawElement owner)
    {
        if (holder.Attribute("messageRef") is not { } reference)
        {
            return null;
        }

        if (_messages.GetValueOrDefault(RawElement.Local(reference)) is not { } message)
        {
            problems.Add(ProblemCodes.Reference, owner, $"メッセージ「{reference}」が宣言されていません。", $"The message '{reference}' is not declared.");
            return null;
        }

        var name = message.Attribute("name") is { Length: > 0 } given ? given : message.Id!;
        return new Trigger.Message(name, owner.Otr("key"));
    }

    /// <summary>The event's own definitions and those it names; false when it names one that is not there (told).</summary>
    private bool Resolve(RawElement element, out List<RawElement> found)
    {
        found = [];
        foreach (var child in element.Children.Where(c => c.Ns == Namespaces.Model))
        {
            if (child.Name.EndsWith(Suffix, StringComparison.Ordinal))
            {
                found.Add(child);
            }
            else if (child.Name == "eventDefinitionRef")
            {
                if (_shared.GetValueOrDefault(RawElement.Local(child.Text)) is not { } shared)
                {
                    problems.Add(ProblemCodes.Reference, element, $"イベント定義「{child.Text}」が宣言されていません。", $"The event definition '{child.Text}' is not declared.");
                    return false;
                }

                found.Add(shared);
            }
        }

        return true;
    }

    private static Dictionary<string, RawElement> ById(RawElement definitions, string name)
    {
        var found = new Dictionary<string, RawElement>(StringComparer.Ordinal);
        foreach (var element in definitions.Bpmn(name).Where(e => e.Id is not null))
        {
            found.TryAdd(element.Id!, element);
        }

        return found;
    }

    private Trigger Of(RawElement definition, RawElement owner) => definition.Name switch
    {
        "messageEventDefinition" => MessageEvent(definition, owner),
        "timerEventDefinition" => TimerReader.Read(definition, owner, problems) is { } spec ? new Trigger.Timer(spec) : Trigger.Nothing,
        "errorEventDefinition" => Coded(definition, owner, "errorRef", _errors, "errorCode") is (true, var code) ? new Trigger.Error(code) : Trigger.Nothing,
        "escalationEventDefinition" => Coded(definition, owner, "escalationRef", _escalations, "escalationCode") is (true, var code) ? new Trigger.Escalation(code) : Trigger.Nothing,
        "signalEventDefinition" => Signal(definition, owner),
        "linkEventDefinition" => Link(definition, owner),
        "terminateEventDefinition" => new Trigger.Terminate(),
        _ => throw new InvalidOperationException(definition.Name),
    };

    private Trigger MessageEvent(RawElement definition, RawElement owner)
    {
        var message = Message(definition, owner);
        var commanded = owner.Otr("act") is not null || owner.Otr("command") is not null;
        if (message is null && definition.Attribute("messageRef") is null && !commanded)
        {
            problems.Add(ProblemCodes.Reference, owner, $"{owner.Name}のメッセージが指定されていません。", $"{owner.Name} names no message (messageRef).");
        }

        return message ?? Trigger.Nothing;
    }

    /// <summary>The declared code of an error or escalation. A catch without reference takes all (null); a throw must name one.</summary>
    private (bool Sound, string? Code) Coded(RawElement definition, RawElement owner, string attribute, Dictionary<string, RawElement> declared, string codeName)
    {
        var reference = definition.Attribute(attribute);
        if (reference is null && owner.Name is "boundaryEvent" or "startEvent")
        {
            return (true, null);
        }

        var code = reference is null ? null : declared.GetValueOrDefault(RawElement.Local(reference))?.Attribute(codeName);
        if (string.IsNullOrEmpty(code))
        {
            problems.Add(ProblemCodes.Reference, owner, $"{attribute}「{reference}」またはその {codeName} が宣言されていません。", $"The {attribute} '{reference}' or its {codeName} is not declared.");
            return (false, null);
        }

        return (true, code);
    }

    private Trigger Signal(RawElement definition, RawElement owner)
    {
        var reference = definition.Attribute("signalRef");
        if (reference is null || _signals.GetValueOrDefault(RawElement.Local(reference)) is not { } signal)
        {
            problems.Add(ProblemCodes.Reference, owner, $"シグナル「{reference}」が宣言されていません。", $"The signal '{reference}' is not declared.");
            return Trigger.Nothing;
        }

        return new Trigger.Signal(signal.Attribute("name") is { Length: > 0 } given ? given : signal.Id!);
    }

    private Trigger Link(RawElement definition, RawElement owner)
    {
        if (definition.Attribute("name") is { Length: > 0 } name)
        {
            return new Trigger.Link(name);
        }

        problems.Add(ProblemCodes.Link, owner, "リンクに名前がありません。", "The link has no name.");
        return Trigger.Nothing;
    }
}
