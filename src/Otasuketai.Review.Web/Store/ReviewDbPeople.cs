using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Otasuketai.Review.Lifecycle;

namespace Otasuketai.Review.Web.Store;

/// <summary>A vendor, the operator, the committee or a monitor user's firm.</summary>
public sealed class Organisation
{
    /// <summary>Own id.</summary>
    public Guid Id { get; set; }

    /// <summary><c>vendor</c>, <c>operator</c>, <c>committee</c> or <c>monitor</c>.</summary>
    public required string Kind { get; set; }

    /// <summary>As registered, in Japanese.</summary>
    public required string Name { get; set; }

    /// <summary>法人番号, 13 digits.</summary>
    public string? CorporateNumber { get; set; }

    /// <summary>Registered office.</summary>
    public string Address { get; set; } = "";

    /// <summary>Who answers the telephone.</summary>
    public string Contact { get; set; } = "";

    /// <summary>The head of the group of companies; conflicts of interest are looked up through it.</summary>
    public Guid? GroupId { get; set; }

    /// <summary>When it was entered.</summary>
    public DateTimeOffset CreatedAt { get; set; }
}

/// <summary>Somebody who signs in. Monitor users are not here: they come by a link.</summary>
public sealed class Person : IdentityUser<Guid>
{
    /// <summary>Whom the person acts for.</summary>
    public Guid? OrganisationId { get; set; }

    /// <summary>Family name first.</summary>
    public required string DisplayName { get; set; }

    /// <summary><c>ja</c> or <c>en</c>: the language of mails.</summary>
    public string Language { get; set; } = "ja";

    /// <summary>What the person may do; four-eyes rules look at persons, not roles.</summary>
    public ICollection<PersonRole> Roles { get; } = [];
}

/// <summary>One role of one person.</summary>
public sealed class PersonRole
{
    /// <summary>Whose.</summary>
    public Guid PersonId { get; set; }

    /// <summary>Which.</summary>
    public Role Role { get; set; }
}

/// <summary>A seat of the committee.</summary>
public sealed class CommitteeSeatRow
{
    /// <summary>Who sits there.</summary>
    public Guid PersonId { get; set; }

    /// <summary>座長.</summary>
    public bool IsChair { get; set; }

    /// <summary>副座長: presides where the chair is recused or absent.</summary>
    public bool IsDeputy { get; set; }

    /// <summary>Called when too many members are recused.</summary>
    public bool IsReserve { get; set; }

    /// <summary>The employer, for conflicts of interest.</summary>
    public Guid? EmployerId { get; set; }

    /// <summary>First day of the term.</summary>
    public DateOnly TermFrom { get; set; }

    /// <summary>Last day of the term.</summary>
    public DateOnly TermTo { get; set; }
}

public sealed partial class ReviewDb
{
    /// <summary>Organisations.</summary>
    public DbSet<Organisation> Organisations => Set<Organisation>();

    /// <summary>Roles of the people in <c>Users</c>.</summary>
    public DbSet<PersonRole> PersonRoles => Set<PersonRole>();

    /// <summary>Seats of the committee.</summary>
    public DbSet<CommitteeSeatRow> CommitteeSeats => Set<CommitteeSeatRow>();

    private static void MapPeople(ModelBuilder builder)
    {
        builder.Entity<Organisation>().ToTable("organisation").Property(o => o.CreatedAt).HasDefaultValueSql("review.now()");
        builder.Entity<Person>(person =>
        {
            person.ToTable("person");
            person.HasMany(p => p.Roles).WithOne().HasForeignKey(r => r.PersonId);
        });
        builder.Entity<PersonRole>(role =>
        {
            role.ToTable("person_role").HasKey(r => new { r.PersonId, r.Role });
            role.Property(r => r.Role).HasConversion<string>();
        });
        builder.Entity<IdentityUserClaim<Guid>>().ToTable("person_claim").Property(c => c.Id).UseIdentityAlwaysColumn();
        builder.Entity<IdentityUserLogin<Guid>>().ToTable("person_login");
        builder.Entity<IdentityUserToken<Guid>>().ToTable("person_token");
        builder.Entity<CommitteeSeatRow>().ToTable("committee_seat").HasKey(s => s.PersonId);
    }
}
