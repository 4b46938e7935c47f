namespace Otasuketai.Bpmn.Tests;

/// <summary>Each way to write a timer, a loop or a number of people wrong has a sentence of its own.</summary>
public sealed class FaultSentenceTests
{
    [Theory]
    [InlineData("", "", "does not say when")]
    [InlineData("", "<timeDuration>P1D</timeDuration><timeDate>2026-01-01</timeDate>", "more than once when it is due: timeDuration, timeDate")]
    [InlineData("otr:knob='k' otr:date='d'", "", "more than once when it is due: otr:knob, otr:date")]
    [InlineData("otr:knob='k'", "<timeDuration>P1D</timeDuration>", "timeDuration, otr:knob")]
    [InlineData("", "<timeDuration>0 9 * * *</timeDuration>", "The duration '0 9 * * *' is not one of ISO 8601")]
    [InlineData("", "<timeDuration>-P1D</timeDuration>", "The duration '-P1D' is not")]
    [InlineData("", "<timeDate>tomorrow</timeDate>", "'tomorrow' is neither a day nor a moment")]
    [InlineData("", "<timeDate>2026-01-01T09:00:00</timeDate>", "'2026-01-01T09:00:00' has no offset")]
    [InlineData("", "<timeCycle>P1D</timeCycle>", "The cycle 'P1D' is not one of ISO 8601")]
    [InlineData("", "<timeCycle>R0/P1D</timeCycle>", "repeated 0 times")]
    [InlineData("", "<timeCycle>R/soon/P1D</timeCycle>", "The start 'soon' of the cycle")]
    [InlineData("", "<timeCycle>R/daily</timeCycle>", "The period 'daily' of the cycle is not")]
    [InlineData("", "<timeCycle>R/PT0.5S</timeCycle>", "'PT0.5S' of the cycle is too short")]
    [InlineData("otr:calendar='us'", "<timeDuration>P1D</timeDuration>", "no calendar otr:calendar=\"us\"")]
    [InlineData("otr:calendar='jp'", "<timeDuration>P1M</timeDuration>", "Business days (otr:calendar) count days only")]
    [InlineData("otr:calendar='jp'", "<timeDate>2026-01-01</timeDate>", "otr:calendar counts days and cannot stand beside a date")]
    [InlineData("otr:before='yes' otr:knob='k'", "", "otr:before=\"yes\" is neither true nor false")]
    [InlineData("otr:after='2' otr:knob='k'", "", "otr:after=\"2\" is neither true nor false")]
    [InlineData("otr:before='1' otr:after='true' otr:knob='k'", "", "otr:before and otr:after cannot stand together")]
    [InlineData("otr:before='true'", "<timeDuration>PT1H</timeDuration>", "otr:before counts from a day: the duration cannot have hours")]
    [InlineData("otr:after='true'", "<timeDate>2026-01-01</timeDate>", "otr:after counts from a due date and cannot stand beside a date")]
    [InlineData("otr:before='true'", "<timeCycle>R/P1D</timeCycle>", "A reminder (otr:before) comes once")]
    public void Timer_EachFault_HasItsSentence(string attributes, string body, string words) => Told(
        $"<userTask id='x' otr:due='k' /><boundaryEvent id='b' attachedToRef='x'><timerEventDefinition {attributes}>{body}</timerEventDefinition></boundaryEvent><sequenceFlow id='f3' sourceRef='b' targetRef='e' />",
        ProblemCodes.Timer,
        words);

    [Theory]
    [InlineData("<multiInstanceLoopCharacteristics />", "neither for whom (otr:collection) nor how often")]
    [InlineData("<multiInstanceLoopCharacteristics otr:collection='m'><loopCardinality>2</loopCardinality></multiInstanceLoopCharacteristics>", "cannot stand together")]
    [InlineData("<multiInstanceLoopCharacteristics><loopCardinality>-1</loopCardinality></multiInstanceLoopCharacteristics>", "The loopCardinality '-1' is not a whole number from 0 to")]
    [InlineData("<multiInstanceLoopCharacteristics><loopCardinality>1000000</loopCardinality></multiInstanceLoopCharacteristics>", "The loopCardinality '1000000' is not")]
    [InlineData("<standardLoopCharacteristics />", "The loop has no end")]
    [InlineData("<standardLoopCharacteristics loopMaximum='0' />", "loopMaximum=\"0\" is not a whole number of at least 1")]
    public void Loop_EachFault_HasItsSentence(string loop, string words) => Told($"<userTask id='x'>{loop}</userTask>", ProblemCodes.MultiInstance, words);

    private static void Told(string elements, string code, string words)
    {
        var problem = Assert.Single(BpmnReader.Read($"""
            <definitions xmlns="{Namespaces.Model}" xmlns:otr="{Namespaces.Otr}" id="d"><process id="p" isExecutable="true"><startEvent id="s" />{elements}<endEvent id="e" />
            <sequenceFlow id="f1" sourceRef="s" targetRef="x" /><sequenceFlow id="f2" sourceRef="x" targetRef="e" /></process></definitions>
            """).Problems);
        Assert.Equal(code, problem.Code);
        Assert.Contains(words, problem.En, StringComparison.Ordinal);
        Assert.Matches("[ぁ-ん]", problem.Ja);
    }
}
