using System.Collections.Immutable;
using Otasuketai.Review.Lifecycle;

namespace Otasuketai.Review.Rooms;

/// <summary>変更届: the vendor announces a change; only what changes is looked at again.</summary>
internal static class Changes
{
    public static Decision Draft(Case c) => c.Dossier.Listing.IsCurrent() ? Decision.Move : new Decision.No(Refusal.NotListed);

    public static Decision File(Case c) => Filed(c, Notices.NoticeFiled);

    public static Decision Resubmit(Case c) => Filed(c, Notices.NoticeResubmitted);

    public static Decision ClassifyGeneral(Case c)
    {
        if (Frozen(c))
        {
            return new Decision.No(Refusal.FrozenByPoll);
        }

        return Other(c, ChangeClass.General) ?? new Decision.Yes(
        [
            c.Life.Id.Set(("class", ChangeClass.General)),
            .. Changed.Apply(c, reviewed: false),
            .. Publishing.NewVersion(c, "change-notice"),
            c.Tell(Notices.NoticeRecorded, Role.Vendor),
        ]);
    }

    public static Decision ClassifyForReview(Case c)
    {
        if (Other(c, c.Request["class"]) is { } no)
        {
            return no;
        }

        var until = ChangeClass.Until(c.World, c.Request["class"], Steps.Day(c.Life.Fact("effectiveOn")) ?? c.World.Today);
        return Decision.With(
            c.Life.Id.Set((FactNames.WindowUntil, until.Iso())),
            c.Tell(Notices.NoticeUnderReview, Role.Vendor, ("class", c.Request["class"])));
    }

    public static Decision RequestCorrection(Case c) => Decision.With(
        c.Tell(Notices.NoticeCorrectionRequested, Role.Vendor, ("mend", c.Request["mend"]), ("reason", c.Request["reason"])));

    /// <summary>What the registration rests on is not changed without the committee: there a checker only refers.</summary>
    public static Decision Accept(Case c)
    {
        var isForCommittee = c.Request.Actor == Actor.System || ChangeClass.NeedsCommittee(c.Life.Fact("class"), c.Life.Fact);
        if (isForCommittee && Resolving.Resolved(c, Act.AcceptChange) is { } no)
        {
            return no;
        }

        return Frozen(c)
            ? new Decision.No(Refusal.FrozenByPoll)
            : new Decision.Yes([.. Changed.Apply(c, reviewed: true), .. Publishing.NewVersion(c, "change-notice"), c.Tell(Notices.NoticeAccepted, Role.Vendor)]);
    }

    /// <summary>The old version stands.</summary>
    public static Decision Refuse(Case c)
    {
        if (c.Request.Actor == Actor.System && Resolving.Resolved(c, Act.RefuseChange) is { } no)
        {
            return no;
        }

        var appeal = Windows.AppealUntil(c.World);
        return Decision.With(
            c.Life.Id.Set((FactNames.AppealUntil, appeal.Iso())),
            c.Tell(Notices.NoticeRefused, Role.Vendor, ("reason", c.Request["reason"]), ("statement", c.Life.Fact(FactNames.Statement)), ("appealUntil", appeal.Iso())));
    }

    public static Decision Refer(Case c) => Decision.With(c.Tell(Notices.NoticeReferred, Role.Vendor));

    public static Decision Lapse(Case c) => Decision.With(c.Tell(Notices.NoticeLapsed, Role.Vendor));

    public static Decision Withdraw(Case c) => new Decision.Yes(
    [
        .. c.Dossier.OpenChildren(c.Life.Id, Machine.Poll).SelectMany(p => c.Joint(p, Act.VoidPoll, ("reason", c.Request["reason"]))),
        c.Tell(Notices.NoticeWithdrawn, Role.Intake, ("reason", c.Request["reason"])),
    ]);

    private static Decision Filed(Case c, string notice)
    {
        if (!c.Dossier.Listing.IsCurrent())
        {
            return new Decision.No(Refusal.NotListed);
        }

        if (Frozen(c))
        {
            return new Decision.No(Refusal.FrozenByPoll);
        }

        if (Changed.Problem(c) is { } no)
        {
            return no;
        }

        var proposed = ChangeClass.Propose(name => Changed.Stated(c, name));
        var until = ChangeClass.Until(c.World, proposed, Steps.Day(Changed.Stated(c, "effectiveOn")) ?? c.World.Today);
        return Decision.With(
            c.Life.Id.Set((FactNames.ProposedClass, proposed), (FactNames.WindowUntil, until.Iso()), (FactNames.Late, c.World.Today > until ? "yes" : "no"), ("filedOn", c.World.Today.Iso())),
            c.Tell(notice, Role.Intake, ("class", proposed), ("windowUntil", until.Iso())));
    }

    /// <summary>Another class than the rule's needs a reason.</summary>
    private static Decision? Other(Case c, string chosen) => chosen != c.Life.Fact(FactNames.ProposedClass) && c.Request["reason"].Length == 0
        ? Steps.Bad("reason", "規則の案と違う区分にする理由を入力してください", "Please say why the class differs from the proposed one")
        : null;

    /// <summary>A dossier under an open poll is frozen: the change waits, or the poll is voided by an explicit act.</summary>
    private static bool Frozen(Case c) => c.Dossier.OpenLives(Machine.Poll).Any(p => p.Parent != c.Life.Id);
}
