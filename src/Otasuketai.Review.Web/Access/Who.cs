using System.Collections.Immutable;
using Otasuketai.Review.Lifecycle;

namespace Otasuketai.Review.Web.Access;

/// <summary>Who may come through a door: anyone, anyone signed in, or holders of one of some roles.</summary>
public sealed class Who
{
    private readonly string name;

    private Who(string name, ImmutableArray<Role> roles) => (this.name, Roles) = (name, roles);

    /// <summary>Everybody, visitors included.</summary>
    public static Who Anyone { get; } = new("Anyone", []);

    /// <summary>Everybody signed in, with or without a role.</summary>
    public static Who SignedIn { get; } = new("SignedIn", []);

    /// <summary>運営者: intake, check, approval and the committee's office.</summary>
    public static Who Operators { get; } = Of(Role.Intake, Role.Checker, Role.Approver, Role.Secretariat);

    /// <summary>The chair and the members.</summary>
    public static Who Committee { get; } = Of(Role.Chair, Role.Member);

    /// <summary>Everybody but vendors: operators, committee, auditor and administrator.</summary>
    public static Who Staff { get; } =
        Of(Role.Intake, Role.Checker, Role.Approver, Role.Secretariat, Role.Chair, Role.Member, Role.Auditor, Role.Admin);

    /// <summary>The roles asked for; empty for <see cref="Anyone"/> and <see cref="SignedIn"/>.</summary>
    public ImmutableArray<Role> Roles { get; }

    /// <summary>Holders of one of these roles.</summary>
    public static Who Of(params ImmutableArray<Role> roles) => new(string.Join(' ', roles), roles);

    /// <summary>True when this visitor (null: not signed in) may come through.</summary>
    public bool Admits(Actor? visitor) =>
        this == Anyone || (visitor is not null && (this == SignedIn || visitor.MayActAs(Roles)));

    /// <inheritdoc/>
    public override string ToString() => name;
}
