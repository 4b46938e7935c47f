using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Otasuketai.Review.Text;
using Otasuketai.Review.Web.Words;

namespace Otasuketai.Review.Web.Rooms.SignIn;

/// <summary>The first factor: who, and the password.</summary>
public sealed class SignInModel(SignInDesk desk, Lang lang) : PageModel
{
    /// <summary>The user name, an e-mail address; kept after a mistake.</summary>
    [BindProperty]
    public string Name { get; set; } = "";

    /// <summary>Never shown again.</summary>
    [BindProperty]
    public string Password { get; set; } = "";

    /// <summary>Where the person wanted to go; this site only.</summary>
    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    /// <summary>Shows the form.</summary>
    public void OnGet()
    {
    }

    /// <summary>Checks the password and leads on.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        Name = InputText.Code(Name);
        if (!IsComplete())
        {
            return Page();
        }

        var step = await desk.Password(HttpContext, Name, Password);
        if (step.Answer is SignInAnswer.Wrong)
        {
            ModelState.AddModelError(nameof(Name), lang.Pick("メールアドレスかパスワードが違います", "The e-mail address or the password is wrong"));
        }

        return this.Follow(step, ReturnUrl, nameof(Name), lang);
    }

    private bool IsComplete()
    {
        if (Name.Length == 0)
        {
            ModelState.AddModelError(nameof(Name), lang.Pick("メールアドレスを入力してください", "Enter your e-mail address"));
        }

        if (Password.Length == 0)
        {
            ModelState.AddModelError(nameof(Password), lang.Pick("パスワードを入力してください", "Enter your password"));
        }

        return ModelState.IsValid;
    }
}
