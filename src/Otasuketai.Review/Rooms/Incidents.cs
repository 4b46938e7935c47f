using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Policy;

namespace Otasuketai.Review.Rooms;

/// <summary>事故報告: first notice, updates, final report and its assessment.</summary>
internal static class Incidents
{
    public static Decision Report(Case c)
    {
        if (!c.Dossier.Listing.IsCurrent())
        {
            return new Decision.No(Refusal.NotListed);
        }

        if (Steps.Day(c.Request["noticedOn"]) is { } noticed && Steps.Day(c.Request["occurredOn"]) > noticed)
        {
            return Steps.Bad("noticedOn", "気付いた日は、起きた日以降の日付にしてください", "Noticed on must not be before occurred on");
        }

        var until = c.World.After(Knob.IncidentFirst, Steps.Day(c.Request["noticedOn"]) ?? c.World.Today);
        return Decision.With(
            c.Life.Id.Set((FactNames.WindowUntil, until.Iso()), (FactNames.Late, c.World.Today > until ? "yes" : "no"), ("reportedBy", c.Request.Actor.Organisation is null ? "operator" : "vendor")),
            c.Tell(Notices.IncidentReported, Role.Intake, ("noticedOn", c.Request["noticedOn"])),
            c.Tell(Notices.IncidentReceived, Role.Vendor, ("noticedOn", c.Request["noticedOn"])));
    }

    public static Decision Acknowledge(Case c) => Decision.With(
        c.Tell(Notices.IncidentAcknowledged, Role.Vendor, ("note", c.Request["note"]), ("finalDue", c.World.After(Knob.IncidentFinal, c.World.Today).Iso())));

    /// <summary>The time to the next update counts from this one.</summary>
    public static Decision Update(Case c) => Decision.With(
        c.Life.Id.Set(("lastUpdateOn", c.World.Today.Iso())),
        new DossierEvent.Signalled(c.Life.Id, Messages.UpdateReported),
        c.Tell(Notices.IncidentUpdated, Role.Checker));

    public static Decision Final(Case c) => Decision.With(
        c.Life.Id.Set(("finalOn", c.World.Today.Iso())),
        c.Tell(Notices.IncidentFinalFiled, Role.Checker));

    public static Decision Return(Case c) => Decision.With(c.Tell(Notices.IncidentReturned, Role.Vendor, ("reason", c.Request["reason"])));

    public static Decision NoAction(Case c) => Decision.With(
        c.Life.Id.Set(("assessment", "no-action")),
        c.Tell(Notices.IncidentClosed, Role.Vendor, ("reason", c.Request["reason"])));

    public static Decision OpenMeasure(Case c) => c.Dossier.Listing.IsCurrent()
        ? new Decision.Yes([c.Life.Id.Set(("assessment", "measure")), .. Measures.Open(c, c.Request["ground"], c.Request["rung"], c.Request["reason"], c.Life.Fact("what"))])
        : new Decision.No(Refusal.NotListed);
}
