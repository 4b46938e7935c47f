namespace Otasuketai.Bpmn;

/// <summary>A token on its way: where it lives, which outcome it carries, the flow it came by, and whether an operator let it pass.</summary>
internal readonly record struct Token(LiveScope Scope, string? Outcome, string? FlowId = null, bool IsSkipped = false)
{
    /// <summary>How often its scope had been interrupted when it began.</summary>
    public int Era { get; init; } = Scope.Era;

    /// <summary>For one of many, or one run of a loop; null for a token of its scope.</summary>
    public OneOfMany? Run { get; init; }

    /// <summary>The outer activity of a run.</summary>
    public string? OuterId => Run?.OuterId;

    /// <summary>False once its scope is over or was interrupted.</summary>
    public bool IsAlive => !Scope.Closed && Scope.Era == Era;
}

/// <summary>One run of an activity that runs more than once.</summary>
/// <param name="OuterId">The outer activity.</param>
/// <param name="Member">Whom it is for; null = nobody in particular.</param>
internal sealed record OneOfMany(string OuterId, string? Member)
{
    /// <summary>The run an activity is; null when it is none.</summary>
    public static OneOfMany? Of(ActivityInstance activity) => activity.OuterId is { } outer ? new OneOfMany(outer, activity.Assignee) : null;
}

/// <summary>An open scope during a step.</summary>
internal sealed class LiveScope(Scope data, Definition definition, LiveScope? parent)
{
    public string Id { get; } = data.Id;

    public Scope Data { get; } = data;

    public Definition Definition { get; } = definition;

    public LiveScope? Parent { get; } = parent;

    /// <summary>Prefix of element names in Visited and Here: the call activities around this scope.</summary>
    public string Path { get; } = data.Called is null ? parent?.Path ?? "" : $"{parent!.Path}{data.ElementId}/";

    /// <summary>The process or sub-process whose nodes live here.</summary>
    public string BodyId { get; } = parent is null || data.Called is not null ? definition.ProcessId : data.ElementId;

    /// <summary>Outcome of the last token that ended here.</summary>
    public string? Outcome { get; set; } = data.Outcome;

    /// <summary>An interrupting event sub-process has taken over.</summary>
    public bool Interrupted { get; set; } = data.Interrupted;

    /// <summary>Tokens on their way, waiting in activities, or waiting at joins.</summary>
    public int Live { get; set; }

    /// <summary>Counts interrupts in this step: tokens of an earlier era are dropped.</summary>
    public int Era { get; set; }

    /// <summary>Done or cancelled in this step: tokens still on their way are dropped.</summary>
    public bool Closed { get; set; }

    public Node Node(string id) => Definition.Find(id) ?? throw new InvalidOperationException($"Element {id} is not in {Definition.ProcessId}.");
}
