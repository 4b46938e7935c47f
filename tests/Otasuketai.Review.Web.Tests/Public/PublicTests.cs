using System.Net;
using Otasuketai.Review.Web.Tests.Seed;

namespace Otasuketai.Review.Web.Tests.Public;

/// <summary>What a visitor sees of the register.</summary>
[Collection(SeededRegister.Name)]
public sealed class PublicTests(SeededApp seeded)
{
    [Theory]
    [InlineData("/")]
    [InlineData("/services")]
    [InlineData("/about")]
    [InlineData("/guide")]
    [InlineData("/guide/choose")]
    [InlineData("/guide/adviser")]
    [InlineData("/guide/reading")]
    [InlineData("/guide/items")]
    [InlineData("/guide/official")]
    [InlineData("/vendor-guide")]
    [InlineData("/accessibility")]
    [InlineData("/privacy")]
    [InlineData("/contact")]
    [InlineData("/check")]
    [InlineData("/check/2026-001")]
    [InlineData("/data")]
    [InlineData("/services/2020-001")]
    [InlineData("/services/2026-001/versions")]
    public async Task Page_InBothLanguages_Opens(string url)
    {
        using var visitor = seeded.App.Visitor();

        Assert.Contains("lang=\"ja\"", await visitor.Read(url), StringComparison.Ordinal);
        Assert.Contains("<html lang=\"en\">", await visitor.Read("/en" + url.TrimEnd('/')), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/check", "number", "登録番号")]
    [InlineData("/en/check", "number", "Registration number")]
    [InlineData("/services/2026-001", "asOf", "ある日の掲載を見る")]
    public async Task OnlyFieldOfAForm_IsMarkedNeitherRequiredNorOptional(string address, string field, string label)
    {
        Assert.Matches($"for=\"f-{field}\">\\s*{label}\\s*</label>", WebUtility.HtmlDecode(await seeded.Read(address)));
    }

    [Fact]
    public async Task EveryLocalLink_OfTheHomeAndTheEntry_LeadsSomewhere()
    {
        using var visitor = seeded.App.Visitor();
        foreach (var page in new[] { "/", "/services", "/services/2026-001", "/services/2026-001/versions", "/services/2026-019", "/check/2026-001", "/data", "/guide", "/guide/choose", "/guide/adviser", "/guide/reading", "/en/guide/choose", "/en/guide/adviser", "/vendor-guide" })
        {
            var links = System.Text.RegularExpressions.Regex.Matches(await visitor.Read(page), "<a [^>]*href=\"(/[^\"#]*)\"").Select(m => WebUtility.HtmlDecode(m.Groups[1].Value)).Distinct();
            foreach (var link in links)
            {
                using var answer = await visitor.Get(link);
                Assert.True((int)answer.StatusCode < 400, $"{page} → {link}: {answer.StatusCode}");
            }
        }
    }

    [Fact]
    public async Task Entry_OfAListedService_ShowsClaimedVerifiedAndUsersApartWithDateAndDisclaimer()
    {
        var page = await seeded.Read("/services/2026-001");

        Assert.Contains("申請者の主張", page, StringComparison.Ordinal);
        Assert.Contains("運営者の確認", page, StringComparison.Ordinal);
        Assert.Contains("利用者の評価", page, StringComparison.Ordinal);
        Assert.Contains("時点の、申請者の説明をもとにした参考情報です。製品・サービスの性能を保証するものではありません。利用するかどうかは各社で判断してください。", page, StringComparison.Ordinal);
        Assert.Contains("実現している", page, StringComparison.Ordinal);
        Assert.Contains("利用を確認したモニター企業8社", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Entry_WithTooFewAnswers_ShowsNoShares()
    {
        Assert.DoesNotContain("実現している", await seeded.Read("/services/2026-005"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Delisted_IsNotAmongTheCurrentOnesButIsFoundByNumberWithReasonClassAndDay()
    {
        Assert.Contains("条件に合うサービスはありません", await seeded.Read("/services?q=%E3%81%AF%E3%82%84%E3%81%B6%E3%81%95"), StringComparison.Ordinal);
        var page = await seeded.Read("/services/2026-019");
        Assert.Contains("掲載取消", page, StringComparison.Ordinal);
        Assert.Contains("に掲載を取り消しました。理由区分：虚偽の記載", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Suspended_SaysSoWithReasonClass()
    {
        Assert.Contains("仮の掲載停止中です。理由区分：事故への対応", await seeded.Read("/services/2026-017"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task CarriedOver_StatesNothingThatIsNotKnown()
    {
        var page = await seeded.Read("/services/2020-002");

        Assert.Contains("記載なし", page, StringComparison.Ordinal);
        Assert.Contains("引継ぎ登録：公式の一覧（2024年1月時点）", page, StringComparison.Ordinal);
        Assert.Contains("公式の一覧（2024年1月時点）から引き継いだ参考情報です", page, StringComparison.Ordinal);
        Assert.Contains("carried over from the official list as of January 2024", await seeded.Read("/en/services/2020-002"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shelf_OfWhatIsOver_ShowsStateReasonClassAndDay()
    {
        var over = await seeded.Read("/services?status=over");

        Assert.Contains(">はやぶさMDR</a>", over, StringComparison.Ordinal);
        Assert.Contains("掲載取消</span>", over, StringComparison.Ordinal);
        Assert.Contains("に掲載を取り消しました。理由区分：虚偽の記載。", over, StringComparison.Ordinal);
        Assert.Contains(">かわせみ見守り</a>", over, StringComparison.Ordinal);
        Assert.DoesNotContain(">みまもりEDRライト</a>", over, StringComparison.Ordinal);
        Assert.Contains(">すずらんEDR</a>", await seeded.Read("/services?status=suspended"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Search_ForANameThatIsNoLongerListed_LeadsToItsShelf()
    {
        var page = await seeded.Read("/services?q=2026-019");

        Assert.Contains("<a href=\"/services?q=2026-019&amp;status=over#res\">「終了・取消など」には1件あります</a>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_ShowsTheGradeOfUsersAndItsNumber()
    {
        Assert.Matches(@"利用者の評価</dt><dd[^>]*>[1-5]\.[0-9]／5（8社）", await seeded.Read("/services?q=2026-001"));
        Assert.Matches("利用者の評価</dt><dd[^>]*>まだありません", await seeded.Read("/services?q=2026-009"));
    }

    [Fact]
    public async Task EnglishPage_MarksWordsOfTheProviderAsJapanese()
    {
        var page = await seeded.Read("/en/services/2026-001");
        Assert.Contains("<dd lang=\"ja\">電話・メール・専用ページ</dd>", page, StringComparison.Ordinal);
        Assert.Matches("<dt>Hours</dt><dd>24/365</dd>", page);
        Assert.Matches("<dt>Trial</dt><dd>Free trial<br><small class=\"mute\" lang=\"ja\">30日間</small></dd>", page);
        Assert.DoesNotContain("<dd lang", await seeded.Read("/services/2026-001"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Robots_AreKeptFromMailedLinks()
    {
        Assert.Contains("Disallow: /survey/", await seeded.Read("/robots.txt"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_ForAVisitorWithoutCookies_IsCompressed_AndForOneWithCookiesIsNot()
    {
        Assert.Equal(["br"], await Encoding(cookie: null));
        Assert.Empty(await Encoding(cookie: "a=b"));
    }

    private async Task<IEnumerable<string>> Encoding(string? cookie)
    {
        using var visitor = seeded.App.Visitor();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/services") { Headers = { { "Accept-Encoding", "br" } } };
        if (cookie is not null)
        {
            request.Headers.Add("Cookie", cookie);
        }

        using var answer = await visitor.Client.SendAsync(request, TestContext.Current.CancellationToken);
        return [.. answer.Content.Headers.ContentEncoding];
    }

    [Theory]
    [InlineData("ＥＤＲ見守り", "みまもり", false)]
    [InlineData("ＥＤＲ ライト", "みまもりEDRライト", true)]
    [InlineData("2026-004", "まちのUTM見守りパック", true)]
    [InlineData("edr　テレワーク", "つむぎテレワークEDR", true)]
    public async Task Search_ByWords_FindsWhatContainsAllOfThem(string words, string name, bool found)
    {
        Assert.Equal(found, (await seeded.Read("/services?q=" + Uri.EscapeDataString(words))).Contains($">{name}</a>", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("%")]
    [InlineData("_")]
    [InlineData("' OR 1=1 --")]
    [InlineData("\"><script>alert(1)</script>")]
    [InlineData("\\")]
    [InlineData("\u0000\uFFFF")]
    public async Task Search_ByHostileWords_IsOnlyASearch(string words)
    {
        var page = await seeded.Read("/services?q=" + Uri.EscapeDataString(words) + "&type=x&type=endpoint&sort=drop&page=-1");

        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
        Assert.DoesNotContain("エラー", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/services/2099-001")]
    [InlineData("/services/abc")]
    public async Task Entry_Unknown_IsNotFound(string url)
    {
        using var visitor = seeded.App.Visitor();
        using var answer = await visitor.Get(url);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }
}
