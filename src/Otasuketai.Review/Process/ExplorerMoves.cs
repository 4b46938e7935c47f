using System.Collections.Immutable;
using Otasuketai.Bpmn;
using Otasuketai.Review.Lifecycle;

namespace Otasuketai.Review.Process;

/// <summary>Every event that can come next. Commands are done at once, as the driver does them; people, timers and messages come in any order.</summary>
internal sealed class ExplorerMoves(ProcessLibrary library, EngineContext context)
{
    public ExplorerMove Begin(Definition definition, ExplorerLives lives, ImmutableDictionary<string, string> variables)
    {
        var result = Engine.Start(definition, new StartInput { InstanceId = "explored", Variables = variables }, context);
        return Taken(new ExplorerState(result.Instance, [], lives), "開始 / start", definition.ProcessId, lives, result);
    }

    public IEnumerable<ExplorerMove> From(ExplorerState state) => state.Instance.Status != InstanceStatus.Running
        ? []
        : state.Pending.IsEmpty ? Work(state).Concat(Timers(state)).Concat(Sent(state)) : Command(state, state.Pending[0]);

    /// <summary>Of items that nothing tells apart (a vote by number), one stands for all.</summary>
    private IEnumerable<ExplorerMove> Work(ExplorerState state)
    {
        var scopes = state.Instance.Activities.ToDictionary(a => a.Id, a => a.ScopeId);
        return from item in OpenWork.Of(state.Instance, library).DistinctBy(i => (i.ElementId, i.Assignee, scopes[i.ActivityId]))
               from act in item.Acts
               from move in Acted(state, item.ElementId, act, r => r.ToString() == item.Role, Outcomes(state.Instance, item, act), o => new EngineEvent.CompleteWork(item.ActivityId, o!))
               select move;
    }

    private IEnumerable<ExplorerMove> Command(ExplorerState state, Effect.RunCommand command)
    {
        var rest = state with { Pending = state.Pending.RemoveAt(0) };
        var outcomes = Named(command.Attributes) is { IsEmpty: false } named ? named.Select(o => (string?)o) : [null];
        EngineEvent Done(string? outcome) => new EngineEvent.CommandDone(command.ActivityId, outcome);
        return Unfounded(state.Lives, command) is (var ja, var en) ? [Failed(command.Act!, command.ElementId, ExplorerFindingKind.Clash, ja, en)]
            : command.Act is { } act
            ? Acted(rest, command.ElementId, act, r => r == Role.System, outcomes, Done)
            : [Step(rest, command.Command ?? "", command.ElementId, rest.Lives, Done(null))];
    }

    /// <summary>An act that carries out a resolution or finding comes right after just this one.</summary>
    private static (string Ja, string En)? Unfounded(ExplorerLives lives, Effect.RunCommand command) =>
        Enum.TryParse<Act>(command.Act, out var act) && Resolutions.Behind(act) is { } needed && needed != lives.Said
            ? ($"行為「{act}」は結果「{needed}」に基づくものですが、直前の結果は{(lives.Said is { } result ? $"「{result}」です" : "ありません")}。",
                $"The act {act} carries out '{needed}', and before it stands {(lives.Said is { } said ? $"'{said}'" : "no such result")}.")
            : null;

    private IEnumerable<ExplorerMove> Timers(ExplorerState state) => state.Instance.Timers.Select(t =>
        Step(state, $"タイマー / timer {t.ElementId}", t.ElementId, state.Lives, new EngineEvent.TimerFired(t.Id), t.Due));

    /// <summary>A message comes whenever its act is legal, awaited or not; of those kept for later, one of a kind shows all there is to see.</summary>
    private IEnumerable<ExplorerMove> Sent(ExplorerState state) =>
        from sent in Messages.Acts
        where !state.Instance.Messages.Any(m => m.Name == sent.Key)
        from lives in state.Lives.After(sent.Value, _ => true)
        let message = new EngineEvent.MessageArrived(sent.Key, state.Instance.Id, $"{sent.Key} {state.Instance.Sequence}")
        let move = Step(state, $"{Label(sent.Value, null, lives)}, メッセージ / message {sent.Key}", state.Instance.Definition.ProcessId, lives, message)
        select move.Next is null ? move with { Next = state with { Lives = lives } } : move; // the act stands, though the procedure knows nothing of it

    /// <summary>An act with each legal end and each outcome; a clash when it has no legal end.</summary>
    private IEnumerable<ExplorerMove> Acted(
        ExplorerState state, string elementId, string name, Func<Role, bool> role, IEnumerable<string?> outcomes, Func<string?, EngineEvent> done)
    {
        if (!Enum.TryParse<Act>(name, out var act))
        {
            return [Failed(name, elementId, ExplorerFindingKind.Clash, $"行為「{name}」はありません。", $"There is no act '{name}'.")];
        }

        var ends = state.Lives.After(act, role);
        return ends.IsEmpty
            ? [Failed(name, elementId, ExplorerFindingKind.Clash, $"行為「{act}」は {state.Lives.Place(act)} では行えません。", $"The act {act} is not legal in {state.Lives.Place(act)}.")]
            : from lives in ends
              from outcome in outcomes
              select Step(state, Label(act, outcome, lives), elementId, lives with { Said = outcome == name ? null : outcome }, done(outcome)) with { Act = act };
    }

    private static string Label(Act act, string? outcome, ExplorerLives lives) =>
        $"{act}{(outcome is null || outcome == act.ToString() ? "" : $" ({outcome})")} → {lives.Place(act)}";

    private ExplorerMove Step(ExplorerState state, string label, string elementId, ExplorerLives lives, EngineEvent e, DateTimeOffset? now = null)
    {
        var at = now is { } due && due > context.Now ? context with { Now = due } : context;
        return Taken(state, label, elementId, lives, Engine.Step(state.Instance, e, at));
    }

    private static ExplorerMove Taken(ExplorerState before, string label, string elementId, ExplorerLives lives, StepResult result)
    {
        if (result.Refused is { } refused)
        {
            return Failed(label, elementId, ExplorerFindingKind.Incident, $"エンジンが受け付けません（{refused}）。", $"The engine refuses it ({refused}).");
        }

        if (result.Incident is { } incident)
        {
            return Failed(label, incident.ElementId, ExplorerFindingKind.Incident, $"障害（{incident.Code}）で止まります。", $"It stops with an incident ({incident.Code}): {incident.Message}");
        }

        var alive = result.Instance.Activities.Select(a => a.Id).ToHashSet();
        var pending = before.Pending.Concat(result.Effects.OfType<Effect.RunCommand>()).Where(c => alive.Contains(c.ActivityId));
        return new ExplorerMove(label, new ExplorerState(result.Instance, [.. pending], lives), null)
        {
            Entered = result.Trace.LastOrDefault(t => t.Kind == TraceKind.Enter).ElementId,
        };
    }

    private static ExplorerMove Failed(string label, string elementId, ExplorerFindingKind kind, string ja, string en) =>
        new(label, null, new ExplorerFinding(kind, elementId, 0, ja, en, []));

    /// <summary>The task's announced outcomes, of which inside a call only those the caller can take; else the act's own name.</summary>
    private IEnumerable<string> Outcomes(Instance instance, WorkItem item, string act)
    {
        var scopeId = instance.Activities.First(a => a.Id == item.ActivityId).ScopeId;
        var task = library.Find(OpenWork.DefinitionOf(instance, scopeId))?.Find(item.ElementId);
        var own = task is null ? [] : Named(task.Attributes);
        var caller = Caller(instance, scopeId) is { } call ? Named(call.Attributes) : [];
        return own.IsEmpty ? [act] : caller.IsEmpty ? own : own.Where(caller.Contains);
    }

    private Node? Caller(Instance instance, string scopeId)
    {
        var scope = instance.Scopes.FirstOrDefault(s => s.Id == scopeId);
        while (scope is { Called: null, ParentId: { } parent })
        {
            scope = instance.Scopes.FirstOrDefault(s => s.Id == parent);
        }

        return scope is { Called: not null, ParentId: { } outer } ? library.Find(OpenWork.DefinitionOf(instance, outer))?.Find(scope.ElementId) : null;
    }

    private static ImmutableArray<string> Named(ImmutableDictionary<string, string> attributes) =>
        [.. attributes.GetValueOrDefault("outcomes", "").Split(' ', StringSplitOptions.RemoveEmptyEntries)];
}
