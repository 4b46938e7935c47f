using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Otasuketai.Review.Choosing;
using Otasuketai.Review.Web.Paper;
using Otasuketai.Review.Web.Words;

namespace Otasuketai.Review.Web.Rooms.Worksheets;

/// <summary>A kept worksheet as it was kept, for whoever holds the reading link; what has changed since is told, not mended.</summary>
[AllowAnonymous]
[Paper("worksheet")]
public sealed class SharedModel(SheetDesk desk, WorksheetStore store, WorksheetLimits limits, Lang lang) : PageModel
{
    /// <summary>The version; null for a link that leads nowhere.</summary>
    public KeptVersion? Kept { get; private set; }

    /// <summary>The version worked out.</summary>
    public Sheet? Sheet { get; private set; }

    /// <summary>What changed about the candidates since.</summary>
    public ImmutableArray<string> Changes { get; private set; } = [];

    /// <summary>Where all listed services stand today.</summary>
    public ImmutableArray<Distribution> Distributions { get; private set; } = [];

    /// <summary>The sentences on top.</summary>
    public IEnumerable<string> Said => Sheet is null ? [] :
    [
        lang.Conclusion(Sheet), .. lang.Beneath(Sheet), lang.Pick(Sheet.Result.HowRanked),
        lang.Pick($"第{Kept!.Number}版、{lang.Moment(Kept.At)}に保存", $"Version {Kept!.Number}, kept on {lang.Moment(Kept.At)}"),
    ];

    /// <summary>This page, language included.</summary>
    public string Address(string token, string query = "") => lang.Url("/worksheet/shared/" + token + query);

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(string token, string? version, string? format, CancellationToken ct)
    {
        if (!limits.Links.Allows(HttpContext))
        {
            return StatusCode(StatusCodes.Status429TooManyRequests);
        }
        var number = version is null ? (int?)null : int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var read) ? read : 0;
        Kept = await store.FindToRead(token, number, ct);
        if (Kept is null || desk.Scheme(Kept.Sheet.Content.Scheme) is not { } scheme)
        {
            Kept = null;
            Response.StatusCode = StatusCodes.Status404NotFound;
            return Page();
        }
        var index = await desk.Index(ct);
        Sheet = Sheet.Of(scheme, Kept.Sheet.Content);
        (Changes, Distributions) = (lang.Since(Sheet, desk, index), desk.Distributions(scheme, index));
        return SheetFiles.Of(format, lang, Sheet, Kept.Sheet, Said) is { } file ? file : Page();
    }
}
