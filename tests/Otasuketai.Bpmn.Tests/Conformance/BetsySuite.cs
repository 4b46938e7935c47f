using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace Otasuketai.Bpmn.Tests.Conformance;

/// <summary>betsy: a process and the multiset of what its scripts logged. Its models are read by the standard's rules for executable models.</summary>
internal static class BetsySuite
{
    private const string Marker = "MARKER_exists";

    /// <summary>Every invalid model is refused; the sentence of each is the engine's.</summary>
    public static Verdict JudgeInvalid(string folder, JsonElement c)
    {
        var problems = Deploy(new Adapter(), Load(folder, c));
        return problems.IsEmpty ? new Verdict.Failed("deployed") : new Verdict.Passed();
    }

    public static Verdict Judge(string folder, JsonElement c)
    {
        var expected = c.GetProperty("expect").GetProperty("trace").EnumerateArray().Select(t => t.GetString()!).Order(StringComparer.Ordinal).ToList();
        var outside = c.GetProperty("outsideProductProfile").GetArrayLength() > 0;
        var run = new BetsyRun(Load(folder, c));
        var problems = run.Deploy();
        if (!problems.IsEmpty && outside)
        {
            return new Verdict.Refused();
        }

        var log = problems.IsEmpty ? run.Play(c) : ["ERROR"];
        var actual = log.Where(l => l != Marker || expected.Contains(Marker)).Order(StringComparer.Ordinal).ToList();
        var same = actual.SequenceEqual(expected) || (expected is [var one] && one.StartsWith("ERROR", StringComparison.Ordinal) && actual is [var only] && only.StartsWith("ERROR", StringComparison.Ordinal));
        return same ? new Verdict.Passed() : new Verdict.Failed($"[{string.Join(' ', actual)}] instead of [{string.Join(' ', expected)}]{Why(problems)}");
    }

    private static string Why(ImmutableArray<Problem> problems) => string.Concat(problems.Select(p => $" | {p.Code} {p.ElementId} {p.En}"));

    private static BetsyModel Load(string folder, JsonElement c) => new(Rewrite.File(folder, c));

    private static ImmutableArray<Problem> Deploy(Adapter adapter, BetsyModel model) => adapter.Deploy(model.Xml, ReaderRules.Executable);

    /// <summary>One case on its way: the variables, and what the scripts logged.</summary>
    private sealed class BetsyRun(BetsyModel model)
    {
        private readonly Adapter _adapter = new();
        private readonly List<string> _log = [];
        private readonly List<DateTimeOffset> _stamps = [];
        private string _test = "";
        private string _data = "";
        private int _number;

        public ImmutableArray<Problem> Deploy() => BetsySuite.Deploy(_adapter, model);

        public List<string> Play(JsonElement c)
        {
            var variables = c.GetProperty("variables");
            _test = variables.TryGetProperty("test", out var test) ? test.GetString()! : "";
            _number = variables.TryGetProperty("integerVariable", out var number) ? number.GetInt32() : 0;
            _adapter.OnTask = element => Do(model.ScriptOf(element));
            var until = _adapter.Now.AddMilliseconds(c.GetProperty("advanceVirtualMs").GetInt32());
            foreach (var process in c.GetProperty("alsoStart").EnumerateArray().Append(c.GetProperty("process")))
            {
                _adapter.Start(process.GetString()!, model.Variables(_test, _number, _data));
            }

            _adapter.AdvanceTo(until);
            var incidents = _adapter.Trace.Where(t => t.Kind == TraceKind.Incident).Select(t => t.Note == IncidentCodes.UncaughtError ? "ERROR_thrownErrorEvent" : "ERROR_runtime");
            return [.. _log, .. incidents, .. _adapter.Refused is { } refused ? new[] { "ERROR_" + refused } : []];
        }

        private Adapter.Answer Do(string script)
        {
            switch (script)
            {
                case "CREATE_MARKER_FILE":
                    _log.Add(Marker);
                    break;
                case "INCREMENT_INTEGER_VARIABLE_AND_LOG":
                    _number++;
                    _log.Add("INCREMENT");
                    break;
                case "INCREMENT_INTEGER_VARIABLE":
                    _number++;
                    break;
                case "SET_STRING_DATA":
                    _data = "String";
                    break;
                case "LOG_DATA":
                    _log.Add(_adapter.Instances.Any(i => i.Variables.GetValueOrDefault("data") == "String") ? "DATA_correct" : "DATA_lost");
                    break;
                case "THROW_ERROR":
                    return new Adapter.Answer.Throws("ERR_CODE");
                case var word when word.StartsWith("SCRIPT_", StringComparison.Ordinal):
                    _log.Add(word);
                    break;
                case var word when word.StartsWith("CREATE_TIMESTAMP_LOG_", StringComparison.Ordinal):
                    Stamp();
                    return Done(10);
                case "WAIT_TEN_SECONDS":
                    return Done(10);
            }

            return Done(0);
        }

        /// <summary>Two tasks that both take time ran in parallel when the second began before the first was done.</summary>
        private void Stamp()
        {
            _stamps.Add(_adapter.Now);
            if (_stamps is [var first, var second])
            {
                _log.Add(second - first < TimeSpan.FromSeconds(10) ? "EXECUTION_parallel" : "EXECUTION_sequential");
            }
        }

        private Adapter.Answer.Done Done(int seconds) => new(model.Variables(_test, _number, _data), TimeSpan.FromSeconds(seconds));
    }
}
