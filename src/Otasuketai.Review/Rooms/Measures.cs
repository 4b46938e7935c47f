using System.Collections.Immutable;
using Otasuketai.Bpmn;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Policy;

namespace Otasuketai.Review.Rooms;

/// <summary>措置: the ladder from caution to delisting, with notice, reply, decision and exit.</summary>
internal static class Measures
{
    private const string Caution = "caution";
    private const string Suspension = "suspension";
    private const string Delisting = "delisting";

    private static readonly ImmutableArray<string> Ladder = [Caution, "corrective-plan", Suspension, Delisting];

    public static Decision Propose(Case c)
    {
        if (!c.Dossier.Listing.IsCurrent())
        {
            return new Decision.No(Refusal.NotListed);
        }

        if (!Ladder.Contains(c.Request["rung"]))
        {
            return Steps.Bad("rung", "措置の段階を選んでください", "Please choose the rung");
        }

        var rung = RungOf(c, c.Request["ground"], c.Request["rung"]);
        return Decision.With(
            c.Life.Id.Set((FactNames.Rung, rung), ("askedRung", c.Request["rung"]), (FactNames.ProposedBy, c.Request.Actor.Person.ToString())),
            c.Tell(Notices.MeasureProposed, Role.Approver, ("rung", rung), ("ground", c.Request["ground"])));
    }

    /// <summary>A measure born of another life (incident, recheck, succession); the operator who decided there counts as its proposer, for a vendor's act the system.</summary>
    public static ImmutableArray<DossierEvent> Open(Case c, string ground, string rung, string reason, string facts)
    {
        var id = c.NewLife();
        var proposer = c.Request.Actor.Organisation is null ? c.Request.Actor.Person : PersonId.System;
        var higher = RungOf(c, ground, rung);
        return
        [
            .. c.Bear(id, Machine.Measure, c.Life.Id, Act.ProposeMeasure, (FactNames.Ground, ground), (FactNames.Rung, higher), ("askedRung", rung), ("reason", reason), ("facts", facts),
                (FactNames.ProposedBy, proposer.ToString())),
            c.Tell(Notices.MeasureProposed, Role.Approver, ("rung", higher), ("ground", ground)),
        ];
    }

    public static Decision GiveNotice(Case c)
    {
        var proposers = c.Dossier.WhoDid(c.Life.Id, Act.ProposeMeasure).Select(p => p.ToString()).Append(c.Life.Fact(FactNames.ProposedBy));
        if (proposers.Contains(c.Request.Actor.Person.ToString()))
        {
            return new Decision.No(Refusal.SamePerson);
        }

        return new Decision.Yes(Noticed(c, c.Life.Fact(FactNames.Rung), c.Request["intended"]));
    }

    /// <summary>Opening the notice proves it: the reply window runs from today.</summary>
    public static Decision Acknowledge(Case c)
    {
        if (c.Life.Fact("noticeProvenOn").Length > 0)
        {
            return new Decision.No(Refusal.NotOffered);
        }

        var until = c.World.After(Knob.IntendedMeasureReply, c.World.Today);
        return Decision.With(
            c.Life.Id.Set(("noticeProvenOn", c.World.Today.Iso()), ("replyUntil", until.Iso())),
            new DossierEvent.Signalled(c.Life.Id, Messages.NoticeAcknowledged));
    }

    /// <summary>
    /// The days after the notice are over and nobody opened it: it counts as proven if its mail was accepted that long ago. Otherwise the window does
    /// not open, and the approver is told to see to the letter.
    /// </summary>
    public static Decision Prove(Case c)
    {
        if (Windows.ProvenOn(c, c.Life.Id, Notices.MeasureNotice) is not { } proven || proven > c.World.Today)
        {
            return new Decision.Yes([c.Tell(Notices.NoticeNotProven, Role.Approver)], Outcome: "waiting");
        }

        var until = c.World.After(Knob.IntendedMeasureReply, c.World.Today);
        return new Decision.Yes([c.Life.Id.Set(("noticeProvenOn", c.World.Today.Iso()), ("replyUntil", until.Iso()))], Outcome: "proven");
    }

    public static Decision Reply(Case c) => Decision.With(c.Tell(Notices.MeasureReplied, Role.Approver));

    public static Decision CloseWindow(Case c) => Decision.With(
        c.Life.Id.Set(("repliedBySilence", "yes")),
        c.Tell(Notices.ReplyWindowOver, Role.Approver));

    public static Decision Impose(Case c)
    {
        var rung = c.Life.Fact(FactNames.Rung);
        if (rung == Delisting)
        {
            return new Decision.No(Refusal.WrongRung, rung);
        }

        var appeal = Windows.AppealUntil(c.World);
        return new Decision.Yes(
        [
            .. OnTheEntry(c, c.Life),
            c.Life.Id.Set((FactNames.AppealUntil, appeal.Iso()), ("inForceOn", c.World.Today.Iso())),
            c.Tell(Notices.MeasureImposed, Role.Vendor, ("rung", rung), ("exitCriteria", c.Request["exitCriteria"]), ("due", c.Request["remedyDue"]),
                ("reason", c.Request["reason"]), ("appealUntil", appeal.Iso())),
        ]);
    }

    /// <summary>What a measure in force does to the entry.</summary>
    public static ImmutableArray<DossierEvent> OnTheEntry(Case c, Life measure) => measure.Fact(FactNames.Rung) switch
    {
        Caution => Listings.Flag(c, measure.Id),
        Suspension => Listings.Suspend(c, measure.Id),
        _ => [],
    };

    public static Decision Drop(Case c) => new Decision.Yes(
        [.. Listings.Release(c, c.Life.Id, c.Request["reason"]), c.Tell(Notices.MeasureDropped, Role.Vendor, ("reason", c.Request["reason"]))]);

    public static Decision Refer(Case c) => c.Life.Fact(FactNames.Rung) == Delisting
        ? Decision.With(c.Tell(Notices.MeasureReferred, Role.Vendor, ("reason", c.Request["reason"])))
        : new Decision.No(Refusal.WrongRung, c.Life.Fact(FactNames.Rung));

    public static Decision Resolve(Case c) => Resolving.Resolved(c, Act.ResolveDelisting) ?? Decision.With(c.Tell(Notices.DelistingToExecute, Role.Approver));

    public static Decision Reject(Case c) => Resolving.Resolved(c, Act.RejectDelisting) ?? new Decision.Yes(
        [.. Listings.Release(c, c.Life.Id, c.Life.Fact(FactNames.Statement)), c.Tell(Notices.MeasureDropped, Role.Vendor, ("reason", c.Life.Fact(FactNames.Statement)))]);

    public static Decision Execute(Case c)
    {
        if (Resolving.Resolved(c, Act.ResolveDelisting) is { } no)
        {
            return no;
        }

        var appeal = Windows.AppealUntil(c.World);
        return new Decision.Yes(
        [
            .. Listings.End(c, Act.Delist, c.Life.Fact(FactNames.Ground)),
            c.Life.Id.Set((FactNames.AppealUntil, appeal.Iso())),
            c.Tell(Notices.Delisted, Role.Vendor, ("ground", c.Life.Fact(FactNames.Ground)), ("statement", c.Life.Fact(FactNames.Statement)), ("appealUntil", appeal.Iso())),
        ]);
    }

    public static Decision Remedy(Case c) => Decision.With(c.Tell(Notices.RemedyReported, Role.Checker));

    public static Decision Lift(Case c) => new Decision.Yes(
        [.. Listings.Release(c, c.Life.Id, c.Request["reason"]), c.Tell(Notices.MeasureLifted, Role.Vendor, ("reason", c.Request["reason"]))]);

    /// <summary>One rung up; not while an appeal holds the measure back.</summary>
    public static Decision Escalate(Case c)
    {
        if (c.Life.Fact(FactNames.Rung) == Delisting)
        {
            return new Decision.No(Refusal.WrongRung, Delisting);
        }

        var above = Above(c.Life.Fact(FactNames.Rung));
        return c.Life.Fact(FactNames.StayedBy).Length > 0
            ? new Decision.No(Refusal.NotOffered, FactNames.StayedBy)
            : new Decision.Yes([c.Life.Id.Set((FactNames.Rung, above)), .. Noticed(c, above, c.Request["reason"])]);
    }

    private static ImmutableArray<DossierEvent> Noticed(Case c, string rung, string intended)
    {
        var until = Windows.ReplyUntil(c.World);
        return
        [
            c.Life.Id.Set(("noticedOn", c.World.Today.Iso()), ("noticeProvenOn", string.Empty), ("replyUntil", until.Iso())),
            c.Tell(Notices.MeasureNotice, Role.Vendor, ("rung", rung), ("ground", c.Life.Fact(FactNames.Ground)), ("intended", intended),
                ("facts", c.Life.Fact("facts")), ("replyUntil", until.Iso())),
        ];
    }

    /// <summary>The same ground again within the policy's memory starts at least one rung above the last time.</summary>
    private static string RungOf(Case c, string ground, string asked)
    {
        var before = c.Dossier.Lives.Values
            .Where(l => l.Machine == Machine.Measure && l.Id != c.Life.Id && l.Stage != Stage.Dropped && l.Fact(FactNames.Ground) == ground
                && c.World.After(Knob.EscalationMemory, JapanTime.DayOf(l.OpenedAt)) >= c.World.Today)
            .Select(l => Ladder.IndexOf(Above(l.Fact(FactNames.Rung))));
        return Ladder[before.Append(Ladder.IndexOf(asked)).Max()];
    }

    private static string Above(string rung) => Ladder[Math.Min(Ladder.IndexOf(rung) + 1, Ladder.Length - 1)];
}
