using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Otasuketai.Review.Web.Store;

/// <summary>
/// The tables of schema <c>review</c> as rows. The migrations own the schema; this only maps onto it, column by column in
/// snake case. The ballots are not here: no query of the application can reach them.
/// </summary>
public sealed partial class ReviewDb(DbContextOptions<ReviewDb> options) : IdentityUserContext<Person, Guid>(options)
{
    /// <summary>Where all tables live.</summary>
    public const string Schema = "review";

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.HasDefaultSchema(Schema);
        MapPeople(builder);
        MapLives(builder);
        MapClaims(builder);
        MapProcess(builder);
        MapCommittee(builder);
        MapPost(builder);
        ReviewDbKeys.Map(builder);
        ReviewDbNames.ToSnakeCase(builder.Model);
    }
}
