using System.Text.Json;
using System.Xml.Linq;

namespace Otasuketai.Bpmn.Tests.Conformance;

/// <summary>tokensim: events triggered one by one; which flow nodes are activated and what stays open is compared after each.</summary>
internal static class TokenSuite
{
    public static Verdict Judge(string folder, JsonElement c)
    {
        var root = Rewrite.Load(Rewrite.File(folder, c));
        foreach (var send in Rewrite.All(root, "sendTask").Where(s => s.Attribute("messageRef") is null))
        {
            send.Name = Rewrite.Model + "task";
        }

        Rewrite.Tasks(root, _ => true);
        new Payloads(root).FillClicked();
        var steering = new Steering(root);
        var adapter = new Adapter();
        var problems = adapter.Deploy(root.ToString(SaveOptions.DisableFormatting), ReaderRules.Sketch);
        if (!problems.IsEmpty)
        {
            return c.GetProperty("outsideProductProfile").GetArrayLength() > 0
                ? new Verdict.Refused()
                : new Verdict.Failed(string.Join(" | ", problems.Select(p => $"{p.Code} {p.ElementId} {p.En}")));
        }

        var flows = Rewrite.All(root, "messageFlow").ToDictionary(Rewrite.Id, f => f.Attribute("targetRef")?.Value ?? "");
        return new TokenPlay(adapter, steering, flows).Play(c.GetProperty("steps")) is { } why ? new Verdict.Failed(why) : new Verdict.Passed();
    }

    private sealed class TokenPlay
    {
        private readonly Adapter _adapter;
        private readonly Steering _steering;
        private readonly Dictionary<string, string> _messageFlows;
        private readonly HashSet<string> _waits = [];
        private Dictionary<string, int> _open = [];
        private int _seen;

        public TokenPlay(Adapter adapter, Steering steering, Dictionary<string, string> messageFlows)
        {
            (_adapter, _steering, _messageFlows) = (adapter, steering, messageFlows);
            adapter.OnTask = element => _waits.Contains(element)
                ? Adapter.Answer.Waits
                : new Adapter.Answer.Done(_steering.Decisions, TimeSpan.Zero);
        }

        /// <summary>Null when all went as expected, else what did not.</summary>
        public string? Play(JsonElement steps) => steps.EnumerateArray().Select(Step).FirstOrDefault(why => why is not null);

        private string? Step(JsonElement step)
        {
            switch (step.GetProperty("op").GetString())
            {
                case "config":
                    Configure(step);
                    return null;
                case "waitAt":
                    _waits.Add(step.GetProperty("element").GetString()!);
                    return null;
                case "trigger":
                    return Trigger(step.GetProperty("element").GetString()!);
                case "signal":
                    return Trigger(_messageFlows[step.GetProperty("element").GetString()!]);
                case "expect":
                    return Expect(step);
                case var other:
                    return $"the step '{other}' is unknown";
            }
        }

        private void Configure(JsonElement step)
        {
            var flows = step.GetProperty("activeOutgoing");
            _steering.Take(step.GetProperty("element").GetString()!, flows.ValueKind == JsonValueKind.Array ? [.. flows.EnumerateArray().Select(f => f.GetString()!)] : [flows.GetString()!]);
            _adapter.Set(_steering.Decisions);
        }

        private string? Trigger(string element)
        {
            if (_adapter.Definitions.FirstOrDefault(d => d.Starts.Any(s => s.Id == element)) is { } definition)
            {
                _adapter.Start(definition.ProcessId, _steering.Decisions, element);
                return null;
            }

            return _adapter.Deliver(element) ? null : $"nothing waits at {element}";
        }

        private string? Expect(JsonElement step)
        {
            var entered = _adapter.Trace.Skip(_seen).Where(t => t.Kind == TraceKind.Enter).Select(t => t.ElementId);
            var activations = Compare("activated", Count(entered), step.GetProperty("activations"));
            var open = Count(_adapter.Open());
            var delta = open.Keys.Union(_open.Keys).ToDictionary(k => k, k => open.GetValueOrDefault(k) - _open.GetValueOrDefault(k)).Where(d => d.Value != 0).ToDictionary();
            (_seen, _open) = (_adapter.Trace.Count, open);
            return activations ?? Compare("open", delta, step.GetProperty("openDelta"));
        }

        private static Dictionary<string, int> Count(IEnumerable<string> names) => names.GroupBy(n => n).ToDictionary(g => g.Key, g => g.Count());

        private static string? Compare(string what, Dictionary<string, int> actual, JsonElement expected)
        {
            var wanted = expected.EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetInt32());
            var differ = actual.Keys.Union(wanted.Keys).Where(k => actual.GetValueOrDefault(k) != wanted.GetValueOrDefault(k)).Order(StringComparer.Ordinal).ToList();
            return differ.Count == 0 ? null : $"{what}: " + string.Join(", ", differ.Select(k => $"{k} {actual.GetValueOrDefault(k)} instead of {wanted.GetValueOrDefault(k)}"));
        }
    }
}
