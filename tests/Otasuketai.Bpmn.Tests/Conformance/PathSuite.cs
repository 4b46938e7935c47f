using System.Collections.Immutable;
using System.Text.Json;

namespace Otasuketai.Bpmn.Tests.Conformance;

/// <summary>paths: the adapter steers along a path of nodes; the engine must visit exactly these in this order (multi-instance bodies may repeat).</summary>
internal static class PathSuite
{
    public static Verdict Judge(string folder, JsonElement c)
    {
        var model = new PathModel(Rewrite.Load(Rewrite.File(folder, c)));
        var nodes = c.GetProperty("expect").GetProperty("nodes").EnumerateArray().Select(n => n.GetString()!).ToList();
        if (!nodes.TrueForAll(model.Has))
        {
            return new Verdict.Refused(); // the path is another file's: it names nodes that this one does not have
        }

        var adapter = new Adapter { OnTask = _ => Adapter.Answer.Waits };
        var problems = adapter.Deploy(model.Xml, ReaderRules.Sketch);
        if (!problems.IsEmpty)
        {
            return problems.Any(p => p.Code is ProblemCodes.Element or ProblemCodes.Attribute or ProblemCodes.Boundary)
                ? new Verdict.Refused()
                : new Verdict.Failed(string.Join(" | ", problems.Select(p => $"{p.Code} {p.ElementId} {p.En}")));
        }

        foreach (var stub in model.Stubs)
        {
            adapter.Deploy(stub, ReaderRules.House);
        }

        var way = c.GetProperty("startsAtStartEvent").GetBoolean() ? [] : model.WayTo(nodes[0]);
        return new PathWalk(adapter, model, [.. way, .. nodes]).Walk(c.GetProperty("process").GetString()!) is { } why ? new Verdict.Failed(why) : new Verdict.Passed();
    }

    private sealed class PathWalk(Adapter adapter, PathModel model, IReadOnlyList<string> path)
    {
        private const int MostMoves = 200;

        private int _at;
        private int _seen;
        private string _ending = "";

        /// <summary>Null when the engine visited the path, else where it left it.</summary>
        public string? Walk(string process)
        {
            Steer();
            adapter.Start(process, Variables(), path[0]);
            for (var move = 0; move < MostMoves; move++)
            {
                if (Follow() is { } why)
                {
                    return why;
                }

                if (_at == path.Count)
                {
                    return null;
                }

                Steer();
                if (!Move())
                {
                    return $"stops before {path[_at]}";
                }
            }

            return $"never comes to {path[_at]}";
        }

        /// <summary>Takes the new entries of the trace along the path.</summary>
        private string? Follow()
        {
            foreach (var entry in adapter.Trace.Skip(_seen).Where(t => t.Kind is TraceKind.Enter or TraceKind.Incident).ToList())
            {
                var node = entry.ElementId;
                if (entry.Kind == TraceKind.Incident && _at < path.Count)
                {
                    return $"incident at {node}: {entry.Note}";
                }

                if (_at < path.Count && node == path[_at])
                {
                    _at++;
                }
                else if (_at < path.Count && !IsAside(node))
                {
                    return $"visits {node} instead of {path[_at]}";
                }
            }

            _seen = adapter.Trace.Count;
            return null;
        }

        /// <summary>Not on the path and not against it: a sub-process around its nodes, a body again, a node of the adapter.</summary>
        private bool IsAside(string node) => PathModel.IsOwn(node) || model.IsSubProcess(node)
            || (path.Take(_at).Contains(node) && model.MayRepeat(node));

        /// <summary>Each gateway ahead takes the flow that leads to the node after it.</summary>
        private void Steer()
        {
            for (var i = path.Count - 2; i >= Math.Max(_at - 1, 0); i--)
            {
                if (model.FlowTo(path[i], path[i + 1]) is { } flow)
                {
                    model.Steering.Take(path[i], [flow]);
                }
            }

            var next = _at < path.Count ? path[_at] : "";
            _ending = model.IsBoundary(next) && model.IsCall(model.HostOf(next)!) && model.CatchesEnd(next) ? PathModel.EndingFor(next) : "";
            adapter.Set(Variables());
        }

        /// <summary>The event that comes next, else whatever waits first.</summary>
        private bool Move()
        {
            var next = path[_at];
            if (_ending.Length > 0)
            {
                return adapter.Deliver(PathModel.StubOf(model.HostOf(next)!) + "_work") || adapter.Deliver(next);
            }

            if (model.IsBoundary(next) && model.ErrorOf(next) is { } code)
            {
                return adapter.Fail(model.HostOf(next)!, code);
            }

            return adapter.Deliver(next) || adapter.Waiting().Any(adapter.Deliver);
        }

        private ImmutableDictionary<string, string> Variables() => model.Steering.Decisions.Add(PathModel.Members, """["one","two"]""").Add(PathModel.Ending, _ending.Length == 0 ? "none" : _ending);
    }
}
