using System.Collections.Immutable;
using Otasuketai.Bpmn;
using Otasuketai.Review.Calendar;
using Otasuketai.Review.Policy;

namespace Otasuketai.Review.Lifecycle;

/// <summary>A seat of the committee, as it stands when a poll opens.</summary>
/// <param name="Employer">Employer or adviser tie, from which a conflict is derived; null when none is known.</param>
public sealed record CommitteeSeat(PersonId Person, string Name, bool IsChair, OrgId? Employer)
{
    /// <summary>副座長: presides where the chair is recused or absent.</summary>
    public bool IsDeputy { get; init; }
}

/// <summary>Everything an act needs from outside the dossier, as values: time, rules, calendar, seats, numbers and ids.</summary>
public sealed record World
{
    /// <summary>The database's time.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>The policy in force.</summary>
    public required PolicyVersion Policy { get; init; }

    /// <summary>Business days with the national holidays.</summary>
    public required BusinessCalendar Calendar { get; init; }

    /// <summary>The durations of the policy by name, as the engine asks for them; null for an unknown name.</summary>
    public NamedDuration? Knobs(string name) => Policy.Find(name);

    /// <summary>The seats of the committee today.</summary>
    public ImmutableArray<CommitteeSeat> Seats { get; init; } = [];

    /// <summary>People who may hear an appeal besides the committee, when members took part before.</summary>
    public ImmutableArray<CommitteeSeat> Reserves { get; init; } = [];

    /// <summary>The number this act hands out (application or registration); null when the act hands out none.</summary>
    public string? NextNumber { get; init; }

    /// <summary>Fresh ids; the pure floor makes none itself.</summary>
    public required Func<Guid> NewId { get; init; }

    /// <summary>Today as a JST calendar day.</summary>
    public DateOnly Today => DateOnly.FromDateTime(Now.ToOffset(TimeSpan.FromHours(9)).DateTime);
}

/// <summary>One act somebody asks for.</summary>
/// <param name="Life">The life it is about; for a first act, the new life's id.</param>
/// <param name="Input">The form, checked and normalised by its <c>ActForm</c>.</param>
/// <param name="SeenVersion">The life's version the form was made from; null for the system.</param>
public sealed record ActRequest(LifeId Life, Machine Machine, Act Act, ImmutableDictionary<string, string> Input, Actor Actor, int? SeenVersion)
{
    /// <summary>The life this one belongs to, for a first act.</summary>
    public LifeId? Parent { get; init; }

    /// <summary>A field of the form, or the empty string.</summary>
    public string this[string field] => Input.GetValueOrDefault(field, string.Empty);
}

/// <summary>What a room sees when it decides.</summary>
public sealed record Case(Dossier Dossier, Life Life, ActRequest Request, World World);
