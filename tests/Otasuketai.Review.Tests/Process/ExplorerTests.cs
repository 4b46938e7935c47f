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
        var finding = Only("registration", ExplorerFindingKind.Clash, d =>
        {
            d.Reroute("IntakeOutcome-RequestCorrection", "EvidenceCheck");
            d.Reroute("IntakeOutcome-DismissIneligible", "Correction");
            d.Delete("Dismissed");
        });

        Assert.Equal("EvidenceCheck", finding.ElementId);
        Assert.EndsWith("is not legal in Registration AwaitingCorrection.", finding.En);
        Assert.EndsWith("Registration AwaitingCorrection では行えません。", finding.Ja);
        Assert.Equal(["開始 / start", "Submit → Registration Intake", "RequestCorrection → Registration AwaitingCorrection"], finding.Trace.Take(3));
    }

    [Fact]
    public void Explore_ReturnedReportThatEnds_EndsEarly()
    {
        var finding = Only("incident", ExplorerFindingKind.EndsEarly, d => d.Reroute("FinalReportedOutcome-ReturnReport", "NoAction"));

        Assert.StartsWith("The procedure ends in Incident Following", finding.En);
    }

    [Fact]
    public void Explore_WorkAfterTheEndOfTheLife_LeftOver()
    {
        var finding = Only("post-evaluation", ExplorerFindingKind.LeftOver, d =>
        {
            d.Reroute("SuppressResults-Suppressed", "CommentWindow");
            d.Delete("Suppressed");
        });

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

        Assert.Contains("GiveNotice → Measure NoticeGiven", finding.Trace);
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

        Assert.EndsWith("Proposed → DropMeasure → Dropped", finding.En);
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
        ("an appeal is upheld without a vote", "appeal", ExplorerFindingKind.Clash, "UpholdAppeal", "UpholdAppeal", d =>
        {
            d.Reroute("Assigned-Deliberation", "UpholdAppeal");
            d.Delete("Deliberation", "Deliberation-DeliberationOutcome", "DeliberationOutcome", "DeliberationOutcome-Adopted", "DeliberationOutcome-Rejected", "DismissAppeal", "DismissAppeal-Dismissed", "Dismissed");
        }),
        ("a quorum counts for none", "poll", ExplorerFindingKind.Clash, "FindInquorate", "FindInquorate", d => d.SwapOutcomes("ClosePollOutcome-quorate", "ClosePollOutcome-inquorate")),
        ("a void poll goes on", "poll", ExplorerFindingKind.Clash, "CastBallot", "CastBallot", d => d.Delete("Voided", "Voided-PreparePoll")),
        ("an accepted change ends as discarded", "change-notice", ExplorerFindingKind.TwoResults, "Discarded", "", d =>
        {
            d.Reroute("UnderReviewOutcome-AcceptChange", "Discarded");
            d.Delete("Accepted");
        }),
        ("a dropped measure ends as lifted", "measure", ExplorerFindingKind.TwoResults, "Lifted", "", d =>
        {
            d.Reroute("ProposedOutcome-DropMeasure", "Lifted");
            d.Delete("DroppedEarly");
        }),
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
        Assert.Equal("開始 / start", finding.Trace[0]);
        Assert.EndsWith(last, finding.Trace[^1]);
    }

    [Fact]
    public void Explore_ChairWhomNobodyHears_NeverHeard()
    {
        var finding = Only("poll", ExplorerFindingKind.NeverHeard, d => d.Delete("VotingEndedByChair", "VotingEndedByChair-ClosePoll"));

        Assert.Equal("The act EndVoting sends the message 'VotingEnded', and nothing ever waits for it.", finding.En);
    }

    /// <summary>All that waits then stands at the join: no activity is there to be named.</summary>
    [Theory]
    [InlineData("incident", "FinalReportedOutcome-AssessNoAction", "FinalReportedOutcome-AssessOpenMeasure")]
    [InlineData("recheck", "InProgressOutcome-CloseWithoutAction", "InProgressOutcome-ConfirmRecheck")]
    public void Explore_AlternativesThatMeetInAParallelJoin_StuckAndLeftOverAtTheJoin(string name, string flow, string other)
    {
        var findings = Explorer.Explore(Workflows.With(name, d => Join(d, flow, other)), name).Findings;

        Assert.Equal(["Joined"], findings.Where(f => f.Kind == ExplorerFindingKind.Stuck).Select(f => f.ElementId));
        Assert.Equal(["Joined"], findings.Where(f => f.Kind == ExplorerFindingKind.LeftOver).Select(f => f.ElementId).Distinct());
    }

    [Fact]
    public void Explore_TwoJoinsThatWaitForEachOther_StuckOnceAtEach()
    {
        var findings = Explorer.Explore(Workflows.With("incident", d =>
        {
            d.Reroute("FinalReportedOutcome-AssessNoAction", "One");
            d.Reroute("FinalReportedOutcome-AssessOpenMeasure", "Two");
            d.Find("NoAction").AddAfterSelf(Gateway(d, "One"), Gateway(d, "Two"), Flow(d, "One", "Two"), Flow(d, "Two", "One"), Flow(d, "One", "NoAction"), Flow(d, "Two", "MeasureOpened"));
        }), "incident").Findings;

        Assert.Equal(["One", "Two"], findings.Where(f => f.Kind == ExplorerFindingKind.Stuck).Select(f => f.ElementId).Order());
    }

    [Fact]
    public void Explore_MessageTheProcedureRefuses_Incident()
    {
        var finding = Only("incident", ExplorerFindingKind.Incident, d => d.Set("UpdateReported", "name", "Forgotten"));

        Assert.Equal("The engine refuses it (MESSAGE_UNKNOWN).", finding.En);
        Assert.Equal("ReportUpdate → Incident Following, メッセージ / message UpdateReported", finding.Trace[^1]);
    }

    /// <summary>A vendor may open the notice before the procedure waits for it.</summary>
    [Fact]
    public void Explore_MessageBeforeItsCatch_IsSentAndKept()
    {
        var waits = Explorer.Explore(Workflows.With("measure", d =>
        {
            d.Reroute("ProposedOutcome-GiveNotice", "Posted");
            d.Find("NoticeGiven").AddAfterSelf(Pause(d, "Posted"), Flow(d, "Posted", "NoticeGiven"));
        }), "measure").Waits;

        Assert.Contains(waits, w => w.Messages.Any(m => m.Name == "NoticeAcknowledged") && w.Activities.Any(a => a.ElementId == "Posted"));
    }

    [Fact]
    public void Explore_Voters_AreNobodyOneAndTwo() => Assert.Equal(
        ["""["first","second"]""", """["first"]""", "[]"],
        Explorer.Explore(Workflows.All, "poll").Waits.Select(w => w.Variables["voters"]).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void Explore_PollThatGoesOnAfterItsConfirmation_LeftOver() =>
        Assert.Equal("VotingEndsLate", Only("poll", ExplorerFindingKind.LeftOver, d =>
        {
            d.Reroute("ConfirmPoll-VotingEnd", "VotingEndsLate");
            d.Find("VotingEnd").AddAfterSelf(Pause(d, "VotingEndsLate"), Flow(d, "VotingEndsLate", "VotingEnd"));
        }).ElementId);

    [Fact]
    public void Explore_MoreThanTheBound_TellsOnlyWhatIsCertain()
    {
        var findings = Explorer.Explore(Workflows.With("registration", d => Join(d, "DraftOutcome-Discard", "IntakeOutcome-DismissIneligible")), "registration", bound: 100).Findings;

        Assert.Equal([ExplorerFindingKind.LeftOver, ExplorerFindingKind.Stuck, ExplorerFindingKind.Bound], findings.Select(f => f.Kind).Distinct());
    }

    /// <summary>Items that nothing tells apart are one move, and what waits counts as situations do: a vote nobody can walk is unproven, at once.</summary>
    [Fact]
    public void Explore_VoteByALargeNumber_IsSaidToBeUnproven()
    {
        var exploration = Explorer.Explore(
            Workflows.With("poll", d =>
            {
                var loop = d.Descendants().Single(e => e.Name.LocalName == "multiInstanceLoopCharacteristics");
                loop.RemoveAttributes();
                loop.Add(new XElement(loop.Name.Namespace + "loopCardinality", "3000"));
            }),
            "poll", bound: 200);

        Assert.Equal(ExplorerFindingKind.Bound, exploration.Findings[^1].Kind);
        Assert.InRange(exploration.States, 1, 199);
    }

    [Fact]
    public void Explore_MoreThanTheBound_IsSaid() =>
        Assert.Equal(ExplorerFindingKind.Bound, Explorer.Explore(Workflows.All, "registration", bound: 10).Findings[^1].Kind);

    private static ExplorerFinding Only(string name, ExplorerFindingKind kind, Action<XDocument> edit) =>
        Explorer.Explore(Workflows.With(name, edit), name).Findings.First(f => f.Kind == kind);

    /// <summary>Lets two alternatives meet where both are waited for.</summary>
    private static void Join(XDocument d, string flow, string other)
    {
        string[] ends = [(string)d.Find(flow).Attribute("targetRef")!, (string)d.Find(other).Attribute("targetRef")!];
        d.Reroute(flow, "Joined");
        d.Reroute(other, "Joined");
        d.Find(ends[0]).AddAfterSelf(Gateway(d, "Joined"), Flow(d, "Joined", ends[0]), Flow(d, "Joined", ends[1]));
    }

    private static XElement Gateway(XDocument d, string id) => new(d.Bpmn("parallelGateway"), new XAttribute("id", id));

    private static XElement Pause(XDocument d, string id) =>
        new(d.Bpmn("intermediateCatchEvent"), new XAttribute("id", id), new XElement(d.Bpmn("timerEventDefinition"), new XElement(d.Bpmn("timeDuration"), "P1D")));

    private static XElement Flow(XDocument d, string source, string target) =>
        new(d.Bpmn("sequenceFlow"), new XAttribute("id", $"{source}-{target}"), new XAttribute("sourceRef", source), new XAttribute("targetRef", target));
}
