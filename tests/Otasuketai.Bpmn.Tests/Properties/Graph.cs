using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Otasuketai.Bpmn.Tests.Properties;

/// <summary>A random graph: any node may lead to any other, joins may wait in vain, circles may never wait.</summary>
/// <param name="Kinds">What stands at each place between start and end.</param>
/// <param name="Extra">Further flows: from, to (modulo).</param>
/// <param name="Way">Seed of the walk, and of the flow that makes each node reachable.</param>
internal sealed record Graph(ImmutableArray<int> Kinds, ImmutableArray<(int From, int To)> Extra, int Way)
{
    public static Arbitrary<Graph> Arbitrary { get; } = Of(0, 1, 2, 3, 4, 5, 6, 7, 8);

    /// <summary>User tasks and gateways alone.</summary>
    public static Arbitrary<Graph> Plain { get; } = Of(0, 0, 2, 3, 3, 4);

    private static Arbitrary<Graph> Of(params int[] choices) => Arb.From(
        from count in Gen.Choose(1, 10)
        from kinds in Gen.ListOf(Gen.Elements(choices), count)
        from extras in Gen.Choose(0, 8)
        from extra in Gen.ListOf(Gen.Two(Gen.Choose(0, 100)), extras)
        from way in Gen.Choose(0, int.MaxValue - 1)
        select new Graph([.. kinds], [.. extra], way),
        g => [.. g.Extra.Select((_, i) => g with { Extra = g.Extra.RemoveAt(i) }), .. g.Kinds.Select((_, i) => g with { Kinds = g.Kinds.RemoveAt(i) }).Where(x => x.Kinds.Length > 0)]);

    public override string ToString() => $"kinds {string.Join(' ', Kinds)}, extra {string.Join(' ', Extra)}, way {Way}";

    public string Draw()
    {
        var random = new Random(Way);
        var last = Kinds.Length + 1;
        var flows = Enumerable.Range(1, last).Select(i => (From: random.Next(i), To: i))
            .Concat(Extra.Select(e => (From: e.From % last, To: 1 + (e.To % last))))
            .ToList();
        flows.AddRange(Enumerable.Range(0, last).Where(i => !flows.Exists(f => f.From == i)).Select(i => (i, 1 + random.Next(last))).ToList());
        var xml = new StringBuilder("<startEvent id=\"n0\" />");
        for (var i = 1; i < last; i++)
        {
            xml.Append(Node(i, flows.FindLastIndex(f => f.From == i)));
        }

        xml.Append(CultureInfo.InvariantCulture, $"<endEvent id=\"n{last}\" />");
        for (var i = 0; i < flows.Count; i++)
        {
            xml.Append(Flow(i, flows[i], IsChoice(flows[i].From) && i != flows.FindLastIndex(f => f.From == flows[i].From)));
        }

        return $"""
            <definitions xmlns="{Namespaces.Model}" xmlns:otr="{Namespaces.Otr}" id="d" targetNamespace="urn:graph">
            <signal id="sg" name="Go" /><process id="graph" isExecutable="true">{xml}</process></definitions>
            """;
    }

    private bool IsChoice(int node) => node > 0 && Kinds[node - 1] is 2 or 3;

    private string Node(int i, int lastFlow) => Kinds[i - 1] switch
    {
        0 => $"<userTask id=\"n{i}\" />",
        1 => $"<serviceTask id=\"n{i}\" otr:command=\"run\" />",
        2 => $"<exclusiveGateway id=\"n{i}\" default=\"f{lastFlow}\" />",
        3 => $"<inclusiveGateway id=\"n{i}\" default=\"f{lastFlow}\" />",
        4 => $"<parallelGateway id=\"n{i}\" />",
        5 => $"<intermediateCatchEvent id=\"n{i}\"><timerEventDefinition><timeDuration>P1D</timeDuration></timerEventDefinition></intermediateCatchEvent>",
        6 => $"<intermediateCatchEvent id=\"n{i}\"><signalEventDefinition signalRef=\"sg\" /></intermediateCatchEvent>",
        7 => $"<intermediateThrowEvent id=\"n{i}\"><signalEventDefinition signalRef=\"sg\" /></intermediateThrowEvent>",
        8 => $"<serviceTask id=\"n{i}\" otr:command=\"run\"><standardLoopCharacteristics loopMaximum=\"2\" /></serviceTask>",
        _ => throw new InvalidOperationException(),
    };

    private static string Flow(int i, (int From, int To) flow, bool isConditional) =>
        $"<sequenceFlow id=\"f{i}\" sourceRef=\"n{flow.From}\" targetRef=\"n{flow.To}\">{(isConditional ? $"<conditionExpression>x{i % 4} = 1</conditionExpression>" : "")}</sequenceFlow>";
}
