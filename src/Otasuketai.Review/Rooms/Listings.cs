using System.Collections.Immutable;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Policy;

namespace Otasuketai.Review.Rooms;

/// <summary>掲載: the public entry's own acts: cautions, suspensions and ends.</summary>
internal static class Listings
{
    /// <summary>仮の掲載停止: immediate and protective; somebody must look again within the policy's days.</summary>
    public static Decision SuspendInterim(Case c)
    {
        var review = c.World.After(Knob.InterimSuspensionReview, c.World.Today);
        return Decision.With(
            c.Life.Id.Set((FactNames.SuspensionKind, "interim"), ("suspendedOn", c.World.Today.Iso()), ("reviewDue", review.Iso())),
            new DossierEvent.DueSet(c.Life.Id, review),
            c.Tell(Notices.SuspendedInterim, Role.Vendor, ("reasonClass", c.Request["reasonClass"]), ("reason", c.Request["reason"])),
            c.Tell(Notices.InterimToReview, Role.Approver, ("due", review.Iso())));
    }

    /// <summary>The protection is kept for another term; to end it there is <see cref="Act.Reinstate"/>.</summary>
    public static Decision ReviewInterim(Case c)
    {
        if (c.Life.Fact(FactNames.SuspensionKind) != "interim")
        {
            return new Decision.No(Refusal.WrongRung);
        }

        var review = c.World.After(Knob.InterimSuspensionReview, c.World.Today);
        return Decision.With(
            c.Life.Id.Set(("reviewedOn", c.World.Today.Iso()), ("reviewDue", review.Iso())),
            new DossierEvent.DueSet(c.Life.Id, review),
            c.Tell(Notices.InterimKept, Role.Vendor, ("reason", c.Request["reason"]), ("due", review.Iso())));
    }

    /// <summary>A suspension by a measure ends with the measure; an approver ends the interim one.</summary>
    public static Decision Reinstate(Case c) => c.Life.Fact(FactNames.SuspensionKind) == "measure" && c.Request.Actor != Actor.System
        ? new Decision.No(Refusal.WrongRung)
        : Decision.With(
            c.Life.Id.Set(Released),
            new DossierEvent.DueSet(c.Life.Id, null),
            c.Tell(Notices.Reinstated, Role.Vendor, ("reason", c.Request["reason"])));

    public static Decision EndByVendor(Case c) => new Decision.Yes(
    [
        .. Ended(c, c.Life, "vendor"),
        c.Tell(Notices.Ended, Role.Vendor, ("lastDay", c.Request["lastDay"])),
        c.Tell(Notices.Ended, Role.Intake, ("lastDay", c.Request["lastDay"]), ("reason", c.Request["reason"])),
    ]);

    /// <summary>Validity never passes silently; but a filed renewal keeps the entry, and so does a refused one whose effect an appeal holds back.</summary>
    public static Decision Expire(Case c)
    {
        var isStayed = c.Dossier.Lives.Values.Any(l => l.Machine == Machine.Renewal && l.Fact(FactNames.StayedBy).Length > 0);
        if (isStayed || c.Dossier.OpenLives(Machine.Renewal).Any(r => r.Stage != Stage.Open))
        {
            return new Decision.No(Refusal.AlreadyOpen);
        }

        return c.Dossier.Entry is { } entry && entry.ValidUntil >= c.World.Today
            ? new Decision.No(Refusal.DateNotLater)
            : new Decision.Yes([.. Ended(c, c.Life, "validity"), c.Tell(Notices.Expired, Role.Vendor)]);
    }

    /// <summary>An entry ends as a joint act; nothing when it ended before.</summary>
    public static ImmutableArray<DossierEvent> End(Case c, Act act, string ground) => c.Dossier.Listing is { } listing && c.Joint(listing, act, (FactNames.Ground, ground)) is { IsEmpty: false } moved
        ? [.. moved, .. Ended(c, listing, ground)]
        : [];

    /// <summary>A measure suspends the entry; when it is suspended already, the suspension changes its kind.</summary>
    public static ImmutableArray<DossierEvent> Suspend(Case c, LifeId measure) => c.Dossier.Listing is { } listing && listing.IsCurrent()
        ?
        [
            .. c.Joint(listing, Act.Suspend),
            listing.Id.Set((FactNames.SuspensionKind, "measure"), (FactNames.SuspendedBy, measure.ToString()), ("suspendedOn", c.World.Today.Iso())),
            new DossierEvent.DueSet(listing.Id, null),
        ]
        : [];

    /// <summary>A measure flags a caution on the entry.</summary>
    public static ImmutableArray<DossierEvent> Flag(Case c, LifeId measure) => c.Dossier.Listing is { } listing && c.Joint(listing, Act.FlagCaution) is { IsEmpty: false } moved
        ? [.. moved, listing.Id.Set((FactNames.CautionBy, measure.ToString()))]
        : [];

    /// <summary>What a measure did to the entry ends with the measure.</summary>
    public static ImmutableArray<DossierEvent> Release(Case c, LifeId measure, string reason)
    {
        if (c.Dossier.Listing is not { } listing)
        {
            return [];
        }

        ImmutableArray<DossierEvent> back = listing.Fact(FactNames.SuspendedBy) == measure.ToString() ? c.Joint(listing, Act.Reinstate, ("reason", reason)) : [];
        var cleared = listing.Fact(FactNames.CautionBy) == measure.ToString();
        return
        [
            .. back,
            .. back.IsEmpty ? ImmutableArray<DossierEvent>.Empty : [listing.Id.Set(Released)],
            .. cleared && !back.IsEmpty ? [Cleared(c, listing.Id)] : cleared ? c.Joint(listing, Act.ClearCaution) : [],
            .. cleared ? [listing.Id.Set((FactNames.CautionBy, string.Empty))] : ImmutableArray<DossierEvent>.Empty,
        ];
    }

    private static (string, string)[] Released => [(FactNames.SuspensionKind, string.Empty), (FactNames.SuspendedBy, string.Empty), ("reviewDue", string.Empty)];

    /// <summary>The caution clears right after the reinstatement, from the stage that one led to.</summary>
    private static DossierEvent.Moved Cleared(Case c, LifeId listing) => c.Moved(listing, Law.Find(Machine.Listing, Stage.Listed, Act.ClearCaution)[0]);

    /// <summary>Facts of an end; measures that were open know it, and so does the entry.</summary>
    private static ImmutableArray<DossierEvent> Ended(Case c, Life listing, string ground)
    {
        var open = c.Dossier.OpenLives(Machine.Measure).Where(m => m.Id != c.Life.Id && m.Id != c.Life.Parent).ToList();
        return
        [
            listing.Id.Set((FactNames.Ground, ground), ("endedOn", c.World.Today.Iso()), (FactNames.EndedUnderMeasure, open.Count > 0 ? "yes" : "no")),
            new DossierEvent.DueSet(listing.Id, null),
            .. open.Select(m => m.Id.Set(("listingEndedOn", c.World.Today.Iso()))),
        ];
    }
}
