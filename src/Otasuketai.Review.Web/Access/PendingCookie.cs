using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Otasuketai.Review.Web.Store;

namespace Otasuketai.Review.Web.Access;

/// <summary>A person between the two factors. <paramref name="Seed"/>: the authenticator secret offered for enrolment.</summary>
public sealed record Pending(Guid Person, string Stamp, byte[] Seed);

/// <summary>The ten-minute cookie between password and code; it opens nothing but the next page of the sign-in.</summary>
public static class PendingCookie
{
    /// <summary>The name of the authentication scheme.</summary>
    public const string Scheme = "pending";

    /// <summary>How long a person may look for the telephone.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    private const string StampClaim = "stamp";
    private const string SeedClaim = "seed";

    /// <summary>Hands it out after the right password.</summary>
    public static Task Give(HttpContext context, Person person)
    {
        Claim[] claims =
        [
            new(ClaimTypes.NameIdentifier, person.Id.ToString()),
            new(StampClaim, person.SecurityStamp ?? ""),
            new(SeedClaim, Convert.ToBase64String(Totp.NewSeed())),
        ];
        return context.SignInAsync(Scheme, new ClaimsPrincipal(new ClaimsIdentity(claims, Scheme)));
    }

    /// <summary>Who is between the factors; null: nobody, begin with the password.</summary>
    public static async Task<Pending?> Find(HttpContext context)
    {
        var found = (await context.AuthenticateAsync(Scheme)).Principal;
        return found is null
            ? null
            : new Pending(
                Guid.Parse(found.FindFirstValue(ClaimTypes.NameIdentifier)!),
                found.FindFirstValue(StampClaim)!,
                Convert.FromBase64String(found.FindFirstValue(SeedClaim)!));
    }

    /// <summary>Takes it back.</summary>
    public static Task Take(HttpContext context) => context.SignOutAsync(Scheme);
}
