using System.Collections.Immutable;

namespace Otasuketai.Bpmn;

/// <summary>How an instance begins.</summary>
public sealed record StartInput
{
    /// <summary>The host's id of the instance.</summary>
    public required string InstanceId { get; init; }

    /// <summary>Variables: text, numbers and JSON as text. Small: what conditions and collections need, never the case itself.</summary>
    public ImmutableDictionary<string, string> Variables { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The start event to use; null = by <see cref="MessageName"/> or <see cref="SignalName"/>, else the none start, else the only start.</summary>
    public string? StartEventId { get; init; }

    /// <summary>Start at the message start of that message.</summary>
    public string? MessageName { get; init; }

    /// <summary>Start at the signal start of that signal.</summary>
    public string? SignalName { get; init; }
}
