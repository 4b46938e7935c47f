using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace Otasuketai.Bpmn;

/// <summary>The reading half of <see cref="InstanceJson"/>.</summary>
internal static class InstanceParser
{
    public static Instance Read(JsonElement e) => new()
    {
        Id = Text(e, "id"),
        Definition = Key(e.GetProperty("def")),
        Status = (InstanceStatus)Number(e, "st"),
        Sequence = Number(e, "seq"),
        Outcome = Optional(e, "out"),
        Variables = Map(e, "vars") ?? ImmutableDictionary<string, string>.Empty,
        Scopes = List(e, "sc", Scope),
        Activities = [.. List(e, "act", Together).SelectMany(runs => runs)],
        Joins = List(e, "join", j => new JoinToken(Text(j, "sc"), Text(j, "el"), Text(j, "fl"), Optional(j, "out"))),
        Timers = List(e, "tim", Timer),
        Subscriptions = List(e, "sub", s => new Subscription(Text(s, "id"), Text(s, "el"), Text(s, "act"), Text(s, "msg"), Text(s, "key"), Flag(s, "sig"))),
        Messages = List(e, "msg", m => new BufferedMessage(Text(m, "msg"), Text(m, "key"), Text(m, "id"), Map(m, "vars"), Moment(m, "until"))),
        Incidents = List(e, "inc", i => new Incident(Text(i, "code"), Text(i, "el"), Text(i, "text"), Text(i, "act"))),
        Consumed = Strings(e, "con"),
        Visited = Strings(e, "vis"),
        Here = Strings(e, "here"),
    };

    private static Scope Scope(JsonElement e) => new(
        Text(e, "id"),
        Text(e, "el"),
        Optional(e, "par"),
        e.TryGetProperty("def", out var key) ? Key(key) : null,
        Optional(e, "out"),
        Flag(e, "int"));

    private static IEnumerable<ActivityInstance> Together(JsonElement e) =>
        Optional(e, "ids") is { } numbers ? Runs.Each(Activity(e), numbers, Strings(e, "each")) : [Activity(e)];

    private static ActivityInstance Activity(JsonElement e) => new()
    {
        Id = Text(e, "id"),
        ScopeId = Text(e, "sc"),
        ElementId = Text(e, "el"),
        Outcome = Optional(e, "out"),
        State = (ActivityState)Number(e, "st"),
        Due = Optional(e, "due") is { } due ? DateOnly.ParseExact(due, "O", CultureInfo.InvariantCulture) : null,
        OuterId = Optional(e, "outer"),
        Assignee = Optional(e, "for"),
        Loop = e.TryGetProperty("n", out var total) ? new LoopState(total.GetInt32(), Number(e, "done"), Strings(e, "next"), Strings(e, "outs")) : null,
    };

    private static ArmedTimer Timer(JsonElement e) => new(
        Text(e, "id"),
        Text(e, "el"),
        Text(e, "act"),
        e.GetProperty("due").GetDateTimeOffset(),
        Moment(e, "from"),
        Number(e, "nth"));

    private static DefinitionKey Key(JsonElement e) => new(e[0].GetString()!, e[1].GetString()!, e[2].GetString()!);

    private static string Text(JsonElement e, string name) => e.GetProperty(name).GetString()!;

    private static string? Optional(JsonElement e, string name) => e.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static bool Flag(JsonElement e, string name) => e.TryGetProperty(name, out var value) && value.GetBoolean();

    private static DateTimeOffset? Moment(JsonElement e, string name) => e.TryGetProperty(name, out var value) ? value.GetDateTimeOffset() : null;

    private static int Number(JsonElement e, string name) => e.TryGetProperty(name, out var value) ? value.GetInt32() : 0;

    private static ImmutableDictionary<string, string>? Map(JsonElement e, string name) =>
        e.TryGetProperty(name, out var map) ? map.EnumerateObject().ToImmutableDictionary(p => p.Name, p => p.Value.GetString()!) : null;

    private static ImmutableArray<string> Strings(JsonElement e, string name) =>
        e.TryGetProperty(name, out var list) ? [.. list.EnumerateArray().Select(s => s.GetString()!)] : [];

    private static ImmutableArray<T> List<T>(JsonElement e, string name, Func<JsonElement, T> read) =>
        e.TryGetProperty(name, out var list) ? [.. list.EnumerateArray().Select(read)] : [];
}
