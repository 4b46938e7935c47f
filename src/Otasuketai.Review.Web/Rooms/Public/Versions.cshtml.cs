using System.Collections.Immutable;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Otasuketai.Review.Numbers;
using Otasuketai.Review.Publication;
using Otasuketai.Review.Text;
using Otasuketai.Review.Web.Words;

namespace Otasuketai.Review.Web.Rooms.Public;

/// <summary>The frozen versions of an entry, and what changed between any two of them.</summary>
[AllowAnonymous]
public sealed class VersionsModel(PublicRegister register, RegisterEvents events, ChangeWords words, Lang lang) : PageModel
{
    /// <summary>The entry as it is now.</summary>
    public PublicListing Listing { get; private set; } = null!;

    /// <summary>Its versions, newest first.</summary>
    public ImmutableArray<EntryEvent> Versions { get; private set; } = [];

    /// <summary>The version looked at first.</summary>
    public int From { get; private set; }

    /// <summary>The version it is compared with.</summary>
    public int To { get; private set; }

    /// <summary>Why the two cannot be compared; null when they can.</summary>
    public string? Problem { get; private set; }

    /// <summary>True when two versions stand side by side.</summary>
    public bool Compared { get; private set; }

    /// <summary>What is different.</summary>
    public ImmutableArray<ChangeLine> Lines { get; private set; } = [];

    /// <summary>The difference in one sentence.</summary>
    public string Heading => lang.Pick($"第{From}版から第{To}版で変わったことは{Lines.Length}件です", $"{Lines.Length} changes from version {From} to version {To}");

    /// <summary>Compares the last two versions where none are asked for.</summary>
    public async Task<IActionResult> OnGetAsync(string number, string? from, string? to, CancellationToken ct)
    {
        var read = RegistrationNumber.Parse(number);
        if (!read.IsOk || await register.Entry(read.Value.ToString(), ct) is not { } found)
        {
            return NotFound();
        }

        Listing = found;
        Versions = [.. (await events.Of(found.Entry.Number, await register.Today(ct), ct)).Where(e => e.Version is not null)];
        if (Versions.Length < 2)
        {
            return Page();
        }

        var last = found.Version;
        if (Asked(from, last - 1, last) is not { } one || Asked(to, last, last) is not { } other)
        {
            (From, To) = (last - 1, last);
            Problem = lang.Pick($"版は1から{last}までの番号で選んでください。", $"Please choose versions from 1 to {last}.");
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }

        (From, To) = (one, other);
        if (await register.Two(found.Entry.Number, From, To, ct) is ({ } before, { } after))
        {
            (Compared, Lines) = (true, words.Lines(before, after));
        }

        return Page();
    }

    private static int? Asked(string? raw, int otherwise, int last)
    {
        var read = InputText.Whole(raw is { Length: > 20 } ? "?" : raw);
        return read.Problem == InputProblem.Empty ? otherwise : read.IsOk && read.Value >= 1 && read.Value <= last ? read.Value : null;
    }
}
