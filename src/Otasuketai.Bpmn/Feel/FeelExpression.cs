using System.Collections.Immutable;

namespace Otasuketai.Bpmn;

/// <summary>What an expression may look up while it runs.</summary>
/// <param name="Variables">The text of a variable, or null; see <see cref="FeelVariable"/> for what the text means.</param>
/// <param name="Now">What now() gives.</param>
public readonly record struct FeelInput(Func<string, string?> Variables, DateTimeOffset Now);

/// <summary>An expression, or why there is none.</summary>
public sealed record FeelReading(FeelExpression? Expression, FeelProblem? Problem);

/// <summary>
/// An expression of the subset of FEEL (DMN 1.5, chapter 10) that conditions need: literals, paths, comparison, between, in,
/// three-valued and/or/not, arithmetic, if, some/every, filters and the functions of <see cref="FeelFunctions"/>.
/// No user functions, no iteration, no regular expressions. Read once, run often; running has no effects, throws nothing, and
/// ends after 10,000 steps with null. Stricter than DMN in one thing: where a name has no value or an operation no answer, whether
/// that equals 3 is not known (null), while DMN says "no" - a condition must never be false because something was missing.
/// </summary>
public sealed class FeelExpression
{
    /// <summary>Longer texts are refused.</summary>
    public const int MaxLength = 4_000;

    private readonly FeelNode _node;
    private readonly FeelNames _names;
    private readonly FeelZones _zones;

    private FeelExpression(string text, FeelNode node, FeelNames names, FeelZones zones)
    {
        Text = text;
        _node = node;
        _names = names;
        _zones = zones;
    }

    /// <summary>The expression as written.</summary>
    public string Text { get; }

    /// <summary>The value when it is the same every time and not null.</summary>
    public FeelValue? Constant => (_node as FeelLiteral)?.Constant;

    /// <summary>Reads an expression; by default every name is allowed, and the zones are those of Japan.</summary>
    public static FeelReading Parse(string text, FeelNames? names = null, FeelZones? zones = null)
    {
        if (text.Length > MaxLength)
        {
            return new FeelReading(null, new FeelProblem(MaxLength, $"式が長すぎます（{MaxLength}文字まで）。", $"The expression is too long (at most {MaxLength} characters)."));
        }

        var (known, places) = (names ?? FeelNames.Anything, zones ?? FeelZones.Japan);
        var node = FeelParser.Parse(text, known, places, out var problem);
        return new FeelReading(node is null ? null : new FeelExpression(text, node, known, places), problem);
    }

    /// <summary>Everything that can never work: unknown names, kinds that do not fit, a result that is never of the wanted type.</summary>
    public ImmutableArray<FeelProblem> Check(FeelTypes wanted)
    {
        var check = new FeelCheck(_names);
        check.Want(_node, wanted);
        return check.Problems;
    }

    /// <summary>Runs the expression.</summary>
    public FeelValue Evaluate(FeelInput input)
    {
        var run = new FeelRun(input.Variables, input.Now, _zones);
        var value = _node.Value(ref run);
        return run.IsExhausted ? FeelValue.Null : value;
    }
}
