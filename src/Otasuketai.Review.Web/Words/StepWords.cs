using System.Text.RegularExpressions;
using Otasuketai.Bpmn;
using Otasuketai.Review.Lifecycle;

namespace Otasuketai.Review.Web.Words;

/// <summary>
/// What the parts of a diagram are called. Diagrams speak Japanese; in English a step is called by the stage or act it stands for,
/// and anything else by its id, which is English by rule (workflows/GLOSSARY.md).
/// </summary>
public static partial class StepWords
{
    /// <summary>The procedure.</summary>
    public static string Of(this Lang l, Definition definition) => l.En ? Plain(definition.ProcessId) : definition.Name;

    /// <summary>A step, an event or a gateway.</summary>
    public static string Of(this Lang l, Node node) => !l.En ? node.Name : node switch
    {
        UserTask or EndEvent when Enum.TryParse<Stage>(node.Id, out var stage) => En.Of(stage),
        UserTask { Acts: [var first, ..] } => Act(first) ?? Plain(first),
        CallActivity call => Plain(call.CalledElement),
        _ => node.Attributes.GetValueOrDefault("act") is { } act && Act(act) is { } words ? words : Plain(node.Id),
    };

    /// <summary>The answer a flow stands for; empty when it stands for none.</summary>
    public static string Of(this Lang l, SequenceFlow flow) => !l.En || flow.Name.Length == 0 ? flow.Name
        : flow.Outcomes is [var first, ..] ? Act(first) ?? Plain(first)
        : flow.Condition?.Text ?? string.Empty;

    /// <summary>Whose work stands in the lane.</summary>
    public static string Of(this Lang l, Lane lane) => l.En ? Plain(lane.Id.StartsWith("lane-", StringComparison.Ordinal) ? lane.Id[5..] : lane.Id) : lane.Name;

    private static string? Act(string name) => Enum.TryParse<Act>(name, out var act) ? En.Of(act) : null;

    /// <summary>"AnswerReminder1" → "Answer reminder 1".</summary>
    private static string Plain(string id)
    {
        var words = Joint().Replace(id, " ").Replace('-', ' ').Replace('_', ' ').ToLowerInvariant().Trim();
        return words.Length == 0 ? id : char.ToUpperInvariant(words[0]) + words[1..];
    }

    [GeneratedRegex("(?<=[a-z])(?=[A-Z0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex Joint();
}
