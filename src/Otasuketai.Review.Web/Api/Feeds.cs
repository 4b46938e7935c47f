using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json.Serialization;
using System.Xml;
using Microsoft.Extensions.Options;
using Otasuketai.Review.Web.Access;
using Otasuketai.Review.Web.Look;
using Otasuketai.Review.Web.Mail;
using Otasuketai.Review.Web.Rooms.Public;
using Otasuketai.Review.Web.Words;

namespace Otasuketai.Review.Web.Api;

/// <summary>登録簿の出来事 as feeds: one list of public events in three formats and two languages, for readers that ask again and again.</summary>
public static class Feeds
{
    private const string AtomNamespace = "http://www.w3.org/2005/Atom";

    /// <summary>Events of one feed.</summary>
    private const int Most = 50;

    /// <summary>The formats as pages announce them.</summary>
    public static ImmutableArray<(string Name, string Path, string Type)> Formats { get; } =
        [("Atom", "/feed.atom", "application/atom+xml"), ("RSS", "/feed.rss", "application/rss+xml"), ("JSON Feed", "/feed.json", "application/feed+json")];

    /// <summary>The doors.</summary>
    internal static ImmutableArray<RouteRow> Rows => [.. Formats.Select(f => RouteRow.Get(f.Path, Who.Anyone))];

    /// <summary>Maps them.</summary>
    public static void MapFeeds(this WebApplication app)
    {
        ImmutableArray<Func<Feed, byte[]>> writers = [Atom, Rss, Json];
        foreach (var (format, write) in Formats.Zip(writers))
        {
            app.MapGet(format.Path, async (RegisterEvents register, Lang lang, IOptions<MailSettings> site, CancellationToken ct) =>
            {
                var feed = new Feed(await register.Newest(Most, ct), lang, site.Value.SiteAddress.TrimEnd('/'), format.Path);
                return new TaggedAnswer(write(feed), format.Type + "; charset=utf-8") { Changed = feed.Changed };
            }).CacheOutput(PublicPages.FilePolicy).ExcludeFromDescription();
        }
    }

    private static byte[] Atom(Feed feed) => Xml(xml =>
    {
        xml.WriteStartElement("feed", AtomNamespace);
        xml.WriteAttributeString("xml", "lang", null, feed.Lang.Code);
        Element(xml, "id", feed.Self);
        Element(xml, "title", feed.Title);
        Element(xml, "subtitle", feed.About);
        Element(xml, "updated", Stamp(feed.Changed));
        Link(xml, "self", feed.Self);
        Link(xml, "alternate", feed.Home);
        xml.WriteStartElement("author");
        Element(xml, "name", feed.Name);
        xml.WriteEndElement();
        foreach (var one in feed.Events)
        {
            xml.WriteStartElement("entry");
            Element(xml, "id", feed.Id(one));
            Element(xml, "title", feed.Headline(one));
            Element(xml, "updated", Stamp(one.Event.At));
            Link(xml, "alternate", feed.Page(one));
            Element(xml, "summary", feed.Text(one));
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    });

    private static byte[] Rss(Feed feed) => Xml(xml =>
    {
        xml.WriteStartElement("rss");
        xml.WriteAttributeString("version", "2.0");
        xml.WriteAttributeString("xmlns", "atom", null, AtomNamespace);
        xml.WriteStartElement("channel");
        Element(xml, "title", feed.Title);
        Element(xml, "link", feed.Home);
        Element(xml, "description", feed.About);
        Element(xml, "language", feed.Lang.Code);
        Element(xml, "lastBuildDate", feed.Changed.ToString("r", CultureInfo.InvariantCulture));
        xml.WriteStartElement("atom", "link", AtomNamespace);
        xml.WriteAttributeString("rel", "self");
        xml.WriteAttributeString("type", "application/rss+xml");
        xml.WriteAttributeString("href", feed.Self);
        xml.WriteEndElement();
        foreach (var one in feed.Events)
        {
            xml.WriteStartElement("item");
            Element(xml, "title", feed.Headline(one));
            Element(xml, "link", feed.Page(one));
            Element(xml, "description", feed.Text(one));
            xml.WriteStartElement("guid");
            xml.WriteAttributeString("isPermaLink", "false");
            xml.WriteString(feed.Id(one));
            xml.WriteEndElement();
            Element(xml, "pubDate", one.Event.At.ToString("r", CultureInfo.InvariantCulture));
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
        xml.WriteEndElement();
    });

    private static byte[] Json(Feed feed) => JsonAnswer.Bytes(new JsonFeed(
        "https://jsonfeed.org/version/1.1", feed.Title, feed.Home, feed.Self, feed.About, feed.Lang.Code,
        [.. feed.Events.Select(one => new JsonFeedItem(feed.Id(one), feed.Page(one), feed.Headline(one), feed.Text(one), Stamp(one.Event.At)))]));

    private static byte[] Xml(Action<XmlWriter> write)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), Indent = true }))
        {
            write(xml);
        }
        return bytes.ToArray();
    }

    /// <summary>A character XML cannot hold is left out: one strange name must not make the whole feed unreadable.</summary>
    private static void Element(XmlWriter xml, string name, string text) => xml.WriteElementString(name, string.Concat(text.EnumerateRunes().Where(IsXml)));

    private static bool IsXml(Rune rune) => rune.Value is '\t' or '\n' or '\r' or (>= 0x20 and <= 0xD7FF) or (>= 0xE000 and <= 0xFFFD) or >= 0x10000;

    private static void Link(XmlWriter xml, string rel, string href)
    {
        xml.WriteStartElement("link");
        xml.WriteAttributeString("rel", rel);
        xml.WriteAttributeString("href", href);
        xml.WriteEndElement();
    }

    private static string Stamp(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private sealed record Feed(ImmutableArray<RegisterNews> Events, Lang Lang, string Site, string Path)
    {
        /// <summary>The newest event; an empty register has not changed since the beginning of its time.</summary>
        public DateTimeOffset Changed => Events.IsEmpty ? DateTimeOffset.UnixEpoch : Events[0].Event.At;

        public string Name => Lang.Pick("お助け隊サービス登録簿", "Otasuketai.Review");

        public string Title => Name + Lang.Pick("の出来事", ": events of the register");

        public string About => Lang.Pick("掲載・変更・停止・終了・取消と、利用者の評価の公表をお知らせします。", "Entries listed, changed, suspended, ended and delisted, and results of users published.");

        public string Home => Site + Lang.Url("/services");

        public string Self => Site + Lang.Url(Path);

        public string Page(RegisterNews one) => Site + Lang.Url($"/services/{one.Event.Number}");

        public string Headline(RegisterNews one) => Lang.Pick($"{Lang.Event(one.Event)}：{one.ServiceName}（{one.Event.Number}）", $"{Lang.Event(one.Event)}: {one.ServiceName} ({one.Event.Number})");

        public string Text(RegisterNews one) => Lang.Pick($"{one.Vendor}の「{one.ServiceName}」。{Lang.Day(one.Event.At)}。{Lang.Event(one.Event)}。", $"“{one.ServiceName}” by {one.Vendor}, {Lang.Day(one.Event.At)}. {Lang.Event(one.Event)}.");

        /// <summary>The same in every format and language, for ever (RFC 4151).</summary>
        public string Id(RegisterNews one) => string.Create(CultureInfo.InvariantCulture, $"tag:{new Uri(Site).Host},2026:{one.Event.Id}");
    }

    private sealed record JsonFeed(
        string Version, string Title, [property: JsonPropertyName("home_page_url")] string Home, [property: JsonPropertyName("feed_url")] string Self, string Description, string Language, ImmutableArray<JsonFeedItem> Items);

    private sealed record JsonFeedItem(
        string Id, string Url, string Title, [property: JsonPropertyName("content_text")] string Text, [property: JsonPropertyName("date_published")] string Published);
}
