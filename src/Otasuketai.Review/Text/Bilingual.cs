namespace Otasuketai.Review.Text;

/// <summary>The two languages every sentence of the product exists in. Screens show Japanese first.</summary>
public enum Language
{
    /// <summary>日本語: the binding wording.</summary>
    Japanese,

    /// <summary>English: the helpful second wording.</summary>
    English,
}

/// <summary>One sentence in both languages, so that a rule can explain itself without knowing the page that shows it.</summary>
public sealed record Bilingual(string Ja, string En)
{
    /// <summary>The sentence in one language.</summary>
    public string In(Language language) => language switch
    {
        Language.Japanese => Ja,
        Language.English => En,
    };
}
