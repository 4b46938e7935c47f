using System.Globalization;

namespace Otasuketai.Bpmn;

/// <summary>Reads multiInstanceLoopCharacteristics and standardLoopCharacteristics (BPMN 10.3.8).</summary>
internal static class LoopReader
{
    /// <summary>More items than this are refused: a vote has members, not a crowd.</summary>
    public const int Most = 1000;

    /// <summary>The loop, or null after its problem was told.</summary>
    public static MultiInstance? Read(RawElement loop, RawElement owner, ProblemList problems)
    {
        var cardinality = loop.Bpmn("loopCardinality").FirstOrDefault()?.Text;
        var collection = loop.Otr("collection") ?? owner.Otr("collection");
        var completion = loop.Bpmn("completionCondition").FirstOrDefault()?.Text;
        var condition = completion is null ? null : Condition.Parse(completion);
        var number = int.TryParse(cardinality, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : (int?)null;
        var variable = number is null && IsName(cardinality) ? cardinality : null;
        var oneSource = cardinality is null != collection is null;
        var readable = cardinality is null || variable is not null || number is <= Most;
        if (completion is not null && condition is null)
        {
            problems.Add(ProblemCodes.Condition, owner, $"完了条件「{completion}」は使えません。", $"The completion condition '{completion}' is outside the language.");
        }

        if (!oneSource || !readable)
        {
            problems.Add(
                ProblemCodes.MultiInstance,
                owner,
                $"複数人の作業には otr:collection か loopCardinality（0～{Most}または変数名）のどちらか一つが必要です。",
                $"A multi-instance task needs exactly one of otr:collection and loopCardinality (0 to {Most}, or a variable).");
            return null;
        }

        return new MultiInstance
        {
            Sequential = loop.Attribute("isSequential") == "true",
            Collection = collection,
            Cardinality = number,
            CardinalityVariable = variable,
            CompletionCondition = condition,
            KeepsOutcomes = completion?.Contains("outcomes", StringComparison.Ordinal) == true,
        };
    }

    /// <summary>The standard loop, or null after its problem was told. It must have an end: a condition or a maximum.</summary>
    public static StandardLoop? ReadStandard(RawElement loop, RawElement owner, ProblemList problems)
    {
        var written = loop.Bpmn("loopCondition").FirstOrDefault()?.Text;
        var condition = written is null ? null : Condition.Parse(written);
        var most = loop.Attribute("loopMaximum");
        var maximum = int.TryParse(most, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n >= 1 ? n : (int?)null;
        if (written is not null && condition is null)
        {
            problems.Add(ProblemCodes.Condition, owner, $"繰返し条件「{written}」は使えません。", $"The loop condition '{written}' is outside the language.");
            return null;
        }

        if ((most is not null && maximum is null) || (written is null && most is null))
        {
            problems.Add(ProblemCodes.MultiInstance, owner, "繰返しには loopCondition か loopMaximum（1以上）が必要です。", "A loop needs a loopCondition or a loopMaximum of at least 1.");
            return null;
        }

        return new StandardLoop { TestBefore = loop.Attribute("testBefore") == "true", Condition = condition, Maximum = maximum };
    }

    private static bool IsName(string? text) => text is { Length: > 0 } && (char.IsLetter(text[0]) || text[0] == '_') && text.All(c => char.IsLetterOrDigit(c) || c is '_' or '-' or '.');
}
