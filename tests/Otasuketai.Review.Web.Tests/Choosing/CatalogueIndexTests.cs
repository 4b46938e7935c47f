using System.Collections.Immutable;
using Otasuketai.Review.Forms;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Web.Choosing;
using Otasuketai.Review.Web.Rooms.Public;
using Otasuketai.Review.Web.Words;

namespace Otasuketai.Review.Web.Tests.Choosing;

/// <summary>The index answers as a plain reading of every entry would.</summary>
public sealed class CatalogueIndexTests
{
    [Theory]
    [InlineData("ＥＤＲ", "みまもりEDRライト")]
    [InlineData("edr", "みまもりEDRライト")]
    [InlineData("ミマモリ", "みまもりEDRライト")]
    [InlineData("みまもりｅｄｒ", "みまもりEDRライト")]
    [InlineData("ﾗｲﾄ", "みまもりEDRライト")]
    [InlineData("り", "みまもりEDRライト")]
    [InlineData("Rラ", "みまもりEDRライト")]
    [InlineData("らいと　見守", "みまもりEDRライト 見守り")]
    [InlineData("𠮷", "𠮷野の番")]
    [InlineData("100%", "100%の守り")]
    [InlineData("㈱", "株式会社ではない(株)の守り")]
    public void Search_WordInAnotherFormOrOfOneCharacter_FindsTheEntryAndNoOther(string words, string name)
    {
        var index = new CatalogueIndex([Shelf.Entry(1, name), Shelf.Entry(2, "別のもの 100")]);

        Assert.Equal(name, Assert.Single(index.Search(CatalogueQuestion.Everything with { Words = words }).Entries).Listing.Entry.ServiceName);
    }

    [Theory]
    [InlineData("%")]
    [InlineData("_")]
    [InlineData("守%見")]
    [InlineData("ないことば")]
    public void Search_WordThatIsNowhere_FindsNothing(string words) =>
        Assert.Equal(0, new CatalogueIndex([Shelf.Entry(1, "見守り")]).Search(CatalogueQuestion.Everything with { Words = words }).Total);

    [Theory]
    [InlineData(1, 40)]
    [InlineData(2, 64)]
    [InlineData(3, 65)]
    [InlineData(4, 700)]
    public void Search_RandomWordsAndFacets_EqualsAPlainScan(int seed, int count)
    {
        var random = new Random(seed);
        var entries = Shelf.Random(random, count);
        var index = new CatalogueIndex(entries);
        for (var round = 0; round < 100; round++)
        {
            var question = CatalogueQuestion.Everything with
            {
                Words = random.Next(3) == 0 ? "" : Shelf.Question(random, entries),
                Chosen = [.. Enumerable.Range(0, random.Next(4)).Select(_ => Chosen(random)).DistinctBy(c => c.Value)],
                Stages = random.Next(4) == 0 ? [Stage.Listed, Stage.Suspended] : [Stage.Listed],
                Sort = Enum.GetValues<CatalogueSort>()[random.Next(5)],
                Page = random.Next(1, 3),
                PageSize = 7,
            };

            var answer = index.Search(question);

            var expected = Scan(entries, question).ToList();
            Assert.Equal(expected.Count, answer.Total);
            Assert.Equal(expected.Count, index.CountOf(question));
            Assert.Equal(Ordered(expected, question.Sort).Skip((question.Page - 1) * 7).Take(7).Select(e => e.Listing.Entry.Number), answer.Entries.Select(e => e.Listing.Entry.Number));
            var facet = answer.Facets[random.Next(answer.Facets.Length)];
            var others = question with { Chosen = question.Chosen.RemoveAll(c => c.Facet == facet.Facet) };
            Assert.Equal(facet.Facet.Values.Select(v => Scan(entries, others).Count(v.Has)), facet.Values.Select(v => v.Count));
        }
    }

    [Theory]
    [InlineData(11, 63)]
    [InlineData(12, 130)]
    public void With_EntriesReplacedAndAdded_AnswersAsIfBuiltAnew(int seed, int count)
    {
        var random = new Random(seed);
        var shelf = Shelf.Random(random, count).ToDictionary(e => e.Listing.Entry.Number);
        var patched = new CatalogueIndex(shelf.Values);
        for (var round = 0; round < 60; round++)
        {
            ImmutableArray<CatalogueEntry> changed = [.. Shelf.Random(random, count + 40).Where(_ => random.Next(30) == 0)];
            foreach (var entry in changed)
            {
                shelf[entry.Listing.Entry.Number] = entry;
            }
            patched = patched.With(changed);
            var fresh = new CatalogueIndex(shelf.Values);
            ImmutableArray<CatalogueEntry> all = [.. shelf.Values];
            for (var asked = 0; asked < 10; asked++)
            {
                var question = CatalogueQuestion.Everything with
                {
                    Words = random.Next(3) == 0 ? "" : Shelf.Question(random, all),
                    Chosen = [.. Enumerable.Range(0, random.Next(3)).Select(_ => Chosen(random)).DistinctBy(c => c.Value)],
                    Stages = random.Next(4) == 0 ? [Stage.Suspended] : [Stage.Listed],
                    Sort = Enum.GetValues<CatalogueSort>()[random.Next(5)],
                    PageSize = 50,
                };
                var (one, other) = (patched.Search(question), fresh.Search(question));
                Assert.Equal(other.Total, one.Total);
                Assert.Equal(other.Entries.AsEnumerable(), one.Entries.AsEnumerable());
                Assert.Equal(other.Facets.SelectMany(f => f.Values.Select(v => v.Count)), one.Facets.SelectMany(f => f.Values.Select(v => v.Count)));
            }
            Assert.Equal((fresh.Count, fresh.CountOf([Stage.Listed]), fresh.Changed), (patched.Count, patched.CountOf([Stage.Listed]), patched.Changed));
            Assert.All(changed, e => Assert.Same(shelf[e.Listing.Entry.Number], patched.Find(e.Listing.Entry.Number)));
        }
    }

    [Fact]
    public void Facets_EveryEntry_HasAValueOfEachAndNoCodeStandsTwice()
    {
        var entries = Shelf.Random(new Random(5), 200);

        Assert.All(Facets.All, f => Assert.All(entries, e => Assert.Contains(f.Values, v => v.Has(e))));
        Assert.All(Facets.All, f => Assert.Equal(f.Values.Length, f.Values.Select(v => v.Code).Distinct().Count()));
        Assert.Equal(Facets.All.Length, Facets.All.Select(f => f.Code).Distinct().Count());
    }

    [Fact]
    public void Choose_CodesNobodyKnows_AreHandedBack()
    {
        var question = CatalogueQuestion.Everything.Choose([("dispatch", "yes"), ("dispatch", "maybe"), ("colour", "blue"), ("dispatch", "yes")], out var unknown);

        Assert.Equal("yes", Assert.Single(question.Chosen).Value.Code);
        Assert.Equal([("dispatch", "maybe"), ("colour", "blue")], unknown);
    }

    [Fact]
    public void LooserThan_NothingFound_SaysWhatEachConditionCosts()
    {
        var index = new CatalogueIndex([Shelf.Entry(1, "見守り", Stage.Listed, ("dispatch", "no")), Shelf.Entry(2, "見張り", Stage.Listed, ("dispatch", "no")), Shelf.Entry(3, "番", Stage.Listed, ("dispatch", "yes"))]);
        var question = (CatalogueQuestion.Everything with { Words = "見" }).Choose([("dispatch", "yes")], out _);

        Assert.Equal(0, index.CountOf(question));
        Assert.Equal([("駆け付け対応", 2), ("「見」", 1)], index.LooserThan(question).Select(l => (l.What.Ja, l.Count)));
    }

    [Theory]
    [InlineData("hours", "hours-codes", "weekdays", "weekdays")]
    [InlineData("hours", "hours-codes", "weekends weekdays", "weekends weekdays")]
    [InlineData("hours", "hours-codes", "always", "always weekends weekdays")]
    [InlineData("hours", "hours-codes", "nights", "not-stated")]
    [InlineData("trial", "trial-code", "none", "none")]
    [InlineData("os", "os-codes", "windows", "windows")]
    [InlineData("os", "os-codes", "any", "windows old macos linux mobile any")]
    [InlineData("scope", "scope-codes", "first-response anti-malware", "first-response anti-malware")]
    [InlineData("region", "region-codes", "kanto", "kanto")]
    [InlineData("region", "region-codes", "nationwide", "nationwide hokkaido tohoku kanto koshinetsu hokuriku tokai kinki chugoku shikoku kyushu okinawa")]
    public void Facet_OfFixedChoices_HoldsWhatWasChosenAndWhatThatTakesIn(string facet, string fact, string value, string codes)
    {
        var entry = Shelf.Entry(1, "見守り", Stage.Listed, (fact, value));

        Assert.Equal(codes.Split(' '), Facets.Find(facet)!.Values.Where(v => v.Has(entry)).Select(v => v.Code));
    }

    /// <summary>Words are found by a search; a facet goes by the choices alone (decision 0023).</summary>
    [Theory]
    [InlineData("hours", "hours", "24時間365日")]
    [InlineData("trial", "trial", "30日間 無料")]
    [InlineData("os", "os", "Windows・macOS")]
    [InlineData("scope", "scope", "初動対応")]
    [InlineData("region", "regions", "全国")]
    public void Facet_OfWordsAlone_IsNotStatedAndTheWordsAreStillFound(string facet, string fact, string words)
    {
        var entry = Shelf.Entry(1, "見守り", Stage.Listed, (fact, words));

        Assert.Equal(["not-stated"], Facets.Find(facet)!.Values.Where(v => v.Has(entry)).Select(v => v.Code));
        Assert.Equal(1, new CatalogueIndex([entry]).Search(CatalogueQuestion.Everything with { Words = words }).Total);
        Assert.Equal((words, null), Lang.Of(english: false).Stated(entry.Listing.Entry, StatedChoices.All.Single(c => c.Note == fact)));
    }

    [Theory]
    [InlineData("スマートフォン")]
    [InlineData("phones")]
    [InlineData("24時間365日")]
    public void Search_WordsOfAChoice_FindWhoeverChoseIt(string words)
    {
        var index = new CatalogueIndex([Shelf.Entry(1, "見守り", Stage.Listed, ("os-codes", "mobile"), ("hours-codes", "always")), Shelf.Entry(2, "見張り", Stage.Listed, ("os-codes", "windows"))]);

        Assert.Equal("見守り", Assert.Single(index.Search(CatalogueQuestion.Everything with { Words = words }).Entries).Listing.Entry.ServiceName);
    }

    /// <summary>Who looks for a trial does not look for one that is denied.</summary>
    [Fact]
    public void Search_WordsOfAChoiceThatDenies_DoNotFindIt()
    {
        var index = new CatalogueIndex([Shelf.Entry(1, "見守り", Stage.Listed, ("trial-code", "none")), Shelf.Entry(2, "見張り", Stage.Listed, ("trial-code", "free"))]);

        Assert.Equal("見張り", Assert.Single(index.Search(CatalogueQuestion.Everything with { Words = "trial" }).Entries).Listing.Entry.ServiceName);
        Assert.Equal(0, index.Search(CatalogueQuestion.Everything with { Words = "なし" }).Total);
    }

    [Fact]
    public void Price_WithoutTax_IsComparedWithIt()
    {
        (string, string) unit = ("price-unit", "device");
        var index = new CatalogueIndex([Shelf.Entry(1, "税抜", Stage.Listed, unit, ("monthly-price", "1000"), ("initial-price", "10000")), Shelf.Entry(2, "税込", Stage.Listed, unit, ("monthly-price", "1050"), ("initial-price", "10000"), ("tax-included", "yes"))]);

        Assert.Equal(["税込", "税抜"], index.Search(CatalogueQuestion.Everything with { Sort = CatalogueSort.Price }).Entries.Select(e => e.Listing.Entry.ServiceName));
        Assert.Equal("税込", Assert.Single(index.Search(CatalogueQuestion.Everything.Choose([("initial", "10000")], out _)).Entries).Listing.Entry.ServiceName);
    }

    [Fact]
    public void Search_PageFarBeyondTheLast_IsEmptyAndStillCounts()
    {
        var answer = new CatalogueIndex([Shelf.Entry(1, "見守り")]).Search(CatalogueQuestion.Everything with { Page = int.MaxValue, PageSize = 100 });

        Assert.Equal((1, 0), (answer.Total, answer.Entries.Length));
    }

    [Fact]
    public void Search_OfNoEntriesAtAll_FindsNothing() => Assert.Equal(0, new CatalogueIndex([]).Search(CatalogueQuestion.Everything with { Words = "見守り" }).Total);

    private static ChosenValue Chosen(Random random)
    {
        string[] codes = ["hours", "dispatch", "price-device", "price-site", "pcs"];
        var facet = Facets.Find(codes[random.Next(codes.Length)])!;
        return new ChosenValue(facet, facet.Values[random.Next(facet.Values.Length)]);
    }

    private static IEnumerable<CatalogueEntry> Scan(ImmutableArray<CatalogueEntry> entries, CatalogueQuestion question) => entries.Where(e =>
        question.Stages.Contains(e.Listing.Stage)
        && CatalogueText.Terms(question.Words).All(t => e.Text.Contains(t, StringComparison.Ordinal))
        && question.Chosen.GroupBy(c => c.Facet).All(f => f.Any(c => c.Value.Has(e))));

    private static IEnumerable<CatalogueEntry> Ordered(IEnumerable<CatalogueEntry> entries, CatalogueSort sort)
    {
        var byNumber = entries.OrderByDescending(e => e.Listing.Entry.Number, StringComparer.Ordinal);
        return sort switch
        {
            CatalogueSort.Number => byNumber,
            CatalogueSort.Verified => byNumber.OrderByDescending(e => e.Verified ?? -1),
            CatalogueSort.Price => byNumber.OrderBy(e => e.Monthly ?? long.MaxValue),
            CatalogueSort.Date => byNumber.OrderByDescending(e => e.Listing.AsOf),
            CatalogueSort.Users => byNumber.OrderByDescending(e => e.Users.Mean ?? -1),
        };
    }
}
