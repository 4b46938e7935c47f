using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OutputCaching;
using Otasuketai.Review.Publication;

namespace Otasuketai.Review.Web.Rooms.Public;

/// <summary>表示の確認: where the QR code beside a mark leads. Big plain words, and nothing to sign in for.</summary>
[AllowAnonymous]
[OutputCache(PolicyName = PublicPages.Policy)]
public sealed class CheckModel(PublicRegister register) : PageModel
{
    /// <summary>The answer; null while no number was asked for.</summary>
    public MarkCheck? Answer { get; private set; }

    /// <summary>Answers about the number in the address, or typed into the field. Visitors' copies may be kept for a minute.</summary>
    public async Task OnGetAsync(string? number, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(number))
        {
            return;
        }

        Answer = await MarkCheck.Ask(register, number, ct);
        Response.Headers.Vary = "Cookie";
        Response.Headers.CacheControl = "public, max-age=60";
        if (Answer.State == MarkState.Unknown)
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
        }
    }
}
