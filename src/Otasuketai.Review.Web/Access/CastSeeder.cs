using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Web.Store;

namespace Otasuketai.Review.Web.Access;

/// <summary>What planting the cast came to.</summary>
public enum CastPlanting
{
    /// <summary>The cast can sign in.</summary>
    Planted,

    /// <summary>It was there before.</summary>
    WasThere,

    /// <summary>Refused: the database is not marked as a development database.</summary>
    NotDevelopment,
}

/// <summary>Plants the <see cref="Cast"/> into a development database; a second time changes nothing.</summary>
public sealed class CastSeeder(ReviewDb db, SecondFactor factor, IPasswordHasher<Person> hasher, ILookupNormalizer normalizer)
{
    private static readonly DateOnly TermFrom = new(2026, 4, 1);
    private static readonly DateOnly TermTo = new(2028, 3, 31);

    /// <summary>Organisations, people, roles, seats and one authenticator each for those who need one.</summary>
    public async Task<CastPlanting> Seed(CancellationToken stop = default)
    {
        if (!await IsDevelopment(stop))
        {
            return CastPlanting.NotDevelopment;
        }

        var there = await db.Users.AnyAsync(person => person.Id == Cast.Vendor.Id, stop);
        if (!there)
        {
            AddPeople();
            await db.SaveChangesAsync(stop);
        }

        foreach (var member in Cast.WithAccount.Where(member => member.TwoFactors))
        {
            await factor.Keep(member.Id, Totp.NewSeed(), stop);
        }

        return there ? CastPlanting.WasThere : CastPlanting.Planted;
    }

    /// <summary>The code this person's app would show now; null for nobody, for somebody without one, and outside development.</summary>
    public async Task<string?> CodeOf(string userName, CancellationToken stop = default)
    {
        var normalized = normalizer.NormalizeName(userName);
        var person = await db.Users.SingleOrDefaultAsync(p => p.NormalizedUserName == normalized, stop);
        return person is not null && await IsDevelopment(stop) ? await factor.CurrentCode(person.Id, stop) : null;
    }

    /// <summary>True for a database its owner has marked.</summary>
    public Task<bool> IsDevelopment(CancellationToken stop = default) =>
        db.Database.SqlQuery<bool>($"SELECT review.is_development() AS \"Value\"").SingleAsync(stop);

    private void AddPeople()
    {
        db.AddRange(Cast.Organisations.Select(o => new Organisation { Id = o.Id, Kind = o.Kind, Name = o.Name, CorporateNumber = o.CorporateNumber, GroupId = o.GroupId }));
        // one costly hash serves them all: the password is public anyway
        var hash = hasher.HashPassword(new Person { DisplayName = "" }, Cast.Password);
        foreach (var member in Cast.WithAccount)
        {
            AddPerson(member, hash);
        }
    }

    private void AddPerson(CastMember member, string hash)
    {
        var person = new Person
        {
            Id = member.Id,
            DisplayName = member.Name,
            OrganisationId = member.Organisation?.Id,
            UserName = member.UserName,
            NormalizedUserName = normalizer.NormalizeName(member.UserName),
            Email = member.UserName,
            NormalizedEmail = normalizer.NormalizeEmail(member.UserName),
            EmailConfirmed = true,
            PasswordHash = hash,
            SecurityStamp = Guid.NewGuid().ToString("N"),
            TwoFactorEnabled = member.TwoFactors,
        };
        foreach (var role in member.Roles)
        {
            person.Roles.Add(new PersonRole { PersonId = member.Id, Role = role });
        }

        db.Add(person);
        if (member.Organisation == Cast.Committee)
        {
            db.Add(new CommitteeSeatRow
            {
                PersonId = member.Id,
                IsChair = member.Roles.Contains(Role.Chair),
                IsDeputy = member == Cast.MemberOne,
                IsReserve = member == Cast.MemberFour,
                EmployerId = member.Employer?.Id,
                TermFrom = TermFrom,
                TermTo = TermTo,
            });
        }
    }
}
