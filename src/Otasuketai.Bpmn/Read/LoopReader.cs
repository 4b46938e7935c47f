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

        if (Fault(cardinality, collection, number) is var (ja, en))
        {
            problems.Add(ProblemCodes.MultiInstance, owner, ja, en);
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

    private static (string Ja, string En)? Fault(string? cardinality, string? collection, FeelExpression? number) => (cardinality, collection) switch
    {
        (null, null) => ("複数人の作業に、誰が（otr:collection）も何人か（loopCardinality）も書かれていません。", "The multi-instance activity says neither for whom (otr:collection) nor how often (loopCardinality)."),
        (not null, not null) => ("otr:collection と loopCardinality は併用できません。", "otr:collection and loopCardinality cannot stand together."),
        _ when number?.Constant is { } constant && Count(constant) is null => ($"loopCardinality の「{cardinality}」は0から{Most}までの整数ではありません。", $"The loopCardinality '{cardinality}' is not a whole number from 0 to {Most}."),
        _ => null,
    };

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

        if (most is not null && maximum is null)
        {
            problems.Add(ProblemCodes.MultiInstance, owner, $"loopMaximum=\"{most}\" は1以上の整数ではありません。", $"The loopMaximum=\"{most}\" is not a whole number of at least 1.");
            return null;
        }

        if (written is null && most is null)
        {
            problems.Add(ProblemCodes.MultiInstance, owner, "繰返しに終わりがありません。loopCondition か loopMaximum を書いてください。", "The loop has no end: give a loopCondition or a loopMaximum.");
            return null;
        }

        return new StandardLoop { TestBefore = loop.Flag("testBefore"), Condition = condition, Maximum = maximum };
    }

    /// <summary>A whole number from 0 to <see cref="Most"/>, or null.</summary>
    public static int? Count(FeelValue value) => value.Number is >= 0 and <= Most and var number && number == decimal.Truncate(number) ? (int)number : null;
}
