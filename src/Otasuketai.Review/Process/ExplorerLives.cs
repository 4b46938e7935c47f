using System.Collections.Immutable;
using Otasuketai.Review.Lifecycle;

namespace Otasuketai.Review.Process;

/// <summary>Where the lives of a run stand: the one the diagram is about, and the newest poll it called for.</summary>
/// <param name="Said">The outcome the last act named: a resolution, a finding; null when it named none.</param>
/// <param name="CameFrom">The stage before the last change of the root: where a reply returns to when the law leaves it open.</param>
internal sealed record ExplorerLives(Machine Root, Stage Stage, Stage CameFrom, Stage Poll, string? Said = null)
{
    /// <summary>A life is born before its diagram starts, unless the diagram orders the birth itself.</summary>
    public static ExplorerLives Begin(Machine machine)
    {
        var birth = Law.Rows.First(r => r.Machine == machine && r.From == Stage.None);
        return new ExplorerLives(machine, birth.Free ? birth.To : Stage.None, Stage.None, Stage.None);
    }

    /// <summary>Every way the act can end now when the role does it; none when it is not legal.</summary>
    public ImmutableArray<ExplorerLives> After(Act act, Func<Role, bool> role)
    {
        var machine = MachineOf(act);
        var rows = Law.Find(machine, From(machine), act).Where(r => r.By.Any(role)).ToImmutableArray();
        var back = rows.Length > 1 && rows.Any(r => r.To == CameFrom) ? rows.Where(r => r.To == CameFrom) : rows;
        return [.. back.Select(r => Moved(machine, r.To)).Distinct()];
    }

    /// <summary>The machine and stage an act is judged by.</summary>
    public string Place(Act act) => $"{MachineOf(act)} {StageOf(MachineOf(act))}";

    /// <summary>The stage of the root an act starts from; a new life starts from none.</summary>
    public Stage RootFrom => From(Root);

    /// <summary>In the same stages as another time?</summary>
    public bool StandsAs(ExplorerLives other) => (Stage, Poll) == (other.Stage, other.Poll);

    /// <summary>True when the life the diagram is about has ended.</summary>
    public bool IsOver => Law.IsEnd(Root, Stage);

    private Machine MachineOf(Act act) => Law.Knows(Root, act) ? Root : Machine.Poll;

    private Stage StageOf(Machine machine) => machine == Root ? Stage : Poll;

    /// <summary>After one poll has ended the next one is another life.</summary>
    private Stage From(Machine machine) => Law.IsEnd(machine, StageOf(machine)) ? Stage.None : StageOf(machine);

    private ExplorerLives Moved(Machine machine, Stage to) => machine != Root
        ? this with { Poll = to, Said = null }
        : this with { Stage = to, CameFrom = to == Stage ? CameFrom : Stage, Said = null };
}
