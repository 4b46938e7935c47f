using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Json.Schema;
using Microsoft.Extensions.DependencyInjection;
using Otasuketai.Review.Evidence;
using Otasuketai.Review.Text;
using Otasuketai.Review.Web.Hosting;
using Otasuketai.Review.Web.OpenData;
using Otasuketai.Review.Web.Tests.Access;
using Otasuketai.Review.Web.Tests.Seed;

namespace Otasuketai.Review.Web.Tests.OpenData;

/// <summary>The tables everybody may fetch.</summary>
[Collection(SeededRegister.Name)]
public sealed partial class OpenDataTests(SeededApp seeded)
{
    private const string Root = "/api/v1/data/";

    public static TheoryData<string> Tables => ["entries", "items", "criteria", "events"];

    [Theory]
    [MemberData(nameof(Tables))]
    public async Task Csv_AndJson_SayTheSame(string table)
    {
        var json = JsonDocument.Parse(await seeded.Read($"{Root}{table}.json")).RootElement;
        var csv = Csv.Read(await seeded.Read($"{Root}{table}.csv"), out var open);

        Assert.Null(open);
        var rows = json.GetProperty("rows").EnumerateArray().ToList();
        Assert.NotEmpty(rows);
        Assert.Equal(rows.Count, csv.Length - 1);
        foreach (var (row, line) in rows.Zip(csv.Skip(1)))
        {
            Assert.Equal(csv[0].Fields, row.EnumerateObject().Select(f => f.Name));
            Assert.Equal(row.EnumerateObject().Select(f => f.Value.ValueKind == JsonValueKind.Null ? "" : f.Value.ToString().ToLowerInvariant()), line.Fields.Select(f => f.TrimStart('\'').ToLowerInvariant()));
        }
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public async Task Json_IsValidByTheSchemaItNames(string table)
    {
        var file = JsonDocument.Parse(await seeded.Read($"{Root}{table}.json")).RootElement;
        var schema = await seeded.Read(file.GetProperty("schema").GetString()!);

        var check = JsonSchema.FromText(schema);
        Assert.Empty(Problems(MetaSchemas.Draft202012, JsonDocument.Parse(schema).RootElement));
        Assert.Empty(Problems(check, file));
        Assert.NotEmpty(Problems(check, JsonDocument.Parse("""{"table": "x", "rows": [{}]}""").RootElement));
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public async Task Csv_IsValidByTheMetadataItLinksTo(string table)
    {
        using var visitor = seeded.App.Visitor();
        using var answer = await visitor.Get($"{Root}{table}.csv");
        var link = CsvwLink().Match(Assert.Single(answer.Headers.GetValues("Link")));
        using var metadata = await visitor.Get(link.Groups[1].Value);
        Assert.Equal(link.Groups[2].Value, metadata.Content.Headers.ContentType!.MediaType);
        var described = JsonDocument.Parse(await metadata.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement.GetProperty("tables").EnumerateArray().Single(t => t.GetProperty("url").GetString() == table + ".csv").GetProperty("tableSchema");
        var columns = described.GetProperty("columns").EnumerateArray().ToList();
        var rows = Csv.Read(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), out _).Select(r => r.Fields).ToList();

        Assert.Equal(rows[0], columns.Select(c => c.GetProperty("titles").GetProperty("en").GetString()));
        Assert.All(rows, row => Assert.Equal(columns.Count, row.Length));
        Assert.Empty(rows.Skip(1).SelectMany(row => row.Zip(columns)).Where(cell => !Fits(cell.Second, cell.First)).Select(cell => $"{cell.Second.GetProperty("name")}: {cell.First}"));
        var key = described.GetProperty("primaryKey").EnumerateArray().Select(k => columns.FindIndex(c => c.GetProperty("name").GetString() == k.GetString())).ToList();
        Assert.Equal(rows.Count, rows.DistinctBy(row => string.Join('|', key.Select(place => row[place]))).Count());
    }

    [Theory]
    [InlineData("entries.json")]
    [InlineData("items.csv")]
    [InlineData("criteria.json")]
    [InlineData("events.csv")]
    [InlineData("entries.schema.json")]
    public async Task File_AskedAgainWithItsTag_IsNotSentTwice(string file)
    {
        using var visitor = seeded.App.Visitor();
        using var first = await visitor.Get(Root + file);
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Equal(TimeSpan.FromMinutes(1), first.Headers.CacheControl!.MaxAge);

        foreach (var tag in new[] { first.Headers.ETag!, new(first.Headers.ETag!.Tag, isWeak: true) })
        {
            using var again = new HttpRequestMessage(HttpMethod.Get, Root + file);
            again.Headers.IfNoneMatch.Add(tag);
            using var second = await visitor.Client.SendAsync(again, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
            Assert.Empty(await second.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        }

        using var head = new HttpRequestMessage(HttpMethod.Head, Root + file);
        using var third = await visitor.Client.SendAsync(head, TestContext.Current.CancellationToken);
        Assert.Equal(first.Headers.ETag, third.Headers.ETag);
    }

    [Fact]
    public async Task Entries_TellTheFixedChoicesInColumnsAtTheEnd()
    {
        using var visitor = seeded.App.Visitor();
        var columns = seeded.App.Services.GetRequiredService<DataTables>().All[0].Columns;
        var rows = JsonDocument.Parse(await visitor.Read(Root + "entries.json")).RootElement.GetProperty("rows").EnumerateArray().ToDictionary(e => e.GetProperty("number").GetString()!);

        Assert.Equal(["predecessor", "scope_codes", "os_codes", "region_codes", "hours_codes", "trial_code"], columns.Select(c => c.Name).TakeLast(6));
        var light = rows["2026-001"];
        Assert.Equal(
            ["first-response anti-malware", "windows macos", "nationwide", "always", "free"],
            ((string[])["scope_codes", "os_codes", "region_codes", "hours_codes", "trial_code"]).Select(c => light.GetProperty(c).GetString()));
        Assert.All(columns.TakeLast(5), c => Assert.Equal(JsonValueKind.Null, rows["2020-002"].GetProperty(c.Name).ValueKind));
    }

    /// <summary>Whoever read these columns before the choices reads in them what the entry states, not a part of it.</summary>
    [Fact]
    public async Task Entries_TellTheWholeStatementWhereItAlwaysWas()
    {
        using var visitor = seeded.App.Visitor();
        var columns = seeded.App.Services.GetRequiredService<DataTables>().All[0].Columns.ToDictionary(c => c.Name);
        var light = JsonDocument.Parse(await visitor.Read(Root + "entries.json")).RootElement.GetProperty("rows").EnumerateArray().Single(e => e.GetProperty("number").GetString() == "2026-001");

        Assert.Equal(
            ["事故のときの初動対応・ウイルスなどの対策", "全国", "24時間365日", "Windows・macOS", "無料で試せる（30日間）"],
            ((string[])["scope", "regions", "hours", "os", "trial"]).Select(c => light.GetProperty(c).GetString()));
        Assert.Equal("対応時間：申請者の説明", columns["hours"].Meaning.Ja);
    }

    [Fact]
    public async Task Schemas_NameTheOptionsOfAFixedChoice()
    {
        using var visitor = seeded.App.Visitor();
        var described = JsonDocument.Parse(await visitor.Read(Root + "entries.schema.json")).RootElement.GetProperty("properties").GetProperty("rows").GetProperty("items").GetProperty("properties");
        var csv = JsonDocument.Parse(await visitor.Read(Root + "csv-metadata.json")).RootElement.GetProperty("tables").EnumerateArray().Single(t => t.GetProperty("url").GetString() == "entries.csv")
            .GetProperty("tableSchema").GetProperty("columns").EnumerateArray().ToDictionary(c => c.GetProperty("name").GetString()!);

        Assert.Empty(Problems(JsonSchema.FromText(described.GetProperty("hours_codes").GetRawText()), JsonDocument.Parse("\"always weekdays\"").RootElement));
        Assert.NotEmpty(Problems(JsonSchema.FromText(described.GetProperty("hours_codes").GetRawText()), JsonDocument.Parse("\"always,weekdays\"").RootElement));
        Assert.NotEmpty(Problems(JsonSchema.FromText(described.GetProperty("trial_code").GetRawText()), JsonDocument.Parse("\"free paid\"").RootElement));
        Assert.Equal(" ", csv["hours_codes"].GetProperty("separator").GetString());
        Assert.False(csv["trial_code"].TryGetProperty("separator", out _));
    }

    [Fact]
    public async Task Items_Are23ForEveryEntry_WithClaimedVerifiedAndUsersApart()
    {
        var items = JsonDocument.Parse(await seeded.Read(Root + "items.json")).RootElement.GetProperty("rows").EnumerateArray().ToList();

        Assert.All(items.GroupBy(i => i.GetProperty("number").GetString()), entry => Assert.Equal(ItemCatalogue.Size, entry.Count()));
        var said = items.Single(i => i.GetProperty("number").GetString() == "2026-001" && i.GetProperty("item").GetString() == "1.3");
        Assert.True(said.GetProperty("claimed").GetBoolean());
        Assert.Equal("confirmed", said.GetProperty("verified").GetString());
        Assert.Equal("contradicted", said.GetProperty("users_view").GetString());
        Assert.Equal(JsonValueKind.Null, items.First(i => i.GetProperty("number").GetString() == "2020-002").GetProperty("claimed").ValueKind);
    }

    [Fact]
    public async Task Items_WithTooFewAnswers_GiveTheirNumberOnly()
    {
        var few = JsonDocument.Parse(await seeded.Read(Root + "items.json")).RootElement.GetProperty("rows").EnumerateArray()
            .Where(i => i.GetProperty("number").GetString() == "2026-005" && i.GetProperty("users_answers").ValueKind == JsonValueKind.Number).ToList();

        Assert.NotEmpty(few);
        Assert.All(few, i => Assert.Equal(JsonValueKind.Null, i.GetProperty("users_achieved").ValueKind));
    }

    [Fact]
    public async Task Events_TellTheDelistingWithItsReasonClass()
    {
        var events = JsonDocument.Parse(await seeded.Read(Root + "events.json")).RootElement.GetProperty("rows").EnumerateArray()
            .Where(e => e.GetProperty("number").GetString() == "2026-019").ToList();

        Assert.Equal(["listed", "delisted"], events.Select(e => e.GetProperty("kind").GetString()));
        Assert.Equal(["2026-019-e1", "2026-019-e2"], events.Select(e => e.GetProperty("id").GetString()));
        Assert.Equal("false-statement", events[1].GetProperty("reason_class").GetString());
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("+81-3", "'+81-3")]
    [InlineData("-0.5", "-0.5")]
    [InlineData("＝cmd|' /C calc'!A0", "'＝cmd|' /C calc'!A0")]
    [InlineData("\tx", "'\tx")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("=\"a\"\n", "\"'=\"\"a\"\"\n\"")]
    public void Cell_ThatASpreadsheetWouldRun_StaysWords(string text, string cell) => Assert.Equal(cell, DataWriter.Cell(text));

    [Fact]
    public async Task Page_UnderAnotherLicence_HasAnotherTag()
    {
        await using var node = WebHost.Build(["--environment", "Development", "--urls", "http://127.0.0.1:0", "--ConnectionStrings:Review", seeded.App.ConnectionString, "--Logging:LogLevel:Default", "Error", "--OpenData:LicenceName", "みほん利用条件"]);
        await node.StartAsync(TestContext.Current.CancellationToken);
        using var visitor = seeded.App.Visitor();
        using var before = await visitor.Get("/data");
        using var other = new Browser(new Uri(node.Urls.Single()));
        using var after = await other.Get("/data");

        Assert.Contains("みほん利用条件", await after.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.NotEqual(before.Headers.ETag, after.Headers.ETag);
    }

    [Fact]
    public async Task Page_NamesLicenceTablesAndEveryColumn()
    {
        var page = await seeded.Read("/data");

        Assert.Contains("公共データ利用規約", page, StringComparison.Ordinal);
        foreach (var table in seeded.App.Services.GetRequiredService<DataTables>().All)
        {
            Assert.Contains($"href=\"{Root}{table.Name}.csv\"", page, StringComparison.Ordinal);
            Assert.All(table.Columns, c => Assert.Contains($"<code>{c.Name}</code>", page, StringComparison.Ordinal));
        }

        Assert.DoesNotContain("<script src=\"http", page, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Problems(JsonSchema schema, JsonElement value)
    {
        var found = schema.Evaluate(value, new EvaluationOptions { OutputFormat = OutputFormat.List, RequireFormatValidation = true });
        return found.IsValid ? [] : (found.Details ?? []).SelectMany(d => d.Errors ?? [], (d, e) => $"{d.InstanceLocation}: {e.Key} {e.Value}");
    }

    /// <summary>Whether a cell is of its column's datatype (CSV on the Web); an empty one is null.</summary>
    private static bool Fits(JsonElement column, string cell) => cell.Length == 0 ? !column.GetProperty("required").GetBoolean() : column.GetProperty("datatype").GetString() switch
    {
        "string" => true,
        "integer" => long.TryParse(cell, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
        "boolean" => cell is "true" or "false",
        "date" => DateOnly.TryParseExact(cell, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        "dateTime" => Instant().IsMatch(cell) && DateTimeOffset.TryParse(cell, CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        _ => false,
    };

    [GeneratedRegex("""^<([^>]+)>; rel="describedby"; type="([^"]+)"$""")]
    private static partial Regex CsvwLink();

    [GeneratedRegex(@"\A[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z\z")]
    private static partial Regex Instant();
}
