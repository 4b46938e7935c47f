namespace Otasuketai.Bpmn;

/// <summary>Why a step did nothing.</summary>
public static class Refusals
{
    /// <summary>The instance has ended.</summary>
    public const string InstanceOver = "INSTANCE_OVER";

    /// <summary>The context does not know a definition the instance is pinned to.</summary>
    public const string UnknownDefinition = "UNKNOWN_DEFINITION";

    /// <summary>No such start event, or no single one to choose.</summary>
    public const string UnknownStart = "UNKNOWN_START";

    /// <summary>No such activity waits (any more).</summary>
    public const string UnknownActivity = "UNKNOWN_ACTIVITY";

    /// <summary>The activity waits for something else than this event.</summary>
    public const string WrongKind = "WRONG_KIND";

    /// <summary>The work item does not offer that act: the diagram does not route it.</summary>
    public const string NotOffered = "NOT_OFFERED";

    /// <summary>One of many takes no patch: ballots stay secret.</summary>
    public const string SecretPatch = "SECRET_PATCH";

    /// <summary>No such timer is armed (any more).</summary>
    public const string UnknownTimer = "UNKNOWN_TIMER";

    /// <summary>Nothing in the process ever waits for that message.</summary>
    public const string MessageUnknown = "MESSAGE_UNKNOWN";

    /// <summary>That message id was already taken or is already kept.</summary>
    public const string MessageSeen = "MESSAGE_SEEN";

    /// <summary>Nothing waits for that signal now.</summary>
    public const string SignalUnheard = "SIGNAL_UNHEARD";

    /// <summary>Too many messages are kept for later.</summary>
    public const string TooManyMessages = "TOO_MANY_MESSAGES";

    /// <summary>The activity has no incident to retry or skip.</summary>
    public const string NoIncident = "NO_INCIDENT";

    /// <summary>The tokens would run for ever without waiting.</summary>
    public const string Endless = "ENDLESS";

    /// <summary>The instance would be larger than 64 KB: payload belongs into the host's tables.</summary>
    public const string TooLarge = "TOO_LARGE";
}
