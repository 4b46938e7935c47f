using System.Collections.Immutable;
using Otasuketai.Bpmn;

namespace Otasuketai.Review.Process;

/// <summary>What walking through every run of a diagram showed.</summary>
/// <param name="States">How many different situations there are.</param>
/// <param name="Findings">Empty when diagram and law agree in every one of them.</param>
public sealed record Exploration(int States, ImmutableArray<ExplorerFinding> Findings)
{
    /// <summary>An instance for every situation in which somebody or something is waited for: where a migration may find a case.</summary>
    public ImmutableArray<Instance> Waits { get; init; } = [];
}

/// <summary>One way in which a run can go wrong, with the run that shows it; told to the person who draws.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="ElementId">Where; the process id when it is the whole.</param>
/// <param name="Line">Line of the element in the file, from 1; that of the process for what is inside a call.</param>
/// <param name="Ja">The sentence in Japanese.</param>
/// <param name="En">The sentence in English.</param>
/// <param name="Trace">The shortest run that leads there, one line for each event; words in both languages.</param>
public sealed record ExplorerFinding(ExplorerFindingKind Kind, string ElementId, int Line, string Ja, string En, ImmutableArray<string> Trace)
{
    /// <summary>The finding and its run as text.</summary>
    public override string ToString() => string.Join('\n', Trace.Prepend($"{Kind} {ElementId}: {Ja} / {En}"));
}

/// <summary>What can be wrong with a run.</summary>
public enum ExplorerFindingKind
{
    /// <summary>The diagram asks for an act that is not legal in the stage the life stands in.</summary>
    Clash,

    /// <summary>The engine stops with an incident or refuses the event.</summary>
    Incident,

    /// <summary>No further event can bring this run to its end.</summary>
    Stuck,

    /// <summary>The procedure ends while the life still waits for somebody.</summary>
    EndsEarly,

    /// <summary>The life has ended and the procedure still waits.</summary>
    LeftOver,

    /// <summary>One end for lives that ended differently.</summary>
    TwoResults,

    /// <summary>No run comes here.</summary>
    DeadNode,

    /// <summary>A move the law orders is made in no run.</summary>
    NeverMade,

    /// <summary>An act tells the procedure something it never waits for.</summary>
    NeverHeard,

    /// <summary>There are more situations than the bound; the rest is unproven.</summary>
    Bound,
}
