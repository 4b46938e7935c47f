namespace Otasuketai.Bpmn;

/// <summary>The one event definition of an event (BPMN 10.5.5).</summary>
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

    /// <summary>An escalation; a null code catches every escalation.</summary>
    public sealed record Escalation(string? Code) : Trigger;

    /// <summary>A signal by name: heard by everyone who waits for it, kept for nobody.</summary>
    public sealed record Signal(string Name) : Trigger;

    /// <summary>A jump inside one scope, by name.</summary>
    public sealed record Link(string Name) : Trigger;

    /// <summary>Ends everything in its own scope.</summary>
    public sealed record Terminate : Trigger;
}
