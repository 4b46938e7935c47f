using System.Xml.Linq;
using Otasuketai.Bpmn;

namespace Otasuketai.Review.Tests.Process;

/// <summary>One way to write a diagram: the shipped ones are written so, writing changes nothing that runs, and a moved shape is one changed line.</summary>
public sealed class CanonicalFormTests
{
    private const string Tool = "http://tool.example/schema";

    public static TheoryData<string> Names => [.. Workflows.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Format_ShippedDiagram_IsCanonicalAlready(string name) => Assert.Equal(Workflows.Text(name), Formatted(Workflows.Text(name)));

    [Theory]
    [MemberData(nameof(Names))]
    public void P13_Format_ShuffledByATool_GivesTheSameTextAndHash(string name)
    {
        var shuffled = Shuffled(Workflows.Text(name));

        Assert.NotEqual(Workflows.Text(name), shuffled);
        Assert.Equal(Workflows.Read(Workflows.Text(name)).Hash, Workflows.Read(shuffled).Hash);
        Assert.Equal(Workflows.Text(name), Formatted(shuffled));
    }

    [Fact]
    public void Format_MovedShape_ChangesOneLine()
    {
        var moved = XDocument.Parse(Workflows.Text("registration"));
        var shape = moved.Descendants().First(e => (string?)e.Attribute("bpmnElement") == "IntakeOutcome");
        foreach (var bounds in shape.Descendants().Where(e => e.Name.LocalName == "Bounds"))
        {
            bounds.SetAttributeValue("x", (int)bounds.Attribute("x")! + 10);
        }

        var before = Workflows.Text("registration").Split('\n');
        var after = Formatted(moved.ToString()).Split('\n');
        Assert.Equal(before.Length, after.Length);
        Assert.Single(before.Zip(after), lines => lines.First != lines.Second);
    }

    [Fact]
    public void Format_AnyChangeOfMeaning_ChangesTheHash()
    {
        var document = XDocument.Parse(Workflows.Text("incident"));
        document.Set("Start", "name", "別の名");

        Assert.NotEqual(Workflows.Read(Workflows.Text("incident")).Hash, Workflows.Read(document.ToString()).Hash);
    }

    [Fact]
    public void Format_CommentOrBrokenFile_IsRefusedWithItsLine()
    {
        var commented = BpmnFormat.Format(Workflows.Text("poll").Replace("  <bpmn:message", "<!-- why -->\n  <bpmn:message", StringComparison.Ordinal));
        var broken = BpmnFormat.Format("<bpmn:definitions");

        Assert.Null(commented.Text);
        Assert.Equal([3, 5], commented.Problems.Select(p => p.Line).Take(2));
        Assert.Null(broken.Text);
        Assert.Equal(ProblemCodes.Xml, Assert.Single(broken.Problems).Code);
    }

    [Fact]
    public void Format_GatewayThatAsksInOrder_KeepsTheOrderOfItsFlows()
    {
        const string Text = """
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:x="http://tool.example/schema" exporter="Tool" x:mark="1">
              <process id="p" isExecutable="true">
                <sequenceFlow id="z" sourceRef="g" targetRef="many"><conditionExpression>n &gt; 10</conditionExpression></sequenceFlow>
                <sequenceFlow id="m" sourceRef="g" targetRef="one"><conditionExpression>n &gt; 1</conditionExpression></sequenceFlow>
                <sequenceFlow id="s" sourceRef="start" targetRef="g" />
                <startEvent id="start" /><exclusiveGateway id="g" /><endEvent id="one" /><endEvent id="many" />
              </process>
            </definitions>
            """;
        var formatted = Formatted(Text);

        Assert.Equal(["z", "s", "m"], XDocument.Parse(formatted).Descendants().Where(e => e.Name.LocalName == "sequenceFlow").Select(e => (string)e.Attribute("id")!).Order(StringComparer.Ordinal).Reverse());
        Assert.True(formatted.IndexOf("id=\"z\"", StringComparison.Ordinal) < formatted.IndexOf("id=\"m\"", StringComparison.Ordinal));
        Assert.Equal(formatted, Formatted(formatted));
        Assert.DoesNotContain("Tool", formatted, StringComparison.Ordinal);
        Assert.DoesNotContain("mark", formatted, StringComparison.Ordinal);
        Assert.Equal(Workflows.Read(Text).Hash, Workflows.Read(formatted).Hash);
        Assert.Equal(["z", "m"], Workflows.Read(formatted).Find("g")!.Outgoing.Select(f => f.Id));
    }

    private static string Formatted(string xml)
    {
        var (text, problems) = BpmnFormat.Format(xml);
        Assert.Empty(problems);
        return text!;
    }

    /// <summary>What a tool leaves behind: elements and attributes the other way round, other prefixes, own attributes and extensions.</summary>
    private static string Shuffled(string xml)
    {
        var document = XDocument.Parse(xml);
        document.Root!.SetAttributeValue("exporter", "Tool");
        document.Root.SetAttributeValue("exporterVersion", "1.2");
        foreach (var element in document.Descendants().ToList())
        {
            element.SetAttributeValue(XName.Get("mark", Tool), "x");
            element.ReplaceAttributes(element.Attributes().Where(a => !a.IsNamespaceDeclaration || a.Name.LocalName == "otr").Reverse().ToList());
            if (element.Name.LocalName is "process" or "subProcess" or "BPMNPlane" or "lane" or "definitions" or "exclusiveGateway")
            {
                // the flows behind an event-based gateway keep their order: which event is looked at first is meaning
                var flows = element.Elements().Where(e => e.Name.LocalName == "sequenceFlow" && document.Find((string)e.Attribute("sourceRef")!).Name.LocalName == "eventBasedGateway").ToList();
                element.ReplaceNodes(flows.Concat(element.Elements().Except(flows).Reverse()).ToList());
            }
        }

        document.Descendants().First(e => e.Name.LocalName == "endEvent").AddFirst(new XElement(XName.Get("extensionElements", Namespaces.Model), new XElement(XName.Get("own", Tool), "note")));
        return document.ToString();
    }
}
