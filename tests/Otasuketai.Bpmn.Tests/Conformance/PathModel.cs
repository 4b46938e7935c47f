using System.Xml.Linq;

namespace Otasuketai.Bpmn.Tests.Conformance;

/// <summary>
/// A vendor's model made ready: work the vendor hangs on a task or message event becomes a command, its collections and conditions become variables
/// of the adapter, and each called process a stub that ends as the path wants.
/// </summary>
internal sealed class PathModel
{
    public const string Members = "members";
    public const string Ending = "ending";

    private const string Pause = "pause_";

    private readonly XElement _root;

    public PathModel(XElement root)
    {
        _root = root;
        foreach (var send in Rewrite.All(_root, "sendTask").Where(s => s.Attribute("messageRef") is null))
        {
            send.Name = Rewrite.Model + "task";
        }

        foreach (var thrown in Rewrite.All(_root, "messageEventDefinition").Where(m => m.Attribute("messageRef") is null && m.Parent!.Name.LocalName is "intermediateThrowEvent" or "endEvent").ToList())
        {
            thrown.SetAttributeValue("messageRef", null);
            Rewrite.Command(thrown.Parent!);
        }

        var commanded = Rewrite.All(_root, "messageEventDefinition").Where(m => m.Parent!.Attribute(Rewrite.Otr + "command") is not null).Select(m => (Event: m.Parent!, Definition: m)).ToList();
        commanded.ForEach(c => c.Definition.Remove());
        Rewrite.Tasks(_root, _ => true);
        var payloads = new Payloads(_root);
        payloads.FillFlowEnds();
        payloads.Fill();
        commanded.ForEach(c => c.Event.Add(c.Definition));
        foreach (var loop in Rewrite.All(_root, "multiInstanceLoopCharacteristics").Where(l => !IsNumber(l)))
        {
            loop.Elements().Remove();
            loop.SetAttributeValue(Rewrite.Otr + "collection", Members);
        }

        foreach (var call in Rewrite.All(_root, "callActivity"))
        {
            call.SetAttributeValue("calledElement", StubOf(Rewrite.Id(call)));
        }

        Steering = new Steering(_root);
        Stubs = [.. Rewrite.All(_root, "callActivity").Select(Stub)];
        Xml = WithPauses(_root).ToString(SaveOptions.DisableFormatting);
    }

    public Steering Steering { get; }

    public string Xml { get; }

    /// <summary>One model per call activity.</summary>
    public IReadOnlyList<string> Stubs { get; }

    /// <summary>The adapter's own nodes, which no path names: the inside of a stub, and the pauses.</summary>
    public static bool IsOwn(string elementId) => elementId.StartsWith("stub_", StringComparison.Ordinal) || elementId.StartsWith("e_", StringComparison.Ordinal) || elementId.StartsWith(Pause, StringComparison.Ordinal);

    public static string StubOf(string callId) => "stub_" + callId;

    /// <summary>The variable value that makes the called process end so that the boundary event catches it.</summary>
    public static string EndingFor(string boundaryId) => "x" + boundaryId;

    /// <summary>Elements inside a multi-instance or looping body, which the engine may visit again.</summary>
    public bool MayRepeat(string elementId) => Find(elementId) is { } element
        && element.AncestorsAndSelf().Any(a => a.Elements().Any(e => e.Name.LocalName is "multiInstanceLoopCharacteristics" or "standardLoopCharacteristics"));

    /// <summary>The flow out of an element that leads to the next node of a path, directly or into a sub-process.</summary>
    public string? FlowTo(string elementId, string next) => Flows(elementId)
        .FirstOrDefault(f => Reaches(f.Attribute("targetRef")!.Value, next)) is { } flow ? Rewrite.Id(flow) : null;

    /// <summary>The nodes before a path that begins in the middle: from a start of the process by the shortest way.</summary>
    public IReadOnlyList<string> WayTo(string elementId)
    {
        var open = new Queue<List<string>>(Rewrite.All(_root, "startEvent").Where(s => s.Parent!.Name.LocalName == "process").Select(s => new List<string> { Rewrite.Id(s) }));
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (open.TryDequeue(out var way))
        {
            if (way[^1] == elementId)
            {
                return way[..^1];
            }

            foreach (var next in seen.Add(way[^1]) ? After(way[^1]) : [])
            {
                open.Enqueue([.. way, next]);
            }
        }

        return [];
    }

    public bool Has(string elementId) => Find(elementId) is not null;

    public bool IsBoundary(string elementId) => Find(elementId)?.Name.LocalName == "boundaryEvent";

    public bool IsSubProcess(string elementId) => Find(elementId)?.Name.LocalName == "subProcess";

    public string? HostOf(string boundaryId) => Find(boundaryId)?.Attribute("attachedToRef")?.Value;

    public bool IsCall(string elementId) => Find(elementId)?.Name.LocalName == "callActivity";

    /// <summary>Does the boundary event catch what comes out of its activity, and not what comes from outside?</summary>
    public bool CatchesEnd(string boundaryId) => Find(boundaryId)!.Elements().Any(e => e.Name.LocalName is "errorEventDefinition" or "escalationEventDefinition");

    /// <summary>The error a boundary event catches; null when it catches something else.</summary>
    public string? ErrorOf(string boundaryId) => Find(boundaryId)?.Element(Rewrite.Model + "errorEventDefinition") is { } definition
        ? Code(definition, "errorRef", "error", "errorCode")
        : null;

    /// <summary>A step ends only where something waits: before each choice a task does, so that every visit of it in a loop is steered on its own.</summary>
    private static XElement WithPauses(XElement root)
    {
        var paused = new XElement(root);
        var flows = Rewrite.All(paused, "sequenceFlow").ToList();
        foreach (var choice in Rewrite.All(paused, "exclusiveGateway").Where(g => flows.Count(f => f.Attribute("sourceRef")?.Value == Rewrite.Id(g)) > 1))
        {
            var (id, pauseId) = (Rewrite.Id(choice), Pause + Rewrite.Id(choice));
            flows.FindAll(f => f.Attribute("targetRef")?.Value == id).ForEach(f => f.SetAttributeValue("targetRef", pauseId));
            var pause = new XElement(Rewrite.Model + "serviceTask", new XAttribute("id", pauseId));
            Rewrite.Command(pause);
            choice.AddBeforeSelf(pause, new XElement(Rewrite.Model + "sequenceFlow", new XAttribute("id", pauseId + "_flow"), new XAttribute("sourceRef", pauseId), new XAttribute("targetRef", id)));
        }

        return paused;
    }

    private static bool IsNumber(XElement loop) => int.TryParse(loop.Element(Rewrite.Model + "loopCardinality")?.Value, out _);

    private XElement? Find(string id) => _root.Descendants().FirstOrDefault(e => Rewrite.Id(e) == id && e.Name.Namespace == Rewrite.Model);

    private IEnumerable<XElement> Flows(string elementId) => Rewrite.All(_root, "sequenceFlow").Where(f => f.Attribute("sourceRef")?.Value == elementId);

    private bool Reaches(string target, string next) => target == next || (IsSubProcess(target) && Find(target)!.Elements(Rewrite.Model + "startEvent").Any(s => Reaches(Rewrite.Id(s), next)));

    private IEnumerable<string> After(string id) => Flows(id).Select(f => f.Attribute("targetRef")!.Value)
        .SelectMany(t => IsSubProcess(t) ? Find(t)!.Elements(Rewrite.Model + "startEvent").Select(Rewrite.Id) : [t]);

    private string Code(XElement definition, string reference, string kind, string code) =>
        Rewrite.All(_root, kind).FirstOrDefault(d => Rewrite.Id(d) == definition.Attribute(reference)?.Value)?.Attribute(code)?.Value ?? "any";

    /// <summary>A process with one task, then an end of its own for every error or escalation that the call catches.</summary>
    private string Stub(XElement call)
    {
        var ends = Rewrite.All(_root, "boundaryEvent").Where(b => b.Attribute("attachedToRef")?.Value == Rewrite.Id(call)).Select(StubEnd).OfType<(string Declaration, string Body)>().ToList();
        return $"""
            <definitions xmlns="{Namespaces.Model}" xmlns:otr="{Namespaces.Otr}" id="d" targetNamespace="urn:stub">
              {string.Concat(ends.Select(e => e.Declaration))}
              <process id="{StubOf(Rewrite.Id(call))}" isExecutable="true">
                <startEvent id="stub_s" /><serviceTask id="{StubOf(Rewrite.Id(call))}_work" otr:command="run" /><exclusiveGateway id="stub_x" default="stub_d" /><endEvent id="stub_e" />
                <sequenceFlow id="stub_1" sourceRef="stub_s" targetRef="{StubOf(Rewrite.Id(call))}_work" /><sequenceFlow id="stub_2" sourceRef="{StubOf(Rewrite.Id(call))}_work" targetRef="stub_x" />
                <sequenceFlow id="stub_d" sourceRef="stub_x" targetRef="stub_e" />
                {string.Concat(ends.Select(e => e.Body))}
              </process>
            </definitions>
            """;
    }

    private (string Declaration, string Body)? StubEnd(XElement boundary)
    {
        var id = Rewrite.Id(boundary);
        var definition = boundary.Elements().FirstOrDefault(e => e.Name.LocalName is "errorEventDefinition" or "escalationEventDefinition");
        if (definition is null)
        {
            return null;
        }

        var kind = definition.Name.LocalName == "errorEventDefinition" ? "error" : "escalation";
        var code = Code(definition, kind + "Ref", kind, kind + "Code");
        return (
            $"""<{kind} id="c_{id}" {kind}Code="{code}" />""",
            $"""<endEvent id="e_{id}"><{kind}EventDefinition {kind}Ref="c_{id}" /></endEvent><sequenceFlow id="f_{id}" sourceRef="stub_x" targetRef="e_{id}"><conditionExpression>{Ending} = "{EndingFor(id)}"</conditionExpression></sequenceFlow>""");
    }
}
