namespace Otasuketai.Bpmn;

/// <summary>
/// A condition on a sequence flow or of a loop (BPMN 8.4.13, 13.3.7): a <see cref="FeelExpression"/> that is true or false.
/// Three-valued: null = not decidable (a name is missing, the types do not fit, the result is no boolean), which is an incident
/// and never silently false.
/// </summary>
public sealed record Condition
{
    private readonly FeelExpression _expression;

    internal Condition(FeelExpression expression) => _expression = expression;

    /// <summary>The condition as written.</summary>
    public string Text => _expression.Text;

    /// <summary>Reads a condition without declared variables; null when the text is not in the language.</summary>
    public static Condition? Parse(string text) => FeelExpression.Parse(text).Expression is { } expression ? new Condition(expression) : null;

    /// <summary>Asks the condition; <paramref name="lookup"/> gives a variable's text or null, <paramref name="now"/> is what now() gives.</summary>
    public bool? Evaluate(Func<string, string?> lookup, DateTimeOffset now) => _expression.Evaluate(new FeelInput(lookup, now)).Boolean;

    /// <summary>Why the condition is not decidable, for the operator: the variables it asked for in vain, else that the types do not fit.</summary>
    public string WhyUndecided(Func<string, string?> lookup, DateTimeOffset now)
    {
        List<string> missing = [];
        Evaluate(
            name =>
            {
                var text = lookup(name);
                if (text is null && !missing.Contains(name))
                {
                    missing.Add(name);
                }

                return text;
            },
            now);
        return missing.Count switch
        {
            0 => "the values do not fit together, or the result is neither true nor false",
            1 => $"the variable '{missing[0]}' is missing",
            _ => $"the variables {string.Join(", ", missing.Select(name => $"'{name}'"))} are missing",
        };
    }
}
