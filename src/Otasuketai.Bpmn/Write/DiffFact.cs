namespace Otasuketai.Bpmn;

/// <summary>The same words in both languages.</summary>
internal readonly record struct Wording(string Ja, string En)
{
    /// <summary>What is not there.</summary>
    public static readonly Wording None = new("なし", "none");

    /// <summary>A word that is the same in every language: an id, a code, a text as written.</summary>
    public static Wording AsIs(string text) => text.Length == 0 ? None : new(text, text);
}

/// <summary>One thing about an element that may differ between two versions.</summary>
/// <param name="What">What it is about; unique among the facts of one element.</param>
/// <param name="Raw">As the file has it: decides whether it differs. Empty for what is not there.</param>
/// <param name="Value">How it is told.</param>
internal sealed record DiffFact(ChangeKind Kind, Wording What, string Raw, Wording Value);
