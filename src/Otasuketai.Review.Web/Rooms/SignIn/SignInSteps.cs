using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Otasuketai.Review.Web.Words;

namespace Otasuketai.Review.Web.Rooms.SignIn;

/// <summary>From one page of the sign-in to the next.</summary>
internal static class SignInSteps
{
    /// <summary>Where <paramref name="step"/> leads; back to this page, with the reason at <paramref name="field"/>, when it leads nowhere.</summary>
    public static IActionResult Follow(this PageModel page, SignInStep step, string? returnUrl, string field, Lang lang)
    {
        switch (step.Answer)
        {
            case SignInAnswer.AskCode:
                return page.RedirectToPage("/SignIn/Code", new { returnUrl });
            case SignInAnswer.AskEnrolment:
                return page.RedirectToPage("/SignIn/Enrol", new { returnUrl });
            case SignInAnswer.Done:
                return page.LocalRedirect(page.Destination(returnUrl, lang));
            case SignInAnswer.MustWait:
                page.ModelState.AddModelError(field, WaitWords(step.Wait, lang));
                return page.Page();
            case SignInAnswer.Wrong:
                return page.Page();
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <summary>Where the person wanted to go, if it is on this site; otherwise the own page.</summary>
    public static string Destination(this PageModel page, string? returnUrl, Lang lang) =>
        page.Url.IsLocalUrl(returnUrl) ? returnUrl! : lang.Url(HomePage.Path);

    private static string WaitWords(TimeSpan wait, Lang lang)
    {
        var minutes = (int)Math.Ceiling(wait.TotalMinutes);
        return lang.Pick($"間違いが続いたため、いまは受け付けられません。約{minutes}分後にもう一度お試しください", $"Too many mistakes in a row. Try again in about {minutes} min");
    }
}
