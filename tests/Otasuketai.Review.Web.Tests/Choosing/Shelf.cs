using System.Collections.Immutable;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Publication;
using Otasuketai.Review.Web.Choosing;
using Otasuketai.Review.Web.Rooms.Public;

namespace Otasuketai.Review.Web.Tests.Choosing;

/// <summary>Entries made up for the index, and questions made up for entries; the same seed makes the same ones.</summary>
internal static class Shelf
{
    /// <summary>Kana of both kinds and both widths, with and without marks, ideographs beside and beyond the first plane, Latin in three forms, and what a pattern would take for a wildcard.</summary>
    private const string Letters = "あいガがｶﾞハぱﾊﾟー見守端末務通信安全AaＡEdrＥＤＲ０1１①㈱İßΣςé%_\\'・（)𠮷👍";

    private static readonly DateOnly Day = new(2026, 11, 25);

    internal static CatalogueEntry Entry(int place, string name, Stage stage = Stage.Listed, params (string Name, string Value)[] facts) => CatalogueEntry.Of(
        new PublicListing(
            new PublicEntry($"{2000 + (place / 999)}-{(place % 999) + 1:000}", name, "みほん社", "endpoint", Day, Day.AddYears(2), "", facts.ToImmutableDictionary(f => f.Name, f => f.Value), []),
            stage, ImmutableDictionary<string, string>.Empty, new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero).AddHours(place % 7), 1, default, ""),
        default(UserGrade), Day);

    internal static ImmutableArray<CatalogueEntry> Random(Random random, int count) => [.. Enumerable.Range(0, count).Select(place => Entry(
        place, Word(random, 12), random.Next(10) == 0 ? Stage.Suspended : Stage.Listed,
        [("overview", Word(random, 40)), ("hours-codes", Pick(random, "always", "weekdays", "weekends weekdays", "")), ("hours", Pick(random, "9〜18時", "")), ("dispatch", Pick(random, "yes", "no", "")),
            ("monthly-price", $"{random.Next(9_000)}"), ("price-unit", Pick(random, "device", "site", "")), ("min-pcs", Pick(random, "1", "20", "")), ("max-pcs", Pick(random, "30", "500", "x"))]))];

    /// <summary>Half of the questions are cut from a text, so that they find something; some have two words.</summary>
    internal static string Question(Random random, ImmutableArray<CatalogueEntry> entries)
    {
        var text = entries[random.Next(entries.Length)].Listing.Entry.Facts["overview"];
        var from = random.Next(text.Length);
        var one = random.Next(2) == 0 ? Word(random, 3) : text.Substring(from, Math.Min(random.Next(1, 6), text.Length - from));
        return random.Next(4) == 0 ? one + "　" + Word(random, 1) : one;
    }

    private static string Word(Random random, int most)
    {
        var runes = Letters.EnumerateRunes().ToList();
        return string.Concat(Enumerable.Range(0, random.Next(1, most + 1)).Select(_ => runes[random.Next(runes.Count)].ToString()));
    }

    private static string Pick(Random random, params string[] values) => values[random.Next(values.Length)];
}
