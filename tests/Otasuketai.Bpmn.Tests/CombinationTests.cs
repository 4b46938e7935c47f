namespace Otasuketai.Bpmn.Tests;

/// <summary>Elements of the subset put together in ways no other fixture does: races, nesting, repeats, keys.</summary>
public sealed class CombinationTests
{
    private const string Task = "otr:act=\"Done\"";

    [Fact]
    public void EventGateway_TwoMessagesOneKept_TheKeptOneWinsAtOnceAndTheTimerIsGone()
    {
        var play = Play("""
            <userTask id="t" otr:act="Done" /><eventBasedGateway id="g" />
            <intermediateCatchEvent id="a"><messageEventDefinition messageRef="A" /></intermediateCatchEvent>
            <intermediateCatchEvent id="b"><messageEventDefinition messageRef="B" /></intermediateCatchEvent>
            <intermediateCatchEvent id="c"><timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition></intermediateCatchEvent>
            <endEvent id="ea" /><endEvent id="eb" /><endEvent id="ec" />
            """, "s>t t>g g>a g>b g>c a>ea b>eb c>ec", "<message id=\"A\" name=\"A\" /><message id=\"B\" name=\"B\" />").Start();
        play.Message("B");
        Assert.Equal("t", play.Here);
        play.Do("t");

        Assert.Equal(InstanceStatus.Finished, play.Instance.Status);
        Assert.Equal("s t g b eb", play.Visited);
        Assert.Empty(play.Armed);
    }

    [Fact]
    public void EventGateway_TimerAfterMessage_IsTooLate()
    {
        var play = Play("""
            <eventBasedGateway id="g" />
            <intermediateCatchEvent id="a"><messageEventDefinition messageRef="A" /></intermediateCatchEvent>
            <intermediateCatchEvent id="c"><timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition></intermediateCatchEvent>
            <userTask id="ua" otr:act="Done" /><userTask id="uc" otr:act="Done" /><endEvent id="e" />
            """, "s>g g>a g>c a>ua c>uc ua>e uc>e", "<message id=\"A\" name=\"A\" />").Start();
        var timer = play.Timer("c").TimerId;
        play.Message("A");
        Assert.Equal("ua", play.Here);
        Assert.Equal(Refusals.UnknownTimer, play.Step(new EngineEvent.TimerFired(timer)).Last.Refused);
    }

    [Fact]
    public void SubProcess_InSubProcess_OuterBoundaryCancelsAllInside()
    {
        var play = Play($"""
            <subProcess id="o"><startEvent id="os" /><parallelGateway id="of" /><userTask id="ou" {Task} />
              <subProcess id="i"><startEvent id="is" /><userTask id="iu" {Task} /><endEvent id="ie" />{Flows("is>iu iu>ie")}</subProcess>
              <boundaryEvent id="ib" attachedToRef="i" cancelActivity="false"><timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition></boundaryEvent>
              <userTask id="ir" {Task} /><endEvent id="oe" />{Flows("os>of of>ou of>i ou>oe i>oe ib>ir ir>oe")}</subProcess>
            <boundaryEvent id="ob" attachedToRef="o"><messageEventDefinition messageRef="A" /></boundaryEvent>
            <userTask id="r" {Task} /><endEvent id="e" />
            """, "s>o o>e ob>r r>e", "<message id=\"A\" name=\"A\" />").Start();
        Assert.Equal("o ou i iu", play.Here);
        play.Fire("ib");
        Assert.Equal("o ou i iu ir", play.Here);
        play.Do("ir");
        play.Message("A");
        Assert.Equal("r", play.Here);
        Assert.Equal("iu i ou o", play.Traced(TraceKind.Cancel));
        Assert.Equal(InstanceStatus.Finished, play.Do("r").Instance.Status);
    }

    [Fact]
    public void Inclusive_WithALoopBack_WaitsForTheBranchThatMayStillCome()
    {
        var play = Play($"""
            <inclusiveGateway id="f" default="f-c" /><userTask id="a" {Task} /><userTask id="b" otr:act="Again On" /><userTask id="c" {Task} />
            <exclusiveGateway id="x" /><exclusiveGateway id="m" /><inclusiveGateway id="j" /><userTask id="z" {Task} /><endEvent id="e" />
            """, "s>f f>a:[1<2] f>m:[2<3] f>c m>b b>x x>m=Again x>j=On a>j c>j j>z z>e").Start();
        Assert.Equal("a b", play.Here);
        play.Do("a");
        Assert.Equal("b", play.Here);
        play.Do("b", "Again");
        Assert.Equal("b", play.Here);
        play.Do("b", "On");
        Assert.Equal("z", play.Here);
    }

    [Fact]
    public void Escalation_FromManyInParallel_StartsANonInterruptingPathEachAndKeepsTheRest()
    {
        var play = Play($"""
            <subProcess id="o"><multiInstanceLoopCharacteristics isSequential="false"><loopCardinality>3</loopCardinality></multiInstanceLoopCharacteristics>
              <startEvent id="os" /><userTask id="u" {Task} /><intermediateThrowEvent id="th"><escalationEventDefinition escalationRef="E" /></intermediateThrowEvent><endEvent id="oe" />{Flows("os>u u>th th>oe")}</subProcess>
            <boundaryEvent id="b" attachedToRef="o" cancelActivity="false"><escalationEventDefinition escalationRef="E" /></boundaryEvent>
            <userTask id="r" {Task} /><endEvent id="e" />
            """, "s>o o>e b>r r>e", "<escalation id=\"E\" escalationCode=\"E1\" name=\"E\" />").Start();
        play.Do("u");
        Assert.Equal(2, play.Open.Values.Count(w => w.ElementId == "u"));
        play.Do("u");
        play.Do("u");
        Assert.Equal(3, play.Open.Values.Count(w => w.ElementId == "r"));
        Assert.Equal("r", play.Here);
    }

    [Fact]
    public void Many_SequentialWithCondition_StopsEarlyAndTheBoundaryTimerCountsFromTheFirst()
    {
        var play = Play($"""
            <userTask id="u" {Task}><multiInstanceLoopCharacteristics isSequential="true"><loopCardinality>5</loopCardinality><completionCondition>nrOfCompletedInstances &gt;= 2</completionCondition></multiInstanceLoopCharacteristics></userTask>
            <boundaryEvent id="b" attachedToRef="u" cancelActivity="false"><timerEventDefinition><timeCycle>R2/PT1H</timeCycle></timerEventDefinition></boundaryEvent>
            <userTask id="r" {Task} /><endEvent id="e" />
            """, "s>u u>e b>r r>e").Start();
        play.Do("u");
        play.Fire("b");
        play.Fire("b");
        Assert.Empty(play.Armed);
        Assert.Equal(2, play.Open.Values.Count(w => w.ElementId == "r"));
        play.Do("u");
        Assert.Equal("r", play.Here);
    }

    [Fact]
    public void Message_ByKey_ReachesOnlyTheOneItIsMeantFor()
    {
        var play = Play($"""
            <intermediateCatchEvent id="a" otr:key="order"><messageEventDefinition messageRef="A" /></intermediateCatchEvent><endEvent id="e" />
            """, "s>a a>e", "<message id=\"A\" name=\"A\" />").With("order", "17").Start();
        play.Message("A", "m1", "18");
        Assert.Equal("a", play.Here);
        play.Message("A", "m2", "17");
        Assert.Equal(InstanceStatus.Finished, play.Instance.Status);
    }

    [Fact]
    public void EventSubProcess_InterruptingInsideASubProcess_EndsOnlyThatScopeAndGoesOn()
    {
        var play = Play($"""
            <subProcess id="o"><startEvent id="os" /><userTask id="u" {Task} /><endEvent id="oe" />{Flows("os>p p>u u>oe i>oe u2>oe")}
              <subProcess id="h" triggeredByEvent="true"><startEvent id="hs" isInterrupting="true"><errorEventDefinition errorRef="X" /></startEvent><userTask id="hu" {Task} /><endEvent id="he" />{Flows("hs>hu hu>he")}</subProcess>
              <subProcess id="i"><startEvent id="is" /><serviceTask id="iv" otr:command="c" /><endEvent id="ie"><errorEventDefinition errorRef="X" /></endEvent>{Flows("is>iv iv>ie")}</subProcess><parallelGateway id="p" />{Flows("p>i p>u2")}<userTask id="u2" {Task} />
            </subProcess>
            <userTask id="z" {Task} /><endEvent id="e" />
            """, "s>o o>z z>e", "<error id=\"X\" errorCode=\"X\" />").Start();
        Assert.Equal("i iv o u u2", string.Join(' ', play.Instance.Here.Order(StringComparer.Ordinal)));
        play.Command("iv");
        Assert.Equal("o h hu", play.Here);
        play.Do("hu");
        Assert.Equal("z", play.Here);
    }

    [Fact]
    public void Terminate_InOneOfManySubProcesses_EndsThatOneOnly()
    {
        var play = Play($"""
            <subProcess id="o"><multiInstanceLoopCharacteristics isSequential="false"><loopCardinality>2</loopCardinality></multiInstanceLoopCharacteristics>
              <startEvent id="os" /><parallelGateway id="p" /><userTask id="u" {Task} /><userTask id="v" {Task} /><endEvent id="t"><terminateEventDefinition /></endEvent><endEvent id="oe" />{Flows("os>p p>u p>v u>t v>oe")}</subProcess>
            <endEvent id="e" />
            """, "s>o o>e").Start();
        play.Do("u");
        Assert.Equal("u v", string.Join(' ', play.Open.Values.Select(w => w.ElementId).Order()));
        Assert.Equal(InstanceStatus.Finished, play.Do("u").Instance.Status);
    }

    [Fact]
    public void Signal_InsideOneInstance_InterruptsFirstAndThenTheOthersHear()
    {
        var play = Play($"""
            <parallelGateway id="p" /><userTask id="u" {Task} /><boundaryEvent id="b" attachedToRef="u"><signalEventDefinition signalRef="S" /></boundaryEvent>
            <intermediateCatchEvent id="c"><signalEventDefinition signalRef="S" /></intermediateCatchEvent><userTask id="t" {Task} />
            <intermediateThrowEvent id="th"><signalEventDefinition signalRef="S" /></intermediateThrowEvent>
            <endEvent id="e" />
            """, "s>p p>u p>c p>t u>e b>e c>e t>th th>e", "<signal id=\"S\" name=\"S\" />").Start();
        play.Do("t");
        Assert.Equal(InstanceStatus.Finished, play.Instance.Status);
        Assert.Equal("t b c th", play.Traced(TraceKind.Leave).Replace(" e", "", StringComparison.Ordinal));
    }

    private static Play Play(string nodes, string flows, string roots = "")
    {
        var read = BpmnReader.Read($"""
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:otr="https://otasuketai.example/bpmn/1" id="d" targetNamespace="https://otasuketai.example/test">{roots}
            <process id="p1" isExecutable="true"><startEvent id="s" />{nodes}{Flows(flows)}</process></definitions>
            """);
        Assert.True(read.Definition is not null, string.Join(" | ", read.Problems.Select(p => $"{p.Code} {p.ElementId} {p.En}")));
        return new Play(read.Definition);
    }

    /// <summary>"a>b" is a flow, "a>b=X" one by outcome, "a>b:[1&lt;2]" one by condition.</summary>
    private static string Flows(string flows) => string.Concat(flows.Split(' ').Select(f =>
    {
        var (ends, condition) = f.Split(":[") is [var e, var c] ? (e, c[..^1]) : (f, null);
        var (road, outcome) = ends.Split('=') is [var r, var o] ? (r, o) : (ends, null);
        var (from, to) = road.Split('>') is [var a, var b] ? (a, b) : throw new FormatException(f);
        return $"<sequenceFlow id=\"{from}-{to}\" sourceRef=\"{from}\" targetRef=\"{to}\"{(outcome is null ? "" : $" otr:outcome=\"{outcome}\"")}>{(condition is null ? "" : $"<conditionExpression>{System.Security.SecurityElement.Escape(condition)}</conditionExpression>")}</sequenceFlow>";
    }));
}
