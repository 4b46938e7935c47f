using System.Xml.Linq;
using Otasuketai.Review.Process;

namespace Otasuketai.Review.Tests.Process;

public sealed class ExplorerTests
{
    public static TheoryData<string> Names => [.. Workflows.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Explore_ShippedDiagram_NothingGoesWrong(string name) =>
        Assert.Empty(Explorer.Explore(Workflows.All, name).Findings.Select(f => f.ToString()));

    [Fact]
    public void Explore_CorrectionThatSkipsTheVendor_ClashWithItsRun()
    {
        var finding = Only("registration", ExplorerFindingKind.Clash, d => d.Reroute("IntakeOutcome-RequestCorrection", "EvidenceCheck"));

        Assert.Equal("EvidenceCheck", finding.ElementId);
        Assert.EndsWith("is not legal in Registration AwaitingCorrection", finding.Detail);
        Assert.Equal(["start", "Submit → Registration Intake", "RequestCorrection → Registration AwaitingCorrection"], finding.Trace.Take(3));
    }

    [Fact]
    public void Explore_ReturnedReportThatEnds_EndsEarly()
    {
        var finding = Only("incident", ExplorerFindingKind.EndsEarly, d => d.Reroute("FinalReportedOutcome-ReturnReport", "NoAction"));

        Assert.Equal("the procedure ends in Incident Following", finding.Detail);
    }

    [Fact]
    public void Explore_WorkAfterTheEndOfTheLife_LeftOver()
    {
        var finding = Only("post-evaluation", ExplorerFindingKind.LeftOver, d => d.Reroute("SuppressResults-Suppressed", "CommentWindow"));

        Assert.Equal("CommentWindow", finding.ElementId);
    }

    [Fact]
    public void Explore_MessageNobodySends_Stuck()
    {
        var finding = Only("measure", ExplorerFindingKind.Stuck, d =>
        {
            d.Set("NoticeAcknowledged", "name", "Never");
            var timer = d.Find("NoticeProven-timer");
            timer.ReplaceWith(new XElement(timer.Name.Namespace + "messageEventDefinition", new XAttribute("id", "never"), new XAttribute("messageRef", "Forgotten")));
            d.Find("NoticeAcknowledged").AddAfterSelf(new XElement(timer.Name.Namespace + "message", new XAttribute("id", "Forgotten"), new XAttribute("name", "Forgotten")));
        });

        Assert.Equal("GiveNotice → Measure NoticeGiven", finding.Trace[^1]);
    }

    [Fact]
    public void Explore_OutcomeThatNeverComes_DeadNodes()
    {
        var findings = Explorer.Explore(Workflows.With("poll", d => d.SetOtr("ClosePoll", "outcomes", "quorate")), "poll").Findings;

        Assert.Equal(["FindInquorate", "PrepareAgain"], findings.Where(f => f.Kind == ExplorerFindingKind.DeadNode).Select(f => f.ElementId));
    }

    [Fact]
    public void Explore_ActAskedForInOneStageOnly_OtherMoveIsNeverMade()
    {
        var finding = Only("measure", ExplorerFindingKind.NeverMade, d =>
        {
            d.SetOtr("Proposed", "act", "GiveNotice");
            d.Delete("ProposedOutcome-DropMeasure", "DroppedEarly");
        });

        Assert.Equal("Proposed → DropMeasure → Dropped", finding.Detail);
    }

    [Fact]
    public void Explore_UnroutedOutcomeOfTheCall_Incident()
    {
        var finding = Only("appeal", ExplorerFindingKind.Incident, d => d.SetOtr("Deliberation", "outcomes", "Adopted Rejected Deferred"));

        Assert.Equal("DeliberationOutcome", finding.ElementId);
    }

    [Fact]
    public void Explore_MoreThanTheBound_IsSaid() =>
        Assert.Equal(ExplorerFindingKind.Bound, Explorer.Explore(Workflows.All, "registration", bound: 10).Findings[^1].Kind);

    private static ExplorerFinding Only(string name, ExplorerFindingKind kind, Action<XDocument> edit) =>
        Explorer.Explore(Workflows.With(name, edit), name).Findings.First(f => f.Kind == kind);
}
