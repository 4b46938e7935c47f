namespace Otasuketai.Bpmn;

/// <summary>
/// One side of a comparison, and whether something was missing on the way to it. What is missing is null and equals a null said on
/// purpose; whether it equals 3, or another missing thing, is not known (DMN says it does not).
/// </summary>
internal readonly record struct FeelSide(FeelValue Value, bool Missed)
{
    /// <summary>Runs the piece.</summary>
    public static FeelSide Of(FeelNode node, ref FeelRun run)
    {
        var before = run.Misses;
        var value = node.Value(ref run);
        return new FeelSide(value, run.Misses > before);
    }

    /// <summary>The language's =, null also where it is not known.</summary>
    public static bool? Equal(FeelSide a, FeelSide b, ref FeelRun run) =>
        a.IsKnownBeside(b) && b.IsKnownBeside(a) && run.Weigh(a.Value) && run.Weigh(b.Value) ? FeelCompare.Equal(a.Value, b.Value) : null;

    /// <summary>A number that was found in spite of a missing name is a number; a null or a list may hide what was missing.</summary>
    public bool Hides => Missed && Value.Kind is (FeelKind.Null or FeelKind.List or FeelKind.Context or FeelKind.Range);

    private bool IsKnownBeside(FeelSide other) => !Hides || (other.Value.IsNull && !other.Missed);
}
