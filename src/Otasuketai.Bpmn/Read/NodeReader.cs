using System.Collections.Immutable;

namespace Otasuketai.Bpmn;

/// <summary>Makes a node of an element: one method per kind that has more than an id.</summary>
internal sealed class NodeReader(EventReader events, FlowReader flows, ProblemList problems)
{
    /// <summary>The node, or null after its problem was told.</summary>
    public Node? Read(NodeDraft draft)
    {
        var e = draft.Element;
        var (id, scope) = (e.Id!, draft.ScopeId);
        Node? node = e.Name switch
        {
            "startEvent" => Start(e, scope, draft.IsHandled),
            "endEvent" => End(e, scope),
            "intermediateCatchEvent" => Catch(e, scope),
            "intermediateThrowEvent" => Throw(e, scope),
            "boundaryEvent" => Boundary(e, scope),
            "userTask" => User(e, scope),
            "serviceTask" => Commanded(e, required: true) ? new ServiceTask { Id = id, ScopeId = scope, Act = e.Otr("act"), Command = e.Otr("command") } : null,
            "sendTask" => Send(e, scope),
            "receiveTask" => Receive(e, scope),
            "subProcess" when e.Flag("triggeredByEvent") => new EventSubProcess { Id = id, ScopeId = scope, StartId = StartOf(e) },
            "subProcess" => new SubProcess { Id = id, ScopeId = scope, StartId = StartOf(e) },
            "callActivity" => Call(e, scope),
            "exclusiveGateway" => new ExclusiveGateway { Id = id, ScopeId = scope },
            "parallelGateway" => new ParallelGateway { Id = id, ScopeId = scope },
            "inclusiveGateway" => new InclusiveGateway { Id = id, ScopeId = scope },
            "eventBasedGateway" => new EventBasedGateway { Id = id, ScopeId = scope },
            _ => throw new InvalidOperationException(e.Name),
        };
        return node is null ? null : Common(node, e);
    }

    private Node Common(Node node, RawElement e) => node with
    {
        Name = e.Attribute("name") ?? "",
        Line = e.Line,
        Incoming = flows.Incoming(node.Id),
        Outgoing = flows.Outgoing(node.Id),
        Loop = e.Bpmn("multiInstanceLoopCharacteristics").FirstOrDefault() is { } many ? LoopReader.Read(many, e, flows.Conditions, problems) : null,
        Repeat = e.Bpmn("standardLoopCharacteristics").FirstOrDefault() is { } loop ? LoopReader.ReadStandard(loop, e, flows.Conditions, problems) : null,
        Attributes = Attributes(e),
    };

    /// <summary>The otr:* attributes of an element.</summary>
    public static ImmutableDictionary<string, string> Attributes(RawElement e) =>
        e.Attributes.Where(a => a.Ns == Namespaces.Otr).ToImmutableDictionary(a => a.Name, a => a.Value.Trim(), StringComparer.Ordinal);

    private static string StartOf(RawElement e) => e.Bpmn("startEvent").FirstOrDefault()?.Id ?? "";

    private StartEvent Start(RawElement e, string scope, bool isHandled)
    {
        string[] allowed = isHandled
            ? ["messageEventDefinition", "timerEventDefinition", "signalEventDefinition", "errorEventDefinition", "escalationEventDefinition"]
            : ["messageEventDefinition", "timerEventDefinition", "signalEventDefinition"];
        var interrupting = e.Flag("isInterrupting", usual: true);
        var trigger = events.Read(e, allowed);
        if (!interrupting && (!isHandled || trigger is Trigger.Error))
        {
            problems.Add(ProblemCodes.Attribute, e, "isInterrupting=\"false\" は、イベントサブプロセスの開始（エラー以外）だけに使えます。", "isInterrupting=\"false\" is for the start of an event sub-process only, and not for an error.");
        }

        return new StartEvent { Id = e.Id!, ScopeId = scope, Trigger = trigger, HandlerId = isHandled ? scope : null, Interrupting = interrupting };
    }

    private EndEvent End(RawElement e, string scope)
    {
        Commanded(e, required: false);
        return new EndEvent
        {
            Id = e.Id!,
            ScopeId = scope,
            Trigger = events.Read(e, "messageEventDefinition", "errorEventDefinition", "escalationEventDefinition", "signalEventDefinition", "terminateEventDefinition"),
            Outcome = e.Otr("outcome"),
            Act = e.Otr("act"),
            Command = e.Otr("command"),
        };
    }

    private IntermediateCatchEvent? Catch(RawElement e, string scope)
    {
        var trigger = events.Read(e, "messageEventDefinition", "timerEventDefinition", "signalEventDefinition", "linkEventDefinition");
        return NeedsTrigger(e, trigger) ? new IntermediateCatchEvent { Id = e.Id!, ScopeId = scope, Trigger = trigger } : null;
    }

    private IntermediateThrowEvent Throw(RawElement e, string scope)
    {
        Commanded(e, required: false);
        var trigger = events.Read(e, "messageEventDefinition", "signalEventDefinition", "escalationEventDefinition", "linkEventDefinition");
        return new IntermediateThrowEvent { Id = e.Id!, ScopeId = scope, Trigger = trigger, Act = e.Otr("act"), Command = e.Otr("command") };
    }

    private BoundaryEvent? Boundary(RawElement e, string scope)
    {
        var trigger = events.Read(e, "messageEventDefinition", "timerEventDefinition", "signalEventDefinition", "errorEventDefinition", "escalationEventDefinition");
        var interrupting = e.Flag("cancelActivity", usual: true);
        return NeedsTrigger(e, trigger)
            ? new BoundaryEvent { Id = e.Id!, ScopeId = scope, AttachedTo = RawElement.Local(e.Attribute("attachedToRef") ?? ""), Interrupting = interrupting, Trigger = trigger }
            : null;
    }

    private UserTask User(RawElement e, string scope) => new()
    {
        Id = e.Id!,
        ScopeId = scope,
        Acts = FlowReader.Words(e.Otr("act")),
        Outcomes = FlowReader.Words(e.Otr("outcomes")),
        Role = e.Otr("role"),
        DueKnob = e.Otr("due"),
        ExcludeActorsOf = e.Otr("excludeActorsOf"),
    };

    private SendTask Send(RawElement e, string scope)
    {
        var message = events.Message(e, e);
        Commanded(e, required: e.Attribute("messageRef") is null);
        return new SendTask { Id = e.Id!, ScopeId = scope, MessageName = message?.Name, Act = e.Otr("act"), Command = e.Otr("command") };
    }

    private ReceiveTask? Receive(RawElement e, string scope)
    {
        var message = events.Message(e, e);
        if (e.Attribute("messageRef") is null)
        {
            problems.Add(ProblemCodes.Reference, e, "receiveTaskのメッセージが指定されていません。", "The receiveTask names no message (messageRef).");
        }

        var instantiates = e.Flag("instantiate");
        if (instantiates && !flows.Incoming(e.Id!).IsEmpty)
        {
            problems.Add(ProblemCodes.Attribute, e, "プロセスを開始する受信タスク（instantiate）にフローは入れません。", "No flow may enter a receive task that begins the process (instantiate).");
        }

        return message is null ? null : new ReceiveTask { Id = e.Id!, ScopeId = scope, Message = message, Instantiates = instantiates };
    }

    private CallActivity? Call(RawElement e, string scope)
    {
        if (e.Attribute("calledElement") is { Length: > 0 } called)
        {
            return new CallActivity { Id = e.Id!, ScopeId = scope, CalledElement = RawElement.Local(called) };
        }

        problems.Add(ProblemCodes.Call, e, "呼び出すプロセス（calledElement）がありません。", "The call activity names no process (calledElement).");
        return null;
    }

    /// <summary>At most one of otr:act and otr:command, and one of them when required.</summary>
    private bool Commanded(RawElement e, bool required)
    {
        var (act, command) = (e.Otr("act"), e.Otr("command"));
        var both = act is not null && command is not null;
        var neither = act is null && command is null;
        if (both || (neither && required))
        {
            problems.Add(ProblemCodes.Command, e, $"{e.Name}には otr:act か otr:command のどちらか一つが必要です。", $"A {e.Name} needs exactly one of otr:act and otr:command.");
        }

        return !both && !(neither && required);
    }

    private bool NeedsTrigger(RawElement e, Trigger trigger)
    {
        if (trigger is Trigger.None && !EventReader.HasDefinition(e))
        {
            problems.Add(ProblemCodes.Element, e, $"イベント定義のない{e.Name}は使えません。", $"A {e.Name} without an event definition is outside the subset.");
        }

        return trigger is not Trigger.None;
    }
}
