using System.Collections.Immutable;
using System.Text;
using Otasuketai.Review.Text;

namespace Otasuketai.Review.Web.Choosing;

/// <summary>
/// How text is made comparable, on both sides of a search: compatibility forms folded (NFKC: ＥＤＲ is EDR, ｶﾞ is ガ), lower case,
/// hiragana as katakana. What differs after that differs to the reader as well.
/// </summary>
public static class CatalogueText
{
    /// <summary>Most words that are looked at: a question of the allowed length has no more, and a longer one costs no more.</summary>
    private const int MostTerms = 50;

    private const char FirstHiragana = 'ぁ';
    private const char LastHiragana = 'ゖ';
    private const int ToKatakana = 'ァ' - 'ぁ';

    /// <summary>The comparable form.</summary>
    public static string Normalise(string text)
    {
        var folded = InputText.Line(text).Normalize(NormalizationForm.FormKC);
        var normal = new StringBuilder(folded.Length);
        foreach (var rune in folded.EnumerateRunes())
        {
            normal.Append(Fold(rune).ToString());
        }
        return normal.ToString();
    }

    /// <summary>The words of a question in comparable form; an entry must contain each of them somewhere.</summary>
    public static ImmutableArray<string> Terms(string question) =>
        [.. Normalise(question).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal).Take(MostTerms)];

    private static Rune Fold(Rune rune) => rune.Value switch
    {
        >= FirstHiragana and <= LastHiragana or 'ゝ' or 'ゞ' => new Rune(rune.Value + ToKatakana),
        'İ' => new Rune('i'), // the one capital the invariant culture leaves alone and a database lowers
        _ => Rune.ToLowerInvariant(rune),
    };
}
