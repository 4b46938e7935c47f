using System.Xml.Linq;
using Otasuketai.Bpmn;

namespace Otasuketai.Review.Tests.Process;

/// <summary>Two versions of a diagram compared in words.</summary>
public sealed class DefinitionDiffTests
{
    [Fact]
    public void Diff_SameMeaning_IsEmpty() =>
        Assert.Empty(Diff("registration", d => d.SetOtr("registration", "version", "2")));

    [Fact]
    public void Diff_MovedShape_IsSaidToBeTheDrawingOnly()
    {
        var change = Assert.Single(Diff("registration", d => d.Descendants().First(e => (string?)e.Attribute("bpmnElement") == "Intake").Elements().First().SetAttributeValue("x", "1")));

        Assert.Equal(ChangeKind.Layout, change.Kind);
        Assert.Contains("図の配置だけ", change.Ja, StringComparison.Ordinal);
        Assert.Contains("Only the drawing", change.En, StringComparison.Ordinal);
    }

    [Fact]
    public void Diff_EveryKindOfChange_IsToldInBothLanguages()
    {
        var changes = Diff("registration", d =>
        {
            d.Delete("IntakeOverdue-RemindIntake", "IntakeOverdue", "RemindIntake-IntakeReminded", "RemindIntake", "IntakeReminded");
            d.Set("Intake", "name", "受け付ける");
            d.SetOtr("Intake", "due", "draft-kept");
            d.SetOtr("DossierReview", "role", "Checker");
            d.SetOtr("DossierReview", "act", "ApproveDossier");
            d.Reroute("IntakeOutcome-RequestCorrection", "Answer");
            d.Reroute("EvidenceCheckOutcome-RequestAnswer", "Correction");
            d.SetOtr("IntakeOutcome-AcceptIntake", "outcome", "AcceptIntake Extra");
            d.Find("AnswerSilence-timer").SetAttributeValue(XName.Get("knob", "https://otasuketai.example/bpmn/1"), "draft-kept");
            d.Set("AnswerReminder1", "cancelActivity", "true");
        });

        Assert.Equal(["IntakeOverdue", "IntakeReminded", "RemindIntake"], Ids(ChangeKind.Removed));
        Assert.Equal(["Intake"], Ids(ChangeKind.Renamed));
        Assert.Equal(["DossierReview", "DossierReview"], Ids(ChangeKind.Work));
        Assert.Equal(["AnswerReminder1", "AnswerSilence", "Intake"], Ids(ChangeKind.Deadline));
        Assert.Equal(["EvidenceCheckOutcome-RequestAnswer", "IntakeOutcome-AcceptIntake", "IntakeOutcome-RequestCorrection", "IntakeOverdue-RemindIntake", "RemindIntake-IntakeReminded"], Ids(ChangeKind.Rerouted));
        var role = changes.First(c => c.Kind == ChangeKind.Work && c.En.Contains("role", StringComparison.Ordinal));
        Assert.Equal("人の作業「付議の前に確認する」の担当の役割：Approver → Checker。", role.Ja);
        Assert.Equal("The user task DossierReview (“付議の前に確認する”), role: Approver → Checker.", role.En);
        Assert.Contains(changes, c => c.En.Contains("the time “correction-deemed-withdrawal” after the due date → the time “draft-kept” after the due date", StringComparison.Ordinal));
        Assert.Contains(changes, c => c.Ja.Contains("「形式は整っているか」→「照会に回答する」", StringComparison.Ordinal));

        IEnumerable<string> Ids(ChangeKind kind) => changes.Where(c => c.Kind == kind).Select(c => c.ElementId).Order(StringComparer.Ordinal);
    }

    [Fact]
    public void Diff_NewStepReadTheOtherWay_IsGone()
    {
        var without = Workflows.With("recheck", d => d.Set("Start", "name", "始まり")).Last();

        Assert.Equal(ChangeKind.Renamed, Assert.Single(DefinitionDiff.Of(without, Workflows.All.First(d => d.ProcessId == "recheck"))).Kind);
    }

    private static IReadOnlyList<DefinitionChange> Diff(string name, Action<XDocument> edit)
    {
        var document = XDocument.Parse(Workflows.Text(name));
        edit(document);
        var read = BpmnReader.Read(document.ToString());
        return DefinitionDiff.Of(Workflows.All.First(d => d.ProcessId == name), read.Definition ?? throw new InvalidOperationException(string.Join('\n', read.Problems)));
    }
}
