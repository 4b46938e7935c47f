namespace Otasuketai.Bpmn;

/// <summary>Reads the one event definition of an event (BPMN 10.5.5) and the message of a task.</summary>
internal sealed class EventReader(RawElement definitions, ProblemList problems)
{
    private static readonly HashSet<string> Known = ["messageEventDefinition", "timerEventDefinition", "errorEventDefinition", "terminateEventDefinition"];

    private readonly Dictionary<string, RawElement> _messages = ById(definitions, "message");
    private readonly Dictionary<string, RawElement> _errors = ById(definitions, "error");

    /// <summary>The event's trigger; Nothing after a problem was told. <paramref name="allowed"/> = event definitions the element may have.</summary>
    public Trigger Read(RawElement element, params ReadOnlySpan<string> allowed)
    {
        var definitions = element.Children.Where(c => c.Ns == Namespaces.Model && c.Name.EndsWith("EventDefinition", StringComparison.Ordinal)).ToList();
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
            if (Known.Contains(definition.Name))
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

        if (_messages.GetValueOrDefault(Local(reference)) is not { } message)
        {
            problems.Add(ProblemCodes.Reference, owner, $"メッセージ「{reference}」が宣言されていません。", $"The message '{reference}' is not declared.");
            return null;
        }

        var name = message.Attribute("name") is { Length: > 0 } given ? given : message.Id!;
        return new Trigger.Message(name, owner.Otr("key"));
    }

    private static string Local(string qualified) => qualified[(qualified.IndexOf(':') + 1)..];

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
        "errorEventDefinition" => Error(definition, owner),
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

    private Trigger Error(RawElement definition, RawElement owner)
    {
        var reference = definition.Attribute("errorRef");
        if (reference is null && owner.Name == "boundaryEvent")
        {
            return new Trigger.Error(null);
        }

        var code = reference is null ? null : _errors.GetValueOrDefault(Local(reference))?.Attribute("errorCode");
        if (string.IsNullOrEmpty(code))
        {
            problems.Add(ProblemCodes.Reference, owner, $"エラー「{reference}」またはその errorCode が宣言されていません。", $"The error '{reference}' or its errorCode is not declared.");
            return Trigger.Nothing;
        }

        return new Trigger.Error(code);
    }
}
