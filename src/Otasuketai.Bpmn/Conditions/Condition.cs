namespace Otasuketai.Bpmn;

/// <summary>
/// A condition on a sequence flow or of a multi-instance task (BPMN 8.4.13, 13.3.7). Three-valued: null = not decidable
/// (a name is missing or the types do not fit), which is an incident and never silently false.
/// Today there is one case, <see cref="Comparison"/>; a larger expression language brings further cases and its own parser.
/// </summary>
public abstract record Condition
{
    private protected Condition()
    {
    }

    /// <summary>The condition as written.</summary>
    public required string Text { get; init; }

    /// <summary>Reads a condition; null when the text is not in the language.</summary>
    public static Condition? Parse(string text) => Comparison.Parse(text);

    /// <summary>Asks the condition; <paramref name="lookup"/> gives a variable's value or null.</summary>
    public abstract bool? Evaluate(Func<string, string?> lookup);
}
