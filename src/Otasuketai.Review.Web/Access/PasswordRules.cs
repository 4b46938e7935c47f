using System.Collections.Frozen;
using Microsoft.AspNetCore.Identity;
using Otasuketai.Review.Web.Store;
using Otasuketai.Review.Web.Words;

namespace Otasuketai.Review.Web.Access;

/// <summary>
/// Length instead of composition: 12 to 128 characters of any kind, but not one of the words everybody tries first, whatever
/// digits and signs hang on it, and not the own name.
/// </summary>
public sealed class PasswordRules(Lang lang) : IPasswordValidator<Person>
{
    /// <summary>Fewest characters.</summary>
    public const int Shortest = 12;

    /// <summary>Most characters.</summary>
    public const int Longest = 128;

    /// <summary>Rounds of PBKDF2 with HMAC-SHA-512 (OWASP).</summary>
    public const int Iterations = 210_000;

    private static readonly FrozenSet<string> Common = FrozenSet.ToFrozenSet(
    [
        "", "password", "passphrase", "passw0rd", "qwertyuiop", "qwerty", "asdfghjkl", "zxcvbnm", "administrator", "admin", "welcome", "letmein", "iloveyou",
        "changeme", "changethis", "secret", "security", "cybersecurity", "default", "sample", "example", "test", "testtest", "user", "guest", "root",
        "abcdefghijkl", "abcdefghijklmnopqrstuvwxyz", "abc", "monkey", "dragon", "sunshine", "princess", "football", "baseball", "superman",
        "japan", "nippon", "tokyo", "osaka", "sakura", "hirakegoma", "arigatou", "konnichiwa", "pasuwado", "kaisha", "otasuke", "otasuketai", "review",
    ]);

    /// <inheritdoc/>
    public Task<IdentityResult> ValidateAsync(UserManager<Person> manager, Person user, string? password)
    {
        var problem = Problem(password ?? "", user.UserName ?? "");
        return Task.FromResult(problem is null
            ? IdentityResult.Success
            : IdentityResult.Failed(new IdentityError { Code = "PasswordRefused", Description = problem }));
    }

    private string? Problem(string password, string userName)
    {
        if (password.Length > Longest)
        {
            return lang.Pick($"{Longest}文字までにしてください", $"Use at most {Longest} characters");
        }

        return IsCommon(password, userName)
            ? lang.Pick("推測されやすい言葉です。関係のない言葉をいくつか並べてください", "This is easily guessed. Put a few unrelated words together")
            : null;
    }

    private static bool IsCommon(string password, string userName)
    {
        var word = new string([.. password.ToLowerInvariant().Where(char.IsLetter)]);
        var half = word.Length % 2 == 0 ? word[..(word.Length / 2)] : word;
        return Common.Contains(word)
            || (half + half == word && Common.Contains(half))
            || password.Distinct().Count() < 5
            || (userName.Length > 0 && password.Contains(userName.Split('@')[0], StringComparison.OrdinalIgnoreCase) && password.Length < userName.Length + 8);
    }
}
