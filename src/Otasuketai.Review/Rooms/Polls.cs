using System.Collections.Immutable;
using System.Text.Json;
using Otasuketai.Review.Committee;
using Otasuketai.Review.Lifecycle;

namespace Otasuketai.Review.Rooms;

/// <summary>議決: preparing, opening, closing, confirming. Completion looks at who has voted, never at what.</summary>
internal static class Polls
{
    public static Decision Prepare(Case c)
    {
        if (c.Life.Parent is not { } parent || !c.Dossier.Lives.TryGetValue(parent, out var subject))
        {
            return new Decision.No(Refusal.NotFound);
        }

        if (c.Dossier.OpenChildren(parent, Machine.Poll).Any(p => p.Id != c.Life.Id))
        {
            return new Decision.No(Refusal.AlreadyOpen);
        }

        return Decision.With(
            new DossierEvent.PollPrepared(c.Life.Id, Questions.Of(subject)),
            c.Life.Id.Set(("subject", subject.Machine.ToString()), ("meetingOn", subject.Fact("meetingOn")), ("mode", subject.Fact("mode"))),
            c.Tell(Notices.PollToOpen, Role.Secretariat));
    }

    public static Decision Open(Case c)
    {
        var members = Eligible(c);
        var seats = members.Select(m => new LimboSeat(DateOnly.MinValue, DateOnly.MaxValue, m.Recused, false)).ToImmutableArray();
        var answer = LimboGuard.Ask(seats, c.World.Today, c.World.Today);
        if (!answer.CanReachQuorum)
        {
            return new Decision.No(Refusal.QuorumOutOfReach, answer.Words().Ja);
        }

        // ballots of an earlier opening stay, so what their members read is what counts
        var read = c.Life.Fact(FactNames.ClaimsRead) is { Length: > 0 } before ? before : ClaimDigest.Of(c.Dossier);
        var voters = members.Where(m => !m.Recused && !m.Voted).Select(m => m.Person.ToString());
        return new Decision.Yes(
        [
            new DossierEvent.MembersFrozen(c.Life.Id, members),
            c.Life.Id.Set((FactNames.ClaimsRead, read)),
            .. Steps.Day(c.Request["deadline"]) is { } deadline ? [new DossierEvent.DueSet(c.Life.Id, deadline)] : ImmutableArray<DossierEvent>.Empty,
            c.Tell(Notices.PollOpened, Role.Member, ("deadline", c.Request["deadline"])),
        ])
        {
            Variables = ImmutableDictionary<string, string>.Empty.Add("voters", JsonSerializer.Serialize(voters)),
        };
    }

    /// <summary>The box is closed for counting only with a quorum; without one it stays sealed for the next opening.</summary>
    public static Decision Close(Case c)
    {
        var poll = c.Dossier.Polls[c.Life.Id];
        var voted = poll.Counted.Where(m => m.Voted).ToList();
        if (!CommitteeRules.Quorum(poll.Members.Length, poll.Members.Count(m => m.Recused), voted.Count).IsReached)
        {
            return new Decision.Yes([], Outcome: "inquorate");
        }

        // What the ballots say is counted after this act: whether chair and deputy left an exact half is the secretariat's to look at.
        ImmutableArray<DossierEvent> told = poll.Presiding is null
            ? [c.Tell(Notices.PollToElect, Role.Secretariat)]
            : [c.Tell(Notices.PollToConfirm, Role.Chair), c.Tell(Notices.PollClosed, Role.Secretariat)];
        return new Decision.Yes([new DossierEvent.BoxClosed(c.Life.Id), .. told], Outcome: "quorate");
    }

    /// <summary>The chair ends the voting by hand, once there is a quorum: nobody waits for the absent. Looks at who has voted, never at what.</summary>
    public static Decision EndVoting(Case c)
    {
        var poll = c.Dossier.Polls[c.Life.Id];
        if (poll.Leading?.Person != c.Request.Actor.Person)
        {
            return new Decision.No(Refusal.NotYourRole);
        }

        var quorum = CommitteeRules.Quorum(poll.Members.Length, poll.Members.Count(m => m.Recused), poll.Counted.Count(m => m.Voted));
        return quorum.IsReached && c.Life.Parent is { } parent
            ? Decision.With(new DossierEvent.Signalled(parent, Messages.VotingEnded))
            : new Decision.No(Refusal.QuorumOutOfReach, quorum.Words().Ja);
    }

    /// <summary>The members elected one of those who voted, because neither chair nor deputy can decide the item.</summary>
    public static Decision Elect(Case c)
    {
        var poll = c.Dossier.Polls[c.Life.Id];
        if (!NeedsElection(poll))
        {
            return new Decision.No(Refusal.NotOffered);
        }

        return poll.Counted.FirstOrDefault(m => m is { Voted: true, IsChair: false, IsDeputy: false } && m.Person.ToString() == c.Request["elected"]) is { } elected
            ? Decision.With(new DossierEvent.PresidingElected(c.Life.Id, elected.Person), c.Tell(Notices.PollToConfirm, Role.Chair))
            : Steps.Bad("elected", "投票した委員から選んでください", "Please choose a member who voted");
    }

    /// <summary>True where nobody presides, or an exact half is left that neither chair nor deputy decided; an election is held once.</summary>
    public static bool NeedsElection(Poll poll) => poll.Elected is null && (poll.Presiding is null || Counting.Of(poll) is null);

    public static Decision Confirm(Case c)
    {
        var poll = c.Dossier.Polls[c.Life.Id];
        if (poll.Members.Any(m => m.Person == c.Request.Actor.Person && m.Recused))
        {
            return new Decision.No(Refusal.Recused);
        }

        if (poll.Presiding?.Person != c.Request.Actor.Person)
        {
            return new Decision.No(Refusal.NotYourRole);
        }

        if (c.Life.Fact(FactNames.ClaimsRead) is { Length: > 0 } read && read != ClaimDigest.Of(c.Dossier))
        {
            return new Decision.No(Refusal.ChangedSinceRead);
        }

        if (Counting.Of(poll) is not { } result)
        {
            return new Decision.No(Refusal.NotResolved, "tie");
        }

        if (result.Resolution == "Conditional" && c.Request["condition"].Length == 0)
        {
            return Steps.Bad("condition", "承認の条件を入力してください", "Please write the condition of the approval");
        }

        return new Decision.Yes(Resolved(c, result), Outcome: result.Resolution);
    }

    public static Decision FindInquorate(Case c) => Decision.With(c.Tell(Notices.PollInquorate, Role.Secretariat), c.Tell(Notices.PollInquorate, Role.Chair));

    public static Decision Void(Case c) => new Decision.Yes(
    [
        c.Tell(Notices.PollVoided, Role.Member, ("reason", c.Request["reason"])),
        .. c.Life.Parent is { } parent ? [new DossierEvent.Signalled(parent, Messages.PollVoided)] : ImmutableArray<DossierEvent>.Empty,
    ]);

    private static ImmutableArray<DossierEvent> Resolved(Case c, Result result)
    {
        var facts = Steps.Facts(
            (FactNames.Resolution, result.Resolution), (FactNames.Listing, result.Listing), (FactNames.ResolvedOn, c.World.Today.Iso()),
            (FactNames.ExplanationJa, result.Words.Ja), (FactNames.ExplanationEn, result.Words.En), (FactNames.Statement, c.Request["statement"]));
        if (result.Resolution == "Conditional")
        {
            var due = Steps.Day(c.Request["conditionDue"]) ?? c.World.After(Policy.Knob.ConditionDue, c.World.Today);
            facts = facts.Add(FactNames.Condition, c.Request["condition"]).Add(FactNames.ConditionDue, due.Iso());
        }

        return
        [
            new DossierEvent.FactsSet(c.Life.Id, facts),
            .. c.Life.Parent is { } parent ? [new DossierEvent.FactsSet(parent, facts.Add("poll", c.Life.Id.ToString()))] : ImmutableArray<DossierEvent>.Empty,
            c.Tell(Notices.PollConfirmed, Role.Secretariat, ("resolution", result.Resolution)),
        ];
    }

    /// <summary>
    /// Who may vote from now on. Declarations and ballots of an earlier opening of the same poll stay; ties known from facts recuse at once;
    /// an appeal is heard by people who took no part in the dossier.
    /// </summary>
    private static ImmutableArray<PollMember> Eligible(Case c)
    {
        var isAppeal = c.Life.Parent is { } parent && c.Dossier.Lives[parent].Machine == Machine.Appeal;
        var withReserves = isAppeal || c.Request["withReserves"] == "yes" || c.Life.Fact("withReserves") == "yes";
        var before = c.Dossier.Polls.TryGetValue(c.Life.Id, out var poll) ? poll.Members : [];
        return
        [
            .. from seat in c.World.Seats.Concat(withReserves ? c.World.Reserves : []).DistinctBy(s => s.Person)
               where !isAppeal || !TookPart(c, seat.Person)
               let known = before.FirstOrDefault(m => m.Person == seat.Person)
               let tied = Tied(c.Dossier.Vendor, seat.Employer)
               select new PollMember(seat.Person, seat.Name, seat.IsChair, tied || known is { Declared: true }, tied || known is { Recused: true }, known is { Voted: true }) { IsDeputy = seat.IsDeputy },
        ];
    }

    private static bool TookPart(Case c, PersonId person) => c.Dossier.Past.Any(p => p.By == person && p.Life != c.Life.Id);

    private static bool Tied(VendorOrganisation vendor, OrgId? employer) => employer is { } org && (org == vendor.Id || vendor.Group.Contains(org));
}
