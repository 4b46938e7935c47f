using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace Otasuketai.Bpmn;

/// <content>Work items: one for a user task, or one per element of a multi-instance task (BPMN 13.3.7).</content>
internal sealed partial class Stepper
{
    /// <summary>Begins one work item per element; without any the task is done at once.</summary>
    public void EnterMany(UserTask task, MultiInstance loop, Token token, DateOnly? due)
    {
        if (Members(loop) is not { } members)
        {
            Park(task, token, IncidentCodes.Collection, $"'{loop.Collection ?? loop.Cardinality!.Text}' is no usable collection or number for '{task.Id}'.");
            return;
        }

        if (members.IsEmpty)
        {
            Leave(task, token with { Outcome = null });
            return;
        }

        if (Activate(task, token, ImmutableArray<Node>.CastUp(task.Boundaries), due) is not { } outer)
        {
            return;
        }

        var atOnce = loop.Sequential ? 1 : members.Length;
        outer = Change(outer, outer with { Loop = new LoopState(members.Length, 0, members[atOnce..]) });
        foreach (var member in members[..atOnce])
        {
            OpenOne(task, outer, member);
        }
    }

    /// <summary>Puts the task's work item on the list.</summary>
    public void OpenWork(UserTask task, ActivityInstance activity) => Emit(new Effect.OpenWork(new WorkItem(
        activity.Id,
        task.Id,
        task.Name,
        task.Role,
        task.RoutedActs,
        activity.Assignee,
        activity.Due,
        task.DueKnob,
        task.ExcludeActorsOf)));

    /// <summary>Somebody did a work item. Null when it was taken, else why not.</summary>
    public string? CompleteWork(EngineEvent.CompleteWork e)
    {
        if (Activity(e.ActivityId) is not { } activity)
        {
            return Refusals.UnknownActivity;
        }

        if (activity is not { State: ActivityState.Waiting, Loop: null } || Scope(activity.ScopeId).Node(activity.ElementId) is not UserTask task)
        {
            return Refusals.WrongKind;
        }

        if (!task.Accepts(e.Outcome))
        {
            return Refusals.NotOffered;
        }

        if (activity.OuterId is not null)
        {
            return e.Patch is null or { IsEmpty: true } ? CompleteOne(task, activity) : Refusals.SecretPatch;
        }

        Patch(e.Patch);
        Emit(new Effect.CloseWork(activity.Id, WorkEnd.Completed));
        CompleteActivity(activity, e.Outcome);
        return null;
    }

    /// <summary>Asks the completion condition (again) and goes on when it holds or nobody is left.</summary>
    public void ReviewMany(UserTask task, ActivityInstance outer)
    {
        var state = outer.Loop!;
        var done = state.Completed == state.Total;
        if (!done && task.Loop!.CompletionCondition is { } condition)
        {
            var holds = condition.Evaluate(name => Counter(outer, name) ?? Variables.GetValueOrDefault(name), Context.Now);
            done = holds is true;
            if (holds is null && !_incidents.Exists(i => i.ActivityId == outer.Id))
            {
                Raise(IncidentCodes.Condition, outer, $"The completion condition '{condition.Text}' of '{task.Id}' cannot be decided.");
            }
        }

        if (done)
        {
            CancelMany(outer);
            CompleteActivity(outer, null);
        }
        else if (!state.Pending.IsEmpty && !_activities.Exists(a => a.OuterId == outer.Id))
        {
            outer = Change(outer, outer with { Loop = state with { Pending = state.Pending.RemoveAt(0) } });
            OpenOne(task, outer, state.Pending[0]);
        }
    }

    /// <summary>The outcome of one of many is not looked at and not kept: ballots are secret.</summary>
    private string? CompleteOne(UserTask task, ActivityInstance inner)
    {
        Emit(new Effect.CloseWork(inner.Id, WorkEnd.Completed));
        Close(inner);
        Trace(TraceKind.Leave, task.Id, inner.Id);
        var outer = Activity(inner.OuterId!)!;
        ReviewMany(task, Change(outer, outer with { Loop = outer.Loop! with { Completed = outer.Loop.Completed + 1 } }));
        return null;
    }

    private void OpenOne(UserTask task, ActivityInstance outer, string member)
    {
        var inner = new ActivityInstance
        {
            Id = NextId('a'),
            ScopeId = outer.ScopeId,
            ElementId = outer.ElementId,
            OuterId = outer.Id,
            Assignee = member.Length == 0 ? null : member,
            Due = outer.Due,
        };
        _activities.Add(inner);
        Trace(TraceKind.Enter, task.Id, inner.Id);
        OpenWork(task, inner);
    }

    private void CancelMany(ActivityInstance outer)
    {
        while (_activities.FindLast(a => a.OuterId == outer.Id) is { } inner)
        {
            CloseCancelled(inner, Scope(inner.ScopeId));
        }
    }

    private string? Counter(ActivityInstance outer, string name) => name switch
    {
        "nrOfInstances" => Text(outer.Loop!.Total),
        "nrOfCompletedInstances" => Text(outer.Loop!.Completed),
        "nrOfActiveInstances" => Text(_activities.Count(a => a.OuterId == outer.Id)),
        _ => null,
    };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>One element per work item, "" for nobody in particular; null when unusable.</summary>
    private ImmutableArray<string>? Members(MultiInstance loop)
    {
        if (loop.Collection is { } collection)
        {
            return Variables.GetValueOrDefault(collection) is { } json ? Strings(json) : null;
        }

        return LoopReader.Count(loop.Cardinality!.Evaluate(new FeelInput(Variable, Context.Now))) is { } number ? [.. Enumerable.Repeat("", number)] : null;
    }

    private static ImmutableArray<string>? Strings(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var isList = document.RootElement.ValueKind == JsonValueKind.Array
                && document.RootElement.GetArrayLength() <= LoopReader.Most
                && document.RootElement.EnumerateArray().All(e => e.ValueKind == JsonValueKind.String);
            return isList ? [.. document.RootElement.EnumerateArray().Select(e => e.GetString()!)] : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
