using System.Collections.Immutable;
using Otasuketai.Review.Web.Choosing;
using Otasuketai.Review.Web.Look;
using Otasuketai.Review.Web.Words;

namespace Otasuketai.Review.Web.Rooms.Public;

/// <summary>An empty list explained: each way out says how many entries it leads to.</summary>
public sealed record NothingFound(string Text, ImmutableArray<Link> Ways)
{
    /// <summary>Explains it.</summary>
    /// <param name="total">Entries that match, on other pages.</param>
    public static NothingFound Of(CatalogueIndex index, CatalogueQuery query, int total, Lang l)
    {
        if (total > 0)
        {
            return new NothingFound(l.Pick($"このページはありません。条件に合うサービスは{total}件です。", $"There is no such page; {total} services match."), [new Link(l.Pick("最初のページへ", "To the first page"), query.Ask(query.Question).Url(l))]);
        }

        var looser = index.LooserThan(query.Question).Select(way => new Link(
            l.Pick($"{way.What.Ja}を外すと{way.Count}件あります", $"Without {way.What.En}: {way.Count}"), query.Ask(way.Without).Url(l)));
        return new NothingFound(
            l.Pick("条件に合うサービスはありません。", "No service matches."),
            [.. Elsewhere(index, query, l), .. looser, new Link(l.Pick("すべての条件を外す", "Drop all conditions"), query.Cleared.Url(l))]);
    }

    /// <summary>Somebody who looks for a name must learn what became of it.</summary>
    private static IEnumerable<Link> Elsewhere(CatalogueIndex index, CatalogueQuery query, Lang l) =>
        from shelf in Enum.GetValues<Shelf>()
        where shelf != query.Shelf
        let there = query.On(shelf)
        let count = index.CountOf(there.Question)
        where count > 0
        select new Link(l.Pick($"「{CatalogueQuery.WordsOf(shelf).Ja}」には{count}件あります", $"Under “{CatalogueQuery.WordsOf(shelf).En}” there are {count}"), there.Url(l));
}
