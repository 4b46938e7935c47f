using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Otasuketai.Review.Web.Rooms.Public;

/// <summary>ホーム: what the register is, and the ways in.</summary>
[AllowAnonymous]
public sealed class HomeModel(PublicRegister register) : PageModel
{
    /// <summary>How many entries stand where.</summary>
    public RegisterCounts Counts { get; private set; } = RegisterCounts.None;

    /// <summary>Counts.</summary>
    public async Task OnGetAsync(CancellationToken ct) => Counts = await register.Counts(ct);
}
