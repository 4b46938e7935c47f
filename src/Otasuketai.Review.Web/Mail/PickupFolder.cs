using System.Collections.Immutable;

namespace Otasuketai.Review.Web.Mail;

/// <summary>A letter in the development mailbox.</summary>
public sealed record PickedUp(Guid Id, DateTimeOffset At, ReadLetter Letter);

/// <summary>The letters that <see cref="PickupTransport"/> wrote, newest first.</summary>
public sealed class PickupFolder(PickupTransport pickup)
{
    /// <summary>At most <paramref name="limit"/> letters.</summary>
    public async Task<ImmutableArray<PickedUp>> List(int limit, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(pickup.Folder))
        {
            return [];
        }

        var newest = new DirectoryInfo(pickup.Folder).EnumerateFiles("*.eml").OrderByDescending(f => f.LastWriteTimeUtc).Take(limit);
        var letters = ImmutableArray.CreateBuilder<PickedUp>();
        foreach (var file in newest)
        {
            if (Guid.TryParseExact(Path.GetFileNameWithoutExtension(file.Name), "N", out var id) && await Find(id, cancellationToken) is { } letter)
            {
                letters.Add(letter);
            }
        }

        return letters.ToImmutable();
    }

    /// <summary>One letter; null when there is none.</summary>
    public async Task<PickedUp?> Find(Guid id, CancellationToken cancellationToken)
    {
        var file = new FileInfo(pickup.FileOf(id));
        return file.Exists ? new(id, file.LastWriteTimeUtc, EmlReader.Read(await File.ReadAllTextAsync(file.FullName, cancellationToken))) : null;
    }
}
