using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Otasuketai.Review.Web.Look;
using Otasuketai.Review.Web.Paper;
using Otasuketai.Review.Web.Words;

namespace Otasuketai.Review.Web.Rooms.Worksheets;

/// <summary>評価ワークシート: choose, weigh, see what comes of it, keep it.</summary>
[AllowAnonymous]
[Paper("worksheet")]
public sealed class IndexModel(SheetDesk desk, WorksheetStore store, WorksheetLimits limits, Lang lang) : SheetPage(desk, store, limits, lang)
{
    /// <inheritdoc/>
    public override string Path => "/worksheet";

    /// <summary>Shows the sheet of the address.</summary>
    public Task<IActionResult> OnGetAsync(CancellationToken ct) => Show(ct);

    /// <summary>Keeps the sheet, or reads candidates from a file.</summary>
    public async Task<IActionResult> OnPostAsync(string? go, string? ticket, CancellationToken ct)
    {
        if (go == "import")
        {
            return await Import(ct);
        }
        if (!Limits.AllowKeeping(HttpContext))
        {
            return StatusCode(StatusCodes.Status429TooManyRequests);
        }
        if (await Posted(ct) is not { } sheet)
        {
            return Page();
        }
        Link = SheetLink.Parse(ticket) ?? Link;
        if (await Store.Begin(Link, sheet, ct) != Keeping.Kept)
        {
            Link = SheetLink.New();
            await Store.Begin(Link, sheet, ct);
        }
        TempData["Done"] = Lang.Pick("保存しました。下の2つのリンクを控えてください。", "Kept. Please note the two links below.");
        return LocalRedirect(Lang.Url("/worksheet/edit/" + Link.Edit));
    }
}
