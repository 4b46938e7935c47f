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

    /// <summary>A version is registered under its hash in databases that live on: a change of this reckoning, or of a diagram under an old version, would be refused at their next start.</summary>
    [Theory]
    [InlineData("appeal", "1", "45eaa7d4443e1bfc553e06259b6211cc03c7abc1d3134cc80d9454276111416e")]
    [InlineData("change-notice", "1", "ea0b7667f642d737f640e519b44515da5b6df1c64bc41968e2ed1c2477e4de7e")]
    [InlineData("incident", "3", "3ae4a1095e0c223f99c42f33a0996bc5f6bbc21c783ffaf47a62ab16021c9fb5")]
    [InlineData("measure", "1", "9a972d3e8c4ad15fb3cac3e9357484c5243692aae422627a1464934210b20b90")]
    [InlineData("poll", "1", "2d7e3d5ffb548377757dfb3d25af527cbf3bf86144d79e260bbfec4d997b7693")]
    [InlineData("post-evaluation", "1", "796b8ce060df5c67aaf9a22fb4777ffa2d2ecbcb0e0e6713d2360344366dd728")]
    [InlineData("recheck", "1", "15b3049d77ccdaaa909fecc559772469e6f954978a71cb0d5af8c78d9ef35001")]
    [InlineData("registration", "1", "7564371ee9c6288aad11157c4c7ed82a1136a4a8d0d1724a87edb3b717dbe7a7")]
    [InlineData("renewal", "1", "df0077e1f20d69ce5413db5ca17306b048658fdb255c3677f659bc376346c551")]
    [InlineData("succession", "1", "d2c12eae5fc7df955479f9274905a89e6fea6548af82227d2944be5ce54addb3")]
    public void Hash_OfAShippedVersion_IsTheOneItWasRegisteredUnder(string name, string version, string hash)
    {
        var shipped = Workflows.Read(Workflows.Text(name));

        Assert.True(shipped.Version != version || shipped.Hash == hash, $"{name} {version} has another hash ({shipped.Hash}): raise its version and add a row.");
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
