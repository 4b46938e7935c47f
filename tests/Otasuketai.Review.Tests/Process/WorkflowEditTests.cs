using System.Collections.Immutable;
using Otasuketai.Bpmn;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Policy;
using Otasuketai.Review.Process;

namespace Otasuketai.Review.Tests.Process;

/// <summary>Who does what by when is decided by the drawing: an edited drawing changes the work without any code.</summary>
public sealed class WorkflowEditTests
{
    [Fact]
    public void Intake_DismissFlowDeleted_ActIsNoLongerOffered()
    {
        var shipped = WorkAfter(Workflows.All, Act.Submit);
        var edited = WorkAfter(Workflows.With("registration", d => d.Delete("IntakeOutcome-DismissIneligible", "Dismissed")), Act.Submit);

        Assert.Equal(["AcceptIntake", "RequestCorrection", "DismissIneligible"], shipped.Acts);
        Assert.Equal(["AcceptIntake", "RequestCorrection"], edited.Acts);
    }

    [Fact]
    public void Intake_CorrectionRerouted_OpensAnotherTask()
    {
        var shipped = WorkAfter(Workflows.All, Act.Submit, Act.RequestCorrection);
        var edited = WorkAfter(
            Workflows.With("registration", d =>
            {
                d.Reroute("IntakeOutcome-RequestCorrection", "Answer");
                d.Reroute("EvidenceCheckOutcome-RequestAnswer", "Correction");
            }),
            Act.Submit,
            Act.RequestCorrection);

        Assert.Equal("Correction", shipped.ElementId);
        Assert.Equal("Answer", edited.ElementId);
    }

    /// <summary>The one open work item after these acts, each done on the one before.</summary>
    private static WorkItem WorkAfter(ImmutableArray<Definition> all, params Act[] acts)
    {
        var library = new ProcessLibrary(all);
        var context = new EngineContext
        {
            Now = new DateTimeOffset(2026, 4, 1, 0, 0, 0, TimeSpan.Zero),
            Definitions = library.Find,
            Latest = library.Latest,
            Calendar = new EveryDay(),
            Knobs = PolicyVersion.Default.Find,
        };
        var instance = Engine.Start(library.For(Machine.Registration)!, new StartInput { InstanceId = "one" }, context).Instance;
        foreach (var act in acts)
        {
            var item = Assert.Single(OpenWork.Of(instance, library));
            instance = Engine.Step(instance, new EngineEvent.CompleteWork(item.ActivityId, act.ToString()), context).Instance;
        }

        return Assert.Single(OpenWork.Of(instance, library));
    }

    private sealed class EveryDay : IBusinessCalendar
    {
        public DateOnly AddBusinessDays(DateOnly from, int days) => from.AddDays(days);
    }
}
