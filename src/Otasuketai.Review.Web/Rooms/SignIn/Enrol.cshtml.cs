using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Otasuketai.Review.Web.Access;
using Otasuketai.Review.Web.Store;
using Otasuketai.Review.Web.Words;

namespace Otasuketai.Review.Web.Rooms.SignIn;

/// <summary>Setting up the authenticator at the first sign-in of a person whose role needs one.</summary>
public sealed class EnrolModel(SignInDesk desk, SecondFactor factor, Lang lang) : PageModel
{
    /// <summary>The first code, as typed.</summary>
    [BindProperty]
    public string Code { get; set; } = "";

    /// <summary>Where the person wanted to go; this site only.</summary>
    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    /// <summary>The key to type into the app, in groups of four.</summary>
    public string Secret { get; private set; } = "";

    /// <summary>The key as an address an app opens.</summary>
    public string AppLink { get; private set; } = "";

    /// <summary>Shown once, after the first code.</summary>
    public ImmutableArray<string> RecoveryCodes { get; private set; } = [];

    /// <summary>Where to go from there.</summary>
    public string Next => this.Destination(ReturnUrl, lang);

    /// <summary>Shows the key offered with the right password.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        var pending = await PendingCookie.Find(HttpContext);
        if (await desk.Find(pending, HttpContext.RequestAborted) is not { } person)
        {
            return RedirectToPage("/SignIn/SignIn", new { ReturnUrl });
        }

        if (await factor.IsEnrolled(person.Id, HttpContext.RequestAborted))
        {
            return RedirectToPage("/SignIn/Code", new { ReturnUrl });
        }

        Show(pending!, person);
        return Page();
    }

    /// <summary>Keeps the key once the app has proved to know it.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        var pending = await PendingCookie.Find(HttpContext);
        if (await desk.Find(pending, HttpContext.RequestAborted) is not { } person)
        {
            return RedirectToPage("/SignIn/SignIn", new { ReturnUrl });
        }

        Show(pending!, person);
        var step = await desk.Enrol(HttpContext, person, pending!.Seed, Code);
        if (step.Answer is SignInAnswer.Done)
        {
            RecoveryCodes = await factor.NewRecoveryCodes(person.Id, HttpContext.RequestAborted);
            return Page();
        }

        if (step.Answer is SignInAnswer.Wrong)
        {
            ModelState.AddModelError(nameof(Code), lang.Pick("番号が違います。鍵を確かめ、アプリに次の番号が出たら入力してください", "The code is wrong. Check the key and enter the next code the app shows"));
        }

        return this.Follow(step, ReturnUrl, nameof(Code), lang);
    }

    private void Show(Pending pending, Person person)
    {
        Secret = string.Join(' ', Totp.Written(pending.Seed).Chunk(4).Select(part => new string(part)));
        AppLink = Totp.Link(pending.Seed, person.UserName!);
    }
}
