using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Otasuketai.Review.Web.Paper;
using Otasuketai.Review.Web.Words;

namespace Otasuketai.Review.Web.Rooms.Worksheets;

/// <summary>A kept worksheet gone on with: the last version and the register of today, kept as a further version or deleted.</summary>
[AllowAnonymous]
[Paper("worksheet")]
public sealed class EditModel(SheetDesk desk, WorksheetStore store, WorksheetLimits limits, Lang lang) : SheetPage(desk, store, limits, lang)
{
    /// <inheritdoc/>
    public override string Path => "/worksheet/edit/" + Link.Edit;

    /// <summary>The last version as it was reckoned then; null when this build does not know its scheme.</summary>
    public Sheet? Last { get; private set; }

    /// <summary>What changed about the candidates since the last version.</summary>
    public ImmutableArray<string> Changes { get; private set; } = [];

    /// <summary>Shows the sheet of the address, or of the last version.</summary>
    public async Task<IActionResult> OnGetAsync(string token, CancellationToken ct)
    {
        if (await Open(token, ct) is { } refused)
        {
            return refused;
        }
        var kept = Kept!.Sheet;
        (Comment, Reason) = (kept.Comment, kept.Reason);
        Outcome = kept.Outcome switch
        {
            SheetOutcome.Open => "open",
            SheetOutcome.None => "none",
            SheetOutcome.Chosen => "c:" + kept.Choice,
        };
        var shown = await Show(ct);
        await Compare(ct);
        return shown;
    }

    /// <summary>Keeps a further version, deletes all of them, or reads candidates from a file.</summary>
    public async Task<IActionResult> OnPostAsync(string token, string? go, string? after, CancellationToken ct)
    {
        if (await Open(token, ct) is { } refused)
        {
            return refused;
        }
        if (go == "delete")
        {
            await Store.Delete(token, ct);
            TempData["Done"] = Lang.Pick("ワークシートを、すべての版とリンクごと消しました。", "The worksheet is deleted, with all its versions and links.");
            return LocalRedirect(Lang.Url("/worksheet"));
        }
        if (go == "import")
        {
            return await Import(ct);
        }
        if (!Limits.AllowKeeping(HttpContext))
        {
            return StatusCode(StatusCodes.Status429TooManyRequests);
        }
        var sheet = await Posted(ct);
        await Compare(ct);
        return sheet is null ? Page() : await Keep(token, after, sheet, ct);
    }

    private async Task<IActionResult> Keep(string token, string? after, KeptSheet sheet, CancellationToken ct)
    {
        var seen = int.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
        switch (await Store.Continue(token, seen, sheet, ct))
        {
            case Keeping.Kept:
                TempData["Done"] = Lang.Pick("新しい版を保存しました。読むリンクにはこの版が出ます。", "A new version is kept; the reading link shows it.");
                return LocalRedirect(Lang.Url(Path));
            case Keeping.Overtaken:
                return Wrong("", new($"ほかの人が第{Kept!.Number}版を保存しました。内容を確かめてから、もう一度保存してください。", $"Somebody else kept version {Kept!.Number}. Look at it, then keep yours again."));
            case Keeping.Full:
                return Wrong("", new($"版は{WorksheetStore.MostVersions}までです。新しいワークシートとして始めてください。", $"There are at most {WorksheetStore.MostVersions} versions; begin a new worksheet."));
            default:
                return NotFound();
        }
    }

    /// <summary>Finds what the link leads to; an answer when there is nothing, or too many were tried.</summary>
    private async Task<IActionResult?> Open(string token, CancellationToken ct)
    {
        if (!Limits.Links.Allows(HttpContext))
        {
            return StatusCode(StatusCodes.Status429TooManyRequests);
        }
        Kept = await Store.FindToEdit(token, ct);
        if (Kept is null || SheetLink.Parse(token) is not { } link)
        {
            Kept = null;
            Response.StatusCode = StatusCodes.Status404NotFound;
            return Page();
        }
        Link = link;
        return null;
    }

    private async Task Compare(CancellationToken ct)
    {
        Last = Desk.Scheme(Kept!.Sheet.Content.Scheme) is { } scheme ? Worksheets.Sheet.Of(scheme, Kept.Sheet.Content) : null;
        Changes = Last is null ? [] : Lang.Since(Last, Desk, await Desk.Index(ct));
    }
}
