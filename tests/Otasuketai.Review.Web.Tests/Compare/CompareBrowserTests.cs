using Microsoft.Playwright;
using Otasuketai.Review.Web.Tests.Browsing;
using Otasuketai.Review.Web.Tests.Seed;

namespace Otasuketai.Review.Web.Tests.Compare;

/// <summary>Comparison, cost and advice in a real browser: on two screens, without script, on paper.</summary>
[Collection(SeededRegister.Name)]
[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed class CompareBrowserTests(SeededApp seeded, Chromium chromium)
{
    private const string Three = "/compare?entry=2026-001&entry=2026-004&entry=2026-003";

    private readonly PageCheck check = new("compare");

    [Theory]
    [InlineData("/compare")]
    [InlineData(Three)]
    [InlineData("/compare?entry=2026-001&entry=2026-017&entry=2020-001&entry=2026-003&entry=x")]
    [InlineData("/en/compare?entry=2026-001&entry=2026-002&diff=1")]
    [InlineData("/cost")]
    [InlineData("/cost?entry=2026-001&entry=2026-004&entry=2020-001&entry=2026-003&devices=100000&sites=100000&months=12&subsidy=it-2024")]
    [InlineData("/en/cost?entry=2026-001&devices=many")]
    [InlineData("/advice")]
    [InlineData("/advice?pcs=40&offices=1&place=some&slow=no&data=yes")]
    [InlineData("/en/advice?pcs=9000&offices=0&place=inside&slow=yes&data=yes")]
    public async Task Page_OnBothScreens_IsClean(string url)
    {
        var visitor = await Open();
        await visitor.Visit(url);
        check.AssertClean();
    }

    [Fact]
    public async Task Pages_WithoutScript_LeadFromTheQuestionsToTheComparisonAndItsDifferences()
    {
        var visitor = await Open(javaScript: false);
        await visitor.Visit("/advice");
        await visitor.Fill(("pcs", "４０"), ("offices", "1"), ("place", "some"), ("data", "yes"));
        await visitor.Press("助言を見る");
        await visitor.Reads("が合いそうです");
        await visitor.Press("重みをつけて選ぶ");
        await visitor.Reads("端末40台");
        await visitor.Page.GoBackAsync();
        await visitor.Press("選んだものを並べて比べる");
        await visitor.Reads("3件を比べる");
        var all = await visitor.Page.Locator(".cmp tbody tr").CountAsync();
        await visitor.Page.Locator("[name=diff][type=checkbox]").CheckAsync();
        await visitor.Press("表示を更新");
        Assert.InRange(await visitor.Page.Locator(".cmp tbody tr").CountAsync(), 1, all - 1);
        Assert.True(await visitor.Page.Locator("[name=diff][type=checkbox]").IsCheckedAsync());
        await visitor.Fill("登録番号で加える", "２０２６－００１");
        await visitor.Press("加える");
        await visitor.Reads("4件を比べる", "みまもりEDRライト");
        await visitor.Follow("費用を見積もる");
        await visitor.Fill("devices", "千台");
        await visitor.Press("この条件で計算する");
        await visitor.Reads("端末の台数を1〜100,000の整数で入力してください");
        Assert.Equal("千台", await visitor.Page.Locator("[name=devices]").InputValueAsync());
    }

    [Fact]
    public async Task Compare_OnATelephone_PutsValuesSideBySideUnderAHeadThatStays()
    {
        var visitor = await Open();
        await visitor.Page.SetViewportSizeAsync(PageCheck.Telephone, PageCheck.Height);
        await visitor.Page.GotoAsync(Three);
        var row = visitor.Page.Locator(".cmp tbody tr", new() { HasText = "対応時間" });
        await row.ScrollIntoViewIfNeededAsync();
        await visitor.Page.Mouse.WheelAsync(0, 600);
        var boxes = await Task.WhenAll((await row.Locator("td").AllAsync()).Select(cell => cell.BoundingBoxAsync()));
        Assert.Equal(3, boxes.Length);
        Assert.Single(boxes.Select(b => Math.Round(b!.Y)).Distinct());
        await Assertions.Expect(visitor.Page.Locator(".cmp thead")).ToBeInViewportAsync();
    }

    [Fact]
    public async Task Compare_OnPaper_ShowsTheFiguresAndNoControls()
    {
        var visitor = await Open();
        await visitor.Page.GotoAsync(Three);
        await visitor.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await Assertions.Expect(visitor.Page.Locator(".datatable td").First).ToBeVisibleAsync();
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Button, new() { Name = "表示を更新" })).ToBeHiddenAsync();
        await Assertions.Expect(visitor.Page.Locator(".cmp__off").First).ToBeHiddenAsync();
        await visitor.Page.SetViewportSizeAsync(718, 1000); // the width of A4 between usual margins
        Assert.True(await visitor.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= document.documentElement.clientWidth && [...document.querySelectorAll('.scroller')].every(s => s.scrollWidth <= s.clientWidth)"));
    }

    [Theory]
    [InlineData(Three, "compare.pdf", "46項目のうち")]
    [InlineData("/cost?entry=2026-001&devices=40", "cost.pdf", "2,851,200円")]
    [InlineData("/en/advice?pcs=40&offices=1&place=some", "advice.pdf", "This is advice")]
    public async Task Page_AskedForAsPdf_IsAFileWithItsWords(string url, string file, string words)
    {
        using var visitor = seeded.App.Visitor();
        using var answer = await visitor.Get(url + "&format=pdf");

        Assert.Equal(("application/pdf", file), (answer.Content.Headers.ContentType!.MediaType, answer.Content.Headers.ContentDisposition!.FileName));
        var text = Paper.PdfText.Of(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Contains(words.Replace(" ", "", StringComparison.Ordinal), text.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    private async Task<Person> Open(bool javaScript = true) =>
        new(await (await chromium.OpenWindow(seeded.App.BaseUrl, javaScript)).NewPageAsync(), check, "visitor") { Scripts = javaScript };
}
