using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Process;

namespace Otasuketai.Review.Web.Files;

/// <summary>Who may open the files of a case. Everybody else is told there is no such file.</summary>
internal static class FileReaders
{
    /// <summary>Whoever may see the case, except a member of the committee who is recused from any poll on it.</summary>
    public static bool MayOpen(Actor actor, Dossier dossier) =>
        Sight.MaySee(dossier, actor) && !dossier.Polls.Values.SelectMany(p => p.Members).Any(m => m.Person == actor.Person && m.Recused);
}
