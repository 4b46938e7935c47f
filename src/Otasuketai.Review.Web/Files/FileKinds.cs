using System.Collections.Frozen;
using System.IO.Compression;

namespace Otasuketai.Review.Web.Files;

/// <summary>A kind of file that is taken as evidence: ending, fixed media type and how its content is known.</summary>
internal sealed record FileKind(string MediaType, Func<Stream, bool> Fits);

/// <summary>The accepted kinds. The ending chooses one; the content must agree.</summary>
internal static class FileKinds
{
    private const int MostEntries = 2000;
    private const long MostInflated = 200L * 1024 * 1024;

    private static readonly FileKind Jpeg = new("image/jpeg", s => StartsWith(s, [0xFF, 0xD8, 0xFF]));

    private static readonly FrozenDictionary<string, FileKind> ByEnding = new Dictionary<string, FileKind>(StringComparer.OrdinalIgnoreCase)
    {
        [".pdf"] = new("application/pdf", s => StartsWith(s, "%PDF-"u8)),
        [".png"] = new("image/png", s => StartsWith(s, [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])),
        [".jpg"] = Jpeg,
        [".jpeg"] = Jpeg,
        [".xlsx"] = new("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", s => IsOffice(s, "xl/workbook.xml")),
        [".docx"] = new("application/vnd.openxmlformats-officedocument.wordprocessingml.document", s => IsOffice(s, "word/document.xml")),
        [".csv"] = new("text/csv", IsText),
        [".txt"] = new("text/plain", IsText),
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>For the file field.</summary>
    public const string Accept = ".pdf,.png,.jpg,.jpeg,.xlsx,.docx,.csv,.txt";

    /// <summary>The kind a name claims; null when it is none of ours.</summary>
    public static FileKind? Find(string name) => ByEnding.GetValueOrDefault(Path.GetExtension(name));

    private static bool StartsWith(Stream content, ReadOnlySpan<byte> magic)
    {
        Span<byte> head = stackalloc byte[16];
        content.Position = 0;
        return content.ReadAtLeast(head, magic.Length, throwOnEndOfStream: false) >= magic.Length && head[..magic.Length].SequenceEqual(magic);
    }

    /// <summary>An office package with its main part, without macros and with names that stay inside it.</summary>
    private static bool IsOffice(Stream content, string mainPart)
    {
        if (!StartsWith(content, "PK\u0003\u0004"u8))
        {
            return false;
        }

        try
        {
            content.Position = 0;
            using var zip = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
            var names = zip.Entries.Select(e => e.FullName.Replace('\\', '/')).ToHashSet(StringComparer.OrdinalIgnoreCase);
            return zip.Entries.Count <= MostEntries
                && zip.Entries.Sum(e => (decimal)e.Length) <= MostInflated
                && names.Contains("[Content_Types].xml")
                && names.Contains(mainPart)
                && !names.Any(n => n.StartsWith('/') || n.Split('/').Contains("..") || n.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase));
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    /// <summary>Text in any of the usual encodings: no control bytes, and nothing that a browser could take for a page.</summary>
    private static bool IsText(Stream content)
    {
        content.Position = 0;
        var buffer = new byte[64 * 1024];
        var first = true;
        for (int read; (read = content.Read(buffer)) > 0; first = false)
        {
            var piece = buffer.AsSpan(0, read);
            if (piece.ContainsAnyInRange((byte)0x00, (byte)0x08) || piece.ContainsAnyInRange((byte)0x0E, (byte)0x1A) || (first && LooksLikeMarkup(piece)))
            {
                return false;
            }
        }

        return true;
    }

    private static bool LooksLikeMarkup(ReadOnlySpan<byte> head)
    {
        var text = head.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? head[3..] : head;
        return text.TrimStart(" \t\r\n"u8).StartsWith("<"u8);
    }
}
