using System.IO.Compression;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Otasuketai.Review.Web.Access;
using Otasuketai.Review.Web.Choosing;
using Otasuketai.Review.Web.Seed;
using Otasuketai.Review.Web.Tests.Access;
using Otasuketai.Review.Web.Tests.House;

namespace Otasuketai.Review.Web.Tests.Public;

/// <summary>What is kept of public pages, and from whom it is kept.</summary>
public sealed class PublicPagesTests(TestCluster cluster)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Page_AskedAgainWithItsTag_IsConfirmedUntilTheRegisterChanges()
    {
        await using var app = await TestApp.Start(cluster);
        using var visitor = app.Visitor();
        using var first = await visitor.Get("/services");
        Assert.True(first.Headers.ETag!.IsWeak);
        Assert.True(first.Headers.CacheControl!.NoCache);
        Assert.Contains("Cookie", first.Headers.Vary);

        Assert.Equal(HttpStatusCode.NotModified, await Again());

        await Import(app, "2021-900", "みほん守り");
        Assert.Equal(HttpStatusCode.OK, await Until(app, "2021-900", Again));
        Assert.Contains("みほん守り", await visitor.Read("/services"), StringComparison.Ordinal);
        Assert.Contains("みほん守り", await visitor.Read("/feed.atom"), StringComparison.Ordinal);

        async Task<HttpStatusCode> Again()
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/services") { Headers = { IfNoneMatch = { first.Headers.ETag } } };
            using var answer = await visitor.Client.SendAsync(request, Stop);
            return answer.StatusCode;
        }
    }

    [Fact]
    public async Task Page_OfTheOtherLanguageOrAnotherQuestion_IsAnotherPage()
    {
        await using var app = await TestApp.Start(cluster);
        using var visitor = app.Visitor();
        for (var round = 0; round < 2; round++)
        {
            Assert.Contains("<html lang=\"ja\">", await visitor.Read("/services"), StringComparison.Ordinal);
            Assert.Contains("<html lang=\"en\">", await visitor.Read("/en/services"), StringComparison.Ordinal);
            Assert.Contains("value=\"見守り\"", await visitor.Read("/services?q=見守り"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task SignedIn_NeverGetsAKeptPageAndLeavesNone()
    {
        await using var app = await TestApp.Start(cluster);
        using var vendor = await app.BrowserOf(Cast.Vendor);
        using var visitor = app.Visitor();
        for (var round = 0; round < 2; round++)
        {
            using var own = await vendor.Get("/services");
            Assert.True(own.Headers.CacheControl!.NoStore);
            Assert.Null(own.Headers.ETag);
            Assert.Contains(Cast.Vendor.Name, await own.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);

            Assert.DoesNotContain(Cast.Vendor.Name, await visitor.Read("/services"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Page_ThatIsKept_IsCompressedWithCare()
    {
        await using var app = await TestApp.Start(cluster);
        using var visitor = new HttpClient { BaseAddress = app.BaseUrl, DefaultRequestHeaders = { { "Accept-Encoding", "br" } } };

        var sent = await visitor.GetByteArrayAsync("/services", Stop);

        using var page = new MemoryStream();
        using (var careful = new BrotliStream(new MemoryStream(sent), CompressionMode.Decompress))
        {
            await careful.CopyToAsync(page, Stop);
        }
        using var hasty = new MemoryStream();
        using (var fast = new BrotliStream(hasty, CompressionLevel.Fastest, leaveOpen: true))
        {
            fast.Write(page.ToArray());
        }
        Assert.True(sent.Length < hasty.Length, $"{sent.Length} bytes, and {hasty.Length} in haste");
    }

    /// <summary>What a page was asked by is held beside it, and only what was sent is counted.</summary>
    [Theory]
    [InlineData(1_000, 4, true)]
    [InlineData(3_000, 4, false)]
    [InlineData(1_000, 300, false)]
    public async Task Page_AskedByVeryMuch_IsSentAndNotKept(int letters, int encodings, bool isKept)
    {
        await using var app = await TestApp.Start(cluster);
        using var visitor = app.Visitor();
        for (var round = 0; round < 2; round++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/services?x=" + new string('a', letters));
            request.Headers.TryAddWithoutValidation("Accept-Encoding", new string('b', encodings));
            using var answer = await visitor.Client.SendAsync(request, Stop);

            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal(isKept && round == 1, answer.Headers.Age is not null);
        }
    }

    private static async Task Import(TestApp app, string number, string name) =>
        Assert.True((await ActivatorUtilities.CreateInstance<RegisterImporter>(app.Services).Import($"seq,registration_number,service_name,provider,monitoring_type\n1,{number},{name},みほん社,network\n", "test", Stop)).Complete);

    private static async Task<T> Until<T>(TestApp app, string number, Func<Task<T>> then)
    {
        while ((await app.Services.GetRequiredService<Catalogue>().Current(Stop)).Find(number) is null)
        {
            await Task.Delay(20, Stop);
        }
        return await then();
    }
}
