namespace Otasuketai.Bpmn;

/// <summary>
/// Something only an operator can settle. It belongs to an activity and goes away by Retry, Skip or the end of that activity.
/// </summary>
/// <param name="Code">Stable code, see <see cref="IncidentCodes"/>.</param>
/// <param name="ElementId">The element.</param>
/// <param name="Message">For the operator, English.</param>
/// <param name="ActivityId">The activity to retry or skip.</param>
public sealed record Incident(string Code, string ElementId, string Message, string ActivityId);

/// <summary>Every incident code.</summary>
public static class IncidentCodes
{
    /// <summary>No flow fits and there is no default.</summary>
    public const string NoFlow = "NO_FLOW";

    /// <summary>A condition is not decidable: missing name or wrong type.</summary>
    public const string Condition = "CONDITION";

    /// <summary>The host's command failed.</summary>
    public const string CommandFailed = "COMMAND_FAILED";

    /// <summary>A BPMN error that nothing catches.</summary>
    public const string UncaughtError = "UNCAUGHT_ERROR";

    /// <summary>A named duration, date variable or timer cannot be resolved.</summary>
    public const string Timer = "TIMER";

    /// <summary>A call activity's process is unknown, or calls are nested too deep.</summary>
    public const string Call = "CALL";

    /// <summary>Collection or cardinality of a multi-instance task is unusable.</summary>
    public const string Collection = "COLLECTION";

    /// <summary>A correlation key variable is missing.</summary>
    public const string MessageKey = "MESSAGE_KEY";

    /// <summary>Tokens wait at a join and nothing is left that could come; raised by the host, see <see cref="Instance.Stuck"/>.</summary>
    public const string Stuck = "STUCK";
}
