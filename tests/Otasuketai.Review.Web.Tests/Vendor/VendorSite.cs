using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using Otasuketai.Review.Web.Access;
using Otasuketai.Review.Web.Rooms.Vendor;
using Otasuketai.Review.Web.Tests.Access;
using Otasuketai.Review.Web.Tests.House;

namespace Otasuketai.Review.Web.Tests.Vendor;

/// <summary>The whole program with evidence in a folder of its own, and the vendor's steps by HTTP as a browser without script does them.</summary>
public sealed partial class VendorSite(TestCluster cluster) : IAsyncLifetime
{
    public const string Pdf = "%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n";

    private TestApp? app;

    public TestApp App => app ?? throw new InvalidOperationException("Not started.");

    /// <summary>Where evidence lies.</summary>
    public string Evidence { get; } = Path.Combine(Path.GetTempPath(), $"otasuketai-evidence-{Guid.NewGuid():N}");

    public async ValueTask InitializeAsync() => app = await TestApp.Start(cluster, builder => builder.Configuration["Files:Root"] = Evidence);

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        if (Directory.Exists(Evidence))
        {
            Directory.Delete(Evidence, recursive: true);
        }
    }

    public Task<Browser> Vendor() => App.BrowserOf(Cast.Vendor);

    /// <summary>Starts an application and returns its address.</summary>
    public async Task<string> Start(string name = "みまもりEDRライト")
    {
        var vendor = await Vendor();
        using var answer = await Send(vendor, "/vendor/applications/new", [("serviceName", name), ("monitoringType", "endpoint")]);
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect, await Text(answer));
        return answer.Headers.Location!.OriginalString;
    }

    /// <summary>Fills in everything that submission needs.</summary>
    public async Task Fill(string application)
    {
        var vendor = await Vendor();
        foreach (var part in Parts.All)
        {
            using var saved = await Send(vendor, $"{application}/{part.Slug}", [.. part.Fields.Where(f => f.Required).Select(f => (f.Name, Sample(f)))]);
            Assert.True(saved.StatusCode == HttpStatusCode.Redirect, $"{part.Slug}: {await saved.Content.ReadAsStringAsync()}");
        }

        foreach (var item in EvaluationItems.All)
        {
            using var saved = await Answer(application, item.Id);
            Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        }
    }

    /// <summary>Answers one item with a yes.</summary>
    public async Task<HttpResponseMessage> Answer(string application, string item, params (string Name, string Type, byte[] Content)[] files) =>
        await Send(await Vendor(), $"{application}/items/{item}", Yes, files);

    /// <summary>A yes with all its figures.</summary>
    public static (string, string)[] Yes =>
    [
        ("can", "yes"), ("metric", "導入にかかる時間"), ("value", "３０"), ("unit", "分"), ("measuredOn", "2026-01-15"), ("method", "社内の10台で測定"), ("source", "手順書 3ページ"), ("note", ""),
    ];

    /// <summary>Opens a page and posts its form with every hidden field found there.</summary>
    public static async Task<HttpResponseMessage> Send(Browser browser, string url, (string Name, string Value)[] fields, params (string Name, string Type, byte[] Content)[] files) =>
        await Post(browser, url, [.. Hidden(await browser.Read(url)), .. fields], files);

    /// <summary>Posts fields and files as they are given.</summary>
    public static async Task<HttpResponseMessage> Post(Browser browser, string url, (string Name, string Value)[] fields, params (string Name, string Type, byte[] Content)[] files)
    {
        using var form = new MultipartFormDataContent { HeaderEncodingSelector = (_, _) => Encoding.UTF8 };
        foreach (var (name, value) in fields)
        {
            form.Add(new StringContent(value), name);
        }

        foreach (var (name, type, content) in files)
        {
            var part = new ByteArrayContent(content);
            part.Headers.ContentType = new MediaTypeHeaderValue(type);
            part.Headers.TryAddWithoutValidation("Content-Disposition", $"form-data; name=\"files\"; filename=\"{name}\"");
            form.Add(part);
        }

        return await browser.Client.PostAsync(url, form);
    }

    /// <summary>The hidden fields of the page's own form; the sign-out form above it has one token of the same worth.</summary>
    public static (string Name, string Value)[] Hidden(string page) =>
        [.. HiddenInput().Matches(page).Select(m => (m.Groups["name"].Value, WebUtility.HtmlDecode(m.Groups["value"].Value))).DistinctBy(f => f.Item1)];

    /// <summary>The text of a page, entities resolved.</summary>
    public static async Task<string> Text(HttpResponseMessage answer) => WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());

    private static string Sample(Review.Forms.FormField field) => field.Kind switch
    {
        Review.Forms.FieldKind.Agree => "true",
        Review.Forms.FieldKind.Choice or Review.Forms.FieldKind.Several => field.Options[0].Value,
        Review.Forms.FieldKind.Number => "１，８００",
        Review.Forms.FieldKind.Date => "2026-01-15",
        Review.Forms.FieldKind.Text or Review.Forms.FieldKind.LongText => $"{field.Ja}の説明",
        Review.Forms.FieldKind.Items or Review.Forms.FieldKind.Hidden => throw new InvalidOperationException(field.Name),
    };

    [GeneratedRegex("""<input(?=[^>]*type="hidden")(?=[^>]*name="(?<name>[^"]*)")(?=[^>]*value="(?<value>[^"]*)")[^>]*>""")]
    private static partial Regex HiddenInput();
}
