using System.Collections.Immutable;
using Otasuketai.Bpmn;
using Otasuketai.Review.Lifecycle;

namespace Otasuketai.Review.Process;

/// <summary>One situation of a run: the engine's instance, the commands it has just asked for, and the lives.</summary>
internal sealed record ExplorerState(Instance Instance, ImmutableArray<Effect.RunCommand> Pending, ExplorerLives Lives)
{
    /// <summary>The same for situations that differ only in ids, dates and what lies behind them.</summary>
    public string Key()
    {
        var parts = Instance.Activities.Select(a => $"a {Path(a.ScopeId)}/{a.ElementId} {a.State} {a.Outcome} {a.Assignee} {a.Loop?.Total} {a.Loop?.Completed}")
            .Concat(Instance.Joins.Select(j => $"j {Path(j.ScopeId)}/{j.FlowId} {j.Outcome}"))
            .Concat(Instance.Timers.Select(t => $"t {t.ElementId}"))
            .Concat(Instance.Subscriptions.Select(s => $"s {s.ElementId} {s.MessageName}"))
            .Concat(Instance.Messages.Select(m => $"m {m.Name}"))
            .Concat(Instance.Scopes.Select(s => $"o {Path(s.Id)} {s.Outcome}"))
            .Concat(Instance.Variables.Select(v => $"v {v.Key} {v.Value}"))
            .Order(StringComparer.Ordinal);
        return string.Join('\n', parts.Prepend($"{Instance.Status} {Lives}"));
    }

    private string Path(string scopeId)
    {
        var scope = Instance.Scopes.FirstOrDefault(s => s.Id == scopeId);
        return scope is null ? scopeId : scope.ParentId is { } parent ? $"{Path(parent)}/{scope.ElementId}" : scope.ElementId;
    }
}

/// <summary>An event that can come next and what it leads to: a state, or what went wrong.</summary>
internal sealed record ExplorerMove(string Label, ExplorerState? Next, ExplorerFinding? Finding)
{
    /// <summary>The act of the law it performs, if any.</summary>
    public Act? Act { get; init; }

    /// <summary>The last element it entered.</summary>
    public string? Entered { get; init; }
}
