using Otasuketai.Review.Calendar;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Policy;
using Otasuketai.Review.Process;

namespace Otasuketai.Review.Web.Desk;

/// <summary>Everything an act is decided by that does not change while the program runs: diagrams, rooms, policy and calendar.</summary>
public sealed class Rulebook(ProcessLibrary library, Func<Case, Decision> decide, PolicyVersion policy, BusinessCalendar calendar)
{
    /// <summary>The driver over the registered diagrams and the rooms.</summary>
    public ProcessDriver Driver { get; } = new(library, decide);

    /// <summary>The registered definitions.</summary>
    public ProcessLibrary Library => library;

    /// <summary>The policy in force.</summary>
    public PolicyVersion Policy => policy;

    /// <summary>Business days.</summary>
    public BusinessCalendar Calendar => calendar;

    /// <summary>The world at the moment a dossier was read.</summary>
    public World World(LoadedDossier loaded) => new()
    {
        Now = loaded.Now,
        Policy = policy,
        Calendar = calendar,
        Seats = loaded.Seats,
        Reserves = loaded.Reserves,
        NextNumber = loaded.NextNumber,
        NewId = Guid.CreateVersion7,
    };
}
