using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.People;

namespace Otasuketai.Review.Rooms;

/// <summary>承継: the committee is asked only when body or policy changes.</summary>
internal static class Successions
{
    /// <summary>Filed after its day, it goes its way all the same; the duty not done in time is the matter of a measure.</summary>
    public static Decision File(Case c)
    {
        if (!c.Dossier.Listing.IsCurrent())
        {
            return new Decision.No(Refusal.NotListed);
        }

        if (c.Dossier.OpenLives(Machine.Succession).Any(s => s.Id != c.Life.Id))
        {
            return new Decision.No(Refusal.AlreadyOpen);
        }

        var number = CorporateNumber.Parse(c.Request["newCorporateNumber"]);
        if (number.Problem is { } problem)
        {
            var words = CorporateNumber.Words(problem);
            return Steps.Bad("newCorporateNumber", words.Ja, words.En);
        }

        var isLate = Steps.Day(c.Request["effectiveOn"]) < c.World.Today;
        return new Decision.Yes(
        [
            c.Life.Id.Set(("newCorporateNumber", number.Value.Digits), (FactNames.Late, isLate ? "yes" : "no")),
            .. isLate ? Measures.Open(c, "duty-not-done", "caution", "承継の日より後に届け出たため", $"承継の日 {c.Request["effectiveOn"]} ／ 届出 {c.World.Today.Iso()}") : [],
            c.Tell(Notices.SuccessionFiled, Role.Checker),
        ]);
    }

    public static Decision Examine(Case c) => Decision.With(
        c.Life.Id.Set(("examinedBy", c.Request.Actor.Person.ToString())),
        c.Tell(Notices.SuccessionExamined, Role.Approver));

    public static Decision Approve(Case c)
    {
        if (c.Life.Fact("examinedBy") == c.Request.Actor.Person.ToString())
        {
            return new Decision.No(Refusal.SamePerson);
        }

        return Changes(c)
            ? new Decision.No(Refusal.NotResolved, "bodyChanges")
            : new Decision.Yes([.. Publishing.NewVersion(c, "succession"), c.Tell(Notices.SuccessionApproved, Role.Vendor)]);
    }

    public static Decision Refer(Case c) => Changes(c)
        ? Decision.With(c.Tell(Notices.SuccessionReferred, Role.Vendor))
        : new Decision.No(Refusal.NotOffered, "bodyChanges");

    /// <summary>A new body takes the service over under a new entry; the old one ends as transferred and names its successor.</summary>
    public static Decision TransferByResolution(Case c)
    {
        if (Resolving.Resolved(c, Act.TransferByResolution) is { } no)
        {
            return no;
        }

        var ended = c.Life.Fact("bodyChanges") == "yes" ? Listings.End(c, Act.Transfer, "succession") : Publishing.NewVersion(c, "succession");
        return new Decision.Yes(
        [
            .. ended,
            .. c.Life.Fact("bodyChanges") == "yes" && c.Dossier.Listing is { } listing
                ? new DossierEvent[] { listing.Id.Set((FactNames.Successor, c.Life.Fact("newBody")), (FactNames.SuccessorCorporateNumber, c.Life.Fact("newCorporateNumber"))) }
                : [],
            c.Tell(Notices.SuccessionApproved, Role.Vendor, Resolving.Reasons(c)),
        ]);
    }

    /// <summary>The entry may not go on under a body the committee refused: a measure opens by itself.</summary>
    public static Decision Refuse(Case c)
    {
        if (Resolving.Resolved(c, Act.RefuseSuccession) is { } no)
        {
            return no;
        }

        var appeal = Windows.AppealUntil(c.World);
        return new Decision.Yes(
        [
            c.Life.Id.Set((FactNames.AppealUntil, appeal.Iso())),
            .. Measures.Open(c, "change-of-control", "delisting", c.Life.Fact(FactNames.Statement), c.Life.Fact("why")),
            c.Tell(Notices.SuccessionRefused, Role.Vendor, [.. Resolving.Reasons(c), ("appealUntil", appeal.Iso())]),
        ]);
    }

    private static bool Changes(Case c) => c.Life.Fact("bodyChanges") == "yes" || c.Life.Fact("policyChanges") == "yes";
}
