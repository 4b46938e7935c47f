using System.Collections.Immutable;
using System.Xml.Linq;
using Otasuketai.Bpmn;
using Otasuketai.Review.Policy;
using Otasuketai.Review.Process;

namespace Otasuketai.Review.Tests.Process;

public sealed class DiagramLintTests
{
    private static readonly IReadOnlySet<string> Knobs =
        KnobCatalogue.Rows.Select(r => r.Name).Where(n => PolicyVersion.Default.Find(n) is not null).ToHashSet();

    /// <summary>One broken diagram for every code, told in one line each.</summary>
    private static readonly (string Code, string Story, string File, Action<XDocument> Edit)[] Broken =
    [
        (LintCodes.NoMachine, "a process no machine follows", "appeal", d =>
        {
            d.Set("appeal", "id", "complaint");
            d.Set("appeal-pool", "processRef", "complaint");
        }),
        (LintCodes.UnknownAct, "an act nobody knows", "registration", d => d.SetOtr("Hearing", "act", "Interrogate")),
        (LintCodes.ForeignAct, "an act of another machine", "succession", d => d.SetOtr("RefuseSuccession", "act", "NotRenew")),
        (LintCodes.UnknownRole, "a role nobody has", "incident", d => d.SetOtr("RemindUpdate", "to", "Police")),
        (LintCodes.RoleMayNot, "the vendor checks own evidence", "registration", d => d.SetOtr("Hearing", "role", "Vendor")),
        (LintCodes.SystemMayNot, "the clock classifies a change", "change-notice", d => d.SetOtr("AcceptChange", "act", "ClassifyGeneral")),
        (LintCodes.SystemOnly, "somebody is asked for a resolution", "registration", d => d.SetOtr("Hearing", "act", "ApproveRegistration")),
        (LintCodes.Unrouted, "a flow is gone", "registration", d => d.Delete("IntakeOutcome-DismissIneligible", "Dismissed")),
        (LintCodes.Unrouted, "an announced outcome has no flow", "poll", d => d.SetOtr("ClosePoll", "outcomes", "quorate inquorate tied")),
        (LintCodes.StrayOutcome, "a flow waits for nothing", "registration", d => d.SetOtr("DeliberationOutcome-Deferred", "outcome", "Postponed")),
        (LintCodes.MissingAct, "an act is no longer asked for", "measure", d => d.SetOtr("InForce", "act", "Escalate")),
        (LintCodes.LaneRole, "a task in a strange lane", "recheck", d => d.SetOtr("AwaitingVendor", "role", "Checker")),
        (LintCodes.UnknownCall, "a call of nothing", "renewal", d => d.Set("AwaitingCommittee", "calledElement", "plebiscite")),
        (LintCodes.UnknownKnob, "a deadline nobody set", "appeal", d => d.SetOtr("Filed", "due", "some-day")),
        (LintCodes.UnknownCommand, "a command that does not exist", "registration", d => d.SetOtr("RemindDraft", "command", "Telephone")),
        (LintCodes.UnknownAttribute, "an attribute nobody reads", "incident", d => d.SetOtr("Following", "notify", "Vendor")),
        (LintCodes.UnknownNotice, "a mail that does not exist", "post-evaluation", d => d.SetOtr("RemindFirst", "notice", "greeting")),
        (LintCodes.NotDrawn, "a task that is not drawn", "incident", d => d.Undraw("Following")),
        (LintCodes.Signal, "a signal for everybody", "incident", d =>
        {
            d.Root!.AddFirst(new XElement(d.Bpmn("signal"), new XAttribute("id", "alarm"), new XAttribute("name", "alarm")));
            d.Find("NoAction").Add(Event(d, "signal", "alarm"));
        }),
        (LintCodes.Undelivered, "a message for nobody", "incident", d => d.Find("NoAction").Add(Event(d, "message", "UpdateReported"))),
        (LintCodes.BeginsByItself, "a case that begins every month", "recheck", d => d.Find("Start").Add(new XElement(d.Bpmn("timerEventDefinition"), new XElement(d.Bpmn("timeDuration"), "P30D")))),
        (LintCodes.NeverSent, "a message nobody sends", "incident", d => d.Set("UpdateReported", "name", "Forgotten")),
        (LintCodes.NeverSent, "a message to cases of another kind", "incident", d => d.Set("UpdateReported", "name", "NoticeAcknowledged")),
        (LintCodes.NeverSent, "a message under a key of its own", "measure", d => d.SetOtr("NoticeOpened", "key", "number")),
        (LintCodes.NoName, "a task without a Japanese name", "incident", d => d.Set("Following", "name", "Follow")),
    ];

    public static TheoryData<int> Rows => [.. Enumerable.Range(0, Broken.Length)];

    [Fact]
    public void Check_ShippedDiagrams_NoProblem() => Assert.Empty(DiagramLint.Check(Workflows.All, Knobs));

    [Theory]
    [MemberData(nameof(Rows))]
    public void Check_BrokenDiagram_IsNamed(int row) => Assert.Contains(Broken[row].Code, Problems(row).Select(p => p.Code));

    [Fact]
    public void Check_Problem_HasTheLineOfItsElement()
    {
        var text = Workflows.Text("incident").Replace("name=\"続報と確報を出す\"", "name=\"Follow\"", StringComparison.Ordinal).Replace("name=\"差戻し\"", "name=\"back\"", StringComparison.Ordinal);
        var lines = text.Split('\n').ToList();

        var problems = DiagramLint.Check([.. Workflows.All.Where(d => d.ProcessId != "incident"), Workflows.Read(text)], Knobs);

        Assert.Equal(
            [lines.FindIndex(l => l.Contains("<bpmn:userTask id=\"Following\"", StringComparison.Ordinal)) + 1, lines.FindIndex(l => l.Contains("<bpmn:sequenceFlow id=\"FinalReportedOutcome-ReturnReport\"", StringComparison.Ordinal)) + 1],
            problems.Select(p => p.Line));
    }

    [Fact]
    public void Check_ProcessAsAWhole_HasTheLineOfTheProcess() => Assert.All(Problems(0).Where(p => p.ElementId == "complaint"), p => Assert.InRange(p.Line, 2, 20));

    [Fact]
    public void Broken_EveryCode_HasAnExample()
    {
        var codes = typeof(LintCodes).GetFields().Select(f => (string)f.GetRawConstantValue()!).Order();

        Assert.Equal(codes, Broken.Select(b => b.Code).Distinct().Order());
    }

    [Fact]
    public void Check_BrokenDiagrams_SayWhatIsApproved()
    {
        var lines = Enumerable.Range(0, Broken.Length).SelectMany(i => Problems(i)
            .Select(p => $"  {p.Code} {p.Process} {p.ElementId}\n    {p.Ja}\n    {p.En}")
            .Prepend($"{Broken[i].Story}"));

        Assert.Equal(Workflows.Resource("approved/DiagramLint.approved.txt").ReplaceLineEndings("\n").TrimEnd(), string.Join('\n', lines));
    }

    private static XElement Event(XDocument d, string kind, string what) => new(d.Bpmn(kind + "EventDefinition"), new XAttribute(kind + "Ref", what));

    private static ImmutableArray<LintProblem> Problems(int row) =>
        DiagramLint.Check(Workflows.With(Broken[row].File, Broken[row].Edit), Knobs);
}
