using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Process;
using Otasuketai.Review.Web.Words;

namespace Otasuketai.Review.Web.Rooms.Cases;

/// <summary>Who is waited for on a life, in words for the pages of everybody who may see the case.</summary>
public static class Waiting
{
    /// <summary>The roles the diagram asks now; between two steps, whoever the law expects next. None when nobody owes anything.</summary>
    public static IReadOnlyList<Role> For(Dossier dossier, Life life, ProcessLibrary library)
    {
        var asked = dossier.Instances.TryGetValue(life.Id, out var instance)
            ? OpenWork.Of(instance, library).Select(w => Enum.TryParse<Role>(w.Role, out var role) ? role : Role.System).Where(r => r != Role.System).Distinct().ToList()
            : [];
        return asked.Count > 0 ? asked
            : (life.Machine, life.Stage) switch
            {
                (Machine.Listing, Stage.Listed or Stage.Unpublished) => [],
                (_, Stage.Collecting) => [Role.MonitorUser],
                _ => Stages.WaitsFor(life.Machine, life.Stage) is { } next and not Role.System ? [next] : [],
            };
    }

    /// <summary>True when one of a person's offers is the work a life waits for.</summary>
    public static bool IsFor(IEnumerable<Offer> offers, Life life) => offers.Any(o => o.Work is not null && o.Life.Id == life.Id);

    /// <summary>「運営者（受付）を待っています」; empty when nobody is waited for.</summary>
    public static string Words(Dossier dossier, Life life, ProcessLibrary library, Lang l) => For(dossier, life, library) is { Count: > 0 } roles
        ? l.Pick($"{string.Join("・", roles.Select(l.Of))}を待っています", $"Waiting for: {string.Join(", ", roles.Select(l.Of))}")
        : string.Empty;
}
