using System.Collections.Immutable;
using System.Xml.Linq;
using Otasuketai.Bpmn;
using Otasuketai.Review.Process;

namespace Otasuketai.Review.Tests.Process;

/// <summary>Running cases taken to another version, from every wait state the explorer can reach.</summary>
public sealed class MigrationTests
{
    private static readonly DateTimeOffset Now = new(2026, 4, 1, 0, 0, 0, TimeSpan.Zero);

    public static TheoryData<string> Names => [.. Workflows.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Migrate_SameDiagramNewVersion_KeepsEverythingAtEveryWaitState(string name)
    {
        var plan = Plan(name, _ => { });
        var waits = Waits(name);

        Assert.NotEmpty(waits);
        Assert.All(waits, before =>
        {
            var step = Moved(before, plan);
            Assert.Empty(step.Effects);
            Assert.Empty(step.Trace);
            Assert.Equal(
                InstanceJson.Write(before).Replace(Key(plan.From), Key(plan.To), StringComparison.Ordinal),
                InstanceJson.Write(step.Instance));
        });
    }

    /// <summary>Whoever migrates anywhere stands exactly where a case of the new version could have come by itself.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Migrate_EveryIdRenamed_ReachesExactlyTheWaitStatesOfTheNewVersion(string name)
    {
        var plan = Plan(name, RenameAll) with { Map = Renamed(name) };
        var renamed = All(plan);

        var moved = Waits(name).Select(w => Stands(Moved(w, plan).Instance)).ToHashSet();
        var reached = Explorer.Explore(renamed, name).Waits.Select(Stands).ToHashSet();

        Assert.Equal(reached.Order(StringComparer.Ordinal), moved.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Migrate_EveryIdRenamedAndNoMap_StaysWithAReasonForEachElementThatWaits(string name)
    {
        var plan = Plan(name, RenameAll);

        Assert.All(Waits(name), before =>
        {
            var problems = Assert.IsType<MigrationResult.Stays>(Migration.Migrate(before, plan, Context(All(plan)))).Problems;
            var waiting = before.Activities.Where(a => plan.From.Find(a.ElementId) is not null && before.Scopes.First(s => s.Id == a.ScopeId).Called is null).Select(a => a.ElementId).Distinct();
            Assert.Superset(waiting.ToHashSet(), problems.Select(p => p.ElementId).ToHashSet());
            Assert.All(problems, p => Assert.True(p.Ja.Length > 0 && p.En.Length > 0));
        });
    }

    [Fact]
    public void Migrate_CalledPollToItsNewVersion_TheCallerKeepsItsOwn()
    {
        var plan = Plan("poll", _ => { });
        var inside = Waits("registration").Where(w => w.Scopes.Any(s => s.Called is not null)).ToList();

        Assert.NotEmpty(inside);
        Assert.All(inside, before =>
        {
            var after = Moved(before, plan).Instance;
            Assert.Equal(before.Definition, after.Definition);
            Assert.Equal([plan.To.Key], after.Scopes.Select(s => s.Called).OfType<DefinitionKey>());
        });
    }

    [Fact]
    public void Migrate_TimersKeepTheirDates_OnlyNewOnesAreArmedAndGoneOnesEnd()
    {
        var plan = Plan("registration", d =>
        {
            d.Delete("CorrectionReminder1-RemindCorrection", "CorrectionReminder1");
            var overdue = d.Find("CorrectionReminder2");
            overdue.AddAfterSelf(Copy(overdue, "CorrectionReminder2", "CorrectionReminder3"));
            var flow = d.Find("CorrectionReminder2-RemindCorrection");
            flow.AddAfterSelf(Copy(flow, "CorrectionReminder2", "CorrectionReminder3"));
        });
        var before = Waits("registration").First(w => w.Here is ["Correction"] && w.Timers.Length == 3);

        var step = Moved(before, plan);

        Assert.Equal(["CorrectionReminder2", "CorrectionReminder3", "CorrectionSilence"], step.Instance.Timers.Select(t => t.ElementId).Order());
        Assert.All(step.Instance.Timers.Where(t => t.ElementId != "CorrectionReminder3"), t => Assert.Contains(t, before.Timers));
        Assert.Equal(before.Timers.Where(t => t.ElementId == "CorrectionReminder1").Select(t => new Effect.DisarmTimer(t.Id)), step.Effects.OfType<Effect.DisarmTimer>());
        Assert.Equal(["CorrectionReminder3"], step.Effects.OfType<Effect.ArmTimer>().Select(a => a.ElementId));
    }

    [Fact]
    public void Migrate_ReminderThatWentOut_DoesNotGoOutAgain()
    {
        var plan = Plan("registration", _ => { });
        var before = Waits("registration").First(w => w.Here is ["Correction"] && w.Visited.Contains("CorrectionReminder1"));

        Assert.DoesNotContain("CorrectionReminder1", Moved(before, plan).Instance.Timers.Select(t => t.ElementId));
    }

    [Fact]
    public void Migrate_CounterpartThatIsNone_SaysWhy()
    {
        Assert.Equal(MigrationFault.OtherKind, Fault("registration", "Intake", _ => { }, ("Intake", "RemindIntake")));
        Assert.Equal(MigrationFault.OtherScope, Fault("poll", "OpenPoll", _ => { }, ("OpenPoll", "Elsewhere"), d =>
        {
            var outside = Copy(d.Find("OpenPoll"), "OpenPoll", "Elsewhere");
            outside.Elements().Remove();
            d.Find("Voting").AddAfterSelf(outside, Flow("in", "PreparePoll", "Elsewhere"), Flow("out", "Elsewhere", "Confirmed"));
        }));
        Assert.Equal(MigrationFault.OtherEvent, Fault("measure", "NoticeProven", _ => { }, null, d => d.Set("NoticeAcknowledged", "name", "Other")));
        Assert.Equal(MigrationFault.OtherProcess, Assert.Single(Stays(Waits("recheck")[0], new MigrationPlan(Shipped("recheck"), Shipped("incident")), Workflows.All)).Fault);
        Assert.Equal(MigrationFault.NotRunning, Assert.Single(Stays(Waits("recheck")[0], Plan("incident", _ => { }), Workflows.All)).Fault);
    }

    private static MigrationFault Fault(string name, string here, Action<XDocument> edit, (string From, string To)? map, Action<XDocument>? more = null)
    {
        var plan = Plan(name, edit + more);
        plan = map is { } entry ? plan with { Map = plan.Map.Add(entry.From, entry.To) } : plan;
        var at = Waits(name).First(w => w.Activities.Any(a => a.ElementId == here) || w.Timers.Any(t => t.ElementId == here));
        return Stays(at, plan, All(plan)).First().Fault;
    }

    private static ImmutableArray<MigrationProblem> Stays(Instance at, MigrationPlan plan, ImmutableArray<Definition> all) =>
        Assert.IsType<MigrationResult.Stays>(Migration.Migrate(at, plan, Context(all))).Problems;

    private static StepResult Moved(Instance before, MigrationPlan plan) => Migration.Migrate(before, plan, Context(All(plan))) switch
    {
        MigrationResult.Moved moved => moved.Step,
        MigrationResult.Stays stays => throw new InvalidOperationException(string.Join('\n', stays.Problems.Select(p => p.En))),
        _ => throw new InvalidOperationException("A migration goes or stays."),
    };

    private static ImmutableArray<Instance> Waits(string name) => Explorer.Explore(Workflows.All, name).Waits;

    private static Definition Shipped(string name) => Workflows.All.First(d => d.ProcessId == name);

    private static MigrationPlan Plan(string name, Action<XDocument> edit)
    {
        var document = XDocument.Parse(Workflows.Text(name));
        document.SetOtr(name, "version", "next");
        edit(document);
        return new MigrationPlan(Shipped(name), Workflows.Read(document.ToString()));
    }

    /// <summary>The new version beside all the others, as the library has them.</summary>
    private static ImmutableArray<Definition> All(MigrationPlan plan) => [.. Workflows.All, plan.To];

    private static EngineContext Context(ImmutableArray<Definition> all)
    {
        var library = new ProcessLibrary(all);
        return new EngineContext { Now = Now, Definitions = library.Find, Latest = library.Latest, Calendar = new EveryDay(), Knobs = _ => new NamedDuration("P1D", false) };
    }

    private static string Key(Definition d) => $"[\"{d.ProcessId}\",\"{d.Version}\",\"{d.Hash}\"]";

    /// <summary>Where an instance stands, without ids and dates.</summary>
    private static string Stands(Instance i) => string.Join('\n',
    [
        $"{i.Definition.Version} {string.Join(' ', i.Scopes.Select(s => $"{s.ElementId}:{s.Outcome}"))}",
        .. i.Activities.Select(a => $"a {a.ElementId} {a.State} {a.Outcome} {a.Assignee} {a.Loop?.Completed}").Order(StringComparer.Ordinal),
        .. i.Joins.Select(j => $"j {j.ElementId} {j.FlowId}").Order(StringComparer.Ordinal),
        .. i.Timers.Select(t => $"t {t.ElementId}").Order(StringComparer.Ordinal),
        .. i.Subscriptions.Select(s => $"s {s.ElementId} {s.MessageName}").Order(StringComparer.Ordinal),
        string.Join(' ', i.Here.Order(StringComparer.Ordinal)),
    ]);

    private static ImmutableDictionary<string, string> Renamed(string name) =>
        Shipped(name).Nodes.Keys.Concat(Shipped(name).Flows.Select(f => f.Id)).ToImmutableDictionary(id => id, id => id + "New");

    /// <summary>Gives every node and flow another id, wherever it is named.</summary>
    private static void RenameAll(XDocument document)
    {
        var ids = Renamed((string)document.Descendants().First(e => e.Name.LocalName == "process").Attribute("id")!);
        foreach (var attribute in document.Descendants().Attributes().Where(a => ids.ContainsKey(a.Value) && a.Name.LocalName is "id" or "sourceRef" or "targetRef" or "attachedToRef" or "default" or "bpmnElement" or "excludeActorsOf").ToList())
        {
            attribute.Value = ids.GetValueOrDefault(attribute.Value, attribute.Value);
        }

        foreach (var reference in document.Descendants().Where(e => e.Name.LocalName is "incoming" or "outgoing" or "flowNodeRef" && ids.ContainsKey(e.Value)).ToList())
        {
            reference.Value = ids[reference.Value];
        }
    }

    private static XElement Copy(XElement element, string old, string now) => XElement.Parse(element.ToString().Replace(old, now, StringComparison.Ordinal));

    private static XElement Flow(string id, string source, string target) =>
        new(XName.Get("sequenceFlow", Namespaces.Model), new XAttribute("id", id), new XAttribute("sourceRef", source), new XAttribute("targetRef", target));

    private sealed class EveryDay : IBusinessCalendar
    {
        public DateOnly AddBusinessDays(DateOnly from, int days) => from.AddDays(days);
    }
}
