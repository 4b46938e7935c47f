using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Otasuketai.Review.Web.Access;
using Otasuketai.Review.Web.Store;
using Otasuketai.Review.Web.Words;

namespace Otasuketai.Review.Web.Rooms.SignIn;

/// <summary>A new password, for somebody who knows the present one. Every other session ends.</summary>
public sealed class PasswordModel(UserManager<Person> people, SignInDesk desk, CurrentActor current, Lang lang) : PageModel
{
    /// <summary>Never shown again.</summary>
    [BindProperty]
    public string Present { get; set; } = "";

    /// <summary>Never shown again.</summary>
    [BindProperty]
    public string New { get; set; } = "";

    /// <summary>Shows the form.</summary>
    public void OnGet()
    {
    }

    /// <summary>Changes it and says so.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        var me = await current.Find() ?? throw new InvalidOperationException("The route matrix lets nobody in without a session.");
        var person = await people.Users.Include(p => p.Roles).SingleAsync(p => p.Id == me.Person.Value, HttpContext.RequestAborted);
        var result = await people.ChangePasswordAsync(person, Present, New);
        foreach (var error in result.Errors)
        {
            Explain(error);
        }

        if (!result.Succeeded)
        {
            return Page();
        }

        await desk.Renew(HttpContext, person);
        TempData["Done"] = lang.Pick("パスワードを変えました", "Your password has been changed");
        return LocalRedirect(lang.Url("/account"));
    }

    private void Explain(IdentityError error)
    {
        var (field, text) = error.Code switch
        {
            nameof(IdentityErrorDescriber.PasswordMismatch) => (nameof(Present), lang.Pick("いまのパスワードが違います", "The present password is wrong")),
            nameof(IdentityErrorDescriber.PasswordTooShort) => (nameof(New), lang.Pick($"{PasswordRules.Shortest}文字以上にしてください", $"Use at least {PasswordRules.Shortest} characters")),
            _ => (nameof(New), error.Description),
        };
        ModelState.AddModelError(field, text);
    }
}
