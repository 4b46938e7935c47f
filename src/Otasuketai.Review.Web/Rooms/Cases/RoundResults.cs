using Otasuketai.Review.Evidence;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.PostEvaluation;
using Otasuketai.Review.Web.Look;
using Otasuketai.Review.Web.Rooms.Public;
using Otasuketai.Review.Web.Words;

namespace Otasuketai.Review.Web.Rooms.Cases;

/// <summary>The results of a round before they are public: exactly what will be published, so that small numbers stay numbers for the vendor too.</summary>
public static class RoundResults
{
    /// <summary>One line per item that was answered, in the order of the catalogue.</summary>
    public static IReadOnlyList<Fact> Of(IEnumerable<ItemCount> counts, EvaluationRule rule, ItemCatalogue items, Lang l) =>
    [
        .. from count in counts
           orderby count.Item
           let said = l.Said(rule.Publish(count))
           select new Fact(items.Find(count.Item) is { } item ? $"{item.Id} {l.Pick(item.Label)}" : count.Item, l.Pick($"{said.Said}（{said.Aside}）", $"{said.Said} ({said.Aside})")),
    ];
}
