using System.Collections.Immutable;
using System.Xml.Linq;

namespace Otasuketai.Bpmn.Tests.Properties;

/// <summary>
/// A second reading of BPMN 13.4 for graphs of user tasks and gateways, written from the text and sharing nothing with the engine: tokens lie on flows and in
/// tasks, and where several inclusive joins may fire every order is kept. A place is the id of a flow (at a join) or of a task.
/// </summary>
internal sealed class TokenGame
{
    private const int MostMoves = 400;
    private const int MostPlaces = 40;
    private const int MostOrders = 64;

    private readonly Dictionary<string, string> _kinds;
    private readonly ImmutableArray<Flow> _flows;

    public TokenGame(string xml)
    {
        var process = XDocument.Parse(xml).Descendants(XName.Get("process", Namespaces.Model)).Single();
        var defaults = process.Elements().Select(e => (string?)e.Attribute("default")).ToHashSet();
        _kinds = process.Elements().Where(e => e.Name.LocalName != "sequenceFlow").ToDictionary(e => (string)e.Attribute("id")!, e => e.Name.LocalName);
        _flows = [.. process.Elements().Where(e => e.Name.LocalName == "sequenceFlow").Select(e => new Flow(
            (string)e.Attribute("id")!, (string)e.Attribute("sourceRef")!, (string)e.Attribute("targetRef")!, e.Value.Length == 0 ? null : e.Value.Split(' ')[0], defaults.Contains((string)e.Attribute("id")!)))];
    }

    private sealed record Flow(string Id, string From, string To, string? Variable, bool IsDefault);

    /// <summary>Every situation the beginning may lead to; null when it never comes to rest, or in too many ways.</summary>
    public IReadOnlyCollection<string>? Start(IReadOnlyDictionary<string, string> variables) => Rest([.. Out(_kinds.Single(k => k.Value == "startEvent").Key, variables).Select(f => f.Id)], [], variables);

    /// <summary>Every situation after a task was done, out of those that were possible before.</summary>
    public IReadOnlyCollection<string>? Done(IReadOnlyCollection<string> before, string task, IReadOnlyDictionary<string, string> variables)
    {
        var after = new HashSet<string>(StringComparer.Ordinal);
        foreach (var places in before.Select(b => b.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToList()))
        {
            places.Remove(task);
            if (Rest([.. Out(task, variables).Select(f => f.Id)], places, variables) is not { } rest)
            {
                return null;
            }

            after.UnionWith(rest);
        }

        return after.Count > MostOrders ? null : after;
    }

    /// <summary>A situation in writing: its places in order.</summary>
    public static string Write(IEnumerable<string> places) => string.Join(' ', places.Order(StringComparer.Ordinal));

    private HashSet<string>? Rest(List<string> moving, List<string> resting, IReadOnlyDictionary<string, string> variables)
    {
        var open = new Stack<(List<string> Moving, List<string> Resting)>([(moving, resting)]);
        var ends = new HashSet<string>(StringComparer.Ordinal);
        for (var moves = 0; open.TryPop(out var at); moves++)
        {
            if (moves > MostMoves || ends.Count > MostOrders || at.Resting.Count > MostPlaces)
            {
                return null;
            }

            if (at.Moving.Count > 0)
            {
                open.Push(Move(at.Moving, at.Resting, variables));
                continue;
            }

            var ready = _kinds.Keys.Where(k => _kinds[k] == "inclusiveGateway" && Into(k).Count > 1 && MayFire(k, at.Resting)).ToList();
            ready.ForEach(join => open.Push(Fire(join, at.Resting, variables)));
            if (ready.Count == 0)
            {
                ends.Add(Write(at.Resting));
            }
        }

        return ends;
    }

    private (List<string> Moving, List<string> Resting) Move(List<string> moving, List<string> resting, IReadOnlyDictionary<string, string> variables)
    {
        var flow = _flows.Single(f => f.Id == moving[^1]);
        var (rest, node) = (moving[..^1], flow.To);
        return _kinds[node] switch
        {
            "endEvent" => (rest, resting),
            "userTask" => (rest, [.. resting, node]),
            "parallelGateway" when Into(node).TrueForAll(f => f == flow.Id || resting.Contains(f)) => With(Fire(node, [.. resting, flow.Id], variables), rest),
            "parallelGateway" => (rest, [.. resting, flow.Id]),
            "inclusiveGateway" when Into(node).Count > 1 => (rest, [.. resting, flow.Id]),
            _ => ([.. rest, .. Out(node, variables).Select(f => f.Id)], resting),
        };
    }

    private static (List<string>, List<string>) With((List<string> Moving, List<string> Resting) fired, List<string> rest) => ([.. rest, .. fired.Moving], fired.Resting);

    /// <summary>One token of every flow that has any goes in; what comes out moves on.</summary>
    private (List<string> Moving, List<string> Resting) Fire(string join, List<string> resting, IReadOnlyDictionary<string, string> variables)
    {
        var left = resting.ToList();
        Into(join).ForEach(f => left.Remove(f));
        return ([.. Out(join, variables).Select(f => f.Id)], left);
    }

    /// <summary>13.4.3: some flow has a token, and whatever can still come to an empty one by sequence flows, not passing the join, can also come to one that has.</summary>
    private bool MayFire(string join, List<string> resting)
    {
        var (has, lacks) = (Into(join).Where(resting.Contains).ToHashSet(), Into(join).Where(f => !resting.Contains(f)).ToHashSet());
        var others = resting.Except(has).Select(place => Arrivals(_kinds.ContainsKey(place) ? place : _flows.Single(f => f.Id == place).To, join));
        return has.Count > 0 && others.All(arrivals => !arrivals.Overlaps(lacks) || arrivals.Overlaps(has));
    }

    /// <summary>The flows into the join which a token at that node may come by.</summary>
    private HashSet<string> Arrivals(string from, string join)
    {
        var (found, seen, open) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal), new Queue<string>([from]));
        while (open.TryDequeue(out var node))
        {
            foreach (var flow in seen.Add(node) ? _flows.Where(f => f.From == node) : [])
            {
                if (flow.To == join)
                {
                    found.Add(flow.Id);
                }
                else
                {
                    open.Enqueue(flow.To);
                }
            }
        }

        return found;
    }

    private List<string> Into(string node) => [.. _flows.Where(f => f.To == node).Select(f => f.Id)];

    private IEnumerable<Flow> Out(string node, IReadOnlyDictionary<string, string> variables)
    {
        var all = _flows.Where(f => f.From == node).ToList();
        if (_kinds[node] is not ("exclusiveGateway" or "inclusiveGateway"))
        {
            return all;
        }

        var taken = all.Where(f => !f.IsDefault && (f.Variable is null || variables[f.Variable] == "1")).ToList();
        return taken.Count == 0 ? all.Where(f => f.IsDefault) : _kinds[node] == "exclusiveGateway" ? taken.Take(1) : taken;
    }
}
