using System.Net;
using Otasuketai.Review.Web.Access;

namespace Otasuketai.Review.Web.Tests.Look;

/// <summary>What every answer carries, whatever it says.</summary>
public sealed class AnswerTests(LookSite site) : IClassFixture<LookSite>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/say", HttpStatusCode.OK)]
    [InlineData("/nowhere", HttpStatusCode.NotFound)]
    [InlineData("/broken", HttpStatusCode.InternalServerError)]
    [InlineData("/css/app.css", HttpStatusCode.OK)]
    [InlineData("/api/nowhere", HttpStatusCode.NotFound)]
    public async Task Get_AnyOutcome_CarriesTheHeaders(string path, HttpStatusCode status)
    {
        var answer = await site.Client.GetAsync(path, Stop);

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal(SecurityHeaders.Policy, Header(answer, "Content-Security-Policy"));
        Assert.Equal("nosniff", Header(answer, "X-Content-Type-Options"));
        Assert.Equal("same-origin", Header(answer, "Cross-Origin-Opener-Policy"));
        Assert.Equal("same-origin", Header(answer, "Cross-Origin-Resource-Policy"));
        Assert.Equal("same-origin", Header(answer, "Referrer-Policy"));
        Assert.Contains("camera=()", Header(answer, "Permissions-Policy"), StringComparison.Ordinal);
        Assert.Equal("max-age=31536000; includeSubDomains", Header(answer, "Strict-Transport-Security"));
        Assert.False(answer.Headers.Contains("Server"));
    }

    [Theory]
    [InlineData("/survey/abc")]
    [InlineData("/en/survey/abc")]
    public async Task Get_TokenPage_LeavesNoReferrerAndNoCopy(string path)
    {
        var answer = await site.Client.GetAsync(path, Stop);

        Assert.Equal("no-referrer", Header(answer, "Referrer-Policy"));
        Assert.True(answer.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task Get_SignedIn_IsKeptByNobody()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/say") { Headers = { { "X-Signed-In", "1" } } };
        var signedIn = await site.Client.SendAsync(request, Stop);
        var visitor = await site.Client.GetAsync("/say", Stop);

        Assert.True(signedIn.Headers.CacheControl!.NoStore);
        Assert.Null(visitor.Headers.CacheControl);
    }

    [Fact]
    public async Task Get_AnswerWithACookie_IsKeptByNobody() =>
        Assert.True((await site.Client.GetAsync("/cookie", Stop)).Headers.CacheControl!.NoStore);

    [Fact]
    public async Task Get_StricterPolicyOfAHandler_IsLeftAlone() =>
        Assert.Equal("sandbox", Header(await site.Client.GetAsync("/download", Stop), "Content-Security-Policy"));

    [Fact]
    public async Task Get_VersionedFile_IsKeptForAYear()
    {
        var versioned = await site.Client.GetAsync("/css/app.css?v=1", Stop);
        var plain = await site.Client.GetAsync("/css/app.css", Stop);

        Assert.Equal(TimeSpan.FromDays(365), versioned.Headers.CacheControl!.MaxAge);
        Assert.True(plain.Headers.CacheControl!.NoCache);
        Assert.NotNull(plain.Headers.ETag);
    }

    [Fact]
    public async Task Get_EveryStyleAndScriptOfAPage_CarriesAVersion()
    {
        var page = await site.Client.GetStringAsync("/problem/404", Stop, expected: HttpStatusCode.NotFound);

        Assert.Contains("/css/app.css?v=", page, StringComparison.Ordinal);
        Assert.Contains("/js/look.js?v=", page, StringComparison.Ordinal);
        Assert.DoesNotContain(" style=", page, StringComparison.Ordinal);
        Assert.DoesNotContain(" onclick=", page, StringComparison.Ordinal);
    }

    private static string Header(HttpResponseMessage answer, string name) => string.Join(", ", answer.Headers.GetValues(name));
}
