using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Otasuketai.Review.Web.Mail;

namespace Otasuketai.Review.Web.Rooms.Mailbox;

/// <summary>One letter of the development mailbox; its links can be followed.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed partial class LetterModel(PickupFolder folder, IHostEnvironment environment) : PageModel
{
    /// <summary>The letter.</summary>
    public PickedUp Letter { get; private set; } = null!;

    /// <summary>The body in pieces: every second one is an address.</summary>
    public IReadOnlyList<string> Pieces { get; private set; } = [];

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGet(Guid id, CancellationToken stop)
    {
        if (!environment.IsDevelopment() || await folder.Find(id, stop) is not { } letter)
        {
            return NotFound();
        }

        (Letter, Pieces) = (letter, Address().Split(letter.Letter.Body.ReplaceLineEndings("\n")));
        return Page();
    }

    [GeneratedRegex(@"(https?://[!-~]+)")]
    private static partial Regex Address();
}
