using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Otasuketai.Review.Web.Mail;

namespace Otasuketai.Review.Web.Rooms.Mailbox;

/// <summary>開発用の郵便受け: the letters nobody sent, for trying things out. Does not exist outside development.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class MailboxModel(PickupFolder folder, IHostEnvironment environment) : PageModel
{
    private const int Most = 200;

    /// <summary>Newest first.</summary>
    public ImmutableArray<PickedUp> Letters { get; private set; } = [];

    /// <summary>Only letters whose recipient contains this.</summary>
    [BindProperty(SupportsGet = true)]
    public string? To { get; set; }

    /// <summary>The list.</summary>
    public async Task<IActionResult> OnGet(CancellationToken stop)
    {
        if (!environment.IsDevelopment())
        {
            return NotFound();
        }

        var all = await folder.List(Most, stop);
        Letters = [.. all.Where(l => string.IsNullOrWhiteSpace(To) || l.Letter.To.Contains(To.Trim(), StringComparison.OrdinalIgnoreCase))];
        return Page();
    }
}
