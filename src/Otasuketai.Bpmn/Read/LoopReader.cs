using System.Globalization;

namespace Otasuketai.Bpmn;

/// <summary>Reads multiInstanceLoopCharacteristics (BPMN 10.3.8).</summary>
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
        };
    }

    private static bool IsName(string? text) => text is { Length: > 0 } && (char.IsLetter(text[0]) || text[0] == '_') && text.All(c => char.IsLetterOrDigit(c) || c is '_' or '-' or '.');
}
