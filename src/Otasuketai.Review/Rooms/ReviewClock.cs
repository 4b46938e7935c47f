using System.Collections.Immutable;
using Otasuketai.Review.Lifecycle;

namespace Otasuketai.Review.Rooms;

/// <summary>
/// 審査期間の計算: a stopped clock is a fact beside the stage. While it stands the due date moves with it; it runs again by hand, or by itself when the
/// case leaves the stage, and an overdue stop is told every day until somebody acts.
/// </summary>
internal static class ReviewClock
{
    public static Decision Stop(Case c)
    {
        if (IsStopped(c.Life))
        {
            return new Decision.No(Refusal.AlreadyOpen);
        }

        return Steps.Day(c.Request["stopUntil"]) is not { } until || until <= c.World.Today
            ? new Decision.No(Refusal.DateNotLater)
            : new Decision.Yes(
            [
                c.Life.Id.Set((FactNames.Clock, "stopped"), ("clockSince", c.World.Today.Iso()), ("clockBy", c.Request.Actor.Name), ("clockDue", c.Life.Due?.Iso() ?? string.Empty)),
                .. Moved(c, c.Life.Due, c.World.Today, until),
                c.Tell(Notices.ClockStopped, Role.Vendor, ("reason", c.Request["reason"]), ("until", until.Iso())),
            ]);
    }

    public static Decision Resume(Case c) => !IsStopped(c.Life)
        ? new Decision.No(Refusal.NotOffered)
        : new Decision.Yes(
        [
            Running(c),
            .. Moved(c, Steps.Day(c.Life.Fact("clockDue")), Steps.Day(c.Life.Fact("clockSince")) ?? c.World.Today, c.World.Today),
            c.Tell(Notices.ClockResumed, Role.Vendor),
        ]);

    /// <summary>An act that takes a case out of the stage sets its clock running again.</summary>
    public static Decision Left(Case c, Decision decision) =>
        decision is Decision.Yes yes && IsStopped(c.Life) && Law.Find(c.Life.Machine, c.Life.Stage, c.Request.Act).Any(r => !r.Stays)
            ? yes with { Events = yes.Events.Add(Running(c)) }
            : decision;

    private static bool IsStopped(Life life) => life.Fact(FactNames.Clock) == "stopped";

    private static DossierEvent.FactsSet Running(Case c) => c.Life.Id.Set((FactNames.Clock, "running"), ("clockResumedOn", c.World.Today.Iso()));

    /// <summary>The due date, later by the days the clock stands; on a closed day the next business day.</summary>
    private static ImmutableArray<DossierEvent> Moved(Case c, DateOnly? due, DateOnly from, DateOnly to) =>
        due is { } day ? [new DossierEvent.DueSet(c.Life.Id, c.World.Calendar.OnOrAfter(day.AddDays(to.DayNumber - from.DayNumber)))] : [];
}
