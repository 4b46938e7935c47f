using System.Collections.Immutable;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Policy;

namespace Otasuketai.Review.Rooms;

/// <summary>
/// 送達の証明: windows that open with a notice. A notice is proven when it is opened in the portal, else some days after its mail was accepted; a mail
/// that nobody accepted proves nothing. The day told in the notice itself takes the mail as accepted at once.
/// </summary>
public static class Windows
{
    /// <summary>Letters that tell a decision one may appeal against.</summary>
    private static readonly ImmutableArray<string> Decisions =
    [
        Notices.Dismissed, Notices.RegistrationRefused, Notices.ConditionLapsed, Notices.NoticeRefused, Notices.MeasureImposed, Notices.Delisted,
        Notices.SuccessionRefused, Notices.NotRenewed,
    ];

    /// <summary>Every letter whose arrival opens a window: what the store has to know about.</summary>
    public static ImmutableArray<string> Letters { get; } = [Notices.MeasureNotice, .. Decisions];

    /// <summary>Last day for an appeal against a decision notified today.</summary>
    internal static DateOnly AppealUntil(World world) => world.After(Knob.AppealWindow, world.After(Knob.ProvenNotice, world.Today));

    /// <summary>Last day for the reply to a measure notified today.</summary>
    internal static DateOnly ReplyUntil(World world) => world.After(Knob.IntendedMeasureReply, world.After(Knob.ProvenNotice, world.Today));

    /// <summary>The day a letter about a life counts as proven without having been opened; null while its mail was not accepted.</summary>
    internal static DateOnly? ProvenOn(Case c, LifeId life, string template) =>
        c.Dossier.Deliveries.FirstOrDefault(d => d.Life == life && d.Template == template)?.AcceptedOn is { } accepted ? c.World.After(Knob.ProvenNotice, accepted) : null;

    /// <summary>True when the time to appeal is over: never before the day that was told, and not at all while the letter was not accepted.</summary>
    internal static bool AppealIsOver(Case c, Life subject, DateOnly told)
    {
        var letters = c.Dossier.Deliveries.Where(d => d.Life == subject.Id && Decisions.Contains(d.Template)).ToList();
        return c.World.Today > told && letters.All(d => ProvenOn(c, subject.Id, d.Template) is { } proven && c.World.Today > c.World.After(Knob.AppealWindow, proven));
    }
}
