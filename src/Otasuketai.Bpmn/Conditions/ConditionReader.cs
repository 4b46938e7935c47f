using System.Collections.Immutable;

namespace Otasuketai.Bpmn;

/// <summary>
/// Reads the expressions of one process and types them against what the process declares:
/// <c>otr:variables="amount:number status:string"</c>. Without that attribute every name is allowed.
/// </summary>
internal sealed class ConditionReader
{
    /// <summary>What a loop counts (BPMN 10.3.8), known in its conditions only.</summary>
    private static readonly ImmutableArray<KeyValuePair<string, FeelTypes>> Counters =
    [
        new("nrOfInstances", FeelTypes.Number),
        new("nrOfActiveInstances", FeelTypes.Number),
        new("nrOfCompletedInstances", FeelTypes.Number),
        new("loopCounter", FeelTypes.Number),
        new("outcomes", FeelTypes.List),
    ];

    private readonly ProblemList _problems;
    private readonly FeelNames _names;

    public ConditionReader(RawElement process, ProblemList problems)
    {
        _problems = problems;
        _names = process.Otr("variables") is { } written ? FeelNames.Only(Declared(process, written)) : FeelNames.Anything;
    }

    /// <summary>The condition of a flow; one that is never true after its problem was told.</summary>
    public Condition Flow(RawElement flow, string text) => Read(flow, text, _names, FeelTypes.Boolean) is { } expression ? new Condition(expression) : Condition.Parse("false")!;

    /// <summary>A condition that may name the loop's counters, or null after its problem was told.</summary>
    public Condition? Loop(RawElement owner, string text) => Read(owner, text, _names.With(Counters), FeelTypes.Boolean) is { } expression ? new Condition(expression) : null;

    /// <summary>How many, or null after its problem was told.</summary>
    public FeelExpression? Cardinality(RawElement owner, string text) => Read(owner, text, _names, FeelTypes.Number);

    /// <summary>Tells when otr:collection names a variable that is not declared, or not as a list.</summary>
    public void Collection(RawElement owner, string name)
    {
        var type = _names.TypeOf(name);
        if (type is null || (type & FeelTypes.List) == 0)
        {
            _problems.Add(ProblemCodes.Condition, owner, $"otr:collection の変数「{name}」がリストとして宣言されていません。", $"The variable '{name}' of otr:collection is not declared as a list.");
        }
    }

    private FeelExpression? Read(RawElement at, string text, FeelNames names, FeelTypes wanted)
    {
        var reading = FeelExpression.Parse(text, names);
        foreach (var problem in reading.Expression?.Check(wanted) ?? [reading.Problem!])
        {
            var shown = text.Length <= 100 ? text : text[..100] + "…";
            _problems.Add(
                ProblemCodes.Condition,
                at,
                $"条件式「{shown}」の{problem.Position}文字目：{problem.Ja}",
                $"In the condition '{shown}', character {problem.Position}: {problem.En}");
        }

        return reading.Expression;
    }

    private Dictionary<string, FeelTypes> Declared(RawElement process, string written)
    {
        var declared = new Dictionary<string, FeelTypes>(StringComparer.Ordinal);
        foreach (var part in FlowReader.Words(written))
        {
            var (name, type) = part.Split(':') is [var before, var after] ? (before, after) : ("", "");
            var isType = FeelTypeNames.Declarable.TryGetValue(type, out var types);
            if (!isType || !FeelParser.IsName(name) || !declared.TryAdd(name, types))
            {
                _problems.Add(
                    ProblemCodes.Condition,
                    process,
                    $"otr:variables の「{part}」が正しくありません。「名前:型」を一度ずつ書きます（型：{string.Join("、", FeelTypeNames.Declarable.Keys)}）。",
                    $"'{part}' in otr:variables is not right: each variable once as name:type, with one of the types {string.Join(", ", FeelTypeNames.Declarable.Keys)}.");
            }
        }

        return declared;
    }
}
