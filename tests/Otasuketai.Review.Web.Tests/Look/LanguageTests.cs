using System.Net;

namespace Otasuketai.Review.Web.Tests.Look;

/// <summary>One page, two languages, one address each.</summary>
public sealed class LanguageTests(LookSite site) : IClassFixture<LookSite>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/say?q=1", "ja /x /en/say?q=1")]
    [InlineData("/en/say?q=1", "en /en/x /say?q=1")]
    public async Task Get_EitherAddress_KnowsItsLanguageAndTheOther(string path, string said) =>
        Assert.Equal(said, await site.Client.GetStringAsync(path, Stop));

    [Theory]
    [InlineData("/link", "/named")]
    [InlineData("/en/link", "/en/named")]
    public async Task GeneratedLink_InEitherLanguage_StaysInIt(string path, string link) =>
        Assert.Equal(link, await site.Client.GetStringAsync(path, Stop));

    [Fact]
    public async Task Get_PathThatOnlyBeginsLikeEnglish_IsNotEnglish() =>
        Assert.Equal(HttpStatusCode.NotFound, (await site.Client.GetAsync("/ensay", Stop)).StatusCode);

    [Theory]
    [InlineData("/nowhere", HttpStatusCode.NotFound, "ページが見つかりません", "lang=\"ja\"", "/en/nowhere")]
    [InlineData("/en/nowhere", HttpStatusCode.NotFound, "Page not found", "lang=\"en\"", "/nowhere")]
    [InlineData("/broken", HttpStatusCode.InternalServerError, "処理を続けられませんでした", "lang=\"ja\"", "/en/broken")]
    [InlineData("/en/broken", HttpStatusCode.InternalServerError, "Something went wrong", "lang=\"en\"", "/broken")]
    [InlineData("/problem/500", HttpStatusCode.NotFound, "ページが見つかりません", "lang=\"ja\"", "/en/problem/500")]
    public async Task Get_WhatCannotBeShown_SaysSoInItsLanguage(string path, HttpStatusCode status, string words, string lang, string other)
    {
        var page = await site.Client.GetStringAsync(path, Stop, status);

        Assert.Contains($"<h1>{words}</h1>", page, StringComparison.Ordinal);
        Assert.Contains("<html " + lang, page, StringComparison.Ordinal);
        Assert.Contains($"href=\"{other}\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("secret detail", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_WhereNobodyListens_IsAnsweredWithAPage()
    {
        var answer = await site.Client.PostAsync("/nowhere", new StringContent(""), Stop);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("ページが見つかりません", await answer.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/named", "この操作は受け付けていません")]
    [InlineData("/en/named", "This is not accepted here")]
    public async Task Post_WhereOnlyReadingIs_SaysThatAndBlamesNobody(string path, string words)
    {
        var answer = await site.Client.PostAsync(path, new StringContent(""), Stop);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
        Assert.Contains($"<h1>{words}</h1>", await answer.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/nowhere", HttpStatusCode.NotFound, "このアドレスはありません")]
    [InlineData("/api/broken", HttpStatusCode.InternalServerError, "登録簿の側で問題が起きました")]
    public async Task Get_ApiThatFails_GetsAProblemAndNoPage(string path, HttpStatusCode status, string words)
    {
        var answer = await site.Client.GetStringAsync(path, Stop, status);

        Assert.Contains($"\"ja\":\"{words}", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("<html", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("secret detail", answer, StringComparison.Ordinal);
    }
}
