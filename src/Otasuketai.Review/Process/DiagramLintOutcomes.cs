using System.Collections.Immutable;
using Otasuketai.Bpmn;
using Otasuketai.Review.Lifecycle;

namespace Otasuketai.Review.Process;

/// <summary>
/// Outcomes: every act offered and every outcome announced (otr:outcomes) is taken onwards, and no flow waits for one that cannot come.
/// </summary>
internal static class DiagramLintOutcomes
{
    public static void Check(Definition definition, DiagramLintProblems problems)
    {
        foreach (var unrouted in definition.UnroutedActs)
        {
            Unrouted(unrouted.ElementId, unrouted.Act, problems);
        }

        foreach (var gateway in definition.Nodes.Values.OfType<ExclusiveGateway>().Where(g => g.Outgoing.Any(f => !f.Outcomes.IsEmpty)).OrderBy(g => g.Line))
        {
            CheckGateway(definition, gateway, problems);
        }
    }

    /// <summary>What a task can end with: otr:outcomes when it says so, else its acts.</summary>
    internal static ImmutableArray<string> Of(Node node) => node.Attributes.TryGetValue("outcomes", out var named)
        ? [.. named.Split(' ', StringSplitOptions.RemoveEmptyEntries)]
        : node is UserTask task ? task.Acts : [];

    private static void CheckGateway(Definition definition, ExclusiveGateway gateway, DiagramLintProblems problems)
    {
        var routed = gateway.Outgoing.SelectMany(f => f.Outcomes).ToHashSet(StringComparer.Ordinal);
        var sources = gateway.Incoming.Select(f => definition.Find(f.SourceId)).OfType<Node>().ToList();
        var takesAnything = gateway.Outgoing.Any(f => f.Outcomes.IsEmpty);
        foreach (var source in sources.Where(s => s.Attributes.ContainsKey("outcomes") && !takesAnything))
        {
            foreach (var outcome in Of(source).Where(o => !routed.Contains(o)))
            {
                Unrouted(source.Id, outcome, problems);
            }
        }

        var possible = sources.SelectMany(s => Of(s)).ToHashSet(StringComparer.Ordinal);
        foreach (var flow in gateway.Outgoing.Where(f => f.Outcomes.Any(o => !possible.Contains(o))))
        {
            problems.Add(
                LintCodes.StrayOutcome,
                flow.Id,
                $"結果「{string.Join(' ', flow.Outcomes)}」はこの前の要素からは生じません。",
                $"The outcome '{string.Join(' ', flow.Outcomes)}' cannot come out of what is before.");
        }
    }

    private static void Unrouted(string elementId, string outcome, DiagramLintProblems problems) => problems.Add(
        LintCodes.Unrouted,
        elementId,
        $"「{outcome}」の先へ進む線がありません。",
        $"No flow takes '{outcome}' onwards.");
}
