namespace Otasuketai.Bpmn.Tests;

/// <summary>What writing a file in its one form would lose is told, each with its line; nothing else is.</summary>
public sealed class FormatTests
{
    [Fact]
    public void Format_CommentsAndProcessingInstructions_AreEachToldWithTheirLine()
    {
        var (text, problems) = BpmnFormat.Format($"""
            <?xml version="1.0"?>
            <!-- one -->
            <definitions xmlns="{Namespaces.Model}" id="d">
              <?tool a="b"?>
              <process id="p"><documentation>why</documentation> <!-- two
                of two lines --></process> <!-- three -->
            </definitions>
            <?end?>
            """);

        Assert.Null(text);
        Assert.Equal([2, 4, 5, 6, 8], problems.Select(p => p.Line));
        Assert.All(problems, p => Assert.Equal(ProblemCodes.Xml, p.Code));
        Assert.Contains("'tool'", problems[1].En, StringComparison.Ordinal);
    }

    [Fact]
    public void Format_CommentSignInText_IsNoComment()
    {
        var (text, problems) = BpmnFormat.Format($"""<definitions xmlns="{Namespaces.Model}" id="d"><documentation><![CDATA[<!-- not a comment --> <?nor this?>]]></documentation></definitions>""");

        Assert.Empty(problems);
        Assert.Contains("&lt;!-- not a comment --&gt; &lt;?nor this?&gt;", text, StringComparison.Ordinal);
    }
}
