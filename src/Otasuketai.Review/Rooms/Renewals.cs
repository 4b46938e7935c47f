using System.Collections.Immutable;
using Otasuketai.Review.Evidence;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Policy;

namespace Otasuketai.Review.Rooms;

/// <summary>更新: the entry stays valid while a filed renewal is pending.</summary>
internal static class Renewals
{
    public static Decision Open(Case c)
    {
        if (!c.Dossier.Listing.IsCurrent() || c.Dossier.Entry is not { } entry)
        {
            return new Decision.No(Refusal.NotListed);
        }

        return c.Dossier.OpenLives(Machine.Renewal).Any(r => r.Id != c.Life.Id)
            ? new Decision.No(Refusal.AlreadyOpen)
            : Decision.With(c.Life.Id.Set(("validUntil", entry.ValidUntil.Iso())), c.Tell(Notices.RenewalOpen, Role.Vendor, ("validUntil", entry.ValidUntil.Iso())));
    }

    public static Decision File(Case c) => Decision.With(c.Tell(Notices.RenewalFiled, Role.Intake), c.Tell(Notices.RenewalReceived, Role.Vendor));

    public static Decision Lapse(Case c) => new Decision.Yes([.. ExpireIfOver(c), c.Tell(Notices.RenewalLapsed, Role.Vendor)]);

    public static Decision Accept(Case c) => Decision.With(c.Tell(Notices.RenewalToReview, Role.Checker));

    /// <summary>Items confirmed by new evidence are fresh again; what stays stale is named to the committee.</summary>
    public static Decision Refer(Case c)
    {
        var confirmed = Steps.Ids(c.Request["confirmedItems"]);
        var stale = c.Dossier.Claims.Values.Where(ClaimRules.NeedsFinding).Select(k => k.Item).Except(confirmed).Order(StringComparer.Ordinal);
        var refreshed = Rechecks.Refresh(c, confirmed, c.World.Today, c.Request["proposal"]);
        return refreshed.Problem is { } no
            ? no
            : new Decision.Yes([.. refreshed.Events, c.Life.Id.Set(("staleItems", string.Join(' ', stale))), c.Tell(Notices.RenewalReferred, Role.Vendor)]);
    }

    public static Decision Renew(Case c) => Resolving.Resolved(c, Act.Renew) ?? new Decision.Yes(Prolonged(c));

    public static Decision RenewConditionally(Case c) => Resolving.Resolved(c, Act.RenewConditionally) ?? Decision.With(
        c.Tell(Notices.RenewalConditional, Role.Vendor, [.. Resolving.Reasons(c), ("condition", c.Life.Fact(FactNames.Condition)), ("due", c.Life.Fact(FactNames.ConditionDue))]));

    public static Decision Defer(Case c) => Resolving.Resolved(c, Act.DeferRenewal) ?? Decision.With(
        c.Tell(Notices.RenewalDeferred, Role.Vendor, Resolving.Reasons(c)),
        c.Tell(Notices.CommitteeAsks, Role.Checker, Resolving.Reasons(c)));

    public static Decision NotRenew(Case c) => Resolving.Resolved(c, Act.NotRenew) ?? new Decision.Yes(NotRenewed(c, c.Life.Fact(FactNames.Statement)));

    public static Decision LapseCondition(Case c) => new Decision.Yes(NotRenewed(c, c.Life.Fact(FactNames.Condition)));

    public static Decision ConfirmCondition(Case c) => new Decision.Yes(Prolonged(c));

    private static ImmutableArray<DossierEvent> Prolonged(Case c)
    {
        if (c.Dossier is not { Listing: { } listing, Entry: { } entry } || !listing.IsCurrent())
        {
            return [];
        }

        var until = c.World.After(Knob.Validity, entry.ValidUntil);
        return
        [
            new DossierEvent.ValidityProlonged(listing.Id, until),
            .. Publishing.NewVersion(c, "renewal"),
            c.Tell(Notices.Renewed, Role.Vendor, [.. Resolving.Reasons(c), ("validUntil", until.Iso())]),
        ];
    }

    private static ImmutableArray<DossierEvent> NotRenewed(Case c, string reason)
    {
        var appeal = Windows.AppealUntil(c.World);
        return
        [
            .. ExpireIfOver(c),
            c.Life.Id.Set((FactNames.AppealUntil, appeal.Iso())),
            c.Tell(Notices.NotRenewed, Role.Vendor, ("reason", reason), ("validUntil", c.Dossier.Entry?.ValidUntil.Iso() ?? string.Empty), ("appealUntil", appeal.Iso())),
        ];
    }

    /// <summary>Without a renewal the entry runs to its last day, and not a day longer.</summary>
    private static ImmutableArray<DossierEvent> ExpireIfOver(Case c) =>
        c.Dossier.Entry is { } entry && entry.ValidUntil < c.World.Today ? Listings.End(c, Act.Expire, "validity") : [];
}
