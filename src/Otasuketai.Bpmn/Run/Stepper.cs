using System.Collections.Immutable;

namespace Otasuketai.Bpmn;

/// <summary>
/// One step in the making: a mutable copy of an instance that lives as long as one call of <see cref="Engine"/>.
/// What each element does stands in its own file in Elements/; this class holds what they share.
/// </summary>
internal sealed partial class Stepper
{
    private readonly Instance _before;
    private readonly List<LiveScope> _scopes = [];
    private readonly List<ActivityInstance> _activities;
    private readonly List<JoinToken> _joins;
    private readonly List<ArmedTimer> _timers;
    private readonly List<Subscription> _subscriptions;
    private readonly List<BufferedMessage> _messages;
    private readonly List<Incident> _incidents;
    private readonly ImmutableArray<Effect>.Builder _effects = ImmutableArray.CreateBuilder<Effect>();
    private readonly ImmutableArray<TraceEntry>.Builder _trace = ImmutableArray.CreateBuilder<TraceEntry>();
    private ImmutableArray<string> _visited;
    private ImmutableArray<string> _consumed;
    private InstanceStatus _status;
    private string? _outcome;
    private Incident? _firstIncident;
    private int _sequence;

    private Stepper(Instance before, EngineContext context)
    {
        _before = before;
        Context = context;
        _activities = [.. before.Activities];
        _joins = [.. before.Joins];
        _timers = [.. before.Timers];
        _subscriptions = [.. before.Subscriptions];
        _messages = [.. before.Messages];
        _incidents = [.. before.Incidents];
        _visited = before.Visited;
        _consumed = before.Consumed;
        _status = before.Status;
        _outcome = before.Outcome;
        _sequence = before.Sequence;
        Variables = before.Variables;
    }

    public EngineContext Context { get; }

    public ImmutableDictionary<string, string> Variables { get; private set; }

    /// <summary>Opens an instance; null when a definition it is pinned to is unknown.</summary>
    public static Stepper? Open(Instance instance, Definition root, EngineContext context)
    {
        var stepper = new Stepper(instance, context);
        foreach (var data in instance.Scopes)
        {
            var parent = data.ParentId is null ? null : stepper.Scope(data.ParentId);
            var definition = data.Called is null ? parent?.Definition ?? root : context.Definitions(data.Called);
            if (definition is null)
            {
                return null;
            }

            stepper._scopes.Add(new LiveScope(data, definition, parent));
        }

        stepper.CountTokens();
        return stepper;
    }

    public string NextId(char kind) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{kind}{++_sequence}");

    public void Emit(Effect effect) => _effects.Add(effect);

    public void Trace(TraceKind kind, string elementId, string? note = null) => _trace.Add(new TraceEntry(kind, elementId, note));

    public void Patch(ImmutableDictionary<string, string>? patch) => Variables = patch is null ? Variables : Variables.SetItems(patch);

    public LiveScope Scope(string id)
    {
        foreach (var scope in _scopes)
        {
            if (scope.Id == id)
            {
                return scope;
            }
        }

        throw new InvalidOperationException($"Scope {id} is not open.");
    }

    /// <summary>Runs until everything waits, then closes the books.</summary>
    public StepResult Finish()
    {
        DropStale();
        if (!Drain())
        {
            return Refuse(Refusals.Endless);
        }

        var after = Freeze();
        return InstanceSize.IsTooLarge(after)
            ? Refuse(Refusals.TooLarge)
            : new StepResult { Instance = after, Effects = _effects.DrainToImmutable(), Trace = _trace.DrainToImmutable(), Incident = _firstIncident };
    }

    public StepResult Refuse(string reason) => new() { Instance = _before, Refused = reason };

    private void CountTokens()
    {
        foreach (var activity in _activities)
        {
            if (activity.OuterId is null)
            {
                Scope(activity.ScopeId).Live++;
            }
        }

        foreach (var join in _joins)
        {
            Scope(join.ScopeId).Live++;
        }
    }

    private Instance Freeze() => _before with
    {
        Status = _status,
        Sequence = _sequence,
        Outcome = _outcome,
        Variables = Variables,
        Scopes = [.. _scopes.Select(s => s.Outcome == s.Data.Outcome && s.Interrupted == s.Data.Interrupted ? s.Data : s.Data with { Outcome = s.Outcome, Interrupted = s.Interrupted })],
        Activities = [.. _activities],
        Joins = [.. _joins],
        Timers = [.. _timers],
        Subscriptions = [.. _subscriptions],
        Messages = [.. _messages],
        Consumed = _consumed,
        Incidents = [.. _incidents],
        Visited = _visited,
        Here = Here(),
    };

    private ImmutableArray<string> Here()
    {
        var here = ImmutableArray.CreateBuilder<string>(Math.Min(_activities.Count, 8));
        foreach (var activity in _activities)
        {
            if (activity.OuterId is null && Scope(activity.ScopeId).Path + activity.ElementId is var name && !here.Contains(name))
            {
                here.Add(name);
            }
        }

        return here.DrainToImmutable();
    }

    private void Visit(LiveScope scope, string elementId)
    {
        var name = scope.Path.Length == 0 ? elementId : scope.Path + elementId;
        _visited = _visited.Contains(name) ? _visited : _visited.Add(name);
    }
}
