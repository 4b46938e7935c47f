using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Otasuketai.Review.Web.Tests.Access;
using Otasuketai.Review.Web.Tests.Browsing;
using Otasuketai.Review.Web.Tests.Seed;

namespace Otasuketai.Review.Web.Tests.Public;

/// <summary>サービスを探す over the official list and the demo data.</summary>
[Collection(SeededRegister.Name)]
public sealed partial class CataloguePageTests(SeededApp seeded, Chromium chromium)
{
    [Fact]
    public async Task EveryOfferedValue_LeadsToAsManyEntriesAsItsCountSays()
    {
        var offered = Box().Matches(await seeded.Read("/services")).Select(m => (Name: m.Groups[1].Value, Value: m.Groups[2].Value, Count: m.Groups[3].Value)).ToList();

        Assert.True(offered.Count > 60);
        Assert.DoesNotContain(offered, o => o.Count == "0");
        foreach (var (name, value, count) in offered)
        {
            Assert.Equal((name, value, count), (name, value, Found(await seeded.Read($"/services?{name}={value}"))));
        }
    }

    [Fact]
    public async Task Conditions_AreEachDroppedByALinkOrAllTogether()
    {
        var page = await seeded.Read("/services?q=EDR&hours=always&dispatch=yes&entry=2026-001");

        Assert.Contains("<title>サービスを探す（", page, StringComparison.Ordinal);
        Assert.Equal(
            ["/services?hours=always&dispatch=yes&entry=2026-001#res", "/services?q=EDR&dispatch=yes&entry=2026-001#res", "/services?q=EDR&hours=always&entry=2026-001#res"],
            Chip().Matches(page).Select(m => WebUtility.HtmlDecode(m.Groups[1].Value)));
        Assert.Contains("<a class=\"small\" href=\"/services?entry=2026-001#res\">すべて外す</a>", page, StringComparison.Ordinal);
        Assert.Contains("対応時間：24時間365日", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Picked_AreKeptThroughSearch()
    {
        var page = await seeded.Read("/services?q=EDR&entry=2026-001&entry=2026-004&entry=2099-999");

        Assert.Contains("比較 <b>2</b>／4件", page, StringComparison.Ordinal);
        Assert.Contains("<input type=\"hidden\" name=\"entry\" value=\"2026-004\">", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/compare?entry=2026-001&amp;entry=2026-004\">2件を並べて比べる", page, StringComparison.Ordinal);
        Assert.DoesNotContain("2099-999", page, StringComparison.Ordinal);
        Assert.Contains("比較は4件まで", await seeded.Read("/services?entry=2026-001&entry=2026-004&entry=2026-002&entry=2026-003"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Picked_StayInTheOrderTheyWerePicked()
    {
        foreach (var order in (string[])["entry=2026-004&entry=2026-001", "entry=2026-001&entry=2026-004"])
        {
            Assert.Contains($"href=\"/compare?{order}\"", WebUtility.HtmlDecode(await seeded.Read("/services?" + order)), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("", "重みをつけて選ぶ", "費用を見積もる", "entry=2026-001")]
    [InlineData("/en", "Weigh and choose", "Estimate the cost", "entry=2026-001&entry=2026-004")]
    public async Task Picked_LeadToTheWorksheetAndTheCostToo(string language, string weigh, string cost, string picked)
    {
        var page = WebUtility.HtmlDecode(await seeded.Read($"{language}/services?{picked}"));

        Assert.Contains($"href=\"{language}/worksheet?{picked}\">{weigh}</a>", page, StringComparison.Ordinal);
        Assert.Contains($"href=\"{language}/cost?{picked}\">{cost}</a>", page, StringComparison.Ordinal);
        Assert.DoesNotContain($"{language}/worksheet?", WebUtility.HtmlDecode(await seeded.Read($"{language}/services")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task NothingFound_TellsWhatEachConditionCostsAndLeadsThere()
    {
        var page = await seeded.Read("/services?type=network&q=" + Uri.EscapeDataString("みまもりEDRライト"));

        var ways = Way().Matches(page).Select(m => (Url: WebUtility.HtmlDecode(m.Groups[1].Value), Count: m.Groups[2].Value)).ToList();

        Assert.Contains("見守る対象を外すと2件あります", page, StringComparison.Ordinal);
        Assert.True(ways.Count >= 2);
        foreach (var (url, count) in ways)
        {
            Assert.Equal(count, Found(await seeded.Read(url)));
        }
    }

    [Theory]
    [InlineData("a", 10_000)]
    [InlineData("あ", 10_000)]
    public async Task Search_OfTenThousandCharacters_IsAnsweredKindly(string character, int times)
    {
        var page = await seeded.Read("/services?q=" + Uri.EscapeDataString(string.Concat(Enumerable.Repeat(character, times))));

        Assert.Contains("最初の100文字で探しました", page, StringComparison.Ordinal);
        Assert.DoesNotContain(string.Concat(Enumerable.Repeat(character, 101)), page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Visitor_WithoutScript_NarrowsPicksAndLooksAgain()
    {
        var check = new PageCheck("catalogue");
        var telephone = new Person(await (await chromium.OpenWindow(seeded.App.BaseUrl)).NewPageAsync(), check, "visitor");
        await telephone.Visit("/services?entry=2026-001&entry=2026-004&q=EDR&hours=always");
        await telephone.Visit("/services?region=okinawa&hours=always&dispatch=no&q=x&colour=blue");
        await telephone.Visit("/en/services?entry=2026-001&insurance=5000000");
        check.AssertClean();

        var plain = new Person(await (await chromium.OpenWindow(seeded.App.BaseUrl, javaScript: false)).NewPageAsync(), check, "plain") { Scripts = false };
        await plain.Visit("/services");
        await plain.Page.GetByLabel("24時間365日").CheckAsync();
        await plain.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "この条件で絞り込む" }).First.ClickAsync();
        await plain.Reads("8 件見つかりました", "対応時間：24時間365日");
        Assert.Equal("/services?hours=always&status=listed", plain.Path);
        await plain.Page.Locator("#e2026-012 .pick").ClickAsync();
        await plain.Reads("比較 1／4件", "もう1件選ぶと比べられます。");
        await plain.Page.Locator(".chip").ClickAsync();
        await plain.Reads("45 件見つかりました", "比較 1／4件");
        check.AssertClean();
    }

    private static string Found(string page) => Total().Match(page).Groups[1].Value.Replace(",", "", StringComparison.Ordinal).ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex("""type="checkbox" name="([^"]+)" value="([^"]+)"[^>]*><span>[^<]*</span><span class="check__n">([0-9]+)<""")]
    private static partial Regex Box();

    [GeneratedRegex("""<a class="chip" href="([^"]+)">""")]
    private static partial Regex Chip();

    [GeneratedRegex("""<li><a href="([^"]+)">[^<]*(?:を外すと|には)([0-9]+)件あります</a>""")]
    private static partial Regex Way();

    [GeneratedRegex("""<span class="num">([0-9,]+)</span>""")]
    private static partial Regex Total();
}
