using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Otasuketai.Review.Web.Choosing;
using Otasuketai.Review.Web.Rooms.Public;
using Otasuketai.Review.Web.Words;

namespace Otasuketai.Review.Web.Tests.Public;

/// <summary>An address of the catalogue says everything, and whatever stands in it is answered.</summary>
public sealed class CatalogueQueryTests
{
    private static readonly Lang Ja = Lang.Of(english: false);

    [Fact]
    public void Url_OfARandomQuestion_IsReadBackAsTheSameQuestion()
    {
        var random = new Random(3);
        var values = Facets.All.SelectMany(f => f.Values.Select(v => (f.Code, v.Code))).ToList();
        for (var round = 0; round < 200; round++)
        {
            var query = (CatalogueQuery.Everything with { Picked = [.. Enumerable.Range(1, random.Next(5)).Select(n => $"2026-{n:000}")] }).On((Shelf)random.Next(3));
            query = query with
            {
                Question = (query.Question with { Words = random.Next(2) == 0 ? "" : "見守り &=#%+ 100", Sort = (CatalogueSort)random.Next(5), Page = random.Next(1, 9) })
                    .Choose(Enumerable.Range(0, random.Next(6)).Select(_ => values[random.Next(values.Count)]), out _),
            };

            var read = Read(query.Url(Ja));

            Assert.Empty(read.Remarks);
            Assert.Equal(query.Url(Ja), read.Url(Ja));
            Assert.Equal(query.Question.Chosen.Select(c => c.Value), read.Question.Chosen.Select(c => c.Value));
            Assert.Equal((query.Question.Words, query.Question.Sort, query.Question.Page, query.Shelf), (read.Question.Words, read.Question.Sort, read.Question.Page, read.Shelf));
            Assert.Equal(query.Question.Stages.AsEnumerable(), read.Question.Stages.AsEnumerable());
        }
    }

    [Theory]
    [InlineData("/services?type=x&type=endpoint", "知らない条件は使いませんでした：「type=x」")]
    [InlineData("/services?colour=blue&page=-1&sort=drop&page=0", "知らない条件は使いませんでした：「page=-1」、「page=0」、「sort=drop」 ほか1個")]
    [InlineData("/services?entry=12&entry=2026-001", "知らない条件は使いませんでした：「entry=12」")]
    [InlineData("/services?q=a&q=b", "検索のことばが2つ以上あったため、最初のものを使いました。")]
    [InlineData("/services?entry=2026-001&entry=2026-002&entry=2026-003&entry=2026-004&entry=2026-005", "比べられるのは4件までです。最初の4件を選びました。")]
    public void Read_WhatNobodyKnowsOrTooMuch_IsLeftOutAndSaid(string url, string remark) => Assert.Equal(remark, Assert.Single(Read(url).Remarks).Ja);

    [Fact]
    public void Read_TheSameTwice_TakesItOnce()
    {
        var read = Read("/services?dispatch=yes&dispatch=yes&entry=2026-001&entry=２０２６－００１");

        Assert.Equal("/services?dispatch=yes&entry=2026-001", read.Url(Ja));
        Assert.Empty(read.Remarks);
    }

    [Fact]
    public void Read_TenThousandCharacters_UsesTheFirstHundredAndCutsNoCharacterInTwo()
    {
        var read = CatalogueQueryReader.Read(new QueryCollection(new Dictionary<string, StringValues> { ["q"] = "a" + string.Concat(Enumerable.Repeat("𠮷", 10_000)) }));

        Assert.Equal("a" + string.Concat(Enumerable.Repeat("𠮷", 49)), read.Question.Words);
        Assert.Contains("100文字まで", Assert.Single(read.Remarks).Ja, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_ThousandsOfParameters_LooksAtSoManyAndSaysSo()
    {
        var address = Enumerable.Range(0, 5_000).ToDictionary(n => $"p{n}", n => new StringValues(["a", "b"]));

        var read = CatalogueQueryReader.Read(new QueryCollection(address));

        Assert.Equal(["条件が多すぎるため、最初の200個だけを使いました。", "知らない条件は使いませんでした：「p0=a」、「p0=b」、「p1=a」 ほか197個"], read.Remarks.Select(r => r.Ja));
    }

    [Fact]
    public void Read_EveryBoxTicked_IsNotTooMuch() =>
        Assert.Empty(Read("/services?" + string.Join('&', Facets.All.SelectMany(f => f.Values.Select(v => $"{f.Code}={v.Code}")))).Remarks);

    private static CatalogueQuery Read(string url) => CatalogueQueryReader.Read(new QueryCollection(QueryHelpers.ParseQuery(new Uri("http://x" + url).Query)));
}
