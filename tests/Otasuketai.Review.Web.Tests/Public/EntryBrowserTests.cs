using Otasuketai.Review.Web.Tests.Browsing;
using Otasuketai.Review.Web.Tests.Seed;

namespace Otasuketai.Review.Web.Tests.Public;

/// <summary>Entry, versions, mark check, open data and guides in a real browser: on two screens, and without script.</summary>
[Collection(SeededRegister.Name)]
public sealed class EntryBrowserTests(SeededApp seeded, Chromium chromium)
{
    private readonly PageCheck check = new("entry");

    [Theory]
    [InlineData("/services/2026-001", 200)]
    [InlineData("/services/2026-017", 200)]
    [InlineData("/en/services/2026-019", 200)]
    [InlineData("/services/2020-002", 200)]
    [InlineData("/services/2026-001?asOf=2020-01-01", 200)]
    [InlineData("/services/2026-001?asOf=2999-01-01", 400)]
    [InlineData("/services/2026-001/versions", 200)]
    [InlineData("/en/services/2026-001/versions?from=1&to=x", 400)]
    [InlineData("/check", 200)]
    [InlineData("/check/2026-001", 200)]
    [InlineData("/en/check/2026-017", 200)]
    [InlineData("/check/2026-019", 200)]
    [InlineData("/check/2099-001", 404)]
    [InlineData("/data", 200)]
    [InlineData("/en/data", 200)]
    [InlineData("/guide", 200)]
    [InlineData("/guide/choose", 200)]
    [InlineData("/guide/adviser", 200)]
    [InlineData("/guide/reading", 200)]
    [InlineData("/en/guide/reading", 200)]
    [InlineData("/en/guide/adviser", 200)]
    public async Task Page_OnBothScreens_IsClean(string url, int status)
    {
        var visitor = await Open();
        await visitor.Visit(url, status);
        check.AssertClean();
    }

    [Fact]
    public async Task Pages_WithoutScript_LeadFromTheEntryToADayAndToTheCheck()
    {
        var visitor = await Open(javaScript: false);
        await visitor.Visit("/services/2026-001");
        await visitor.Fill("asOf", "2020-01-01");
        await visitor.Press("その日の掲載を見る");
        await visitor.Reads("2020年1月1日（水）には、まだ掲載していません");
        await visitor.Follow("いまの掲載を見る");
        await visitor.Follow("確認ページ");
        await visitor.Reads("有効です", "みまもりEDRライト");
        await visitor.Fill("number", "２０２６－０１９");
        await visitor.Press("この番号を確かめる");
        await visitor.Reads("終了しています", "2026-019", "虚偽の記載");
        check.AssertClean();
    }

    private async Task<Person> Open(bool javaScript = true) => new(await (await chromium.OpenWindow(seeded.App.BaseUrl, javaScript)).NewPageAsync(), check, "visitor") { Scripts = javaScript };
}
