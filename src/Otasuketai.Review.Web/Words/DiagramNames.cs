using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Policy;

namespace Otasuketai.Review.Web.Words;

/// <summary>What the words in a diagram's attributes are called, for sentences about diagrams.</summary>
public static class DiagramNames
{
    /// <summary>The name in both languages; null for a word that has none.</summary>
    public static (string Ja, string En)? Of(string attribute, string word) => attribute switch
    {
        "role" or "to" when Known<Role>(word) is { } role => (Ja.Of(role), En.Of(role)),
        "act" or "outcome" or "outcomes" when Known<Act>(word) is { } act => (Ja.Of(act), En.Of(act)),
        "due" or "knob" when KnobCatalogue.Rows.FirstOrDefault(r => r.Name == word) is { } row => (row.Words.Ja, row.Words.En),
        "machine" when Known<Machine>(word) is { } machine => (Ja.Of(machine), En.Of(machine)),
        _ => null,
    };

    private static T? Known<T>(string word)
        where T : struct, Enum => Enum.TryParse<T>(word, out var value) && value.ToString() == word ? value : null;
}
