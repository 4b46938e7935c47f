using Microsoft.Extensions.DependencyInjection;
using Otasuketai.Review.Choosing;
using Otasuketai.Review.Forms;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Web.Choosing;
using Otasuketai.Review.Web.Tests.Seed;

namespace Otasuketai.Review.Web.Tests.Choosing;

/// <summary>The catalogue and the base assessments over the official list and the demo data.</summary>
[Collection(SeededRegister.Name)]
public sealed class SeededCatalogueTests(SeededApp seeded)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Index_OfTheSeededRegister_HoldsEveryEntryAndOnlyListedOnesAreFoundUnasked()
    {
        var index = await Index();

        Assert.Equal(await seeded.One<long>("SELECT count(*) FROM review.entry"), index.Count);
        Assert.Equal(await seeded.One<long>("SELECT count(*) FROM review.entry e JOIN review.life l ON l.id = e.life_id WHERE l.stage = 'Listed'"), index.Search(CatalogueQuestion.Everything).Total);
        Assert.Equal("はやぶさMDR", Assert.Single(index.Search(CatalogueQuestion.Everything with { Words = "ハヤブサ", Stages = [Stage.Delisted] }).Entries).Listing.Entry.ServiceName);
    }

    [Fact]
    public async Task Facets_OverTheSeededRegister_EachTellSomethingAndRealRowsAreNotStated()
    {
        var index = await Index();

        var everything = index.Search(CatalogueQuestion.Everything);

        Assert.All(everything.Facets, f => Assert.True(f.Values.Count(v => v.Count > 0) >= 2, $"{f.Facet.Code} has one value only"));
        Assert.All(everything.Facets, f => Assert.True(f.Facet.Code == "type" || f.Values[^1].Count >= 29, $"{f.Facet.Code}: {f.Values[^1].Count} not stated"));
        Assert.Equal(29, everything.Facets.Single(f => f.Facet.Code == "hours").Values[^1].Count);
        var always = index.Search(CatalogueQuestion.Everything.Choose([("hours", "always"), ("type", "combined")], out _)).Entries;
        Assert.Equal(["あかつき24", "しらかば総合守り", "まるごと守る 併用プラン"], always.Select(e => e.Listing.Entry.ServiceName).Order(StringComparer.Ordinal));
        var rated = index.Search(CatalogueQuestion.Everything.Choose([("users", "4"), ("users", "3")], out _)).Entries;
        Assert.All(rated, e => Assert.True(e.Users is { Answers: >= 5, Mean: >= 3 }));
        Assert.NotEmpty(rated);
    }

    /// <summary>In the order of the options; the last two are 上記以外 and 記載なし, and the second to last is empty where options are fixed.</summary>
    [Theory]
    [InlineData("scope", new[] { 9, 6, 14, 0, 29 })]
    [InlineData("os", new[] { 16, 6, 12, 9, 6, 5, 0, 29 })]
    [InlineData("region", new[] { 8, 9, 10, 11, 9, 8, 11, 12, 10, 9, 9, 8, 0, 29 })]
    [InlineData("hours", new[] { 8, 8, 16, 0, 29 })]
    [InlineData("trial", new[] { 10, 1, 5, 0, 29 })]
    public async Task Facets_OfFixedChoices_CountWhatWasChosenAndWhatThatTakesIn(string facet, int[] counts) =>
        Assert.Equal(counts, (await Index()).Search(CatalogueQuestion.Everything).Facets.Single(f => f.Facet.Code == facet).Values.Select(v => v.Count));

    [Fact]
    public async Task FixedChoices_InventedServicesStateEachAndRealNamesNone()
    {
        var all = (await Index()).Search(CatalogueQuestion.Everything with { PageSize = 1000, Stages = [.. Enum.GetValues<Stage>()] }).Entries.Select(e => e.Listing.Entry).ToList();

        Assert.All(StatedChoices.All, choice =>
        {
            Assert.All(all.Where(e => e.Source.Length > 0), e => Assert.False(choice.IsStated(e.Facts)));
            Assert.All(all.Where(e => e.Source.Length == 0), e => Assert.True(choice.IsStated(e.Facts) && choice.InOrder(e.Facts[choice.Name]) == e.Facts[choice.Name], $"{e.ServiceName}: {choice.Name}"));
        });
    }

    [Fact]
    public async Task BaseAssessments_OfInventedServices_AreSoundAndRealNamesHaveNone()
    {
        var (index, assessments) = (await Index(), seeded.App.Services.GetRequiredService<BaseAssessments>());
        var scheme = seeded.App.Services.GetRequiredService<ChoosingData>().Schemes[^1];
        var all = index.Search(CatalogueQuestion.Everything with { PageSize = 1000, Stages = [.. Enum.GetValues<Stage>()] }).Entries;

        var real = all.Where(e => e.Listing.Entry.Source.Length > 0).ToList();
        Assert.Equal(29, real.Count);
        Assert.All(real, e => Assert.Empty(assessments.Of(scheme, e.Listing).Points));

        var invented = all.Except(real).Select(e => assessments.Of(scheme, e.Listing).Candidate(e.Listing.Entry.Number, e.Listing.Entry.ServiceName, e.Type!.Value)).ToList();
        Assert.True(invented.Count >= 15);
        var result = Worksheet.Compute(scheme, new WorksheetInput(System.Collections.Immutable.ImmutableDictionary<string, int>.Empty, [.. invented])).Result!;
        Assert.True(result.Rows.Count(r => r.Unknown.IsEmpty) >= 12);
        Assert.Contains(result.Rows, r => r.Unknown.Contains("C15"));
        Assert.True(result.Rows.Select(r => r.Base).Distinct().Count() >= 8);
        Assert.All(all.Except(real).Where(e => e.Listing.Entry.ServiceName == "みまもりEDRライト"), e => Assert.Equal(
            (5, 5, 0, 10, 5), (Points(e, "C01"), Points(e, "C08"), Points(e, "C11"), Points(e, "C12"), Points(e, "C15"))));

        int Points(CatalogueEntry e, string id) => assessments.Of(scheme, e.Listing).Points[id].Points;
    }

    private async Task<CatalogueIndex> Index() => await seeded.App.Services.GetRequiredService<Catalogue>().Current(Stop);
}
