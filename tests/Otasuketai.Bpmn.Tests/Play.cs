using System.Collections.Immutable;

namespace Otasuketai.Bpmn.Tests;

/// <summary>
/// Plays one instance of a fixture. After every step the instance is written, read and written again: nothing may change,
/// and the play goes on with what was read.
/// </summary>
internal sealed class Play
{
    private readonly Dictionary<string, Definition> _definitions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, NamedDuration> _knobs = new(StringComparer.Ordinal);

    public Play(params string[] fixtures)
    {
        foreach (var fixture in fixtures)
        {
            Deploy(Fixtures.Load(fixture));
        }

        Main = _definitions.Values.First();
    }

    public Play(Definition definition)
    {
        Deploy(definition);
        Main = definition;
    }

    /// <summary>Monday 2026-03-02, 10:00 in Japan.</summary>
    public DateTimeOffset Now { get; set; } = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);

    public Definition Main { get; private set; }

    public Instance Instance { get; private set; } = null!;

    public StepResult Last { get; private set; } = null!;

    public ImmutableDictionary<string, string> Variables { get; set; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Work items open by all effects so far, by activity id.</summary>
    public SortedDictionary<string, WorkItem> Open { get; } = new(StringComparer.Ordinal);

    /// <summary>Timers armed by all effects so far.</summary>
    public Dictionary<string, Effect.ArmTimer> Armed { get; } = new(StringComparer.Ordinal);

    /// <summary>Subscriptions by all effects so far.</summary>
    public Dictionary<string, Effect.Subscribe> Subscribed { get; } = new(StringComparer.Ordinal);

    public string Here => string.Join(' ', Instance.Here);

    public string Visited => string.Join(' ', Instance.Visited);

    public EngineContext Context => new()
    {
        Now = Now,
        Definitions = key => _definitions.Values.FirstOrDefault(d => d.Key == key),
        Latest = id => _definitions.Values.LastOrDefault(d => d.ProcessId == id)?.Key,
        Calendar = new Weekdays(),
        Knobs = name => _knobs.TryGetValue(name, out var knob) ? knob : null,
    };

    /// <summary>Goes on with another instance, a migrated one for example.</summary>
    public Play Go(Instance instance)
    {
        Instance = instance;
        return this;
    }

    public Play Deploy(Definition definition)
    {
        _definitions[definition.Hash] = definition;
        return this;
    }

    public Play Knob(string name, string iso, bool businessDays = false)
    {
        _knobs[name] = new NamedDuration(iso, businessDays);
        return this;
    }

    public Play With(string name, string value)
    {
        Variables = Variables.SetItem(name, value);
        return this;
    }

    public Play Start(string? startEventId = null, string? message = null) =>
        Take(Engine.Start(Main, new StartInput { InstanceId = "i1", Variables = Variables, StartEventId = startEventId, MessageName = message }, Context));

    public Play Step(EngineEvent e) => Take(Engine.Step(Instance, e, Context));

    public Play Do(string elementId, string outcome = "Done", string? assignee = null) => Step(new EngineEvent.CompleteWork(Work(elementId, assignee).ActivityId, outcome));

    public Play Command(string elementId, string? outcome = null) => Step(new EngineEvent.CommandDone(At(elementId).Id, outcome));

    public Play Fire(string elementId)
    {
        var timer = Timer(elementId);
        Now = timer.Due > Now ? timer.Due : Now;
        return Step(new EngineEvent.TimerFired(timer.TimerId));
    }

    public Play Message(string name, string messageId = "msg1", string key = "i1") => Step(new EngineEvent.MessageArrived(name, key, messageId));

    public ActivityInstance At(string elementId) => Instance.Activities.First(a => a.ElementId == elementId);

    public WorkItem Work(string elementId, string? assignee = null) => Open.Values.First(w => w.ElementId == elementId && (assignee is null || w.Assignee == assignee));

    public Effect.ArmTimer Timer(string elementId) => Armed.Values.Single(t => t.ElementId == elementId);

    public IEnumerable<T> Effects<T>() where T : Effect => Last.Effects.OfType<T>();

    public string Traced(TraceKind kind) => string.Join(' ', Last.Trace.Where(t => t.Kind == kind).Select(t => t.ElementId));

    private Play Take(StepResult result)
    {
        Last = result;
        foreach (var effect in result.Effects)
        {
            Apply(effect);
        }

        var written = InstanceJson.Write(result.Instance);
        Instance = InstanceJson.Read(written);
        Assert.Equal(written, InstanceJson.Write(Instance));
        AssertBooks();
        return this;
    }

    private void Apply(Effect effect)
    {
        switch (effect)
        {
            case Effect.OpenWork open:
                Open.Add(open.Item.ActivityId, open.Item);
                break;
            case Effect.CloseWork close:
                Assert.True(Open.Remove(close.ActivityId));
                break;
            case Effect.MoveDue move:
                Open[move.ActivityId] = Open[move.ActivityId] with { Due = move.Due };
                break;
            case Effect.ArmTimer arm:
                Armed.Add(arm.TimerId, arm);
                break;
            case Effect.DisarmTimer disarm:
                Assert.True(Armed.Remove(disarm.TimerId));
                break;
            case Effect.Subscribe subscribe:
                Subscribed.Add(subscribe.SubscriptionId, subscribe);
                break;
            case Effect.Unsubscribe unsubscribe:
                Assert.True(Subscribed.Remove(unsubscribe.SubscriptionId));
                break;
        }
    }

    /// <summary>What the host was told and what the instance holds are the same; a finished instance holds nothing.</summary>
    private void AssertBooks()
    {
        Assert.Equal(Instance.Timers.Select(t => t.Id).Order(), Armed.Keys.Order());
        Assert.Equal(Instance.Subscriptions.Select(s => s.Id).Order(), Subscribed.Keys.Order());
        if (Instance.Status != InstanceStatus.Running)
        {
            Assert.Empty(Instance.Activities);
            Assert.Empty(Instance.Scopes);
            Assert.Empty(Instance.Joins);
            Assert.Empty(Open);
        }
    }

    /// <summary>Saturdays and Sundays are closed, nothing else.</summary>
    private sealed class Weekdays : IBusinessCalendar
    {
        public DateOnly AddBusinessDays(DateOnly from, int days)
        {
            for (var left = Math.Abs(days); left > 0;)
            {
                from = from.AddDays(Math.Sign(days));
                left -= from.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 0 : 1;
            }

            return from;
        }
    }
}
