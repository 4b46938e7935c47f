using Microsoft.AspNetCore.Mvc.ModelBinding;
using Otasuketai.Review.Web.Files;
using Otasuketai.Review.Web.Words;

namespace Otasuketai.Review.Web.Rooms.Vendor;

/// <summary>The files of one page, and those sent elsewhere that could be used here too.</summary>
public sealed record FilesView(string Label, string Hint, IReadOnlyList<SentFile> Here, IReadOnlyList<SentFile> Elsewhere, DateTimeOffset RemovableSince);

/// <summary>What a form says about files: new ones, ones to use again, one to take back. A refused file never costs the rest of the form.</summary>
public sealed class Uploads(EvidenceBook book, Lang lang)
{
    /// <summary>Name of the file field.</summary>
    public const string Field = "files";

    /// <summary>Name of the choice of files sent before.</summary>
    public const string ReuseField = "reuse";

    /// <summary>Name of the buttons that take a file back.</summary>
    public const string RemoveField = "remove";

    /// <summary>Room for a handful of the largest files and the fields beside them.</summary>
    public const long LargestForm = (5 * EvidenceStore.LargestFile) + (1024 * 1024);

    /// <summary>Takes in what came; problems go beside the file field.</summary>
    public async Task Receive(VendorCase c, string item, IFormCollection form, ModelStateDictionary state, CancellationToken ct)
    {
        foreach (var sent in form.Files.GetFiles(Field))
        {
            await using var content = sent.OpenReadStream();
            Tell(state, Field, FileNames.Clean(sent.FileName), (await book.Receive(c.Dossier.Id, c.Actor, item, (sent.FileName, content), ct)).Problem);
        }

        foreach (var again in form[ReuseField])
        {
            if (Guid.TryParse(again, out var file))
            {
                Tell(state, ReuseField, lang.Pick("選んだ資料", "the chosen file"), (await book.Reuse(c.Dossier.Id, c.Actor, item, file, ct)).Problem);
            }
        }
    }

    /// <summary>Takes a file back when a button asked for it. False: no button did.</summary>
    public async Task<bool> Remove(VendorCase c, IFormCollection form, CancellationToken ct)
    {
        if (!Guid.TryParse(form[RemoveField], out var file))
        {
            return false;
        }

        await book.Remove(c.Dossier.Id, c.Actor, file, ct);
        return true;
    }

    /// <summary>The files of a page as they are now.</summary>
    public async Task<FilesView> View(VendorCase c, string item, (string Label, string Hint) words, CancellationToken ct)
    {
        var all = await book.List(c.Dossier.Id, ct);
        var here = all.Where(f => f.Item == item).ToList();
        var known = here.Select(f => f.Sha256).ToHashSet(StringComparer.Ordinal);
        return new FilesView(words.Label, words.Hint, here, [.. all.Where(f => !known.Contains(f.Sha256)).DistinctBy(f => f.Sha256)], c.Application.StageSince);
    }

    private void Tell(ModelStateDictionary state, string field, string name, FileProblem? problem)
    {
        if (problem is { } why)
        {
            state.AddModelError(field, lang.Pick(FileProblemWords.Of(why, name)));
        }
    }
}
