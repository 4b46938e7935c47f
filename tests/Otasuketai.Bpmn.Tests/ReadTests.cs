using System.Text;

namespace Otasuketai.Bpmn.Tests;

/// <summary>What may be deployed and what is refused, by name, code, element and line.</summary>
public sealed class ReadTests
{
    private const string Model = "xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\"";

    public static TheoryData<string> Invalid => [.. Fixtures.Names("invalid")];

    public static TheoryData<string> Valid => [.. Fixtures.Names("")];

    [Theory]
    [MemberData(nameof(Invalid))]
    public void Read_InvalidModel_IsRefusedForItsOneReason(string name)
    {
        var rules = name.StartsWith(ProblemCodes.Formal, StringComparison.Ordinal) ? ReaderRules.Executable : ReaderRules.House;
        var result = BpmnReader.ReadAll(Fixtures.Text("invalid/" + name), rules);

        var problem = Assert.Single(result.Problems);
        Assert.Empty(result.Definitions);
        Assert.Equal(name[..5], problem.Code);
        Assert.True(problem.Line > 0);
        Assert.NotEmpty(problem.Ja);
        Assert.NotEmpty(problem.En);
    }

    [Theory]
    [MemberData(nameof(Valid))]
    public void Read_ValidFixture_HasNoProblem(string name) => Assert.NotEmpty(Fixtures.Load(name).Nodes);

    [Fact]
    public void Read_EveryProblemCode_HasAnInvalidFixture()
    {
        var codes = typeof(ProblemCodes).GetFields().Select(f => (string)f.GetRawConstantValue()!).Order();
        Assert.Equal(codes, Fixtures.Names("invalid").Select(n => n[..5]).Distinct().Order());
    }

    [Fact]
    public void Read_RefusedElement_IsNamedWithIdAndLine()
    {
        var problem = BpmnReader.Read(Fixtures.Text("invalid/BP002-script-task")).Problems[0];

        Assert.Equal(("x", 5), (problem.ElementId, problem.Line));
        Assert.Contains("scriptTask", problem.En, StringComparison.Ordinal);
        Assert.Contains("scriptTask", problem.Ja, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_SeveralProblems_AreAllToldInDocumentOrder()
    {
        var xml = Fixtures.Text("review")
            .Replace("<serviceTask id=\"record\" otr:act=\"Record\"", "<serviceTask id=\"record\"")
            .Replace("targetRef=\"done\"", "targetRef=\"gone\"")
            .Replace("<userTask id=\"answer\"", "<userTask id=\"answer\" startQuantity=\"2\"");

        var problems = BpmnReader.Read(xml).Problems;
        Assert.Equal([ProblemCodes.Command, ProblemCodes.Attribute, ProblemCodes.Unreachable, ProblemCodes.FlowEnd], problems.Select(p => p.Code));
        Assert.Equal(problems.Select(p => p.Line).Order(), problems.Select(p => p.Line));
    }

    [Theory]
    [InlineData("true", "false")]
    [InlineData("1", "0")]
    [InlineData(" true ", " false ")]
    public void Read_Boolean_IsUnderstoodInEachSpelling(string yes, string no)
    {
        var d = BpmnReader.Read($"""
            <definitions {Model} id="d">
              <message id="m" name="Begun" />
              <process id="p" isExecutable="{yes}">
                <receiveTask id="s" messageRef="m" instantiate="{yes}" isForCompensation="{no}" />
                <userTask id="many"><multiInstanceLoopCharacteristics isSequential="{yes}"><loopCardinality>2</loopCardinality></multiInstanceLoopCharacteristics></userTask>
                <userTask id="again"><standardLoopCharacteristics testBefore="{yes}" loopMaximum="2" /></userTask>
                <boundaryEvent id="b" attachedToRef="many" cancelActivity="{no}" parallelMultiple="{no}"><timerEventDefinition><timeDuration>P1D</timeDuration></timerEventDefinition></boundaryEvent>
                <endEvent id="e" />
                <subProcess id="h" triggeredByEvent="{yes}">
                  <startEvent id="hs" isInterrupting="{no}"><timerEventDefinition><timeDuration>P1D</timeDuration></timerEventDefinition></startEvent>
                  <endEvent id="he" /><sequenceFlow id="hf" sourceRef="hs" targetRef="he" />
                </subProcess>
                <sequenceFlow id="f1" sourceRef="s" targetRef="many" isImmediate="{yes}" /><sequenceFlow id="f2" sourceRef="many" targetRef="again" />
                <sequenceFlow id="f3" sourceRef="again" targetRef="e" /><sequenceFlow id="f4" sourceRef="b" targetRef="e" />
              </process>
              <process id="other" isExecutable="{no}" />
            </definitions>
            """).Definition!;

        Assert.True(d.Find("s") is ReceiveTask { Instantiates: true });
        Assert.True(d.Find("many")!.Loop!.Sequential);
        Assert.True(d.Find("again")!.Repeat!.TestBefore);
        Assert.False(((BoundaryEvent)d.Find("b")!).Interrupting);
        Assert.IsType<EventSubProcess>(d.Find("h"));
        Assert.False(((StartEvent)d.Find("hs")!).Interrupting);
    }

    [Theory]
    [InlineData("https://www.omg.org/spec/DMN/20191111/FEEL/")]
    [InlineData("http://www.omg.org/spec/FEEL/20140401")]
    [InlineData("feel")]
    public void Read_ExpressionThatSaysItIsFeel_IsRead(string language) =>
        Assert.NotNull(Fixtures.Load("xor-condition", text => text.Replace("<conditionExpression", $"<conditionExpression language=\"{language}\"", StringComparison.Ordinal)));

    [Fact]
    public void Read_ForeignExtensions_CarryNoMeaning() =>
        Assert.NotNull(Fixtures.Load("review", text => text.Replace("<startEvent id=\"s\" />", "<startEvent id=\"s\"><extensionElements><x xmlns=\"urn:tool\">free <y z=\"1\" /></x></extensionElements></startEvent>", StringComparison.Ordinal)));

    [Fact]
    public void Read_EveryExecutableProcess_IsCheckedAlsoWhenThereAreTooMany()
    {
        var problems = BpmnReader.Read($"""
            <definitions {Model} id="d">
              <process id="p" isExecutable="true">
                <startEvent id="s" /><task id="x" /><userTask id="lost" /><endEvent id="e" />
                <sequenceFlow id="f1" sourceRef="s" targetRef="x" /><sequenceFlow id="f2" sourceRef="x" targetRef="e" /><sequenceFlow id="f3" sourceRef="lost" targetRef="e" />
              </process>
              <process id="q" isExecutable="true">
                <startEvent id="t" /><callActivity id="c" />
                <sequenceFlow id="g1" sourceRef="t" targetRef="c" />
              </process>
              <process isExecutable="true" />
            </definitions>
            """).Problems;

        Assert.Equal(
            [("x", ProblemCodes.Element), ("lost", ProblemCodes.Unreachable), ("c", ProblemCodes.Call), ("", ProblemCodes.Process), ("", ProblemCodes.Id)],
            problems.Select(p => (p.ElementId, p.Code)));
    }

    /// <summary>A drawing shared by several processes is read, and its faults told, once.</summary>
    [Fact]
    public void Read_NumberOfTheDrawingThatIsNone_IsToldOnceForAllProcesses()
    {
        var xml = Fixtures.Text("invalid/BP021-number").Replace("</process>", "</process><process id=\"q\" isExecutable=\"true\"><startEvent id=\"qs\" /></process>", StringComparison.Ordinal);
        Assert.Single(BpmnReader.ReadAll(xml, ReaderRules.Sketch).Problems, p => p.Code == ProblemCodes.Drawing);
    }

    [Fact]
    public void Hash_OtherPrefixSpaceOrCommentOrAttributeOrder_IsTheSame()
    {
        var one = $"<definitions {Model} id='d'><process id='p' isExecutable='true'><startEvent id='s'/><endEvent id='e'/><sequenceFlow id='f' sourceRef='s' targetRef='e'/></process></definitions>";
        var two = $"<b:definitions id='d' {Model.Replace("xmlns", "xmlns:b")}>\n <!-- x --><b:process isExecutable='true' id='p'>\n<b:startEvent id='s' ></b:startEvent><b:endEvent id='e'/>"
            + "<b:sequenceFlow id='f' targetRef='e' sourceRef='s'/></b:process></b:definitions>";

        var hash = BpmnReader.Read(one).Definition!.Hash;
        Assert.Matches("^[0-9a-f]{64}$", hash);
        Assert.Equal(hash, BpmnReader.Read(two).Definition!.Hash);
        Assert.NotEqual(hash, BpmnReader.Read(one.Replace("'f'", "'g'")).Definition!.Hash);
    }

    [Fact]
    public void Read_DrawnModel_KeepsLanesPoolsShapesAndAttributes()
    {
        var d = Fixtures.Load("drawn");

        Assert.Equal(("drawn", "3", "図のあるもの"), (d.ProcessId, d.Version, d.Name));
        Assert.Equal([("upper", "事務局", "s"), ("desk", "窓口", "t")], d.Lanes.Select(l => (l.Id, l.Name, l.NodeIds.Single())));
        var task = d.Diagram.Shapes.Single(s => s.ElementId == "t");
        Assert.Equal(new Bounds(150.5, 80, 100, 80), task.Bounds);
        Assert.Equal(new Bounds(160, 90, 80, 14), task.Label);
        Assert.Equal([new Waypoint(250, 120), new Waypoint(400, 120)], d.Diagram.Edges.Single().Waypoints);
        Assert.Equal(new DisplayElement("participant", "事業者"), d.Diagram.Display["world"]);
        Assert.Equal(new DisplayElement("textAnnotation", "ひとこと"), d.Diagram.Display["note"]);
        Assert.Equal("free text", d.Nodes["t"].Attributes["target"]);
    }

    [Fact]
    public void Read_SubProcessOutcomes_AreRoutedThroughItsEnds()
    {
        var d = Fixtures.Load("subprocess-outcome");

        Assert.Equal([new UnroutedAct("a", "Perhaps")], d.UnroutedActs);
        Assert.True(d.Routes("sub", "Declined"));
        Assert.False(d.Routes("sub", "No"));
        Assert.False(d.Routes("nothing", "No"));
    }

    [Fact]
    public void Read_TooDeep_IsRefusedWithoutRecursion()
    {
        static string Nested(int levels) => $"<definitions {Model}>{string.Concat(Enumerable.Repeat("<documentation>", levels))}{string.Concat(Enumerable.Repeat("</documentation>", levels))}</definitions>";

        Assert.Contains("64", Assert.Single(BpmnReader.Read(Nested(60_000)).Problems).En, StringComparison.Ordinal);
        Assert.Contains("64", Assert.Single(BpmnReader.Read(Nested(64)).Problems).En, StringComparison.Ordinal);
        Assert.Equal(ProblemCodes.Process, Assert.Single(BpmnReader.Read(Nested(63)).Problems).Code);
    }

    [Fact]
    public void Read_TooLong_IsRefusedBeforeParsing() =>
        Assert.Equal(ProblemCodes.Xml, Assert.Single(BpmnReader.Read(new string('<', 2_000_001)).Problems).Code);

    [Fact]
    public void Read_ExternalEntity_IsRefusedAndNothingIsFetched()
    {
        var xml = $"<!DOCTYPE d SYSTEM \"file:///etc/passwd\"><definitions {Model}/>";
        Assert.Equal(ProblemCodes.Xml, Assert.Single(BpmnReader.Read(xml).Problems).Code);
    }

    [Fact]
    public void Read_EightThousandNodesInALine_IsReadWithoutDeepStack()
    {
        var body = new StringBuilder();
        for (var i = 0; i < 8_000; i++)
        {
            body.Append($"<exclusiveGateway id='g{i}'/><sequenceFlow id='f{i}' sourceRef='{(i == 0 ? "s" : $"g{i - 1}")}' targetRef='g{i}'/>");
        }

        var xml = $"<definitions {Model}><process id='p' isExecutable='true'><startEvent id='s'/><endEvent id='e'/>{body}<sequenceFlow id='z' sourceRef='g7999' targetRef='e'/></process></definitions>";
        Assert.Equal(8_002, BpmnReader.Read(xml).Definition!.Nodes.Count);
    }
}
