namespace Otasuketai.Bpmn;

/// <content>How tokens move (BPMN 7.1.1, 13.2 to 13.4).</content>
internal sealed partial class Stepper
{
    /// <summary>More moves without waiting are an endless loop.</summary>
    private const int MaxMoves = 10_000;

    private readonly Queue<(Node Node, Token Token)> _moving = new();
    private readonly List<SequenceFlow> _chosen = [];
    private Func<string, string?>? _variable;
    private int _moves;
    private int _mostMoves = MaxMoves;

    /// <summary>Puts a new token at a node.</summary>
    public void Send(Node node, Token token)
    {
        token.Scope.Live++;
        _moving.Enqueue((node, token));
    }

    /// <summary>The token has done what the node asks and goes on by the flows that fit; it ends where none leaves.</summary>
    public void Leave(Node node, Token token)
    {
        if (token.OuterId is { } outerId)
        {
            OneDone(node, outerId, token.Outcome);
            return;
        }

        if (!Choose(node, token.Outcome, out var code, out var why))
        {
            var stuck = Hold(node, token, ActivityState.Stuck);
            Raise(code, stuck, why);
            return;
        }

        Trace(TraceKind.Leave, node.Id);
        Visit(token.Scope, node.Id);
        Go(token);
    }

    /// <summary>The token goes on at another node of its scope, without a flow (a link).</summary>
    public void Jump(Node node, string targetId, Token token)
    {
        Trace(TraceKind.Leave, node.Id);
        Visit(token.Scope, node.Id);
        _moving.Enqueue((token.Scope.Node(targetId), token));
    }

    /// <summary>The token reached an end of its scope.</summary>
    public void End(Node node, Token token)
    {
        Trace(TraceKind.Leave, node.Id);
        Visit(token.Scope, node.Id);
        token.Scope.Outcome = token.Outcome;
        Consume(token.Scope);
    }

    /// <summary>Closes the scope with all that still lives in it; used by a terminate end (BPMN 10.5.3).</summary>
    public void Terminate(Node node, Token token)
    {
        Trace(TraceKind.Leave, node.Id);
        Visit(token.Scope, node.Id);
        CancelInside(token.Scope);
        token.Scope.Outcome = token.Outcome;
        Complete(token.Scope);
    }

    private bool Drain()
    {
        do
        {
            while (_moving.TryDequeue(out var move))
            {
                if (++_moves > _mostMoves)
                {
                    return false;
                }

                if (move.Token.IsAlive)
                {
                    Arrive(move.Node, move.Token);
                }
            }
        }
        while (FireInclusive() || DeliverKept());
        return true;
    }

    private void Arrive(Node node, Token token)
    {
        if (token.OuterId is { } outerId)
        {
            if (Activity(outerId) is not null)
            {
                node.Enter(this, token);
            }

            return;
        }

        Trace(TraceKind.Enter, node.Id);
        if (node.Loop is { } loop)
        {
            EnterMany(node, loop, token);
        }
        else if (node.Repeat is { } repeat)
        {
            EnterLoop(node, repeat, token);
        }
        else
        {
            node.Enter(this, token);
        }
    }

    private void Go(Token token)
    {
        if (_chosen.Count == 0)
        {
            token.Scope.Outcome = token.Outcome;
        }

        foreach (var flow in _chosen)
        {
            Send(token.Scope.Node(flow.TargetId), token with { FlowId = flow.Id });
        }

        Consume(token.Scope);
    }

    /// <summary>One token less; a scope without token is complete (BPMN 13.3.4).</summary>
    private void Consume(LiveScope scope)
    {
        scope.Live--;
        if (scope.Live == 0 && !scope.Closed)
        {
            Complete(scope);
        }
    }

    private void Complete(LiveScope scope)
    {
        CloseScope(scope);
        if (scope.Parent is null)
        {
            Over(InstanceStatus.Finished, scope.Outcome);
            return;
        }

        var around = Activity(scope.Id)!;
        CompleteActivity(around, scope.Outcome);
    }

    private void Over(InstanceStatus status, string? outcome)
    {
        _status = status;
        _outcome = outcome;
        _messages.Clear();
        Emit(new Effect.Finished(outcome));
    }

    /// <summary>Fills <see cref="_chosen"/>; false with the reason when no flow fits.</summary>
    private bool Choose(Node node, string? outcome, out string code, out string why)
    {
        _chosen.Clear();
        (code, why) = (IncidentCodes.NoFlow, $"No flow out of '{node.Id}' fits the outcome '{outcome}', and there is no default.");
        var exclusive = node is ExclusiveGateway;
        SequenceFlow? fallback = null;
        var anyChosen = false;
        foreach (var flow in node.Outgoing)
        {
            if (flow.IsDefault)
            {
                fallback = flow;
                continue;
            }

            if (Fits(flow, outcome) is not { } fits)
            {
                (code, why) = (IncidentCodes.Condition, $"The condition '{flow.Condition!.Text}' of '{flow.Id}' cannot be decided: {flow.Condition.WhyUndecided(Variable, Context.Now)}.");
                return false;
            }

            if (fits)
            {
                _chosen.Add(flow);
                anyChosen |= !flow.IsUnconditional;
                if (exclusive)
                {
                    return true;
                }
            }
        }

        if (!anyChosen && fallback is not null)
        {
            _chosen.Add(fallback);
        }

        return _chosen.Count > 0 || node.Outgoing.IsEmpty;
    }

    /// <summary>The text of a variable, or null: one delegate for all conditions of the step.</summary>
    private Func<string, string?> Variable => _variable ??= name => Variables.GetValueOrDefault(name);

    private bool? Fits(SequenceFlow flow, string? outcome) => flow.Condition is { } condition
        ? condition.Evaluate(Variable, Context.Now)
        : flow.Outcomes.IsEmpty || (outcome is not null && flow.Outcomes.Contains(outcome));
}
