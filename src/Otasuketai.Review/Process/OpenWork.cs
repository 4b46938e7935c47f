using System.Collections.Immutable;
using Otasuketai.Bpmn;

namespace Otasuketai.Review.Process;

/// <summary>What waits for a person in a running workflow, read from the instance and its pinned definitions.</summary>
public static class OpenWork
{
    /// <summary>All open work items, in order of activation.</summary>
    public static ImmutableArray<WorkItem> Of(Instance instance, ProcessLibrary library) =>
        [.. instance.Activities.Where(a => a.State == ActivityState.Waiting && a.Loop is null).Select(a => Item(instance, a, library)).OfType<WorkItem>()];

    private static WorkItem? Item(Instance instance, ActivityInstance activity, ProcessLibrary library) =>
        library.Find(DefinitionOf(instance, activity.ScopeId))?.Find(activity.ElementId) is UserTask task
            ? new WorkItem(activity.Id, task.Id, task.Name, task.Role, task.RoutedActs, activity.AssigneeAmong(id => instance.Activities.FirstOrDefault(a => a.Id == id)), activity.Due, task.DueKnob, task.ExcludeActorsOf)
            : null;

    /// <summary>The definition a scope runs: the callee inside a call, else that of the instance.</summary>
    internal static DefinitionKey DefinitionOf(Instance instance, string scopeId)
    {
        var scope = instance.Scopes.FirstOrDefault(s => s.Id == scopeId);
        while (scope is { Called: null, ParentId: { } parent })
        {
            scope = instance.Scopes.FirstOrDefault(s => s.Id == parent);
        }

        return scope?.Called ?? instance.Definition;
    }
}
