using System.Collections.Immutable;

namespace Otasuketai.Review.Lifecycle;

/// <summary>Who performs an act, with the roles held at that moment and the own organisation.</summary>
public sealed record Actor(PersonId Person, string Name, ImmutableArray<Role> Roles, OrgId? Organisation)
{
    /// <summary>Clocks, diagrams and joint acts.</summary>
    public static Actor System { get; } = new(PersonId.System, "System", [Role.System], null);

    /// <summary>True when one of the roles is among <paramref name="by"/>.</summary>
    public bool MayActAs(ImmutableArray<Role> by) => Roles.Any(r => by.Contains(r));
}
