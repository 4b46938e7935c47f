namespace Otasuketai.Bpmn;

/// <content>Opening scopes: the process, an embedded sub-process, a called process, an event sub-process.</content>
internal sealed partial class Stepper
{
    /// <summary>Calls within calls; deeper is a circle.</summary>
    private const int MaxDepth = 16;

    /// <summary>The first step: a token at a start.</summary>
    public void Begin(Node start)
    {
        var root = _scopes[0];
        ArmHandlers(root);
        Send(start, new Token(root, null));
    }

    /// <summary>Opens a scope inside an activity, with a token at its start.</summary>
    public void OpenInside(ActivityInstance activity, Token token, Node start, Definition? called = null)
    {
        var data = new Scope(activity.Id, activity.ElementId, token.Scope.Id, called?.Key, null);
        var scope = new LiveScope(data, called ?? token.Scope.Definition, token.Scope);
        _scopes.Add(scope);
        ArmHandlers(scope);
        Send(start, new Token(scope, token.Outcome));
    }

    /// <summary>The newest definition of a process with its start; null when unknown, without a plain start, or nested too deep.</summary>
    public (Definition Definition, StartEvent Start)? Callee(string processId, LiveScope caller)
    {
        var depth = 0;
        for (var scope = caller; scope is not null; scope = scope.Parent)
        {
            depth += scope.Data.Called is null ? 0 : 1;
        }

        var key = depth < MaxDepth ? Context.Latest(processId) : null;
        var definition = key is null ? null : Context.Definitions(key);
        return definition?.PlainStart is { } start ? (definition, start) : null;
    }
}
