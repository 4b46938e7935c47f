using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Web.Access;
using Otasuketai.Review.Web.Store;

namespace Otasuketai.Review.Web.Rooms.SignIn;

/// <summary>What a password or a code was answered with.</summary>
public enum SignInAnswer
{
    /// <summary>No such account, or not its password or code: the same answer for both.</summary>
    Wrong,

    /// <summary>Too many wrong ones lately; <see cref="SignInStep.Wait"/> says how long.</summary>
    MustWait,

    /// <summary>The code of the authenticator comes next.</summary>
    AskCode,

    /// <summary>An authenticator has to be set up first.</summary>
    AskEnrolment,

    /// <summary>Signed in.</summary>
    Done,
}

/// <summary>One step of the sign-in. <paramref name="Wait"/> is zero unless the person must wait.</summary>
public sealed record SignInStep(SignInAnswer Answer, TimeSpan Wait = default);

/// <summary>The two steps of signing in: password, then code. Nothing here tells whether an account exists.</summary>
public sealed class SignInDesk(UserManager<Person> people, SecondFactor factor, Sessions sessions, SignInFailures failures)
{
    private static readonly Lazy<(Person Nobody, string Hash)> Nobody = new(() =>
    {
        var nobody = new Person { DisplayName = "" };
        var options = new PasswordHasherOptions { IterationCount = PasswordRules.Iterations };
        var hasher = new PasswordHasher<Person>(Microsoft.Extensions.Options.Options.Create(options));
        return (nobody, hasher.HashPassword(nobody, Guid.NewGuid().ToString()));
    });

    /// <summary>The first factor.</summary>
    public async Task<SignInStep> Password(HttpContext context, string userName, string password)
    {
        var (from, stop) = (context.Connection.RemoteIpAddress, context.RequestAborted);
        if (await failures.Wait(userName, from, stop) is var wait && wait > TimeSpan.Zero)
        {
            return new SignInStep(SignInAnswer.MustWait, wait);
        }

        if (await Check(userName, password, stop) is not { } person)
        {
            await failures.Add(userName, from, stop);
            return new SignInStep(SignInAnswer.Wrong);
        }

        var enrolled = await factor.IsEnrolled(person.Id, stop);
        if (!enrolled && !TwoFactors.Needed(person.Roles.Select(r => r.Role)))
        {
            return await Finish(context, person, twoFactors: false);
        }

        await PendingCookie.Give(context, person);
        return new SignInStep(enrolled ? SignInAnswer.AskCode : SignInAnswer.AskEnrolment);
    }

    /// <summary>The second factor. <paramref name="person"/> comes from <see cref="Find"/>.</summary>
    public Task<SignInStep> Code(HttpContext context, Person person, string code) =>
        Guarded(context, person, () => factor.Accepts(person.Id, code, context.RequestAborted));

    /// <summary>Sets up the authenticator whose first code this is.</summary>
    public Task<SignInStep> Enrol(HttpContext context, Person person, byte[] seed, string code) =>
        Guarded(context, person, () => factor.Enrol(person.Id, seed, code, context.RequestAborted));

    /// <summary>Who is between the factors, roles included; null: begin again with the password.</summary>
    public async Task<Person?> Find(Pending? pending, CancellationToken stop) => pending is null
        ? null
        : await people.Users.Include(p => p.Roles).SingleOrDefaultAsync(p => p.Id == pending.Person && p.SecurityStamp == pending.Stamp, stop);

    /// <summary>A session in place of this one, whose person has just changed the password; all others are over.</summary>
    public async Task Renew(HttpContext context, Person person)
    {
        await sessions.EndAll(new PersonId(person.Id), context.RequestAborted);
        // whoever needs two factors showed both: the session that asked would not have lived otherwise
        var session = await sessions.Begin(person, await factor.IsEnrolled(person.Id, context.RequestAborted), context.RequestAborted);
        await SessionCookie.Give(context, person, session);
    }

    private async Task<SignInStep> Guarded(HttpContext context, Person person, Func<Task<bool>> accepts)
    {
        var (from, stop) = (context.Connection.RemoteIpAddress, context.RequestAborted);
        if (await failures.Wait(person.UserName!, from, stop) is var wait && wait > TimeSpan.Zero)
        {
            return new SignInStep(SignInAnswer.MustWait, wait);
        }

        if (await accepts())
        {
            return await Finish(context, person, twoFactors: true);
        }

        await failures.Add(person.UserName!, from, stop);
        return new SignInStep(SignInAnswer.Wrong);
    }

    private async Task<Person?> Check(string userName, string password, CancellationToken stop)
    {
        var normalized = people.NormalizeName(userName);
        var person = await people.Users.Include(p => p.Roles).SingleOrDefaultAsync(p => p.NormalizedUserName == normalized, stop);
        if (password.Length > PasswordRules.Longest)
        {
            return null;
        }

        if (person?.PasswordHash is null)
        {
            // the same work as for somebody, so that the time taken tells nothing
            people.PasswordHasher.VerifyHashedPassword(Nobody.Value.Nobody, Nobody.Value.Hash, password);
            return null;
        }

        // an account an administrator has locked is answered like a wrong password, after the same work
        var right = await people.CheckPasswordAsync(person, password);
        return right && !(person.LockoutEnd > DateTimeOffset.UtcNow) ? person : null;
    }

    private async Task<SignInStep> Finish(HttpContext context, Person person, bool twoFactors)
    {
        var session = await sessions.Begin(person, twoFactors, context.RequestAborted);
        await PendingCookie.Take(context);
        await SessionCookie.Give(context, person, session);
        await failures.Clear(person.UserName!, context.Connection.RemoteIpAddress, context.RequestAborted);
        return new SignInStep(SignInAnswer.Done);
    }
}

/// <summary>Registers the room.</summary>
internal static class SignInSetup
{
    public static IServiceCollection AddSignIn(this IServiceCollection services) => services.AddScoped<SignInDesk>();
}
