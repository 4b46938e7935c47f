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
    public async Task Entry_AskedAgainWithATagAProxyMadeWeak_IsNotSentTwice()
    {
        using var visitor = seeded.App.Visitor();
        using var first = await visitor.Get("/api/v1/entries/2026-001");
        using var again = new HttpRequestMessage(HttpMethod.Get, "/api/v1/entries/2026-001");
        again.Headers.IfNoneMatch.Add(new(first.Headers.ETag!.Tag, isWeak: true));
        using var second = await visitor.Client.SendAsync(again, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    [Fact]
    public async Task Head_IsAnsweredLikeGet_WithoutContent()
    {
        using var visitor = seeded.App.Visitor();
        using var get = await visitor.Get("/api/v1/entries/2026-001");
        using var head = new HttpRequestMessage(HttpMethod.Head, "/api/v1/entries/2026-001");
        using var answer = await visitor.Client.SendAsync(head, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(get.Headers.ETag, answer.Headers.ETag);
        Assert.Equal(get.Content.Headers.ContentLength, answer.Content.Headers.ContentLength);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("GET", "/api/v1/nothing", 404)]
    [InlineData("DELETE", "/api/v1/entries", 405)]
    public async Task UnknownAddressOrMethod_GetsAProblemInBothLanguages(string method, string url, int status)
    {
        using var visitor = seeded.App.Visitor();
        using var request = new HttpRequestMessage(new(method), url);
        using var answer = await visitor.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(status, (int)answer.StatusCode);
        await AssertProblem(answer);
    }

    [Fact]
    public async Task BadPageSize_IsNamedAsTheFieldThatIsMeant()
    {
        using var visitor = seeded.App.Visitor();
        using var answer = await visitor.Get("/api/v1/entries?pageSize=x");

        Assert.Equal("pageSize", (await AssertProblem(answer)).GetProperty("field").GetString());
    }

    [Fact]
    public async Task Entry_SaysWhatItsFrozenVersionSays()
    {
        var entry = JsonDocument.Parse(await seeded.Read("/api/v1/entries/2026-001")).RootElement;

        Assert.Equal("みまもりEDRライト", entry.GetProperty("entry").GetProperty("serviceName").GetString());
        Assert.Equal(23, entry.GetProperty("items").GetArrayLength());
        Assert.Equal("1980", entry.GetProperty("facts").GetProperty("monthly-price").GetString());
        Assert.Contains("保証するものではありません", entry.GetProperty("disclaimer").GetProperty("ja").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_ByStatusAndType_IsPaged()
    {
        var page = JsonDocument.Parse(await seeded.Read("/api/v1/entries?type=endpoint&page=2&pageSize=5")).RootElement;
        Assert.Equal(5, page.GetProperty("entries").GetArrayLength());
        Assert.All(page.GetProperty("entries").EnumerateArray(), e => Assert.Equal("endpoint", e.GetProperty("monitoringType").GetString()));

        var gone = JsonDocument.Parse(await seeded.Read("/api/v1/entries?status=delisted")).RootElement.GetProperty("entries");
        Assert.False(Assert.Single(gone.EnumerateArray()).GetProperty("current").GetBoolean());
    }

    [Theory]
    [InlineData("/api/v1/entries?type=cloud", 400)]
    [InlineData("/api/v1/entries?status=secret", 400)]
    [InlineData("/api/v1/entries?page=0", 400)]
    [InlineData("/api/v1/entries?pageSize=100000", 400)]
    [InlineData("/api/v1/entries/x", 400)]
    [InlineData("/api/v1/entries/2099-999", 404)]
    [InlineData("/api/v1/entries/2026-001?asOf=2020-01-01", 404)]
    [InlineData("/api/v1/entries/2026-001?asOf=2999-01-01", 400)]
    [InlineData("/api/v1/entries/2026-001?asOf=soon", 400)]
    public async Task BadQuestion_GetsAProblemInBothLanguages(string url, int status)
    {
        using var visitor = seeded.App.Visitor();
        using var answer = await visitor.Get(url);

        Assert.Equal(status, (int)answer.StatusCode);
        await AssertProblem(answer);
    }

    [Fact]
    public async Task Description_NamesEveryPathAndNothingElse()
    {
        var paths = JsonDocument.Parse(await seeded.Read("/openapi/v1.json")).RootElement.GetProperty("paths");

        string[] data = [.. new[] { "criteria", "entries", "events", "items" }.SelectMany(name => new[] { "csv", "json", "schema.json" }, (name, kind) => $"/api/v1/data/{name}.{kind}"), "/api/v1/data/csv-metadata.json"];
        Assert.Equal(
            [.. data.Concat(["/api/v1/check/{number}", "/api/v1/entries", "/api/v1/entries/{number}", "/api/v1/worksheet"]).Order(StringComparer.Ordinal)],
            paths.EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Description_IsAValidOpenApiDocument()
    {
        var read = Microsoft.OpenApi.OpenApiDocument.Parse(await seeded.Read("/openapi/v1.json"), "json");

        Assert.Empty(read.Diagnostic!.Errors.Select(e => e.ToString()));
        Assert.Empty(read.Diagnostic.Warnings.Select(w => w.ToString()));
        Assert.Equal(17, read.Document!.Paths.Count);
    }

    [Fact]
    public async Task Description_ExplainsEveryParameter_AndNamesEveryFieldOfAnAnswer()
    {
        var description = JsonDocument.Parse(await seeded.Read("/openapi/v1.json")).RootElement;
        var entry = JsonDocument.Parse(await seeded.Read("/api/v1/entries/2026-019")).RootElement;
        var schemas = description.GetProperty("components").GetProperty("schemas");

        var parameters = description.GetProperty("paths").EnumerateObject().SelectMany(p => p.Value.EnumerateObject())
            .SelectMany(o => o.Value.TryGetProperty("parameters", out var asked) ? asked.EnumerateArray().ToArray() : []).ToList();
        Assert.Equal(8, parameters.Count);
        Assert.All(parameters, p => Assert.NotEmpty(p.GetProperty("description").GetString()!));
        Assert.Equal(FieldsOf(entry), FieldsOf(schemas.GetProperty("EntryJson").GetProperty("properties")));
        Assert.Equal(FieldsOf(entry.GetProperty("entry")), FieldsOf(schemas.GetProperty("EntrySummaryJson").GetProperty("properties")));
        Assert.Equal(FieldsOf(entry.GetProperty("items")[0]), FieldsOf(schemas.GetProperty("ItemJson").GetProperty("properties")));
        Assert.Contains("delisted", schemas.GetProperty("EntrySummaryJson").GetProperty("properties").GetProperty("status").GetProperty("enum").EnumerateArray().Select(w => w.GetString()));
        Assert.Equal("integer", schemas.GetProperty("EntryListJson").GetProperty("properties").GetProperty("total").GetProperty("type").GetString());
    }

    private static IEnumerable<string> FieldsOf(JsonElement element) => element.EnumerateObject().Select(f => f.Name);

    private static async Task<JsonElement> AssertProblem(HttpResponseMessage answer)
    {
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;
        Assert.True(problem.GetProperty("ja").GetString()!.Length > 0 && problem.GetProperty("en").GetString()!.Length > 0);
        return problem;
    }
}
