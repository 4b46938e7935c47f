using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace Otasuketai.Bpmn;

/// <content>
/// Activities that run more than once: multi-instance (BPMN 13.3.7) and standard loop (13.3.6). The token waits in an outer activity, which has
/// the boundary events and the counters; each run is an inner activity of its own.
/// </content>
internal sealed partial class Stepper
{
    /// <summary>Begins one run per element; without any the activity is done at once.</summary>
    private void EnterMany(Node node, MultiInstance loop, Token token)
    {
        if (Members(loop) is not { } members)
        {
            Park(node, token, IncidentCodes.Collection, $"'{loop.Collection ?? loop.Cardinality!.Text}' is no usable collection or number for '{node.Id}'.");
        }
        else if (members.IsEmpty)
        {
            Leave(node, token with { Outcome = null });
        }
        else if (OpenOuter(node, token) is { } outer)
        {
            var atOnce = loop.Sequential ? 1 : members.Length;
            outer = Change(outer, outer with { Loop = new LoopState(members.Length, 0, members[atOnce..], []) });
            _mostMoves = Math.Min(2 * MaxMoves, _mostMoves + atOnce); // a large vote is no endless loop
            foreach (var member in members[..atOnce])
            {
                Run(node, outer, member);
            }
        }
    }

    /// <summary>Begins the first run of a loop, unless its condition is asked before and does not hold.</summary>
    private void EnterLoop(Node node, StandardLoop loop, Token token)
    {
        string? Value(string name) => name == "loopCounter" ? "0" : Variables.GetValueOrDefault(name);
        var first = loop.TestBefore && loop.Condition is { } condition ? condition.Evaluate(Value, Context.Now) : true;
        if (first is null)
        {
            Park(node, token, IncidentCodes.Condition, $"The loop condition '{loop.Condition!.Text}' of '{node.Id}' cannot be decided: {loop.Condition.WhyUndecided(Value, Context.Now)}.");
        }
        else if (first is false)
        {
            Leave(node, token);
        }
        else if (OpenOuter(node, token) is { } outer)
        {
            Run(node, Change(outer, outer with { Loop = new LoopState(0, 0, [], []) }), "");
        }
    }

    private ActivityInstance? OpenOuter(Node node, Token token)
    {
        DateOnly? due = null;
        if (node is UserTask task && !TryDue(task, token, out due))
        {
            Park(node, token, IncidentCodes.Timer, $"The due date '{task.DueKnob}' of '{node.Id}' cannot be resolved.");
            return null;
        }

        return Activate(node, token, ImmutableArray<Node>.CastUp(node.Boundaries), due);
    }

    private void Run(Node node, ActivityInstance outer, string member) => _moving.Enqueue((node, new Token(Scope(outer.ScopeId), outer.Outcome)
    {
        Run = new OneOfMany(outer.Id, member.Length == 0 ? null : member),
    }));

    /// <summary>
    /// One run is done. The outcome of one of many is kept only for a completion condition that asks for it: ballots are secret. That of a loop's
    /// last run goes on.
    /// </summary>
    private void OneDone(Node node, string outerId, string? outcome)
    {
        var outer = Activity(outerId)!;
        var state = outer.Loop!;
        Trace(TraceKind.Leave, node.Id, outerId);
        var done = state with
        {
            Completed = state.Completed + 1,
            Outcomes = node.Loop is { KeepsOutcomes: true } ? state.Outcomes.Add(outcome ?? "") : state.Outcomes,
        };
        Review(node, Change(outer, outer with { Loop = done, Outcome = node.Repeat is null ? outer.Outcome : outcome }));
    }

    /// <summary>Asks the condition (again): goes on, or begins the next run.</summary>
    private void Review(Node node, ActivityInstance outer)
    {
        if (node.Repeat is { } repeat)
        {
            ReviewLoop(node, repeat, outer);
            return;
        }

        var state = outer.Loop!;
        var condition = node.Loop!.CompletionCondition;
        if (state.Completed == state.Total || (condition is not null && Holds(condition, node, outer) is true))
        {
            CancelMany(outer);
            CompleteActivity(outer, null);
        }
        else if (!state.Pending.IsEmpty && !_activities.Exists(a => a.OuterId == outer.Id))
        {
            Run(node, Change(outer, outer with { Loop = state with { Pending = state.Pending.RemoveAt(0) } }), state.Pending[0]);
        }
    }

    private void ReviewLoop(Node node, StandardLoop loop, ActivityInstance outer)
    {
        var isOver = outer.Loop!.Completed == loop.Maximum;
        var again = isOver ? false : loop.Condition is { } condition ? Holds(condition, node, outer) : true;
        if (again is true)
        {
            Run(node, outer, "");
        }
        else if (again is false)
        {
            CompleteActivity(outer, outer.Outcome);
        }
    }

    /// <summary>Null raises an incident: once, however often it is asked.</summary>
    private bool? Holds(Condition condition, Node node, ActivityInstance outer)
    {
        string? Value(string name) => Counter(outer, name) ?? Variables.GetValueOrDefault(name);
        var holds = condition.Evaluate(Value, Context.Now);
        if (holds is null && !_incidents.Exists(i => i.ActivityId == outer.Id))
        {
            Raise(IncidentCodes.Condition, outer, $"The condition '{condition.Text}' of '{node.Id}' cannot be decided: {condition.WhyUndecided(Value, Context.Now)}.");
        }

        return holds;
    }

    private void CancelMany(ActivityInstance outer)
    {
        while (_activities.FindLast(a => a.OuterId == outer.Id) is { } inner)
        {
            CancelActivity(inner);
        }
    }

    private static string? Counter(ActivityInstance outer, string name)
    {
        var state = outer.Loop!;
        return name switch
        {
            "nrOfInstances" => Text(state.Total),
            "nrOfCompletedInstances" or "loopCounter" => Text(state.Completed),
            "nrOfActiveInstances" => Text(state.Total - state.Completed - state.Pending.Length),
            "outcomes" => JsonSerializer.Serialize(state.Outcomes),
            _ => null,
        };
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>One element per run, "" for nobody in particular; null when unusable.</summary>
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
        catch (Exception e) when (e is JsonException or ArgumentException or InvalidOperationException)
        {
            return null; // the latter two: half of a character, as such or escaped
        }
    }
}
