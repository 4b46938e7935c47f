using System.Security.Cryptography;
using Otasuketai.Review.Text;
using Otasuketai.Review.Web.Hosting;

namespace Otasuketai.Review.Web.Files;

/// <summary>A file on the disk: its content's fingerprint is its place.</summary>
public sealed record StoredFile(string Sha256, long Size, string MediaType);

/// <summary>
/// Evidence on the file system, outside everything that is served. A file is hashed while it arrives in quarantine, looked at,
/// made durable and only then given its place; a place is written once.
/// </summary>
public sealed class EvidenceStore
{
    /// <summary>Most bytes of one file.</summary>
    public const long LargestFile = 20L * 1024 * 1024;

    private readonly string quarantine;
    private readonly string received;
    private readonly ILogger<EvidenceStore> log;

    /// <summary>The folder is the setting <c>Files:Root</c>; <c>evidence</c> in the folder of running data (<c>Review:Var</c>) when it is absent.</summary>
    public EvidenceStore(IConfiguration configuration, IWebHostEnvironment environment, ILogger<EvidenceStore> log)
    {
        var root = Path.GetFullPath(configuration["Files:Root"] ?? RunningData.Folder(configuration, "evidence"));
        if (environment.WebRootPath is { Length: > 0 } served && (root + "/").StartsWith(Path.GetFullPath(served) + "/", StringComparison.Ordinal))
        {
            throw new InvalidOperationException($"Files:Root ({root}) lies in the folder that is served to everybody.");
        }

        quarantine = Path.Combine(root, "quarantine");
        received = Path.Combine(root, "received");
        this.log = log;
    }

    /// <summary>Takes a file in, or says why not. When it answers with a file, the file is on the disk.</summary>
    public async Task<Reading<StoredFile, FileProblem>> Receive(string name, Stream content, CancellationToken ct)
    {
        if (FileKinds.Find(name) is not { } kind)
        {
            return FileProblem.UnknownType;
        }

        var temporary = Path.Combine(quarantine, $"{Guid.CreateVersion7()}.tmp");
        try
        {
            Durable.CreateDirectory(quarantine);
            return await Receive(kind, content, temporary, ct);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            log.LogError(e, "A file was not stored.");
            return FileProblem.NotStored;
        }
        finally
        {
            if (File.Exists(temporary))
            {
                File.Delete(temporary);
            }
        }
    }

    /// <summary>The place of a content; the file is there when it was received.</summary>
    public string PathOf(string sha256) => Path.Combine(received, sha256[..2], sha256);

    private async Task<Reading<StoredFile, FileProblem>> Receive(FileKind kind, Stream content, string temporary, CancellationToken ct)
    {
        string sha256;
        long size;
        await using (var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.Asynchronous))
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            size = await Copy(content, file, hash, ct);
            if (size is 0 or > LargestFile)
            {
                return size == 0 ? FileProblem.Empty : FileProblem.TooLarge;
            }

            if (!kind.Fits(file))
            {
                return FileProblem.NotWhatItSays;
            }

            sha256 = Convert.ToHexStringLower(hash.GetHashAndReset());
            await file.FlushAsync(ct);
            Durable.Sync(file.SafeFileHandle);
        }

        Place(temporary, sha256);
        return new StoredFile(sha256, size, kind.MediaType);
    }

    private void Place(string temporary, string sha256)
    {
        var place = PathOf(sha256);
        var folder = Path.GetDirectoryName(place)!;
        Durable.CreateDirectory(folder);
        if (!File.Exists(place))
        {
            // somebody may place the same content in between: the bytes are the same, so replacing them changes nothing
            File.Move(temporary, place, overwrite: true);
        }

        // also when somebody else placed the same content a moment ago: its name must be durable before we say so
        Durable.SyncDirectory(folder);
    }

    /// <summary>Copies and hashes; stops one step behind the limit.</summary>
    private static async Task<long> Copy(Stream from, FileStream to, IncrementalHash hash, CancellationToken ct)
    {
        var buffer = new byte[128 * 1024];
        long size = 0;
        for (int read; size <= LargestFile && (read = await from.ReadAsync(buffer, ct)) > 0; size += read)
        {
            hash.AppendData(buffer, 0, read);
            await to.WriteAsync(buffer.AsMemory(0, read), ct);
        }

        return size;
    }
}
