using System.Collections.Immutable;
using Otasuketai.Review.Lifecycle;

namespace Otasuketai.Review.Process;

/// <summary>Who may open a dossier at all. A "no" is the same as "there is none": it does not even say that the case exists.</summary>
public static class Sight
{
    private static readonly ImmutableArray<Role> Operators = [Role.Intake, Role.Checker, Role.Approver, Role.Secretariat, Role.Auditor];

    /// <summary>
    /// A vendor sees the own organisation's cases; the operator and the auditor see what was submitted; a member of the committee sees the dossier
    /// of a poll after declaring to have no conflict; nobody else sees anything.
    /// </summary>
    public static bool MaySee(Dossier dossier, Actor actor) =>
        (actor.Roles.Contains(Role.Vendor) && actor.Organisation == dossier.Vendor.Id)
        || (actor.MayActAs(Operators) && WasSubmitted(dossier))
        || (actor.MayActAs([Role.Chair, Role.Member]) && Newest(dossier, actor.Person) is { Declared: true, Recused: false });

    /// <summary>The person's seat in the newest poll that has one: who is recused today is not let in by the poll of another year.</summary>
    private static PollMember? Newest(Dossier dossier, PersonId person) => dossier.Polls.Values
        .Where(p => p.Members.Any(m => m.Person == person))
        .MaxBy(p => dossier.Lives[p.Life].OpenedAt)?
        .Members.First(m => m.Person == person);

    /// <summary>True once something left the vendor's desk: an application submitted, or an entry listed.</summary>
    private static bool WasSubmitted(Dossier dossier) =>
        dossier.Past.Any(p => p.Act is Act.Submit or Act.CarryOver);
}
