namespace Otasuketai.Bpmn;

/// <content>Joins of parallel and inclusive gateways (BPMN 13.4.1, 13.4.3).</content>
internal sealed partial class Stepper
{
    /// <summary>A token came to a parallel join by one flow; true when every flow has brought one, which are then taken.</summary>
    public bool Joins(Node node, Token token)
    {
        WaitAtJoin(node, token);
        foreach (var flow in node.Incoming)
        {
            if (!HasToken(token.Scope, node, flow))
            {
                return false;
            }
        }

        Take(token.Scope, node);
        return true;
    }

    /// <summary>The token waits at a join.</summary>
    public void WaitAtJoin(Node node, Token token) => _joins.Add(new JoinToken(token.Scope.Id, node.Id, token.FlowId!, token.Outcome));

    /// <summary>An operator lets a join go on with what has come.</summary>
    private void Pass(StuckJoin stuck, EngineEvent.Skip e)
    {
        var scope = Scope(stuck.ScopeId);
        var node = scope.Node(stuck.ElementId);
        var outcome = e.Outcome ?? _joins.FindLast(j => IsAt(j, scope, node))!.Outcome;
        Trace(TraceKind.Cancel, node.Id, e.Reason);
        Take(scope, node);
        Leave(node, new Token(scope, outcome));
    }

    /// <summary>Asked when everything else stands: fires the first inclusive join that nothing can reach any more.</summary>
    private bool FireInclusive()
    {
        foreach (var join in _joins)
        {
            var scope = Scope(join.ScopeId);
            if (scope.Node(join.ElementId) is InclusiveGateway gateway && IsComplete(scope, gateway))
            {
                var outcome = _joins.FindLast(j => IsAt(j, scope, gateway))!.Outcome;
                Take(scope, gateway);
                Leave(gateway, new Token(scope, outcome));
                return true;
            }
        }

        return false;
    }

    private bool IsComplete(LiveScope scope, InclusiveGateway gateway)
    {
        var toEmpty = Reaching(scope, gateway, filled: false);
        var toFilled = Reaching(scope, gateway, filled: true);
        bool Comes(string elementId) => toEmpty.Contains(elementId) && !toFilled.Contains(elementId);
        return !_activities.Exists(a => a.ScopeId == scope.Id && Comes(a.ElementId))
            && !_joins.Exists(j => j.ScopeId == scope.Id && j.ElementId != gateway.Id && Comes(j.ElementId));
    }

    /// <summary>
    /// Nodes from which a token can reach one of the gateway's filled (or empty) flows without passing the gateway: by sequence flows and links. What a
    /// boundary event may still begin is no path of the token that sits in its activity.
    /// </summary>
    private HashSet<string> Reaching(LiveScope scope, InclusiveGateway gateway, bool filled)
    {
        var found = new HashSet<string>(StringComparer.Ordinal) { gateway.Id };
        var open = new Stack<string>(gateway.Incoming.Where(f => HasToken(scope, gateway, f) == filled).Select(f => f.SourceId));
        while (open.TryPop(out var id))
        {
            if (!found.Add(id))
            {
                continue;
            }

            var node = scope.Node(id);
            foreach (var flow in node.Incoming)
            {
                open.Push(flow.SourceId);
            }

            foreach (var source in scope.Definition.LinkSources(id))
            {
                open.Push(source);
            }
        }

        found.Remove(gateway.Id);
        return found;
    }

    /// <summary>Takes one token of every flow that has any; they become one.</summary>
    private void Take(LiveScope scope, Node node)
    {
        var taken = 0;
        foreach (var flow in node.Incoming)
        {
            var at = _joins.FindIndex(j => IsAt(j, scope, node) && j.FlowId == flow.Id);
            if (at >= 0)
            {
                _joins.RemoveAt(at);
                taken++;
            }
        }

        scope.Live -= taken - 1;
    }

    private bool HasToken(LiveScope scope, Node node, SequenceFlow flow)
    {
        foreach (var join in _joins)
        {
            if (IsAt(join, scope, node) && join.FlowId == flow.Id)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsAt(JoinToken join, LiveScope scope, Node node) => join.ScopeId == scope.Id && join.ElementId == node.Id;
}
