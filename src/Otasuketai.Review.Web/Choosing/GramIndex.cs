namespace Otasuketai.Review.Web.Choosing;

/// <summary>
/// Which of some texts contain a term: for every character and every pair of neighbours the set of texts that have it. One and two
/// characters are answered by the sets alone; of a longer term every pair must occur, and what is left is read. Texts that came later are
/// few and simply read. Immutable.
/// </summary>
internal sealed class GramIndex
{
    private readonly string[] texts;
    private readonly int indexed;
    private readonly Dictionary<int, BitSet> dense = [];
    private readonly Dictionary<int, int[]> sparse = [];

    internal GramIndex(string[] texts)
    {
        (this.texts, indexed) = (texts, texts.Length);
        foreach (var (gram, found) in Occurrences(texts))
        {
            // below one in 64 a list of numbers is smaller than a bitmap
            if (found.Count > texts.Length / 64)
            {
                dense[gram] = BitSet.Of(texts.Length, found);
            }
            else
            {
                sparse[gram] = [.. found];
            }
        }
    }

    private GramIndex(GramIndex before, string[] texts) => (this.texts, indexed, dense, sparse) = (texts, before.indexed, before.dense, before.sparse);

    /// <summary>How many texts came later.</summary>
    internal int Later => texts.Length - indexed;

    /// <summary>The same with more texts behind.</summary>
    internal GramIndex With(IEnumerable<string> more) => new(this, [.. texts, .. more]);

    /// <summary>Takes out of a set the texts that do not contain a term of at least one character.</summary>
    internal void Keep(BitSet among, string term)
    {
        var later = Enumerable.Range(indexed, Later).Where(text => among.Has(text) && texts[text].Contains(term, StringComparison.Ordinal)).ToList();
        KeepIndexed(among, term);
        foreach (var text in later)
        {
            among.Add(text);
        }
    }

    private void KeepIndexed(BitSet among, string term)
    {
        if (term.Length == 1)
        {
            KeepGram(among, term[0]);
            return;
        }
        for (var at = 0; at + 1 < term.Length; at++)
        {
            KeepGram(among, Pair(term[at], term[at + 1]));
        }
        if (term.Length > 2)
        {
            among.RemoveWhere(text => !texts[text].Contains(term, StringComparison.Ordinal));
        }
    }

    private void KeepGram(BitSet among, int gram)
    {
        if (dense.TryGetValue(gram, out var bits))
        {
            among.And(bits);
        }
        else
        {
            among.KeepOnly(sparse.GetValueOrDefault(gram) ?? []);
        }
    }

    private static Dictionary<int, List<int>> Occurrences(string[] texts)
    {
        var found = new Dictionary<int, List<int>>();
        for (var text = 0; text < texts.Length; text++)
        {
            var characters = texts[text];
            for (var at = 0; at < characters.Length; at++)
            {
                Add(found, characters[at], text);
                if (at + 1 < characters.Length)
                {
                    Add(found, Pair(characters[at], characters[at + 1]), text);
                }
            }
        }
        return found;
    }

    private static void Add(Dictionary<int, List<int>> found, int gram, int text)
    {
        if (!found.TryGetValue(gram, out var list))
        {
            found[gram] = list = [];
        }
        if (list.Count == 0 || list[^1] != text)
        {
            list.Add(text);
        }
    }

    /// <summary>No pair is mistaken for a single character: the first of a pair is never the character 0.</summary>
    private static int Pair(char first, char second) => (first << 16) | second;
}
