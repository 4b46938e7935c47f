using System.Collections.Immutable;
using Otasuketai.Bpmn;
using Otasuketai.Review.Lifecycle;

namespace Otasuketai.Review.Process;

/// <summary>A workflow instance as an act left it.</summary>
/// <param name="IsNew">True when this act started it.</param>
public sealed record ProcessChange(LifeId Life, Instance Instance, bool IsNew, ImmutableArray<Effect> Effects)
{
    /// <summary>After a migration: every open work item as the new version has it; null when the instance kept its version.</summary>
    public ImmutableArray<WorkItem>? Migrated { get; init; }
}

/// <summary>The answer to one act.</summary>
public abstract record ActResult
{
    private ActResult()
    {
    }

    /// <summary>The act happened (or was proposed, when it waits for a second person).</summary>
    /// <param name="At">The one instant of everything in it.</param>
    public sealed record Done(
        Dossier Before, Dossier After, ImmutableArray<DossierEvent> Events, ImmutableArray<ProcessChange> Processes, bool AwaitsSecondPerson, DateTimeOffset At) : ActResult;

    /// <summary>Nothing happened, and this is why.</summary>
    public sealed record No(Refusal Reason, string Detail, ImmutableArray<FieldProblem> Fields) : ActResult;
}
