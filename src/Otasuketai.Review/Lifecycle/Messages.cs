using System.Collections.Immutable;

namespace Otasuketai.Review.Lifecycle;

/// <summary>
/// The messages a diagram can wait for: each comes from one act, to the procedure of the act's own case, with the case as its key. The engine keeps one
/// that comes before its catch until the procedure ends. Nothing else sends any, and nobody delivers what a diagram itself would send.
/// </summary>
public static class Messages
{
    /// <summary>The poll is void; the vote is interrupted and a new poll prepared.</summary>
    public const string PollVoided = "PollVoided";

    /// <summary>The chair does not wait for the absent.</summary>
    public const string VotingEnded = "VotingEnded";

    /// <summary>The vendor opened the notice; the reply window runs from today.</summary>
    public const string NoticeAcknowledged = "NoticeAcknowledged";

    /// <summary>The vendor told how things stand; the time to the next update begins anew.</summary>
    public const string UpdateReported = "UpdateReported";

    /// <summary>The act each message comes from.</summary>
    public static ImmutableSortedDictionary<string, Act> Acts { get; } = new Dictionary<string, Act>
    {
        [PollVoided] = Act.VoidPoll,
        [VotingEnded] = Act.EndVoting,
        [NoticeAcknowledged] = Act.AcknowledgeNotice,
        [UpdateReported] = Act.ReportUpdate,
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);
}
