namespace Otasuketai.Bpmn;

/// <summary>Texts of others, as they are said back.</summary>
internal static class Shortened
{
    /// <summary>At most so many characters from the beginning; a character of two halves is never cut in between.</summary>
    public static string Cut(string text, int most) => text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];

    /// <summary>The same, with a mark where something was left out.</summary>
    public static string Quote(string text, int most) => text.Length <= most ? text : Cut(text, most) + "…";
}
