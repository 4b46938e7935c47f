using System.Collections.Immutable;
using System.Xml.Linq;

namespace Otasuketai.Bpmn.Tests.Conformance;

/// <summary>The decisions of a model put into the adapter's hand: one variable per flow that could or could not be taken.</summary>
internal sealed class Steering
{
    private readonly Dictionary<string, string> _variables = new(StringComparer.Ordinal);
    private readonly ILookup<string, string> _flows;

    public Steering(XElement root)
    {
        var defaults = root.Descendants().Select(e => e.Attribute("default")?.Value).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var choices = Rewrite.All(root, "exclusiveGateway", "inclusiveGateway").Select(Rewrite.Id).ToHashSet(StringComparer.Ordinal);
        var flows = Rewrite.All(root, "sequenceFlow").ToLookup(f => f.Attribute("sourceRef")?.Value ?? "");
        foreach (var flow in flows.Where(g => choices.Contains(g.Key) && g.Count() > 1).SelectMany(g => g).Concat(Rewrite.All(root, "sequenceFlow").Where(f => f.Element(Rewrite.Model + "conditionExpression") is not null)).Distinct().ToList())
        {
            Steer(flow, defaults);
        }

        _flows = flows.SelectMany(g => g, (g, f) => (g.Key, Id: Rewrite.Id(f))).ToLookup(f => f.Key, f => f.Id, StringComparer.Ordinal);
        foreach (var group in _flows)
        {
            Take(group.Key, [group.First()]);
        }
    }

    /// <summary>What every decision is now; until told otherwise a gateway takes its first flow.</summary>
    public ImmutableDictionary<string, string> Decisions { get; private set; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Out of that element exactly these flows.</summary>
    public void Take(string elementId, IReadOnlyCollection<string> flowIds)
    {
        foreach (var flow in _flows[elementId].Where(_variables.ContainsKey))
        {
            Decisions = Decisions.SetItem(_variables[flow], flowIds.Contains(flow) ? "1" : "0");
        }
    }

    private void Steer(XElement flow, HashSet<string> defaults)
    {
        flow.Elements(Rewrite.Model + "conditionExpression").Remove();
        if (!defaults.Contains(Rewrite.Id(flow)))
        {
            var condition = new XElement(Rewrite.Model + "conditionExpression");
            var variable = $"f{_variables.Count}";
            _variables[Rewrite.Id(flow)] = variable;
            Rewrite.Condition(condition, variable);
            flow.Add(condition);
        }
    }
}
