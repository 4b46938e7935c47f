using System.Xml.Linq;

namespace Otasuketai.Bpmn.Tests.Conformance;

/// <summary>
/// Drawings for simulators and vendors leave open which message, signal, code or moment an event is about: the simulator's user clicks, the vendor's
/// expression decides. The adapter plays both, so it writes in what it will deliver. What a model does name stays as it is.
/// </summary>
internal sealed class Payloads(XElement root)
{
    /// <summary>Signals, errors and escalations without a name are all the same one.</summary>
    private const string Anonymous = "anonymous";

    /// <summary>What a simulator draws and never looks at.</summary>
    private static readonly string[] Data = ["dataObject", "dataObjectReference", "dataStoreReference", "dataInputAssociation", "dataOutputAssociation"];

    private static readonly string[] Around = ["documentation", "extensionElements", "property", "laneSet", "textAnnotation", "association", "group"];

    private readonly HashSet<string> _declared = new(StringComparer.Ordinal);

    /// <summary>
    /// The simulator's conditional events are clicked like any other, and so are boundary events that say nothing; nobody clicks them in a vendor's model.
    /// A pool in which nothing can begin is a picture.
    /// </summary>
    public void FillClicked()
    {
        Rewrite.All(root, Data).Concat(Rewrite.All(root, "property").Where(p => p.Parent!.Name.LocalName is not ("process" or "subProcess"))).Remove();
        foreach (var silent in Rewrite.All(root, "boundaryEvent").Where(IsSilent))
        {
            silent.Add(new XElement(Rewrite.Model + "messageEventDefinition"));
        }

        foreach (var conditional in Rewrite.All(root, "conditionalEventDefinition"))
        {
            conditional.Name = Rewrite.Model + "messageEventDefinition";
            conditional.RemoveNodes();
        }

        Fill();
        foreach (var picture in Rewrite.All(root, "process").Where(p => p.Elements().All(e => Around.Contains(e.Name.LocalName) || e.Attribute("triggeredByEvent")?.Value == "true")))
        {
            picture.SetAttributeValue("isExecutable", "false");
        }
    }

    /// <summary>An event at the end of a message flow sends or receives a message, also where the drawing leaves that to the flow.</summary>
    public void FillFlowEnds()
    {
        var ends = Rewrite.All(root, "messageFlow").SelectMany(f => new[] { f.Attribute("sourceRef")?.Value, f.Attribute("targetRef")?.Value }).ToHashSet(StringComparer.Ordinal);
        foreach (var silent in Rewrite.All(root, "startEvent", "endEvent", "intermediateThrowEvent", "intermediateCatchEvent").Where(e => ends.Contains(Rewrite.Id(e)) && IsSilent(e)))
        {
            silent.Add(new XElement(Rewrite.Model + "messageEventDefinition"));
        }
    }

    public void Fill()
    {
        foreach (var process in Rewrite.All(root, "process"))
        {
            process.SetAttributeValue("isExecutable", "true");
        }

        foreach (var message in Rewrite.All(root, "messageEventDefinition", "receiveTask").Where(m => m.Attribute("messageRef") is null))
        {
            var owner = message.Name.LocalName == "receiveTask" ? message : message.Parent!;
            message.SetAttributeValue("messageRef", Declare("message", "for_" + Rewrite.Id(owner)));
        }

        foreach (var signal in Rewrite.All(root, "signalEventDefinition").Where(s => s.Attribute("signalRef") is null))
        {
            signal.SetAttributeValue("signalRef", Declare("signal", Anonymous + "_signal"));
        }

        Codes("errorEventDefinition", "errorRef", "error", "errorCode");
        Codes("escalationEventDefinition", "escalationRef", "escalation", "escalationCode");
        foreach (var timer in Rewrite.All(root, "timerEventDefinition"))
        {
            Moment(timer);
        }
    }

    /// <summary>Throws need a code; a catch without one takes all and stays. A declaration without code gets its id.</summary>
    private void Codes(string definition, string reference, string kind, string code)
    {
        foreach (var declared in Rewrite.All(root, kind).Where(d => d.Attribute(code) is null or { Value: "" }))
        {
            declared.SetAttributeValue(code, Rewrite.Id(declared));
        }

        foreach (var thrown in Rewrite.All(root, definition).Where(d => d.Attribute(reference) is null && d.Parent!.Name.LocalName is "endEvent" or "intermediateThrowEvent"))
        {
            thrown.SetAttributeValue(reference, Declare(kind, $"{Anonymous}_{kind}", new XAttribute(code, Anonymous)));
        }
    }

    private static bool IsSilent(XElement element) => !element.Elements().Any(e => e.Name.LocalName.EndsWith("EventDefinition", StringComparison.Ordinal));

    /// <summary>Left open, a moment comes once; beside an activity that goes on, as often as it is clicked.</summary>
    private static void Moment(XElement timer)
    {
        var body = timer.Elements().FirstOrDefault(e => e.Name.LocalName is "timeDate" or "timeDuration" or "timeCycle");
        var isBeside = timer.Parent!.Attribute("cancelActivity")?.Value == "false" || timer.Parent.Attribute("isInterrupting")?.Value == "false";
        if (body is null)
        {
            timer.Add(isBeside ? new XElement(Rewrite.Model + "timeCycle", "R/P1D") : new XElement(Rewrite.Model + "timeDuration", "P1D"));
        }
        else if (body.Value.Trim() is "" or ['=' or '$' or '#', ..])
        {
            body.Name = Rewrite.Model + "timeDuration";
            body.Value = "P1D";
        }
    }

    private string Declare(string kind, string id, params object[] more)
    {
        if (_declared.Add(id))
        {
            root.AddFirst(new XElement(Rewrite.Model + kind, [new XAttribute("id", id), new XAttribute("name", id), .. more]));
        }

        return id;
    }
}
