using System.Globalization;

namespace Otasuketai.Bpmn;

/// <summary>
/// <c>name op operand</c>: op among = != &lt; &lt;= &gt; &gt;=, operand a number, a "text", true, false or another name.
/// </summary>
public sealed record Comparison : Condition
{
    private const int MaxLength = 200;

    /// <summary>Left side: a variable or a counter.</summary>
    public required Operand Left { get; init; }

    /// <summary>One of = != &lt; &lt;= &gt; &gt;=.</summary>
    public required string Operator { get; init; }

    /// <summary>Right side.</summary>
    public required Operand Right { get; init; }

    /// <summary>One side of a comparison: a name to look up, or a literal.</summary>
    public readonly record struct Operand(bool IsName, string Text);

    /// <summary>Reads a comparison; null when it is none.</summary>
    public static new Comparison? Parse(string text)
    {
        var trimmed = text.Trim();
        if (trimmed.Length is 0 or > MaxLength)
        {
            return null;
        }

        var at = trimmed.AsSpan().IndexOfAny("=!<>");
        if (at <= 0)
        {
            return null;
        }

        var length = at + 1 < trimmed.Length && trimmed[at + 1] == '=' && trimmed[at] != '=' ? 2 : 1;
        var op = trimmed.Substring(at, length);
        var left = OperandOf(trimmed[..at].Trim());
        var right = OperandOf(trimmed[(at + length)..].Trim());
        var wellFormed = op != "!" && left is { IsName: true } && right is not null;
        return wellFormed ? new Comparison { Text = trimmed, Left = left!.Value, Operator = op, Right = right!.Value } : null;
    }

    /// <inheritdoc/>
    public override bool? Evaluate(Func<string, string?> lookup)
    {
        var left = Value(Left, lookup);
        var right = Value(Right, lookup);
        if (left is null || right is null)
        {
            return null;
        }

        if (Number(left) is { } x && Number(right) is { } y)
        {
            return Holds(x.CompareTo(y));
        }

        return Operator is "=" or "!=" ? Holds(string.CompareOrdinal(left, right)) : null;
    }

    private static string? Value(Operand operand, Func<string, string?> lookup) => operand.IsName ? lookup(operand.Text) : operand.Text;

    private static decimal? Number(string text) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static Operand? OperandOf(string text) => text switch
    {
        [] => null,
        "true" or "false" => new Operand(false, text),
        ['"', .. var inner, '"'] when !inner.Contains('"') => new Operand(false, inner),
        _ when Number(text) is not null => new Operand(false, text),
        _ when IsName(text) => new Operand(true, text),
        _ => null,
    };

    private static bool IsName(string text) => (char.IsLetter(text[0]) || text[0] == '_') && text.All(c => char.IsLetterOrDigit(c) || c is '_' or '-' or '.');

    private bool Holds(int order) => Operator switch
    {
        "=" => order == 0,
        "!=" => order != 0,
        "<" => order < 0,
        "<=" => order <= 0,
        ">" => order > 0,
        ">=" => order >= 0,
        _ => throw new InvalidOperationException(Operator),
    };
}
