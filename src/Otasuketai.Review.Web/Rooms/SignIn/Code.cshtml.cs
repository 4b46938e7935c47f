using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Otasuketai.Review.Web.Access;
using Otasuketai.Review.Web.Words;

namespace Otasuketai.Review.Web.Rooms.SignIn;

/// <summary>The second factor: a code of the authenticator, or a recovery code.</summary>
public sealed class CodeModel(SignInDesk desk, Lang lang) : PageModel
{
    /// <summary>As typed.</summary>
    [BindProperty]
    public string Code { get; set; } = "";

    /// <summary>Where the person wanted to go; this site only.</summary>
    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    /// <summary>Shows the form to somebody whose password was right; anybody else begins there.</summary>
    public async Task<IActionResult> OnGetAsync() =>
        await PendingCookie.Find(HttpContext) is null ? RedirectToPage("/SignIn/SignIn", new { ReturnUrl }) : Page();

    /// <summary>Checks the code and leads on.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (await desk.Find(await PendingCookie.Find(HttpContext), HttpContext.RequestAborted) is not { } person)
        {
            return RedirectToPage("/SignIn/SignIn", new { ReturnUrl });
        }

        var step = await desk.Code(HttpContext, person, Code);
        if (step.Answer is SignInAnswer.Wrong)
        {
            ModelState.AddModelError(nameof(Code), lang.Pick("番号が違うか、使い終わっています。アプリに次の番号が出たら入力してください", "The code is wrong or was used already. Enter the next one the app shows"));
        }

        return this.Follow(step, ReturnUrl, nameof(Code), lang);
    }
}
