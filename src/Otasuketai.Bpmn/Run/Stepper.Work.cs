namespace Otasuketai.Bpmn;

/// <content>Work items of user tasks.</content>
internal sealed partial class Stepper
{
    /// <summary>Puts the task's work item on the list.</summary>
    public void OpenWork(UserTask task, ActivityInstance activity) => Emit(new Effect.OpenWork(new WorkItem(
        activity.Id,
        task.Id,
        task.Name,
        task.Role,
        task.RoutedActs,
        activity.AssigneeAmong(Activity),
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

        var isSecret = activity.OuterId is not null && task.Loop is not null;
        if (isSecret && e.Patch is { IsEmpty: false })
        {
            return Refusals.SecretPatch;
        }

        Patch(e.Patch);
        Emit(new Effect.CloseWork(activity.Id, WorkEnd.Completed));
        CompleteActivity(activity, e.Outcome);
        return null;
    }
}
