using System.Collections.Immutable;
using System.Text.Json;

namespace Otasuketai.Bpmn;

/// <summary>The writing half of <see cref="InstanceJson"/>.</summary>
internal static class InstanceWriter
{
    /// <summary>A state without runs written together is what releases before wrote, and says so: they can go on with the case.</summary>
    private const int BeforeRuns = 2;

    public static void Write(Utf8JsonWriter json, Instance i)
    {
        json.WriteStartObject();
        json.WriteNumber("v", Runs.Of(i.Activities).Any(r => r.Runs.Count > 1) ? Instance.CurrentSchema : BeforeRuns);
        json.WriteString("id", i.Id);
        Key(json, "def", i.Definition);
        json.WriteNumber("st", (int)i.Status);
        json.WriteNumber("seq", i.Sequence);
        Optional(json, "out", i.Outcome);
        Map(json, "vars", i.Variables);
        List(json, "sc", i.Scopes, Scope);
        Activities(json, i.Activities);
        List(json, "join", i.Joins, Join);
        List(json, "tim", i.Timers, Timer);
        List(json, "sub", i.Subscriptions, Subscription);
        List(json, "msg", i.Messages, Message);
        List(json, "inc", i.Incidents, Incident);
        Strings(json, "con", i.Consumed);
        Strings(json, "vis", i.Visited);
        Strings(json, "here", i.Here);
        json.WriteEndObject();
    }

    private static void Scope(Utf8JsonWriter json, Scope s)
    {
        json.WriteString("id", s.Id);
        json.WriteString("el", s.ElementId);
        Optional(json, "par", s.ParentId);
        Optional(json, "out", s.Outcome);
        if (s.Called is not null)
        {
            Key(json, "def", s.Called);
        }

        Flag(json, "int", s.Interrupted);
    }

    private static void Activities(Utf8JsonWriter json, ImmutableArray<ActivityInstance> activities)
    {
        if (activities.IsEmpty)
        {
            return;
        }

        json.WriteStartArray("act");
        foreach (var (at, runs) in Runs.Of(activities))
        {
            json.WriteStartObject();
            Activity(json, runs.Count == 1 ? runs.First : runs.First with { Assignee = null });
            if (runs.Count > 1)
            {
                json.WriteString("ids", Runs.Numbers(activities.AsSpan(at, runs.Count)));
                Strings(json, "each", [.. activities.Slice(at, runs.Count).Select(a => a.Assignee).OfType<string>()]);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Activity(Utf8JsonWriter json, ActivityInstance a)
    {
        json.WriteString("id", a.Id);
        json.WriteString("sc", a.ScopeId);
        json.WriteString("el", a.ElementId);
        Optional(json, "out", a.Outcome);
        if (a.State != ActivityState.Waiting)
        {
            json.WriteNumber("st", (int)a.State);
        }

        Optional(json, "due", a.Due?.ToString("O"));
        Optional(json, "outer", a.OuterId);
        Optional(json, "for", a.Assignee);
        if (a.Loop is { } loop)
        {
            json.WriteNumber("n", loop.Total);
            json.WriteNumber("done", loop.Completed);
            Strings(json, "next", loop.Pending);
            Strings(json, "outs", loop.Outcomes);
        }
    }

    private static void Join(Utf8JsonWriter json, JoinToken j)
    {
        json.WriteString("sc", j.ScopeId);
        json.WriteString("el", j.ElementId);
        json.WriteString("fl", j.FlowId);
        Optional(json, "out", j.Outcome);
    }

    private static void Timer(Utf8JsonWriter json, ArmedTimer t)
    {
        json.WriteString("id", t.Id);
        json.WriteString("el", t.ElementId);
        json.WriteString("act", t.ActivityId);
        json.WriteString("due", t.Due.ToUniversalTime());
        if (t.Origin is { } origin)
        {
            json.WriteString("from", origin.ToUniversalTime());
            json.WriteNumber("nth", t.Nth);
        }
    }

    private static void Subscription(Utf8JsonWriter json, Subscription s)
    {
        json.WriteString("id", s.Id);
        json.WriteString("el", s.ElementId);
        json.WriteString("act", s.ActivityId);
        json.WriteString("msg", s.MessageName);
        json.WriteString("key", s.Key);
        Flag(json, "sig", s.IsSignal);
    }

    private static void Message(Utf8JsonWriter json, BufferedMessage m)
    {
        json.WriteString("msg", m.Name);
        json.WriteString("key", m.Key);
        json.WriteString("id", m.MessageId);
        Map(json, "vars", m.Patch ?? ImmutableDictionary<string, string>.Empty);
        if (m.Until is { } until)
        {
            json.WriteString("until", until.ToUniversalTime());
        }
    }

    private static void Incident(Utf8JsonWriter json, Incident i)
    {
        json.WriteString("code", i.Code);
        json.WriteString("el", i.ElementId);
        json.WriteString("text", i.Message);
        json.WriteString("act", i.ActivityId);
    }

    private static void Key(Utf8JsonWriter json, string name, DefinitionKey key)
    {
        json.WriteStartArray(name);
        json.WriteStringValue(key.ProcessId);
        json.WriteStringValue(key.Version);
        json.WriteStringValue(key.Hash);
        json.WriteEndArray();
    }

    private static void Flag(Utf8JsonWriter json, string name, bool value)
    {
        if (value)
        {
            json.WriteBoolean(name, value);
        }
    }

    private static void Optional(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }

    private static void Map(Utf8JsonWriter json, string name, ImmutableDictionary<string, string> map)
    {
        if (map.IsEmpty)
        {
            return;
        }

        json.WriteStartObject(name);
        foreach (var (key, value) in map.OrderBy(p => p.Key, StringComparer.Ordinal))
        {
            json.WriteString(key, value);
        }

        json.WriteEndObject();
    }

    private static void Strings(Utf8JsonWriter json, string name, ImmutableArray<string> values)
    {
        if (values.IsEmpty)
        {
            return;
        }

        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }

    private static void List<T>(Utf8JsonWriter json, string name, ImmutableArray<T> items, Action<Utf8JsonWriter, T> write)
    {
        if (items.IsEmpty)
        {
            return;
        }

        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(json, item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
