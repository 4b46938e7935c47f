using System.Net;
using System.Text.Json;
using Otasuketai.Review.Web.Tests.Seed;

namespace Otasuketai.Review.Web.Tests.Api;

/// <summary>The public interface for programs.</summary>
[Collection(SeededRegister.Name)]
public sealed class EntriesApiTests(SeededApp seeded)
{
    [Fact]
    public async Task Entry_AskedAgainWithItsTag_IsNotSentTwice()
    {
        using var visitor = seeded.App.Visitor();
        using var first = await visitor.Get("/api/v1/entries/2026-001");
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.False(first.Headers.ETag!.IsWeak);
        Assert.Equal(TimeSpan.FromMinutes(1), first.Headers.CacheControl!.MaxAge);

        using var again = new HttpRequestMessage(HttpMethod.Get, "/api/v1/entries/2026-001");
        again.Headers.IfNoneMatch.Add(first.Headers.ETag);
        using var second = await visitor.Client.SendAsync(again, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Empty(await second.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Entry_SaysWhatItsFrozenVersionSays()
    {
        using var visitor = seeded.App.Visitor();

        var entry = JsonDocument.Parse(await visitor.Read("/api/v1/entries/2026-001")).RootElement;

        Assert.Equal("みまもりEDRライト", entry.GetProperty("entry").GetProperty("serviceName").GetString());
        Assert.Equal(23, entry.GetProperty("items").GetArrayLength());
        Assert.Equal("1980", entry.GetProperty("facts").GetProperty("monthly-price").GetString());
        Assert.Contains("保証するものではありません", entry.GetProperty("disclaimer").GetProperty("ja").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_ByStatusAndType_IsPaged()
    {
        using var visitor = seeded.App.Visitor();

        var page = JsonDocument.Parse(await visitor.Read("/api/v1/entries?type=endpoint&page=2&pageSize=5")).RootElement;
        Assert.Equal(5, page.GetProperty("entries").GetArrayLength());
        Assert.All(page.GetProperty("entries").EnumerateArray(), e => Assert.Equal("endpoint", e.GetProperty("monitoringType").GetString()));

        var gone = JsonDocument.Parse(await visitor.Read("/api/v1/entries?status=delisted")).RootElement.GetProperty("entries");
        Assert.False(Assert.Single(gone.EnumerateArray()).GetProperty("current").GetBoolean());
    }

    [Theory]
    [InlineData("/api/v1/entries?type=cloud", 400)]
    [InlineData("/api/v1/entries?status=secret", 400)]
    [InlineData("/api/v1/entries?page=0", 400)]
    [InlineData("/api/v1/entries?pageSize=100000", 400)]
    [InlineData("/api/v1/entries/x", 400)]
    [InlineData("/api/v1/entries/2099-999", 404)]
    public async Task BadQuestion_GetsAProblemInBothLanguages(string url, int status)
    {
        using var visitor = seeded.App.Visitor();
        using var answer = await visitor.Get(url);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;
        Assert.True(problem.GetProperty("ja").GetString()!.Length > 0 && problem.GetProperty("en").GetString()!.Length > 0);
    }

    [Fact]
    public async Task Description_NamesEveryPathAndNothingElse()
    {
        using var visitor = seeded.App.Visitor();

        var paths = JsonDocument.Parse(await visitor.Read("/openapi/v1.json")).RootElement.GetProperty("paths");

        Assert.Equal(["/api/v1/entries", "/api/v1/entries/{number}", "/api/v1/worksheet"], paths.EnumerateObject().Select(p => p.Name));
    }
}
