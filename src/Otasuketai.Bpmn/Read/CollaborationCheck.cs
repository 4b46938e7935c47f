namespace Otasuketai.Bpmn;

/// <summary>
/// Pools and message flows are for the eye only, but they must not say what cannot be (BPMN 9.3, 9.4): a message flow leads from one pool to another,
/// out of something that sends and into something that receives.
/// </summary>
internal sealed class CollaborationCheck(RawElement root, Dictionary<string, RawElement> ids, ProblemList problems)
{
    private static readonly HashSet<string> Senders = ["participant", "endEvent", "intermediateThrowEvent", "sendTask", "userTask", "serviceTask", "subProcess", "callActivity"];
    private static readonly HashSet<string> Receivers = ["participant", "startEvent", "intermediateCatchEvent", "boundaryEvent", "receiveTask", "userTask", "serviceTask", "subProcess", "callActivity"];

    private readonly Dictionary<string, string> _pools = Pools(root);

    public void Run()
    {
        foreach (var collaboration in root.Bpmn("collaboration"))
        {
            foreach (var participant in collaboration.Bpmn("participant"))
            {
                CheckParticipant(participant);
            }

            foreach (var flow in collaboration.Bpmn("messageFlow"))
            {
                CheckFlow(flow);
            }
        }

        foreach (var message in root.Bpmn("message").Where(m => !Names(m, "itemRef", "itemDefinition")))
        {
            Tell(message, "itemRef");
        }

        foreach (var operation in root.Bpmn("interface").SelectMany(i => i.Bpmn("operation")))
        {
            CheckOperation(operation);
        }
    }

    private void CheckOperation(RawElement operation)
    {
        foreach (var reference in operation.Children.Where(c => c.Name is "inMessageRef" or "outMessageRef" && !Is(c.Text, "message")))
        {
            Tell(operation, reference.Name);
        }
    }

    private void CheckParticipant(RawElement participant)
    {
        var interfaces = participant.Bpmn("interfaceRef").All(r => Is(r.Text, "interface"));
        if (!Names(participant, "processRef", "process") || !interfaces)
        {
            Tell(participant, "processRef / interfaceRef");
        }

        foreach (var many in participant.Bpmn("participantMultiplicity"))
        {
            var low = int.TryParse(many.Attribute("minimum") ?? "0", out var minimum) && minimum >= 0;
            var high = int.TryParse(many.Attribute("maximum") ?? "1", out var maximum) && maximum >= Math.Max(1, minimum);
            if (!low || !high)
            {
                problems.Add(ProblemCodes.Collaboration, participant, "参加者の数（participantMultiplicity）が正しくありません。", "The participantMultiplicity is not a sound range.");
            }
        }
    }

    private void CheckFlow(RawElement flow)
    {
        var (source, target) = (End(flow, "sourceRef"), End(flow, "targetRef"));
        var known = source is not null && target is not null && Senders.Contains(source.Name) && Receivers.Contains(target.Name);
        if (!known || !SaysMessage(source!) || !SaysMessage(target!) || Pool(source!) == Pool(target!) || !Names(flow, "messageRef", "message"))
        {
            problems.Add(
                ProblemCodes.Collaboration,
                flow,
                "メッセージフローは、あるプールの送る要素から別のプールの受ける要素へ引いてください。",
                "A message flow leads from something that sends to something that receives, in another pool.");
        }
    }

    private RawElement? End(RawElement flow, string end) => flow.Attribute(end) is { } id ? ids.GetValueOrDefault(RawElement.Local(id)) : null;

    /// <summary>An event at the end of a message flow is a message event, or has no definition here that says otherwise.</summary>
    private static bool SaysMessage(RawElement end) => !end.Name.EndsWith("Event", StringComparison.Ordinal)
        || end.Children.Any(c => c.Name is "messageEventDefinition" or "eventDefinitionRef");

    /// <summary>A pool is its process; a pool without process is itself.</summary>
    private string? Pool(RawElement end) => end.Name == "participant" ? (end.Attribute("processRef") is { } process ? RawElement.Local(process) : end.Id) : _pools.GetValueOrDefault(end.Id!);

    private bool Names(RawElement element, string attribute, string kind) => element.Attribute(attribute) is not { } id || Is(id, kind);

    private bool Is(string id, string kind) => ids.GetValueOrDefault(RawElement.Local(id))?.Name == kind;

    private void Tell(RawElement element, string reference) => problems.Add(
        ProblemCodes.Reference,
        element,
        $"{element.Name}の{reference}の指すものがありません。",
        $"What the {reference} of the {element.Name} names is not declared.");

    private static Dictionary<string, string> Pools(RawElement root)
    {
        var pools = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var process in root.Bpmn("process").Where(p => p.Id is not null))
        {
            var open = new Stack<RawElement>([process]);
            while (open.TryPop(out var element))
            {
                foreach (var child in element.Children)
                {
                    open.Push(child);
                }

                if (element.Id is { } id)
                {
                    pools.TryAdd(id, process.Id!);
                }
            }
        }

        return pools;
    }
}
