using Otasuketai.Review.Web.Words;

namespace Otasuketai.Review.Web.Rooms.Vendor;

/// <summary>Files as people read of them.</summary>
internal static class FileWords
{
    private const decimal Kilo = 1024;

    /// <summary>What a file supports: an item, or a part of the profile.</summary>
    public static string For(string item, Lang lang) =>
        Parts.Find(item) is { } part ? lang.Pick(part.Title) : lang.Pick($"項目 {item}", $"Item {item}");

    /// <summary>1.2MB, 340KB.</summary>
    public static string Size(long bytes, Lang lang) => bytes >= Kilo * Kilo
        ? lang.Number(Math.Round(bytes / Kilo / Kilo, 1)) + "MB"
        : lang.Number(Math.Max(1, Math.Round(bytes / Kilo))) + "KB";
}
