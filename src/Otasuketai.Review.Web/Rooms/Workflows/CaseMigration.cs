using System.Collections.Immutable;
using Otasuketai.Bpmn;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Web.Desk;

namespace Otasuketai.Review.Web.Rooms.Workflows;

/// <summary>What would become of one case.</summary>
public sealed record DryCase(RunningCase Case, MigrationResult Result)
{
    /// <summary>Everything against it; empty when it can go.</summary>
    public ImmutableArray<MigrationProblem> Problems => Result is MigrationResult.Stays stays ? stays.Problems : [];

    /// <summary>Timers that the old version did not have, with their moments.</summary>
    public IEnumerable<ArmedTimer> Armed => Result is MigrationResult.Moved moved ? moved.Step.Instance.Timers.Where(t => Case.Instance.Timers.All(o => o.Id != t.Id)) : [];

    /// <summary>Timers that end because the new version has none like them.</summary>
    public IEnumerable<ArmedTimer> Dropped => Result is MigrationResult.Moved moved ? Case.Instance.Timers.Where(o => moved.Step.Instance.Timers.All(t => t.Id != o.Id)) : [];
}

/// <summary>Running cases from one version to another: looked at first, then each in a transaction of its own.</summary>
public sealed class CaseMigration(WorkflowStore store, Rulebook rulebook, Desk.Desk desk)
{
    /// <summary>What would happen, without doing anything.</summary>
    public async Task<ImmutableArray<DryCase>> DryRun(MigrationPlan plan, CancellationToken ct)
    {
        var (cases, now) = await store.Running(plan.From.Key, ct);
        var context = rulebook.Library.Context(new World { Now = now, Policy = rulebook.Policy, Calendar = rulebook.Calendar, NewId = Guid.CreateVersion7 });
        return [.. cases.Select(c => new DryCase(c, Migration.Migrate(c.Instance, plan, context)))];
    }

    /// <summary>Moves every case that can go; who moved meanwhile or stays is left where it is.</summary>
    /// <returns>How many went.</returns>
    public async Task<int> Run(MigrationPlan plan, Actor by, string reason, CancellationToken ct)
    {
        var moved = 0;
        foreach (var dry in (await DryRun(plan, ct)).Where(d => d.Problems.IsEmpty))
        {
            moved += await desk.Migrate(dry.Case.Dossier, dry.Case.Root, plan, (by, reason), ct) is DeskAnswer.Done ? 1 : 0;
        }

        return moved;
    }

    /// <summary>
    /// Elements where cases wait and which the new version does not have under their id: the ones the element map has to name, with what they may go to.
    /// </summary>
    public static IReadOnlyList<(Node Old, ImmutableArray<Node> Choices)> Unmatched(MigrationPlan plan, IEnumerable<DryCase> cases) =>
    [
        .. from id in cases.SelectMany(c => c.Case.Instance.Activities.Select(a => a.ElementId).Concat(c.Case.Instance.Joins.Select(j => j.ElementId))).Distinct().Order(StringComparer.Ordinal)
           let old = plan.From.Find(id)
           where old is not null && plan.To.Find(id) is null
           select (old, plan.To.Nodes.Values.Where(n => n.GetType() == old.GetType()).OrderBy(n => n.Id, StringComparer.Ordinal).ToImmutableArray()),
    ];
}
