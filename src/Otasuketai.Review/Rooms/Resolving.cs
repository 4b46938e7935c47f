using System.Collections.Immutable;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Policy;

namespace Otasuketai.Review.Rooms;

/// <summary>What follows a resolution of the committee on a registration, and the ways out before it.</summary>
internal static class Resolving
{
    public static Decision PlaceOnAgenda(Case c) => Decision.With(
        c.Tell(Notices.PlacedOnAgenda, Role.Vendor, ("meetingOn", c.Request["meetingOn"]), ("agendaNumber", c.Request["agendaNumber"]), ("mode", c.Request["mode"])));

    public static Decision Approve(Case c) => Resolved(c, Act.ApproveRegistration) ?? Decision.With(
        c.Tell(Notices.RegistrationApproved, Role.Vendor, Reasons(c)),
        c.Tell(Notices.ListingToPrepare, Role.Approver));

    public static Decision ApproveWithConditions(Case c) => Resolved(c, Act.ApproveWithConditions) ?? Decision.With(
        c.Tell(Notices.RegistrationConditional, Role.Vendor,
            [.. Reasons(c), ("condition", c.Life.Fact(FactNames.Condition)), ("due", c.Life.Fact(FactNames.ConditionDue))]));

    public static Decision Defer(Case c) => Resolved(c, Act.DeferRegistration) ?? Decision.With(
        c.Tell(Notices.RegistrationDeferred, Role.Vendor, Reasons(c)),
        c.Tell(Notices.CommitteeAsks, Role.Checker, Reasons(c)));

    public static Decision Refuse(Case c)
    {
        if (Resolved(c, Act.RefuseRegistration) is { } no)
        {
            return no;
        }

        var appeal = Windows.AppealUntil(c.World);
        return Decision.With(
            c.Life.Id.Set((FactNames.AppealUntil, appeal.Iso())),
            c.Tell(Notices.RegistrationRefused, Role.Vendor, [.. Reasons(c), ("appealUntil", appeal.Iso())]));
    }

    public static Decision AnswerCommittee(Case c) => Decision.With(c.Tell(Notices.CommitteeAnswered, Role.Secretariat));

    public static Decision Fulfil(Case c) => Decision.With(c.Tell(Notices.ConditionReported, Role.Checker));

    public static Decision ConfirmCondition(Case c) => Decision.With(
        c.Life.Id.Set(("conditionMetOn", c.World.Today.Iso())),
        c.Tell(Notices.ConditionConfirmed, Role.Vendor),
        c.Tell(Notices.ListingToPrepare, Role.Approver));

    public static Decision ReturnCondition(Case c)
    {
        var due = c.World.After(Knob.ConditionDue, c.World.Today);
        return Decision.With(
            c.Life.Id.Set((FactNames.ConditionDue, due.Iso())),
            c.Tell(Notices.ConditionReturned, Role.Vendor, ("reason", c.Request["reason"]), ("due", due.Iso())));
    }

    public static Decision LapseCondition(Case c)
    {
        var appeal = Windows.AppealUntil(c.World);
        return Decision.With(
            c.Life.Id.Set((FactNames.AppealUntil, appeal.Iso())),
            c.Tell(Notices.ConditionLapsed, Role.Vendor, ("condition", c.Life.Fact(FactNames.Condition)), ("appealUntil", appeal.Iso())));
    }

    public static Decision RequestListing(Case c) => Decision.With(
        c.Life.Id.Set((FactNames.ListingOnly, "yes")),
        c.Tell(Notices.ListingRequested, Role.Secretariat));

    /// <summary>取下げ: open corrections lapse, an open poll becomes void; the procedure ends with the life.</summary>
    public static Decision Withdraw(Case c) => new Decision.Yes(
    [
        .. Corrections.Lapse(c),
        .. c.Dossier.OpenChildren(c.Life.Id, Machine.Poll).SelectMany(p => c.Joint(p, Act.VoidPoll, ("reason", c.Request["reason"]))),
        c.Tell(Notices.Withdrawn, Role.Vendor, ("reason", c.Request["reason"])),
        c.Tell(Notices.Withdrawn, c.Life.Stage == Stage.Deliberation ? Role.Secretariat : Role.Intake, ("reason", c.Request["reason"])),
    ]);

    public static Decision DeemWithdrawn(Case c) => new Decision.Yes(
        [.. Corrections.Lapse(c), c.Tell(Notices.DeemedWithdrawn, Role.Vendor), c.Tell(Notices.DeemedWithdrawn, Role.Intake)]);

    /// <summary>No unless the committee resolved exactly what the act carries out.</summary>
    public static Decision? Resolved(Case c, Act act) =>
        c.Life.Fact(FactNames.Resolution) == Resolutions.Behind(act) ? null : new Decision.No(Refusal.NotResolved, c.Life.Fact(FactNames.Resolution));

    /// <summary>The reasons and the arithmetic, as every notice of a resolution gives them.</summary>
    public static (string, string)[] Reasons(Case c) =>
    [
        ("statement", c.Life.Fact(FactNames.Statement)), ("explanationJa", c.Life.Fact(FactNames.ExplanationJa)),
        ("explanationEn", c.Life.Fact(FactNames.ExplanationEn)), ("listing", c.Life.Fact(FactNames.Listing)),
    ];
}
