using System.Text;

namespace Otasuketai.Bpmn.Tests.Conformance;

/// <summary>The adapter itself, on small cases of our own: what a suite's model leaves open, and what a folder may hold.</summary>
public sealed class AdapterTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("conformance").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("start", "choice", "throw", "catch")]
    [InlineData("start", "choice", "throw", "catch", "choice", "end")]
    [InlineData("start", "choice", "throw", "catch", "choice", "throw", "catch", "choice", "end")]
    public void Path_ThroughALoopWithoutWait_IsSteeredAtEveryVisit(params string[] nodes) => AssertPath(
        """
        <startEvent id="start" /><exclusiveGateway id="choice" default="out" /><endEvent id="end" />
        <intermediateThrowEvent id="throw"><linkEventDefinition name="again" /></intermediateThrowEvent>
        <intermediateCatchEvent id="catch"><linkEventDefinition name="again" /></intermediateCatchEvent>
        <sequenceFlow id="f1" sourceRef="start" targetRef="choice" /><sequenceFlow id="f2" sourceRef="choice" targetRef="throw" />
        <sequenceFlow id="f3" sourceRef="catch" targetRef="choice" /><sequenceFlow id="out" sourceRef="choice" targetRef="end" />
        """,
        nodes);

    [Theory]
    [InlineData("messageEventDefinition")]
    [InlineData("signalEventDefinition")]
    [InlineData("timerEventDefinition")]
    [InlineData("errorEventDefinition")]
    [InlineData("escalationEventDefinition")]
    public void Path_BoundaryOfACall_IsTakenWhetherItsEventComesFromInsideOrOutside(string definition) => AssertPath(
        $"""
        <startEvent id="start" /><callActivity id="call" /><endEvent id="end" /><endEvent id="other" />
        <boundaryEvent id="boundary" attachedToRef="call"><{definition} /></boundaryEvent>
        <sequenceFlow id="f1" sourceRef="start" targetRef="call" /><sequenceFlow id="f2" sourceRef="call" targetRef="end" />
        <sequenceFlow id="f3" sourceRef="boundary" targetRef="other" />
        """,
        "start", "call", "boundary", "other");

    [Fact]
    public void Path_PlainEventsAtTheEndsOfMessageFlows_SendAndReceive()
    {
        Write("m.bpmn", Model(
            """
            <collaboration id="c"><participant id="p1" processRef="p" /><participant id="p2" /><messageFlow id="m1" sourceRef="p2" targetRef="start" /><messageFlow id="m2" sourceRef="end" targetRef="p2" /></collaboration>
            """,
            """<startEvent id="start" /><endEvent id="end" /><sequenceFlow id="f1" sourceRef="start" targetRef="end" />"""));
        AssertPassed(PathCase("start", "end"));
    }

    /// <summary>Twice by the clock beside the task, twice by the boundary that says nothing, and a pool that is only a picture.</summary>
    [Fact]
    public void Simulator_WhatADrawingLeavesOpen_IsClicked()
    {
        Write("m.bpmn", Model(
            """
            <process id="picture"><subProcess id="h" triggeredByEvent="true"><startEvent id="hs"><signalEventDefinition /></startEvent><endEvent id="he" /><sequenceFlow id="h1" sourceRef="hs" targetRef="he" /></subProcess></process>
            """,
            """
            <startEvent id="start" /><task id="task"><property id="slot" /><dataInputAssociation id="a"><sourceRef>data</sourceRef><targetRef>slot</targetRef></dataInputAssociation></task>
            <dataObject id="data" /><parallelGateway id="join" /><endEvent id="end" /><endEvent id="other" />
            <boundaryEvent id="clock" attachedToRef="task" cancelActivity="false"><timerEventDefinition /></boundaryEvent>
            <boundaryEvent id="silent" attachedToRef="task" cancelActivity="false" />
            <sequenceFlow id="f1" sourceRef="start" targetRef="task" /><sequenceFlow id="f2" sourceRef="task" targetRef="join" />
            <sequenceFlow id="f3" sourceRef="clock" targetRef="join" /><sequenceFlow id="f4" sourceRef="join" targetRef="end" /><sequenceFlow id="f5" sourceRef="silent" targetRef="other" />
            """));
        AssertPassed("""
            {"id": "own#1", "file": "m.bpmn", "outsideProductProfile": [], "steps": [
              {"op": "waitAt", "element": "task"}, {"op": "trigger", "element": "start"}, {"op": "trigger", "element": "clock"}, {"op": "trigger", "element": "clock"},
              {"op": "trigger", "element": "silent"}, {"op": "trigger", "element": "silent"},
              {"op": "expect", "activations": {"start": 1, "task": 1, "clock": 2, "join": 2, "silent": 2, "other": 2}, "openDelta": {"p": 1, "task": 1, "join": 2}}]}
            """);
    }

    [Theory]
    [InlineData("utf-8", "utf-8")]
    [InlineData("utf-16", "utf-16")]
    [InlineData("windows-1252", "iso-8859-1")]
    public void Deploy_AnyEncoding_IsReadAsItSays(string said, string written)
    {
        var model = Model("", """<bpmn:startEvent id="start" name="é" /><bpmn:endEvent id="end" /><bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="end" />""");
        var prefixed = model.Replace("<definitions xmlns=", "<bpmn:definitions xmlns:bpmn=", StringComparison.Ordinal).Replace("</def", "</bpmn:def", StringComparison.Ordinal)
            .Replace("<process", "<bpmn:process", StringComparison.Ordinal).Replace("</process", "</bpmn:process", StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(_folder, "m.bpmn"), $"<?xml version=\"1.0\" encoding=\"{said}\"?>\r\n" + prefixed, Encoding.GetEncoding(written));
        AssertPassed(PathCase("start", "end"));
    }

    [Fact]
    public void Verb_BrokenModel_IsRefusedAndNoReasonToStop()
    {
        Write("broken.bpmn", "<definitions>");
        AssertPassed("""{"id": "a", "file": "broken.bpmn", "expect": {"deployment": "refused"}}, {"expr": "1 + 1", "expect": {"number": "2"}, "more": 1}""");
    }

    [Theory]
    [InlineData(2, "There is no manifest", "")]
    [InlineData(2, "a.json has no list of cases", "[1]")]
    [InlineData(1, "a.json cannot be read", "{\"cases\": [")]
    [InlineData(1, "case 1: no known kind of case", "{\"cases\": [{\"foo\": 1}]}")]
    [InlineData(1, "z: cannot be run", "{\"cases\": [{\"id\": \"z\", \"expr\": \"1\"}]}")]
    [InlineData(1, "z: cannot be run", "{\"cases\": [{\"id\": \"z\", \"file\": \"none.bpmn\", \"expect\": {\"deployment\": \"refused\"}}]}")]
    [InlineData(0, "a · 0 · 0 · 0", "\uFEFF{\"cases\": [{\"id\": \"z\", \"expr\": \"1\", \"disputed\": \"by us\"}]}")]
    public void Verb_WhateverTheFolderHolds_SaysSoAndExitsByIt(int exit, string said, string manifest)
    {
        if (manifest.Length > 0)
        {
            Write("a.json", manifest);
        }

        var output = new StringWriter();
        Assert.Equal(exit, ConformanceRunner.Verb(_folder, output));
        Assert.Contains(said, output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Verb_NoSuchFolder_NamesIt()
    {
        var output = new StringWriter();
        Assert.Equal(2, ConformanceRunner.Verb(Path.Combine(_folder, "none"), output));
        Assert.Contains(Path.Combine(_folder, "none"), output.ToString(), StringComparison.Ordinal);
    }

    private static string Model(string before, string body) => $"""
        <definitions xmlns="{Namespaces.Model}" id="d" targetNamespace="urn:own">{before}<process id="p">{body}</process></definitions>
        """;

    private static string PathCase(params string[] nodes) => $$$"""
        {"id": "own#1", "file": "m.bpmn", "process": "p", "startsAtStartEvent": true, "expect": {"mode": "path", "nodes": [{{{string.Join(", ", nodes.Select(n => $"\"{n}\""))}}}]}}
        """;

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder, name), text);

    private void AssertPath(string body, params string[] nodes)
    {
        Write("m.bpmn", Model("", body));
        AssertPassed(PathCase(nodes));
    }

    private void AssertPassed(string cases)
    {
        Write("own.json", $$"""{"cases": [{{cases}}]}""");
        var report = ConformanceRunner.RunOne(Path.Combine(_folder, "own.json"))!;
        Assert.Empty(report.Failed);
        Assert.True(report.Passed > 0 && report.Refused == 0, report.Line);
    }
}
