namespace Otasuketai.Bpmn;

/// <summary>Business days; the engine knows the name of the calendar and never a holiday.</summary>
public interface IBusinessCalendar
{
    /// <summary>The day that many business days later (earlier when negative).</summary>
    DateOnly AddBusinessDays(DateOnly from, int days);
}

/// <summary>A deadline that has a name, as the policy in force has it.</summary>
/// <param name="Iso">ISO 8601 duration.</param>
/// <param name="BusinessDays">Count its days as business days.</param>
public readonly record struct NamedDuration(string Iso, bool BusinessDays);

/// <summary>Everything a step may know beside the instance and the event. The functions must be pure for the time of the step.</summary>
public sealed record EngineContext
{
    /// <summary>The database's time.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>A stored definition; null = unknown.</summary>
    public required Func<DefinitionKey, Definition?> Definitions { get; init; }

    /// <summary>The newest definition of a process id; asked once per call activity, and pinned.</summary>
    public required Func<string, DefinitionKey?> Latest { get; init; }

    /// <summary>Business days.</summary>
    public required IBusinessCalendar Calendar { get; init; }

    /// <summary>Named durations; null = unknown.</summary>
    public required Func<string, NamedDuration?> Knobs { get; init; }
}
