using System.Collections.Immutable;
using System.Globalization;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Policy;

namespace Otasuketai.Review.Rooms;

/// <summary>補正依頼・照会: the ball is with the vendor, with a due date; the same point is never asked twice silently.</summary>
internal static class Corrections
{
    /// <summary>Sends a correction of a life's stage; the answer returns to the stage that asks.</summary>
    public static Decision Ask(Case c, string type)
    {
        if (c.Request["items"].Length == 0 && c.Request["mend"].Length == 0)
        {
            return Steps.Bad("mend", "直していただきたい点を入力してください", "Please write what is to be mended");
        }

        var due = c.World.After(Knob.CorrectionReply, c.World.Today);
        var again = SamePoint(c, type).FirstOrDefault();
        var times = again is null ? 1 : Times(again) + 1;
        ImmutableArray<(string, string)> facts =
        [
            ("type", type), ("items", c.Request["items"]), ("mend", c.Request["mend"]), ("reason", c.Request["reason"]),
            ("askedIn", c.Life.Stage.ToString()), (FactNames.AskedTimes, times.ToString(CultureInfo.InvariantCulture)),
        ];
        var sent = again is null ? [] : c.Joint(again, Act.AskAgain, [.. facts]);
        var id = sent.IsEmpty ? c.NewLife() : again!.Id;
        if (sent.IsEmpty)
        {
            sent = c.Bear(id, Machine.Correction, c.Life.Id, Act.SendCorrection, [.. facts]);
        }

        return new Decision.Yes(
        [
            .. sent,
            new DossierEvent.DueSet(id, due),
            new DossierEvent.ReturnSet(c.Life.Id, c.Life.Stage),
            c.Tell(Notices.CorrectionRequested, Role.Vendor, ("type", type), ("items", c.Request["items"]), ("mend", c.Request["mend"]),
                ("reason", c.Request["reason"]), ("due", due.Iso()), ("times", times.ToString(CultureInfo.InvariantCulture))),
        ]);
    }

    /// <summary>The vendor answered: every sent correction of the life is answered with it.</summary>
    public static ImmutableArray<DossierEvent> Answer(Case c, string answer) =>
        [.. Open(c).SelectMany(l => c.Joint(l, Act.AnswerCorrection, ("answer", answer)).AddRange(Undue(c, l)))];

    /// <summary>The operator is content: answered corrections are satisfied, all of them or those that touch an item.</summary>
    public static ImmutableArray<DossierEvent> Satisfy(Case c, string? item = null) =>
        [.. Open(c).Where(l => item is null || Steps.Ids(l.Fact("items")).Contains(item)).SelectMany(l => c.Joint(l, Act.SatisfyCorrection))];

    /// <summary>The life ends or moves on without an answer.</summary>
    public static ImmutableArray<DossierEvent> Lapse(Case c) => [.. Open(c).SelectMany(l => c.Joint(l, Act.LapseCorrection))];

    /// <summary>The vendor asks for more time; the day must be later than the due date.</summary>
    public static Decision AskExtension(Case c)
    {
        if (Steps.Day(c.Request["newDue"]) is not { } day || day <= (c.Life.Due ?? c.World.Today))
        {
            return new Decision.No(Refusal.DateNotLater);
        }

        return Decision.With(
            c.Life.Id.Set(("extension", "asked")),
            c.Tell(Notices.ExtensionRequested, Asker(c), ("newDue", day.Iso()), ("reason", c.Request["reason"])));
    }

    /// <summary>The operator grants it: the due date of the correction and of what waits for it moves.</summary>
    public static Decision Grant(Case c)
    {
        if (c.Life.Fact("extension") != "asked")
        {
            return new Decision.No(Refusal.NotOffered);
        }

        var day = Steps.Day(c.Request["newDue"]) ?? Steps.Day(c.Life.Fact("newDue"));
        if (day is not { } due || due <= c.World.Today || due <= c.Life.Due)
        {
            return new Decision.No(Refusal.DateNotLater);
        }

        return new Decision.Yes(
        [
            c.Life.Id.Set(("extension", "granted")),
            new DossierEvent.DueSet(c.Life.Id, due),
            .. c.Life.Parent is { } parent ? [new DossierEvent.DueSet(parent, due)] : ImmutableArray<DossierEvent>.Empty,
            c.Tell(Notices.ExtensionGranted, Role.Vendor, ("due", due.Iso())),
        ]);
    }

    /// <summary>The operator keeps the day.</summary>
    public static Decision Refuse(Case c) => c.Life.Fact("extension") != "asked"
        ? new Decision.No(Refusal.NotOffered)
        : Decision.With(
            c.Life.Id.Set(("extension", "refused")),
            c.Tell(Notices.ExtensionRefused, Role.Vendor, ("due", c.Life.Due?.Iso() ?? string.Empty), ("reason", c.Request["reason"])));

    private static IEnumerable<Life> Open(Case c) => c.Dossier.OpenChildren(c.Life.Id, Machine.Correction);

    /// <summary>Earlier corrections of the same kind that touch the same items (or, without items, the same words), newest first.</summary>
    private static IEnumerable<Life> SamePoint(Case c, string type) => c.Dossier.Lives.Values
        .Where(l => l.Machine == Machine.Correction && l.Parent == c.Life.Id && l.Fact("type") == type && SameMatter(l, c.Request))
        .OrderBy(l => l.Over)
        .ThenByDescending(l => l.OpenedAt);

    private static bool SameMatter(Life old, ActRequest asked)
    {
        var items = Steps.Ids(asked["items"]);
        return items.IsEmpty ? old.Fact("items").Length == 0 && old.Fact("mend") == asked["mend"] : items.Intersect(Steps.Ids(old.Fact("items"))).Any();
    }

    private static int Times(Life correction) =>
        int.TryParse(correction.Fact(FactNames.AskedTimes), NumberStyles.None, CultureInfo.InvariantCulture, out var times) ? times : 1;

    private static Role Asker(Case c) => c.Life.Fact("askedIn") == nameof(Stage.EvidenceCheck) ? Role.Checker : Role.Intake;

    private static IEnumerable<DossierEvent> Undue(Case c, Life l) =>
        Law.Find(l.Machine, l.Stage, Act.AnswerCorrection).IsEmpty ? [] : [new DossierEvent.DueSet(l.Id, null)];
}
