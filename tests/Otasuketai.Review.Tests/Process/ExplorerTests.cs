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

    /// <summary>Faults that keep the law to the letter: each was once in a drawing that nothing complained about.</summary>
    private static readonly (string Story, string File, ExplorerFindingKind Kind, string ElementId, string Last, Action<XDocument> Edit)[] Quiet =
    [
        ("an approval refuses", "registration", ExplorerFindingKind.Clash, "RefuseRegistration", "RefuseRegistration", d => d.SwapOutcomes("DeliberationOutcome-Approved", "DeliberationOutcome-NotApproved")),
        ("conditions are forgotten", "registration", ExplorerFindingKind.Clash, "ApproveRegistration", "ApproveRegistration", d => d.SwapOutcomes("DeliberationOutcome-Approved", "DeliberationOutcome-Conditional")),
        ("an adopted appeal is dismissed", "appeal", ExplorerFindingKind.Clash, "DismissAppeal", "DismissAppeal", d => d.SwapOutcomes("DeliberationOutcome-Adopted", "DeliberationOutcome-Rejected")),
        ("a rejected delisting is executed", "measure", ExplorerFindingKind.Clash, "RejectDelisting", "RejectDelisting", d => d.SwapOutcomes("AwaitingCommitteeOutcome-Adopted", "AwaitingCommitteeOutcome-Rejected")),
        ("a rejected change is accepted", "change-notice", ExplorerFindingKind.Clash, "RefuseChange", "RefuseChange", d => d.SwapOutcomes("AwaitingCommitteeOutcome-Adopted", "AwaitingCommitteeOutcome-Rejected")),
        ("a rejected succession takes place", "succession", ExplorerFindingKind.Clash, "RefuseSuccession", "RefuseSuccession", d => d.SwapOutcomes("AwaitingCommitteeOutcome-Adopted", "AwaitingCommitteeOutcome-Rejected")),
        ("a deferred renewal is renewed", "renewal", ExplorerFindingKind.Clash, "DeferRenewal", "DeferRenewal", d => d.SwapOutcomes("AwaitingCommitteeOutcome-Approved", "AwaitingCommitteeOutcome-Deferred")),
        ("an appeal is upheld without a vote", "appeal", ExplorerFindingKind.Clash, "UpholdAppeal", "UpholdAppeal", d => d.Reroute("Assigned-Deliberation", "UpholdAppeal")),
        ("a quorum counts for none", "poll", ExplorerFindingKind.Clash, "FindInquorate", "FindInquorate", d => d.SwapOutcomes("ClosePollOutcome-quorate", "ClosePollOutcome-inquorate")),
        ("a void poll goes on", "poll", ExplorerFindingKind.Clash, "CastBallot", "CastBallot", d => d.Delete("Voided", "Voided-PreparePoll")),
        ("an accepted change ends as discarded", "change-notice", ExplorerFindingKind.TwoResults, "Discarded", "", d => d.Reroute("UnderReviewOutcome-AcceptChange", "Discarded")),
        ("a dropped measure ends as lifted", "measure", ExplorerFindingKind.TwoResults, "Lifted", "", d => d.Reroute("ProposedOutcome-DropMeasure", "Lifted")),
    ];

    public static TheoryData<int> QuietRows => [.. Enumerable.Range(0, Quiet.Length)];

    [Theory]
    [MemberData(nameof(QuietRows))]
    public void Explore_FaultTheLawAllows_IsNamedWithItsRun(int row)
    {
        var (story, file, kind, elementId, last, edit) = Quiet[row];
        var findings = Explorer.Explore(Workflows.With(file, edit), file).Findings;

        var finding = findings.FirstOrDefault(f => (f.Kind, f.ElementId) == (kind, elementId));
        Assert.True(finding is not null, $"{story}: {string.Join('\n', findings)}");
        Assert.Equal("start", finding.Trace[0]);
        Assert.EndsWith(last, finding.Trace[^1]);
    }

    [Fact]
    public void Explore_ChairWhomNobodyHears_NeverHeard()
    {
        var finding = Only("poll", ExplorerFindingKind.NeverHeard, d => d.Delete("VotingEndedByChair", "VotingEndedByChair-ClosePoll"));

        Assert.Equal("EndVoting sends VotingEnded, and nothing ever waits for it", finding.Detail);
    }

    [Fact]
    public void Explore_MoreThanTheBound_IsSaid() =>
        Assert.Equal(ExplorerFindingKind.Bound, Explorer.Explore(Workflows.All, "registration", bound: 10).Findings[^1].Kind);

    private static ExplorerFinding Only(string name, ExplorerFindingKind kind, Action<XDocument> edit) =>
        Explorer.Explore(Workflows.With(name, edit), name).Findings.First(f => f.Kind == kind);
}
