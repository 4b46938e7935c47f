using System.Collections.Immutable;
using Otasuketai.Review.Evidence;
using Otasuketai.Review.Lifecycle;

namespace Otasuketai.Review.Rooms;

/// <summary>形式確認・裏付け確認・ヒアリング・付議前確認: what the operator does between submission and committee.</summary>
internal static class Checking
{
    public static Decision Accept(Case c) => new Decision.Yes(
        [.. Corrections.Satisfy(c), c.Tell(Notices.IntakeAccepted, Role.Vendor), c.Tell(Notices.EvidenceCheckWaits, Role.Checker)]);

    public static Decision Dismiss(Case c)
    {
        var appeal = Windows.AppealUntil(c.World);
        return new Decision.Yes(
        [
            .. Corrections.Lapse(c),
            c.Life.Id.Set((FactNames.AppealUntil, appeal.Iso()), ("decidedOn", c.World.Today.Iso())),
            c.Tell(Notices.Dismissed, Role.Vendor, ("ground", c.Request["ground"]), ("reason", c.Request["reason"]), ("appealUntil", appeal.Iso())),
        ]);
    }

    public static Decision Record(Case c)
    {
        if (!c.Dossier.Claims.TryGetValue(c.Request["item"], out var claim))
        {
            return Steps.Bad("item", "この項目の回答はありません", "There is no answer to this item");
        }

        if (!Enum.TryParse<Finding>(c.Request["finding"], out var finding) || !Enum.IsDefined(finding))
        {
            return Steps.Bad("finding", "判定を選んでください", "Please choose a finding");
        }

        if (finding != Finding.Confirmed && c.Request["note"].Length == 0)
        {
            return new Decision.No(Refusal.NoteMissing, claim.Item)
            {
                Fields = [new FieldProblem("note", "この判定の理由を入力してください", "Please give the reason for this finding")],
            };
        }

        var found = ClaimRules.Record(claim, new FindingNote(finding, Basis(c, claim), c.Request.Actor.Name, c.World.Now, FreshUntil(c.World, claim)));
        if (found.Problem is { } problem)
        {
            var words = ClaimRules.Words(problem);
            return Steps.Bad("finding", words.Ja, words.En);
        }

        return new Decision.Yes(
        [
            new DossierEvent.FindingRecorded(found.Value),
            .. finding == Finding.InQuestion ? [] : Corrections.Satisfy(c, claim.Item),
        ]);
    }

    public static Decision Arrange(Case c) => Decision.With(
        c.Tell(Notices.HearingArranged, Role.Vendor, ("heldOn", c.Request["date"]), ("place", c.Request["place"]), ("questions", c.Request["questions"])));

    public static Decision Heard(Case c) => Decision.With(c.Tell(Notices.HearingRecorded, Role.Vendor, ("heldOn", c.Request["heldOn"])));

    /// <summary>Every answer "can" needs a settled finding; a "cannot" claims nothing, so nothing carries it.</summary>
    public static Decision Propose(Case c)
    {
        var open = c.Dossier.Claims.Values.Where(ClaimRules.NeedsFinding).Select(k => k.Item).Order(StringComparer.Ordinal).ToList();
        if (open.Count > 0 || c.Dossier.Claims.IsEmpty)
        {
            return new Decision.No(Refusal.FindingsMissing, string.Join(' ', open));
        }

        return new Decision.Yes(
        [
            .. Corrections.Satisfy(c),
            c.Life.Id.Set((FactNames.ProposedBy, c.Request.Actor.Person.ToString())),
            c.Tell(Notices.DossierProposed, Role.Approver),
        ]);
    }

    public static Decision Approve(Case c) => c.Dossier.WhoDid(c.Life.Id, Act.ProposeDossier).LastOrDefault() == c.Request.Actor.Person
        ? new Decision.No(Refusal.SamePerson)
        : Decision.With(c.Tell(Notices.DossierApproved, Role.Secretariat));

    public static Decision Return(Case c) => Decision.With(c.Tell(Notices.DossierReturned, Role.Checker, ("reason", c.Request["reason"])));

    /// <summary>The last day the figures of a claim carry it, counted from their measurement; prices age faster.</summary>
    private static DateOnly? FreshUntil(World world, Claim claim) =>
        claim.MeasuredOn is { } measured ? world.After(Items.FreshnessOf(claim.Item), measured) : null;

    /// <summary>What the finding rests on: the checker's words, else what was compared, else the source the vendor named.</summary>
    private static string Basis(Case c, Claim claim)
    {
        var words = string.Join('\n', new[] { c.Request["note"], c.Request["comparedWith"] }.Where(w => w.Length > 0));
        return words.Length > 0 ? words : claim.Source;
    }
}
