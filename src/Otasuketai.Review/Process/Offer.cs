using System.Collections.Immutable;
using Otasuketai.Bpmn;
using Otasuketai.Review.Lifecycle;

namespace Otasuketai.Review.Process;

/// <summary>An act a person may do now on a life.</summary>
/// <param name="Work">The work item the procedure waits with; null for free acts.</param>
/// <param name="Proposal">The first person's proposal that waits for a second one; null when there is none.</param>
public sealed record Offer(Life Life, Act Act, LawRow Row, WorkItem? Work, Proposal? Proposal);

/// <summary>What may be done now: the law allows it, and for ordered acts the diagram asks for it. Buttons, queues and the desk read the same answer.</summary>
public static class Offers
{
    /// <summary>All offers of a dossier to one actor.</summary>
    public static ImmutableArray<Offer> For(Dossier dossier, Actor actor, ProcessLibrary library) =>
        [.. dossier.Lives.Values.Where(l => !l.Over).OrderBy(l => l.OpenedAt).SelectMany(l => For(dossier, l, actor, library))];

    /// <summary>The offers of one life to one actor.</summary>
    public static IEnumerable<Offer> For(Dossier dossier, Life life, Actor actor, ProcessLibrary library) =>
        from row in Law.From(life.Machine, life.Stage).DistinctBy(r => r.Act)
        where actor.MayActAs(row.By) && OwnSide(dossier, row, actor)
        let work = row.Free ? null : Asked(dossier, life, row.Act, actor.Person, library)
        where (row.Free || work is not null) && !Idle.Is(dossier, life, row.Act, actor)
        select new Offer(life, row.Act, row, work, dossier.Proposals.FirstOrDefault(p => p.Life == life.Id && p.Act == row.Act));

    /// <summary>The open work item that asks for this act, for this person.</summary>
    public static WorkItem? Asked(Dossier dossier, Life life, Act act, PersonId person, ProcessLibrary library)
    {
        var root = dossier.Root(life.Id);
        return dossier.Instances.TryGetValue(root.Id, out var instance)
            ? OpenWork.Of(instance, library).FirstOrDefault(w => w.Acts.Contains(act.ToString()) && (w.Assignee is null || w.Assignee == person.ToString()))
            : null;
    }

    /// <summary>A vendor acts for the own organisation only; everybody else is bound by the role.</summary>
    public static bool OwnSide(Dossier dossier, LawRow row, Actor actor) =>
        actor.Organisation == dossier.Vendor.Id || actor.Roles.Any(r => r != Role.Vendor && row.By.Contains(r));
}
