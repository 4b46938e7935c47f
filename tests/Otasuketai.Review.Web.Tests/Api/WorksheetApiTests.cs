using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using Otasuketai.Review.Web.Tests.Access;
using Otasuketai.Review.Web.Tests.House;
using Otasuketai.Review.Web.Tests.Seed;

namespace Otasuketai.Review.Web.Tests.Api;

/// <summary>The worksheet for programs: registered services and given ones, and a clear answer to anything else.</summary>
[Collection(SeededRegister.Name)]
public sealed class WorksheetApiTests(SeededApp seeded, TestCluster cluster)
{
    private const string Weights = """{"C01":0,"C02":0,"C07":2,"C08":2,"C11":2,"C12":2,"C13":2}""";

    [Fact]
    public async Task Post_TheProgrammesOwnCase_GivesItsFigures()
    {
        var answer = await Good($$$"""
            {"schemeVersion":"2024-1","weights":{{{Weights}}},"candidates":[
            {"name":"A","type":"endpoint","points":{"C01":5,"C02":5,"C03":10,"C05":5,"C06":5,"C07":5,"C08":5,"C09":5,"C10":5,"C11":10,"C12":10,"C13":5,"C14":0,"C15":5,"C16":5,"C17":5}},
            {"name":"D","type":"endpoint","points":{"C01":5,"C02":5,"C03":0,"C05":5,"C06":0,"C07":5,"C08":5,"C09":0,"C10":5,"C11":10,"C12":10,"C13":5,"C14":5,"C15":0,"C16":5,"C17":5}}]}
            """);

        var rows = answer.GetProperty("candidates").EnumerateArray().ToList();
        Assert.Equal([(90, 10, 35, 115, 1), (70, 10, 35, 95, 2)], rows.Select(r => (Int(r, "base"), Int(r, "notRelevant"), Int(r, "emphasised"), Int(r, "weighted"), Int(r, "rank"))));
        Assert.Equal((100, 125, 0.92m), (Int(rows[0], "baseMaximum"), Int(rows[0], "weightedMaximum"), rows[0].GetProperty("share").GetDecimal()));
        Assert.Equal(115, rows[0].GetProperty("contributions").EnumerateArray().Sum(c => Int(c, "contribution")));
        Assert.Equal("A", answer.GetProperty("whatWouldChange").GetProperty("topByFact").GetProperty("candidate").GetString());
        Assert.Contains("重視", answer.GetProperty("advice").GetProperty("ja").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_RegisteredServices_UsesTheirBaseAssessmentWithSourceAndSaysWhatIsNotStated()
    {
        var answer = await Good("""{"candidates":[{"number":"２０２６－００１"},{"number":"2020-001"},{"name":"他社の守り","type":"network","points":{"C04":15,"C01":null}}]}""");

        var rows = answer.GetProperty("candidates").EnumerateArray().ToDictionary(r => r.GetProperty("key").GetString()!);
        Assert.True(answer.GetProperty("mixed").GetBoolean());
        Assert.Equal(("みまもりEDRライト", "listed", 1), (rows["2026-001"].GetProperty("name").GetString(), rows["2026-001"].GetProperty("status").GetString(), Int(rows["2026-001"], "rank")));
        var hours = rows["2026-001"].GetProperty("contributions").EnumerateArray().Single(c => c.GetProperty("criterion").GetString() == "C08");
        Assert.Equal("掲載情報（事業者の記載）", hours.GetProperty("source").GetProperty("ja").GetString());
        Assert.Equal(JsonValueKind.String, hours.GetProperty("asOf").ValueKind);
        Assert.Equal((JsonValueKind.Null, 16), (rows["2020-001"].GetProperty("rank").ValueKind, rows["2020-001"].GetProperty("unknown").GetArrayLength()));
        Assert.Equal((15, 100), (Int(rows["他社の守り"], "weighted"), Int(rows["他社の守り"], "weightedAtMost")));
    }

    [Theory]
    [InlineData("", "$")]
    [InlineData("null", "$")]
    [InlineData("[]", "$")]
    [InlineData("{", "$")]
    [InlineData("{}", "candidates")]
    [InlineData("""{"candidates":[]}""", "candidates")]
    [InlineData("""{"candidates":[null]}""", "candidates[0]")]
    [InlineData("""{"candidates":[{}]}""", "candidates[0]")]
    [InlineData("""{"candidates":[{"number":"2026-001","name":"A"}]}""", "candidates[0]")]
    [InlineData("""{"candidates":[{"number":"x"}]}""", "candidates[0].number")]
    [InlineData("""{"candidates":[{"number":"2099-999"}]}""", "candidates[0].number")]
    [InlineData("""{"candidates":[{"number":"2026-001"},{"number":"2026-001"}]}""", "candidates[1]")]
    [InlineData("""{"candidates":[{"number":"2026-001"}],"schemeVersion":"1999-1"}""", "schemeVersion")]
    [InlineData("""{"candidates":[{"number":"2026-001"}],"weights":{"C01":3}}""", "weights.C01")]
    [InlineData("""{"candidates":[{"number":"2026-001"}],"weights":{"C99":1}}""", "weights.C99")]
    [InlineData("""{"candidates":[{"number":"2026-001"}],"weights":{"C01":1.5}}""", "weights.C01")]
    [InlineData("""{"candidates":[{"number":"2026-001"}],"weights":{"C01":"2"}}""", "weights.C01")]
    [InlineData("""{"candidates":[{"number":"2026-001"}],"weights":{"C01":1,"C01":2}}""", "weights.C01")]
    [InlineData("""{"candidates":[{"number":"2026-001"}],"wieghts":{}}""", "wieghts")]
    [InlineData("""{"candidates":[{"name":"A","type":"cloud","points":{}}]}""", "candidates[0].type")]
    [InlineData("""{"candidates":[{"name":" ","type":"network","points":{}}]}""", "candidates[0].name")]
    [InlineData("""{"candidates":[{"name":"\ud800","type":"network","points":{}}]}""", "candidates[0].name")]
    [InlineData("""{"candidates":[{"name":"2026-001","type":"network","points":{}}]}""", "candidates[0].name")]
    [InlineData("""{"candidates":[{"name":"A","type":"network","points":{"C03":5}}]}""", "candidates[0].points.C03")]
    [InlineData("""{"candidates":[{"name":"A","type":"endpoint","points":{"C03":7}}]}""", "candidates[0].points.C03")]
    [InlineData("""{"candidates":[{"name":"A","type":"endpoint","points":{"C03":99999999999}}]}""", "candidates[0].points.C03")]
    public async Task Post_BadInput_NamesItsPlaceInBothLanguages(string body, string field)
    {
        using var answer = await Post(body);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var problem = await Problem(answer);
        Assert.Equal(field, problem.GetProperty("field").GetString());
    }

    [Fact]
    public async Task Post_WithAByteOrderMark_IsReadAsAnyOther()
    {
        var answer = await Good("\uFEFF{\"candidates\":[{\"name\":\"A\",\"type\":\"network\",\"points\":{\"C04\":15}}]}");

        Assert.Equal(15, Int(answer.GetProperty("candidates")[0], "weighted"));
    }

    [Fact]
    public async Task Post_TooMuchOrNoJson_IsAnsweredWithAProblem()
    {
        var many = string.Join(',', Enumerable.Range(0, 201).Select(n => $$$"""{"name":"S{{{n}}}","type":"network","points":{}}"""));
        using var crowd = await Post("{\"candidates\":[" + many + "]}");
        Assert.Equal("candidates", (await Problem(crowd)).GetProperty("field").GetString());

        using var large = await Post(new string(' ', 300 * 1024));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, large.StatusCode);
        await Problem(large);

        using var form = await Post("a=b", "application/x-www-form-urlencoded");
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, form.StatusCode);
        await Problem(form);

        using var longKey = await Post("{\"candidates\":[{\"number\":\"2026-001\"}],\"weights\":{\"" + new string('C', 200_000) + "\":1}}");
        Assert.Equal(HttpStatusCode.BadRequest, longKey.StatusCode);
        Assert.InRange((await longKey.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Length, 1, 5_000);
    }

    [Fact]
    public async Task Post_BeyondTheRate_IsAskedToWait()
    {
        await using var app = new TestApp(cluster) { Settings = ["--Api:WorksheetsPerMinute", "2"] };
        await app.InitializeAsync();
        using var visitor = app.Visitor();
        var codes = new List<int>();
        for (var n = 0; n < 3; n++)
        {
            using var answer = await visitor.Client.PostAsync("/api/v1/worksheet", Body("{}"), TestContext.Current.CancellationToken);
            codes.Add((int)answer.StatusCode);
            if (n == 2)
            {
                await Problem(answer);
                Assert.Equal("60", answer.Headers.RetryAfter!.ToString());
            }
        }

        Assert.Equal([400, 400, 429], codes);
    }

    [Fact]
    public async Task Description_OfTheWorksheet_ShowsWhatToSend()
    {
        using var visitor = seeded.App.Visitor();

        var post = JsonDocument.Parse(await visitor.Read("/openapi/v1.json")).RootElement.GetProperty("paths").GetProperty("/api/v1/worksheet").GetProperty("post");

        var schema = post.GetProperty("requestBody").GetProperty("content").GetProperty("application/json").GetProperty("schema");
        Assert.Equal(["candidates", "schemeVersion", "weights"], schema.GetProperty("properties").EnumerateObject().Select(p => p.Name).Order());
        Assert.Equal(["200", "400", "413", "415", "429"], post.GetProperty("responses").EnumerateObject().Select(r => r.Name).Order());
    }

    private async Task<JsonElement> Good(string body)
    {
        using var answer = await Post(body);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, text);
        return JsonDocument.Parse(text).RootElement;
    }

    private async Task<HttpResponseMessage> Post(string body, string type = "application/json")
    {
        using var visitor = seeded.App.Visitor();
        return await visitor.Client.PostAsync("/api/v1/worksheet", Body(body, type), TestContext.Current.CancellationToken);
    }

    private static StringContent Body(string text, string type = "application/json") => new(text, Encoding.UTF8, type);

    private static async Task<JsonElement> Problem(HttpResponseMessage answer)
    {
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;
        Assert.True(problem.GetProperty("ja").GetString()!.Length > 0 && problem.GetProperty("en").GetString()!.Length > 0);
        return problem;
    }

    private static int Int(JsonElement element, string name) => int.Parse(element.GetProperty(name).GetRawText(), CultureInfo.InvariantCulture);
}
