namespace Otasuketai.Bpmn;

/// <summary>
/// The one event definition of an event (BPMN 10.5.5). Signal, escalation and link will be further cases.
/// </summary>
public abstract record Trigger
{
    private Trigger()
    {
    }

    /// <summary>No event definition.</summary>
    public static readonly Trigger Nothing = new None();

    /// <summary>No event definition: a none event.</summary>
    public sealed record None : Trigger;

    /// <summary>A message by name.</summary>
    /// <param name="Name">Name of the message (its id when it has no name).</param>
    /// <param name="KeyVariable">otr:key: the variable that holds the correlation key; null = the instance's own id.</param>
    public sealed record Message(string Name, string? KeyVariable) : Trigger;

    /// <summary>A moment.</summary>
    public sealed record Timer(TimerSpec Spec) : Trigger;

    /// <summary>A BPMN error; a null code catches every error.</summary>
    public sealed record Error(string? Code) : Trigger;

    /// <summary>Ends everything in its own scope.</summary>
    public sealed record Terminate : Trigger;
}
