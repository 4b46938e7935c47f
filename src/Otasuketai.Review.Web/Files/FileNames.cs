using Otasuketai.Review.Text;

namespace Otasuketai.Review.Web.Files;

/// <summary>The name a file is shown and downloaded by. It never becomes a path on the server.</summary>
internal static class FileNames
{
    private const int Longest = 120;

    /// <summary>The last part of whatever the browser sent, without control and direction characters, cut before the ending.</summary>
    public static string Clean(string? sent)
    {
        var line = InputText.Line(sent);
        var last = line[(line.LastIndexOfAny(['/', '\\']) + 1)..].Trim('.', ' ');
        var plain = string.Concat(last.Where(c => !"<>:\"|?*".Contains(c)));
        var ending = Path.GetExtension(plain);
        var stem = Path.GetFileNameWithoutExtension(plain);
        return (stem.Length == 0 ? "file" : InputText.Cut(stem, Longest)) + InputText.Cut(ending, Longest);
    }
}
