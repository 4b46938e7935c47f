using System.Collections.Immutable;
using Otasuketai.Review.Lifecycle;

namespace Otasuketai.Review.Rooms;

/// <summary>不服申出: within its window, heard by people who took no part.</summary>
internal static class Appeals
{
    public static Decision File(Case c)
    {
        if (Subject(c, c.Request["subject"]) is not { } subject || Steps.Day(subject.Fact(FactNames.AppealUntil)) is not { } until || subject.Fact(FactNames.UndoneOn).Length > 0)
        {
            return new Decision.No(Refusal.NotOffered, "subject");
        }

        if (Windows.AppealIsOver(c, subject, until))
        {
            return new Decision.No(Refusal.WindowOver, until.Iso());
        }

        if (c.Dossier.Lives.Values.Any(a => a.Machine == Machine.Appeal && a.Id != c.Life.Id && a.Fact("subject") == c.Request["subject"]))
        {
            return new Decision.No(Refusal.AlreadyOpen);
        }

        return Decision.With(
            c.Life.Id.Set(("subjectMachine", subject.Machine.ToString()), ("subjectStage", subject.Stage.ToString())),
            c.Tell(Notices.AppealFiled, Role.Secretariat),
            c.Tell(Notices.AppealReceived, Role.Vendor));
    }

    /// <summary>
    /// An appeal does not suspend the decision unless the chair grants it; the secretariat records that with the chair's reason. Held back is what still
    /// works on the entry: a measure in force, or a renewal refused before the validity is over.
    /// </summary>
    public static Decision Admit(Case c)
    {
        var told = c.Tell(Notices.AppealAdmitted, Role.Vendor, ("stayGranted", c.Request["stayGranted"]));
        if (c.Request["stayGranted"] != "yes")
        {
            return Decision.With(told);
        }

        if (c.Request["note"].Length == 0)
        {
            return Steps.Bad("note", "効力を停止するときは、座長が認めた理由を入力してください", "Please give the chair's reason for suspending the decision");
        }

        return Subject(c, c.Life.Fact("subject")) is { } subject && HasEffect(c, subject)
            ? new Decision.Yes([.. Listings.Release(c, subject.Id, c.Request["note"]), subject.Id.Set((FactNames.StayedBy, c.Life.Id.ToString())), told])
            : Steps.Bad("stayGranted", "この決定には、止められる効力が残っていません", "This decision has no effect left that could be suspended");
    }

    public static Decision RefuseAdmission(Case c) => Decision.With(c.Tell(Notices.AppealNotAdmitted, Role.Vendor, ("reason", c.Request["reason"])));

    /// <summary>Without anybody who took no part there is nobody to assign it to: reserves have to be appointed first.</summary>
    public static Decision Assign(Case c)
    {
        var tookPart = c.Dossier.Past.Select(p => p.By).ToHashSet();
        return c.World.Seats.Concat(c.World.Reserves).All(s => tookPart.Contains(s.Person))
            ? new Decision.No(Refusal.TookPart)
            : Decision.With(c.Tell(Notices.AppealAssigned, Role.Vendor));
    }

    public static Decision OpenDeliberation(Case c) => Decision.With(c.Tell(Notices.AppealDeliberation, Role.Vendor, ("meetingOn", c.Request["meetingOn"])));

    /// <summary>
    /// The old decision is undone by this act. A measure in force ends at once; an ended life never comes back, so the vendor is told which new act is open.
    /// </summary>
    public static Decision Uphold(Case c)
    {
        if (Resolving.Resolved(c, Act.UpholdAppeal) is { } no)
        {
            return no;
        }

        var subject = Subject(c, c.Life.Fact("subject"));
        return new Decision.Yes(
        [
            .. subject is null ? [] : Undone(c, subject),
            c.Tell(Notices.AppealUpheld, Role.Vendor, [.. Resolving.Reasons(c), ("subject", c.Life.Fact("subjectMachine"))]),
            c.Tell(Notices.AppealUpheld, Role.Approver, ("subject", c.Life.Fact("subjectMachine"))),
        ]);
    }

    /// <summary>The decision stands; where it was held back it works again.</summary>
    public static Decision Dismiss(Case c) => Resolving.Resolved(c, Act.DismissAppeal) ?? new Decision.Yes(
        [.. Resumed(c), c.Tell(Notices.AppealDismissed, Role.Vendor, Resolving.Reasons(c))]);

    private static bool HasEffect(Case c, Life subject) =>
        c.Dossier.Listing.IsCurrent() && (subject.Machine == Machine.Renewal || !Law.Find(subject.Machine, subject.Stage, Act.LiftMeasure).IsEmpty);

    private static ImmutableArray<DossierEvent> Resumed(Case c) =>
        Subject(c, c.Life.Fact("subject")) is { } subject && subject.Fact(FactNames.StayedBy) == c.Life.Id.ToString()
            ?
            [
                .. Law.Find(subject.Machine, subject.Stage, Act.LiftMeasure).IsEmpty ? [] : Measures.OnTheEntry(c, subject),
                subject.Id.Set((FactNames.StayedBy, string.Empty)),
            ]
            : [];

    private static ImmutableArray<DossierEvent> Undone(Case c, Life subject)
    {
        var lifted = c.Joint(subject, Act.LiftMeasure, ("reason", c.Life.Fact(FactNames.Statement)));
        return
        [
            subject.Id.Set((FactNames.UndoneOn, c.World.Today.Iso()), ("undoneBy", c.Life.Id.ToString()), (FactNames.StayedBy, string.Empty)),
            .. lifted,
            .. lifted.IsEmpty ? [] : Listings.Release(c, subject.Id, c.Life.Fact(FactNames.Statement)),
        ];
    }

    private static Life? Subject(Case c, string id) => Guid.TryParse(id, out var life) ? c.Dossier.Lives.GetValueOrDefault(new LifeId(life)) : null;
}
