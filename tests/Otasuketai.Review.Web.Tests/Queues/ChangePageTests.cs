using System.Net;
using System.Text.RegularExpressions;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Web.Access;
using Otasuketai.Review.Web.Tests.Access;

namespace Otasuketai.Review.Web.Tests.Queues;

/// <summary>変更届 in two steps: what changes, then only what a change of that needs, beside what is published now.</summary>
public sealed class ChangePageTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task Notice_OfAChoice_AsksForACodeBesideWhatIsPublishedAndIsReadInWords()
    {
        var desk = await CastDesk.Listed(app, "種類を変える便");
        var vendor = await app.BrowserOf(Cast.Vendor);
        var begun = await vendor.Send($"/cases/{desk.Id}/start/ChangeNotice/DraftNotice", null, ("field", "monitoringType"), ("items", ""));
        var url = $"/cases/{desk.Id}/lives/{(await desk.Newest(Machine.ChangeNotice)).Id}/FileNotice";
        Assert.Equal((HttpStatusCode.Redirect, url), (begun.Status, begun.Location));

        var form = WebUtility.HtmlDecode(await vendor.Read(url));
        Assert.Contains("見守り方の種類", form, StringComparison.Ordinal);
        Assert.Matches("<textarea[^>]*name=\"before\"[^>]*>\\s*端末見守り型（EDR）</textarea>", form);
        Assert.Matches("type=\"radio\"[^>]*name=\"after\" value=\"network\"", form);
        Assert.DoesNotContain("name=\"items\"", form, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"can\"", form, StringComparison.Ordinal);

        (string, string)[] rest = [("before", "端末見守り型（EDR）"), ("effectiveOn", "2030-07-01"), ("affectsUsers", "yes"), ("affectsRequirements", "no"), ("emergency", "no"), ("why", "装置を替えます")];
        var free = await vendor.Send(url, null, [.. rest, ("after", "ネットワークも")]);
        Assert.Contains("変更後を選んでください", free.Page, StringComparison.Ordinal);
        Assert.Contains("装置を替えます", free.Page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await vendor.SendFrom(free.Page, url, null, [.. rest, ("after", "network")])).Status);

        var paper = WebUtility.HtmlDecode(await (await app.BrowserOf(Cast.Intake)).Read(url.Replace("FileNotice", "ClassifyForReview", StringComparison.Ordinal)));
        Assert.Matches("変更前</dt><dd[^>]*>端末見守り型（EDR）</dd>.*変更後</dt><dd[^>]*>ネットワーク見守り型（UTM）</dd>", paper);
        Assert.Single(Regex.Matches(paper, "変わるもの"));
        Assert.Equal("network", (await desk.Newest(Machine.ChangeNotice)).Fact("after"));
    }

    [Fact]
    public async Task Notice_OfAnAnswer_AsksForTheOneItemAndItsFigure()
    {
        var desk = await CastDesk.Listed(app, "回答を変える便");
        var vendor = await app.BrowserOf(Cast.Vendor);
        var begun = await vendor.Send($"/cases/{desk.Id}/start/ChangeNotice/DraftNotice", null, ("field", "claim"), ("items", "5.1"));

        var form = WebUtility.HtmlDecode(await vendor.Read(begun.Location!));

        Assert.Matches("<option value=\"5.1\" selected", form);
        Assert.Matches("<textarea[^>]*name=\"before\"[^>]*>\\s*99.5%</textarea>", form);
        Assert.Matches("name=\"after\"[^>]*inputmode=\"decimal\"", form);
        Assert.Single(Regex.Matches(form, "name=\"items\""));
        Assert.Contains("変更後の回答を選んでください", (await vendor.SendFrom(form, begun.Location!, null, ("items", "5.1"), ("before", "99.5%"), ("after", "98"))).Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Notice_FirstStep_AsksForNothingButTheSubject()
    {
        var desk = await CastDesk.Listed(app, "書き始める便");
        var vendor = await app.BrowserOf(Cast.Vendor);
        var url = $"/cases/{desk.Id}/start/ChangeNotice/DraftNotice";
        var page = await vendor.Read(url);

        Assert.DoesNotContain("type=\"checkbox\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"after\"", page, StringComparison.Ordinal);
        Assert.Contains("変わるものを選んでください", (await vendor.SendFrom(page, url, null, ("field", ""), ("items", ""))).Page, StringComparison.Ordinal);
    }
}
