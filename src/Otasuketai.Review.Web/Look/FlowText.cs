namespace Otasuketai.Review.Web.Look;

/// <summary>Breaks words into lines of a width, in a drawing that cannot ask the browser. Widths are estimates: kana and kanji 1 em, others 0.56 em.</summary>
internal static class FlowText
{
    private const double Wide = 1.0;
    private const double Narrow = 0.56;

    /// <summary>Japanese does not begin a line with these.</summary>
    private const string NotFirst = "、。，．・：；？！」』）〕］｝〉》】ーぁぃぅぇぉっゃゅょァィゥェォッャュョ";

    /// <summary>The estimated width of a text in em.</summary>
    public static double Width(string text) => text.Sum(c => c < 0x2E80 ? Narrow : Wide);

    /// <summary>
    /// Lines no wider than <paramref name="em"/>, as far as words can be broken, and about equally long; the last of at most
    /// <paramref name="most"/> ends in … when words are left.
    /// </summary>
    public static IReadOnlyList<string> Lines(string text, double em, int most)
    {
        var lines = Broken(text, em);
        for (var narrower = Width(text) / lines.Count; lines.Count is > 1 and var count && count <= most && narrower < em; narrower += 0.5)
        {
            if (Broken(text, narrower) is { } even && even.Count == count)
            {
                return even;
            }
        }

        return lines.Count <= most ? lines : [.. lines.Take(most - 1), lines[most - 1] + "…"];
    }

    private static List<string> Broken(string text, double em)
    {
        var lines = new List<string>();
        var line = "";
        foreach (var piece in Pieces(text))
        {
            if (line.Length > 0 && Width((line + piece).TrimEnd()) > em)
            {
                lines.Add(line.TrimEnd());
                line = "";
            }

            line += line.Length == 0 ? piece.TrimStart() : piece;
        }

        lines.Add(line.TrimEnd());
        return lines;
    }

    /// <summary>What a line may be broken between: after a space, and before any wide character that may begin a line.</summary>
    private static IEnumerable<string> Pieces(string text)
    {
        var start = 0;
        for (var i = 1; i < text.Length; i++)
        {
            var wide = text[i] >= 0x2E80 || text[i - 1] >= 0x2E80;
            if (text[i - 1] == ' ' || (wide && !NotFirst.Contains(text[i]) && text[i - 1] is not ('（' or '「' or '『')))
            {
                yield return text[start..i];
                start = i;
            }
        }

        yield return text[start..];
    }
}
