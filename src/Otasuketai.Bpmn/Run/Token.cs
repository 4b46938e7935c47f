namespace Otasuketai.Bpmn;

/// <summary>A token on its way: where it lives, which outcome it carries, the flow it came by, and whether an operator let it pass.</summary>
internal readonly record struct Token(LiveScope Scope, string? Outcome, string? FlowId = null, bool IsSkipped = false);

/// <summary>An open scope during a step.</summary>
internal sealed class LiveScope(Scope data, Definition definition, LiveScope? parent)
{
    public string Id { get; } = data.Id;

    public Scope Data { get; } = data;

    public Definition Definition { get; } = definition;

    public LiveScope? Parent { get; } = parent;

    /// <summary>Prefix of element names in Visited and Here: the call activities around this scope.</summary>
    public string Path { get; } = data.Called is null ? parent?.Path ?? "" : $"{parent!.Path}{data.ElementId}/";

    /// <summary>Outcome of the last token that ended here.</summary>
    public string? Outcome { get; set; } = data.Outcome;

    /// <summary>Tokens on their way, waiting in activities, or waiting at joins.</summary>
    public int Live { get; set; }

    /// <summary>Done or cancelled in this step: tokens still on their way are dropped.</summary>
    public bool Closed { get; set; }

    public Node Node(string id) => Definition.Find(id) ?? throw new InvalidOperationException($"Element {id} is not in {Definition.ProcessId}.");
}
