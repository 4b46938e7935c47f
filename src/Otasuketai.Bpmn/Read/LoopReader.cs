using System.Globalization;

namespace Otasuketai.Bpmn;

/// <summary>Reads multiInstanceLoopCharacteristics and standardLoopCharacteristics (BPMN 10.3.8).</summary>
internal static class LoopReader
{
    /// <summary>More items than this are refused: a vote has members, not a crowd.</summary>
    public const int Most = 10_000;

    /// <summary>The loop, or null after its problem was told.</summary>
    public static MultiInstance? Read(RawElement loop, RawElement owner, ConditionReader conditions, ProblemList problems)
    {
        var cardinality = loop.Bpmn("loopCardinality").FirstOrDefault()?.Text;
        var collection = loop.Otr("collection");
        var completion = loop.Bpmn("completionCondition").FirstOrDefault()?.Text;
        var condition = completion is null ? null : conditions.Loop(owner, completion);
        var number = cardinality is null ? null : conditions.Cardinality(owner, cardinality);
        if (collection is not null)
        {
            conditions.Collection(owner, collection);
        }

        var oneSource = cardinality is null != collection is null;
        if (!oneSource || number?.Constant is { } constant && Count(constant) is null)
        {
            problems.Add(
                ProblemCodes.MultiInstance,
                owner,
                $"複数人の作業には otr:collection か loopCardinality（0～{Most}になる式）のどちらか一つが必要です。",
                $"A multi-instance task needs exactly one of otr:collection and loopCardinality (an expression for 0 to {Most}).");
            return null;
        }

        return new MultiInstance
        {
            Sequential = loop.Flag("isSequential"),
            Collection = collection,
            Cardinality = number,
            CompletionCondition = condition,
            KeepsOutcomes = completion?.Contains("outcomes", StringComparison.Ordinal) == true,
        };
    }

    /// <summary>The standard loop, or null after its problem was told. It must have an end: a condition or a maximum.</summary>
    public static StandardLoop? ReadStandard(RawElement loop, RawElement owner, ConditionReader conditions, ProblemList problems)
    {
        var written = loop.Bpmn("loopCondition").FirstOrDefault()?.Text;
        var condition = written is null ? null : conditions.Loop(owner, written);
        var most = loop.Attribute("loopMaximum");
        var maximum = int.TryParse(most, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n >= 1 ? n : (int?)null;
        if (written is not null && condition is null)
        {
            return null;
        }

        if ((most is not null && maximum is null) || (written is null && most is null))
        {
            problems.Add(ProblemCodes.MultiInstance, owner, "繰返しには loopCondition か loopMaximum（1以上）が必要です。", "A loop needs a loopCondition or a loopMaximum of at least 1.");
            return null;
        }

        return new StandardLoop { TestBefore = loop.Flag("testBefore"), Condition = condition, Maximum = maximum };
    }

    /// <summary>A whole number from 0 to <see cref="Most"/>, or null.</summary>
    public static int? Count(FeelValue value) => value.Number is >= 0 and <= Most and var number && number == decimal.Truncate(number) ? (int)number : null;
}
