using Microsoft.Extensions.DependencyInjection;
using Otasuketai.Review.Web.Choosing;
using Otasuketai.Review.Web.Rooms.Compare;
using Otasuketai.Review.Web.Tests.Seed;
using Otasuketai.Review.Web.Words;

namespace Otasuketai.Review.Web.Tests.Compare;

/// <summary>Which entries an address names, and what is said about the rest.</summary>
[Collection(SeededRegister.Name)]
public sealed class ChosenTests(SeededApp seeded)
{
    [Fact]
    public async Task Read_Numbers_GiveLettersInTheirOrder()
    {
        var chosen = await Read("2026-004", "２０２６－００１", " 2020-001 ");

        Assert.Empty(chosen.Problems);
        Assert.Equal([("A", "2026-004"), ("B", "2026-001"), ("C", "2020-001")], chosen.Entries.Select(e => (e.Letter, e.Number)));
        Assert.Equal("/en/compare?entry=2026-004&entry=2020-001&diff=1", chosen.Without(chosen.Entries[1]).Url(Lang.Of(english: true), "/compare", ("diff", "1")));
        Assert.Equal("/compare", (chosen with { Entries = [] }).Url(Lang.Of(english: false), "/compare"));
    }

    [Fact]
    public async Task Read_FiveTwiceUnknownAndNonsense_KeepsTheFirstFourAndTellsEachOther()
    {
        var chosen = await Read("2026-001", "2026-001", "2099-001", "みまもり", "", null, "2026-002", "2026-003", "2026-004", "2026-005");

        Assert.Equal(["2026-001", "2026-002", "2026-003", "2026-004"], chosen.Entries.Select(e => e.Number));
        Assert.Equal(
            ["登録番号 2026-001 は二度指定されています。一度だけ並べます。", "登録番号 2099-001 の掲載はありません。", "「みまもり」は登録番号として読めません。2026-001 の形で書いてください。", "並べられるのは4件までです。登録番号 2026-005 は外しました。"],
            chosen.Problems.Select(p => p.Ja));
    }

    [Fact]
    public async Task Read_Thousands_LooksAtTwentyAndRepeatsNoLongText()
    {
        var chosen = await Read([.. Enumerable.Repeat(new string('x', 5000), 19), "2026-001", .. Enumerable.Repeat("2026-002", 5000)]);

        Assert.Equal("2026-001", Assert.Single(chosen.Entries).Number);
        Assert.Equal(2, chosen.Problems.Length);
        Assert.All(chosen.Problems, p => Assert.True(p.Ja.Length < 100));
    }

    private async Task<Chosen> Read(params string?[] sent) => Chosen.Read(sent, await seeded.App.Services.GetRequiredService<Catalogue>().Current(TestContext.Current.CancellationToken));
}
