using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using Otasuketai.Review.Web.Api;
using Otasuketai.Review.Web.Tests.Seed;

namespace Otasuketai.Review.Web.Tests.Api;

/// <summary>登録簿の出来事 as Atom, RSS and JSON Feed.</summary>
[Collection(SeededRegister.Name)]
public sealed class FeedTests(SeededApp seeded)
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    [Fact]
    public async Task Formats_AllThree_TellTheSameEventsUnderTheSameIds()
    {
        var atom = XDocument.Parse(await seeded.Read("/feed.atom")).Root!;
        var rss = XDocument.Parse(await seeded.Read("/feed.rss")).Root!.Element("channel")!;
        using var json = JsonDocument.Parse(await seeded.Read("/feed.json"));
        var items = json.RootElement.GetProperty("items").EnumerateArray().ToList();

        var ids = atom.Elements(Atom + "entry").Select(e => e.Element(Atom + "id")!.Value).ToList();
        Assert.InRange(ids.Count, 20, 50);
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.Equal(ids, rss.Elements("item").Select(i => i.Element("guid")!.Value));
        Assert.Equal(ids, items.Select(i => i.GetProperty("id").GetString()));
        Assert.Equal("https://jsonfeed.org/version/1.1", json.RootElement.GetProperty("version").GetString());
        Assert.Equal(ids, XDocument.Parse(await seeded.Read("/en/feed.atom")).Root!.Elements(Atom + "entry").Select(e => e.Element(Atom + "id")!.Value));
        Assert.All(items, i => DateTimeOffset.ParseExact(i.GetProperty("date_published").GetString()!, "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        foreach (var url in items.Select(i => new Uri(i.GetProperty("url").GetString()!).AbsolutePath).Distinct().Take(5))
        {
            await seeded.Read(url);
        }
    }

    [Fact]
    public async Task Events_OfEveryKind_SayWhatHappenedWithReasonClassAndNothingInternal()
    {
        var feed = await seeded.Read("/feed.json");

        Assert.Contains("掲載取消（理由区分：虚偽の記載）：はやぶさMDR（2026-019）", feed, StringComparison.Ordinal);
        Assert.Contains("仮の掲載停止（理由区分：事故への対応）：すずらんEDR（2026-017）", feed, StringComparison.Ordinal);
        Assert.Contains("第2版：事後評価の公表：みまもりEDRライト（2026-001）", feed, StringComparison.Ordinal);
        Assert.Contains("Version 2: results of users published: みまもりEDRライト (2026-001)", await seeded.Read("/en/feed.json"), StringComparison.Ordinal);
        Assert.DoesNotContain("監視設備", feed, StringComparison.Ordinal); // the reason in words is the operator's own
    }

    [Fact]
    public async Task Feed_AskedAgain_IsConfirmedAndNotSentTwice()
    {
        using var visitor = seeded.App.Visitor();
        foreach (var (_, path, type) in Feeds.Formats)
        {
            using var first = await visitor.Get(path);
            Assert.Equal(type, first.Content.Headers.ContentType!.MediaType);

            using var byTag = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { IfNoneMatch = { first.Headers.ETag! } } };
            using var byDay = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { IfModifiedSince = first.Content.Headers.LastModified } };
            using var older = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { IfModifiedSince = first.Content.Headers.LastModified!.Value.AddSeconds(-1) } };
            Assert.Equal([HttpStatusCode.NotModified, HttpStatusCode.NotModified, HttpStatusCode.OK], [await Status(byTag), await Status(byDay), await Status(older)]);
        }

        async Task<HttpStatusCode> Status(HttpRequestMessage request)
        {
            using var answer = await visitor.Client.SendAsync(request, TestContext.Current.CancellationToken);
            return answer.StatusCode;
        }
    }

    [Fact]
    public async Task Feed_AskedWithACookie_IsKeptLikeAnyOther()
    {
        using var visitor = seeded.App.Visitor();
        foreach (var (_, path, _) in Feeds.Formats)
        {
            using var first = await visitor.Get(path);
            using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "Cookie", "any=thing" } } };
            using var kept = await visitor.Client.SendAsync(request, TestContext.Current.CancellationToken);

            Assert.NotNull(kept.Headers.Age);
            Assert.DoesNotContain("Cookie", kept.Headers.Vary);
            Assert.Equal(await first.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), await kept.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }
    }

    [Fact]
    public async Task Page_Public_AnnouncesTheFeedsOfItsLanguage()
    {
        var page = WebUtility.HtmlDecode(await seeded.Read("/en/services"));

        Assert.All(Feeds.Formats, f => Assert.Contains($"<link rel=\"alternate\" type=\"{f.Type}\" title=\"Events of the register ({f.Name})\" href=\"/en{f.Path}\">", page, StringComparison.Ordinal));
    }
}
