using System.Collections.Immutable;

namespace Otasuketai.Bpmn.Tests.Conformance;

/// <summary>
/// A host for foreign models, as small as one can be: five methods (deploy, start, deliver, advance, trace). It does what any host does — runs commands,
/// keeps timers, carries messages and signals between instances — and knows nothing of a suite.
/// </summary>
internal sealed class Adapter
{
    private readonly List<Definition> _definitions = [];
    private readonly Dictionary<string, Instance> _instances = new(StringComparer.Ordinal);
    private readonly List<(DateTimeOffset Due, int Order, string Key, Action Fire)> _agenda = [];
    private readonly Queue<(string Instance, EngineEvent Event)> _inbox = new();
    private readonly List<Visit> _trace = [];
    private int _counter;
    private int _order;

    /// <summary>One line of the trace: what happened to which element of which instance.</summary>
    public readonly record struct Visit(TraceKind Kind, string ElementId, string Instance, string? Note);

    /// <summary>What becomes of a command or work item: done now, done later, an error, or it waits to be delivered.</summary>
    public abstract record Answer
    {
        public static readonly Answer Waits = new Wait();

        public sealed record Wait : Answer;

        public sealed record Done(ImmutableDictionary<string, string> Patch, TimeSpan After) : Answer;

        public sealed record Throws(string Code) : Answer;
    }

    public DateTimeOffset Now { get; private set; } = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);

    /// <summary>Asked when a task begins; by default every task is done at once.</summary>
    public Func<string, Answer> OnTask { get; set; } = _ => new Answer.Done(ImmutableDictionary<string, string>.Empty, TimeSpan.Zero);

    public IReadOnlyList<Visit> Trace => _trace;

    public IReadOnlyCollection<Instance> Instances => _instances.Values;

    public IReadOnlyList<Definition> Definitions => _definitions;

    /// <summary>The reason for a step the engine refused, if any.</summary>
    public string? Refused { get; private set; }

    /// <summary>Deploys every process of the file, or says why not.</summary>
    public ImmutableArray<Problem> Deploy(string xml, ReaderRules rules)
    {
        var read = BpmnReader.ReadAll(xml, rules);
        _definitions.AddRange(read.Definitions);
        return read.Problems;
    }

    /// <summary>Begins a process: where told, else at its none start, else when its timer start is due.</summary>
    public void Start(string processId, ImmutableDictionary<string, string> variables, string? startEventId = null)
    {
        var definition = _definitions.First(d => d.ProcessId == processId);
        var input = new StartInput { InstanceId = $"i{++_counter}", Variables = variables, StartEventId = startEventId };
        if (startEventId is null && definition.Starts is [StartEvent { Trigger: Trigger.Timer } timer] && Engine.StartTimerDue(definition, timer.Id, Context) is { } due)
        {
            At(due, input.InstanceId, () => Begin(definition, input));
        }
        else
        {
            Begin(definition, input);
        }
    }

    /// <summary>
    /// The event of that flow node happens, or the task that waits there is done. False when nothing there waits for anything.
    /// </summary>
    public bool Deliver(string elementId)
    {
        foreach (var (id, instance) in _instances)
        {
            if (EventAt(instance, elementId) is { } e)
            {
                _inbox.Enqueue((id, e));
                Settle();
                return true;
            }
        }

        return false;
    }

    /// <summary>The task that waits there ends with a BPMN error.</summary>
    public bool Fail(string elementId, string code)
    {
        foreach (var (id, instance) in _instances)
        {
            if (instance.Activities.FirstOrDefault(a => a.ElementId == elementId && a is { Loop: null, State: ActivityState.Waiting }) is { } task)
            {
                _inbox.Enqueue((id, new EngineEvent.CommandThrew(task.Id, code)));
                Settle();
                return true;
            }
        }

        return false;
    }

    /// <summary>Elements at which something waits to be delivered, oldest first.</summary>
    public IEnumerable<string> Waiting() => _instances.Values.SelectMany(i => i.Activities).Where(a => a is { Loop: null, State: ActivityState.Waiting }).Select(a => a.ElementId).ToList();

    /// <summary>Lets time pass, timers and tasks firing in order of their moment.</summary>
    public void AdvanceTo(DateTimeOffset moment)
    {
        while (_agenda.Where(a => a.Due <= moment).OrderBy(a => a.Due).ThenBy(a => a.Order).Take(1).ToList() is [var next])
        {
            _agenda.Remove(next);
            Now = next.Due > Now ? next.Due : Now;
            next.Fire();
            Settle();
        }

        Now = moment > Now ? moment : Now;
    }

    /// <summary>Sets variables of all running instances, as a host does that owns the data.</summary>
    public void Set(ImmutableDictionary<string, string> variables)
    {
        foreach (var (id, instance) in _instances.ToList())
        {
            _instances[id] = instance with { Variables = instance.Variables.SetItems(variables) };
        }
    }

    /// <summary>Everything open now: processes, waiting elements, tokens at joins.</summary>
    public IEnumerable<string> Open() => _instances.Values.Where(i => i.Status == InstanceStatus.Running).SelectMany(i => i.Activities
        .Where(a => a.Loop is null)
        .Select(a => a.ElementId)
        .Concat(i.Joins.Select(j => j.ElementId))
        .Append(i.Definition.ProcessId));

    private EngineEvent? EventAt(Instance instance, string elementId)
    {
        if (instance.Subscriptions.FirstOrDefault(s => s.ElementId == elementId) is { } subscription)
        {
            return subscription.IsSignal
                ? new EngineEvent.SignalArrived(subscription.MessageName)
                : new EngineEvent.MessageArrived(subscription.MessageName, subscription.Key, $"m{++_counter}");
        }

        if (instance.Timers.FirstOrDefault(t => t.ElementId == elementId) is { } timer)
        {
            return new EngineEvent.TimerFired(timer.Id);
        }

        var isScope = instance.Scopes.Any(s => s.ElementId == elementId);
        return !isScope && instance.Activities.FirstOrDefault(a => a.ElementId == elementId && a is { Loop: null, State: ActivityState.Waiting }) is { } task
            ? new EngineEvent.CommandDone(task.Id)
            : null;
    }

    private EngineContext Context => new()
    {
        Now = Now,
        Definitions = key => _definitions.Find(d => d.Key == key),
        Latest = id => _definitions.FindLast(d => d.ProcessId == id)?.Key,
        Calendar = new EveryDay(),
        Knobs = _ => null,
    };

    private void At(DateTimeOffset due, string key, Action fire) => _agenda.Add((due, ++_order, key, fire));

    private void Begin(Definition definition, StartInput input)
    {
        Take(input.InstanceId, Engine.Start(definition, input, Context));
        Settle();
    }

    private void Settle()
    {
        while (_inbox.TryDequeue(out var next))
        {
            var instance = _instances[next.Instance];
            if (instance.Status == InstanceStatus.Running)
            {
                Take(next.Instance, Engine.Step(instance, Fitting(instance, next.Event), Context));
            }
        }
    }

    /// <summary>A done task is a work item or a command, as its element says.</summary>
    private EngineEvent Fitting(Instance instance, EngineEvent e) => e is EngineEvent.CommandDone done && IsWork(instance, done.ActivityId)
        ? new EngineEvent.CompleteWork(done.ActivityId, "Done", instance.Activities.Any(a => a.Id == done.ActivityId && a.OuterId is not null) ? null : done.Patch)
        : e;

    private bool IsWork(Instance instance, string activityId) =>
        instance.Activities.FirstOrDefault(a => a.Id == activityId) is { } activity && _definitions.Exists(d => d.Find(activity.ElementId) is UserTask);

    private void Take(string id, StepResult result)
    {
        Refused = result.Refused is null or Refusals.UnknownTimer or Refusals.UnknownActivity or Refusals.WrongKind ? Refused : result.Refused;
        if (result.Refused is not null && _instances.ContainsKey(id))
        {
            return;
        }

        _instances[id] = InstanceJson.Read(InstanceJson.Write(result.Instance));
        _trace.AddRange(result.Trace.Select(t => new Visit(t.Kind, t.ElementId, id, t.Note)));
        foreach (var effect in result.Effects)
        {
            Apply(id, effect);
        }
    }

    private void Apply(string id, Effect effect)
    {
        switch (effect)
        {
            case Effect.OpenWork open:
                Ask(id, open.Item.ActivityId, open.Item.ElementId);
                break;
            case Effect.RunCommand command:
                Ask(id, command.ActivityId, command.ElementId);
                break;
            case Effect.ArmTimer arm:
                At(arm.Due, $"{id}/{arm.TimerId}", () => _inbox.Enqueue((id, new EngineEvent.TimerFired(arm.TimerId))));
                break;
            case Effect.DisarmTimer disarm:
                _agenda.RemoveAll(a => a.Key == $"{id}/{disarm.TimerId}");
                break;
            case Effect.Send send:
                Carry(id, send.MessageName);
                break;
            case Effect.Broadcast signal:
                Tell(id, signal.SignalName);
                break;
        }
    }

    private void Ask(string id, string activityId, string elementId)
    {
        switch (OnTask(elementId))
        {
            case Answer.Done done when done.After == TimeSpan.Zero:
                _inbox.Enqueue((id, new EngineEvent.CommandDone(activityId, null, done.Patch)));
                break;
            case Answer.Done done:
                At(Now + done.After, $"{id}/{activityId}", () => _inbox.Enqueue((id, new EngineEvent.CommandDone(activityId, null, done.Patch))));
                break;
            case Answer.Throws error:
                _inbox.Enqueue((id, new EngineEvent.CommandThrew(activityId, error.Code)));
                break;
        }
    }

    /// <summary>A message goes to the instance that waits for it longest, else it begins a process.</summary>
    private void Carry(string from, string message)
    {
        var waiting = _instances.OrderBy(i => i.Key == from).SelectMany(i => i.Value.Subscriptions, (i, s) => (i.Key, Subscription: s))
            .FirstOrDefault(w => !w.Subscription.IsSignal && w.Subscription.MessageName == message);
        if (waiting.Subscription is not null)
        {
            _inbox.Enqueue((waiting.Key, new EngineEvent.MessageArrived(message, waiting.Subscription.Key, $"m{++_counter}")));
        }
        else
        {
            foreach (var definition in _definitions.Where(d => d.Starts.Any(s => s is StartEvent { Trigger: Trigger.Message m } ? m.Name == message : s is ReceiveTask r && r.Message.Name == message)).ToList())
            {
                Begin(definition, new StartInput { InstanceId = $"i{++_counter}", MessageName = message, Variables = _instances[from].Variables });
            }
        }
    }

    private void Tell(string from, string signal)
    {
        foreach (var id in _instances.Where(i => i.Key != from && i.Value.Subscriptions.Any(s => s.IsSignal && s.MessageName == signal)).Select(i => i.Key))
        {
            _inbox.Enqueue((id, new EngineEvent.SignalArrived(signal)));
        }

        foreach (var (definition, start) in _definitions.SelectMany(d => d.Starts, (d, s) => (d, s)).Where(p => p.s is StartEvent { Trigger: Trigger.Signal t } && t.Name == signal).ToList())
        {
            Begin(definition, new StartInput { InstanceId = $"i{++_counter}", StartEventId = start.Id, Variables = _instances[from].Variables });
        }
    }

    private sealed class EveryDay : IBusinessCalendar
    {
        public DateOnly AddBusinessDays(DateOnly from, int days) => from.AddDays(days);
    }
}
