using Microsoft.Extensions.Caching.Memory;
using Otasuketai.Bpmn;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Process;
using NoticeWindows = Otasuketai.Review.Rooms.Windows;

namespace Otasuketai.Review.Web.Desk;

/// <summary>
/// The cases this program was at last, as its acts left them: the next act on one of them reads nothing but its stamp. A remembered case is believed
/// only under the case's lock and only while the stamp is still the one it was left with; whoever else writes anything of it changes the stamp.
/// </summary>
public sealed class DossierMemory : IDisposable
{
    private const int Most = 256;
    private readonly MemoryCache cases = new(new MemoryCacheOptions { SizeLimit = Most });

    /// <summary>The case as it was left; null when nothing is known of it.</summary>
    public RememberedDossier? Find(DossierId id) => cases.TryGetValue(id, out RememberedDossier? known) ? known : null;

    /// <summary>Keeps what a committed act left behind, unless the database has a part in it that the act does not know.</summary>
    public void Keep(Guid stamp, ActResult.Done done)
    {
        if (IsWhole(done))
        {
            cases.Set(done.After.Id, new RememberedDossier(stamp, done.At, Running(done.After)), new MemoryCacheEntryOptions { Size = 1 });
        }
        else
        {
            cases.Remove(done.After.Id);
        }
    }

    /// <summary>Forgets everything.</summary>
    public void Dispose() => cases.Dispose();

    /// <summary>What a closed box says, whose vote decides, who stays in a reopened poll, how far a letter got and what users answered is known to the database alone.</summary>
    private static bool IsWhole(ActResult.Done done) =>
        done.After.Deliveries.IsEmpty
        && !done.After.Lives.Values.Any(l => l.Machine == Machine.PostEvaluation)
        && !done.Events.Any(e => e is DossierEvent.PollPrepared or DossierEvent.MembersFrozen or DossierEvent.BoxClosed or DossierEvent.PresidingElected
            || (e is DossierEvent.Notified letter && NoticeWindows.Letters.Contains(letter.Template)));

    private static Dossier Running(Dossier dossier) =>
        dossier with { Instances = dossier.Instances.RemoveRange(dossier.Instances.Where(i => i.Value.Status != InstanceStatus.Running).Select(i => i.Key)) };
}

/// <summary>A case as an act left it.</summary>
/// <param name="Stamp">The stamp it got.</param>
/// <param name="At">When; a clock that was put back since (in development) makes it worthless.</param>
public sealed record RememberedDossier(Guid Stamp, DateTimeOffset At, Dossier Dossier);
