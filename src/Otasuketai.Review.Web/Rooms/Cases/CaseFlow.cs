using System.Collections.Immutable;
using Otasuketai.Bpmn;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Process;
using Otasuketai.Review.Web.Look;
using Otasuketai.Review.Web.Words;

namespace Otasuketai.Review.Web.Rooms.Cases;

/// <summary>
/// The live diagram of one procedure for one reader. A vendor sees the procedure, but neither the office's own clocks nor the inside of
/// a vote, nor that a step failed; the office and the admitted members see all of it.
/// </summary>
public sealed class CaseFlow(OpenCase open, ProcessLibrary library, Lang l)
{
    /// <summary>Steps and diagrams of a life; null when it has no procedure of its own.</summary>
    public FlowView? Of(Life life)
    {
        if (!open.Dossier.Instances.TryGetValue(life.Id, out var instance) || library.Find(instance.Definition) is not { } definition)
        {
            return null;
        }

        var whole = Map(life, instance, definition, null);
        return new FlowView(CaseSteps.Of(instance, library, l, life), open.IsVendor ? [whole] : [whole, .. Inside(life, instance)]);
    }

    /// <summary>Called processes a token is in.</summary>
    private IEnumerable<FlowMap> Inside(Life life, Instance instance) =>
        from scope in instance.Scopes
        where scope.Called is not null && library.Find(scope.Called) is not null
        select Map(life, instance, library.Find(scope.Called!)!, scope);

    /// <summary>What stands before the names of a called scope's elements.</summary>
    private static string PathOf(Instance instance, Scope scope)
    {
        var outer = instance.Scopes.FirstOrDefault(s => s.Id == scope.ParentId);
        return (outer is null ? string.Empty : PathOf(instance, outer)) + (scope.Called is null ? string.Empty : scope.ElementId + "/");
    }

    /// <summary>The map of the procedure itself, or of one it called.</summary>
    private FlowMap Map(Life life, Instance instance, Definition definition, Scope? called)
    {
        var states = States(life, instance, definition, called is null ? string.Empty : PathOf(instance, called));
        var now = string.Join(l.Pick("、", ", "), FlowMap.Waiting(definition, states).Select(n => l.Of(n)).Where(name => name.Length > 0));
        return new FlowMap($"flow-{life.Id}{(called is null ? "" : $"-{called.Id}")}", definition, l.Of(definition), now.Length == 0
            ? l.Pick("いま待っている工程はありません。", "It waits nowhere now.")
            : l.Pick($"いまは「{now}」の段階です。", $"It now stands at “{now}”."))
        {
            States = states,
            Hidden = open.IsVendor ? OfficeClocks(definition) : ImmutableHashSet<string>.Empty,
            Source = open.IsVendor ? null : $"/workflows/{definition.ProcessId}/versions/{definition.Version}/file",
        };
    }

    private ImmutableDictionary<string, FlowState> States(Life life, Instance instance, Definition definition, string path)
    {
        var states = ImmutableDictionary.CreateBuilder<string, FlowState>(StringComparer.Ordinal);
        var progress = new CaseProgress(definition, instance, path);
        var joins = instance.Stuck.Where(j => PathOf(instance, instance.Scopes.Single(s => s.Id == j.ScopeId)) == path).Select(j => j.ElementId).ToHashSet(StringComparer.Ordinal);
        foreach (var node in definition.Nodes.Values)
        {
            var isHere = progress.IsHere(node);
            var isStuck = !open.IsVendor && (joins.Contains(node.Id) || instance.Incidents.Any(i => i.ElementId == node.Id && isHere));
            states[node.Id] = isStuck ? FlowState.Stuck : isHere ? FlowState.Now : progress.IsDone(node) ? FlowState.Done : FlowState.ToCome;
        }

        var acts = open.Dossier.Past.Where(p => p.Life == life.Id || open.Dossier.Lives.GetValueOrDefault(p.Life)?.Parent == life.Id).Select(p => p.Act.ToString()).ToHashSet(StringComparer.Ordinal);
        foreach (var flow in definition.Flows.Where(f => IsTaken(f, id => states.GetValueOrDefault(id), progress.WasDone(definition.Find(f.SourceId)!), acts)))
        {
            states[flow.Id] = FlowState.Done;
        }

        return states.ToImmutable();
    }

    /// <summary>
    /// The engine keeps which elements were done, not which flows were taken: both ends must have been reached, and where the flow stands for an
    /// act, somebody must have done it. So a return that never happened is not drawn as one.
    /// </summary>
    private static bool IsTaken(SequenceFlow flow, Func<string, FlowState> state, bool sourceDone, HashSet<string> acts) =>
        sourceDone && state(flow.TargetId) != FlowState.ToCome
        && (flow.Outcomes.IsEmpty || flow.Outcomes.Any(o => !Enum.TryParse<Act>(o, out _) || acts.Contains(o)));

    /// <summary>Reminders the office sends itself: events that leave a step of the office running, and all that only they lead to.</summary>
    private static ImmutableHashSet<string> OfficeClocks(Definition definition)
    {
        var hidden = definition.Nodes.Values.OfType<BoundaryEvent>()
            .Where(b => !b.Interrupting && definition.Find(b.AttachedTo) is not UserTask { Role: nameof(Role.Vendor) }).Select(b => b.Id).ToImmutableHashSet(StringComparer.Ordinal);
        for (var grown = true; grown;)
        {
            var more = definition.Nodes.Values.Where(n => !n.Incoming.IsEmpty && n.Incoming.All(f => hidden.Contains(f.SourceId))).Select(n => n.Id);
            var next = hidden.Union(more);
            (grown, hidden) = (next.Count > hidden.Count, next);
        }

        return hidden;
    }
}
