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
    public async Task Notice_OfFixedChoices_StartsWithThemAndIsReadInWordsBeforeAndAfter()
    {
        var desk = await CastDesk.Listed(app, "時間を変える便");
        var vendor = await app.BrowserOf(Cast.Vendor);
        var first = await Url(vendor, desk);
        var empty = WebUtility.HtmlDecode(await vendor.Read(first));
        Assert.Matches("<textarea[^>]*name=\"before\"[^>]*>\\s*記載なし</textarea>", empty);
        Assert.Contains("変更後を選んでください", (await vendor.SendFrom(empty, first, null, [.. Rest, ("before", "記載なし"), ("afterNote", "")])).Page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await vendor.SendFrom(empty, first, null, [.. Rest, ("before", "記載なし"), ("after", "weekdays"), ("afterNote", "9〜18時")])).Status);
        await Accept(desk);

        var second = await Url(vendor, desk);
        var form = WebUtility.HtmlDecode(await vendor.Read(second));
        Assert.Matches("<textarea[^>]*name=\"before\"[^>]*>\\s*平日（9〜18時）</textarea>", form);
        Assert.Equal(["weekdays"], Regex.Matches(form, "type=\"checkbox\"[^>]* name=\"after\" value=\"([a-z]+)\" checked").Select(m => m.Groups[1].Value));
        Assert.Matches("name=\"afterNote\" value=\"9〜18時\"", form);
        Assert.Equal(HttpStatusCode.Redirect, (await vendor.SendFrom(form, second, null, [.. Rest, ("before", "平日（9〜18時）"), ("after", "weekdays"), ("after", "always"), ("afterNote", "年中無休です")])).Status);

        var paper = WebUtility.HtmlDecode(await (await app.BrowserOf(Cast.Intake)).Read(second.Replace("FileNotice", "ClassifyForReview", StringComparison.Ordinal)));
        Assert.Matches("変更前</dt><dd[^>]*>平日（9〜18時）</dd>.*変更後</dt><dd[^>]*>24時間365日・平日</dd>", paper);
        Assert.Matches("変更後の補足</dt><dd>年中無休です</dd>", paper);
        await Accept(desk);
        Assert.Equal(("always weekdays", "年中無休です"), ((await desk.Read()).Registration!.Fact("hours-codes"), (await desk.Read()).Registration!.Fact("hours")));
        var number = await desk.Ask<string>($"SELECT number FROM review.entry WHERE dossier_id = '{desk.Id}'");
        var versions = WebUtility.HtmlDecode(await vendor.Read($"/services/{number}/versions?from=2&to=3"));
        Assert.Matches("<th scope=\"row\">対応時間</th><td>平日</td><td>24時間365日・平日</td>", versions);
        Assert.Matches("<th scope=\"row\">対応時間の補足</th><td>9〜18時</td><td>年中無休です</td>", versions);
    }

    /// <summary>A notice from before the choices stays about the words it was filed about, by name and not by code.</summary>
    [Fact]
    public async Task Notice_FromBeforeTheChoices_IsMendedAsWhatItWasFiledAbout()
    {
        var desk = await CastDesk.Listed(app, "前からの便");
        var vendor = await app.BrowserOf(Cast.Vendor);
        await desk.Do(Machine.ChangeNotice, Act.DraftNotice, Cast.Vendor, ("field", "hours"));
        await desk.Do(Machine.ChangeNotice, Act.FileNotice, Cast.Vendor, [.. Rest, ("field", "hours"), ("before", "9〜18時"), ("after", "9〜20時")]);
        await desk.Do(Machine.ChangeNotice, Act.RequestNoticeCorrection, Cast.Intake, ("mend", "日付を直してください"), ("reason", "日付が読めません"));
        var url = $"/cases/{desk.Id}/lives/{(await desk.Newest(Machine.ChangeNotice)).Id}/ResubmitNotice";

        var form = WebUtility.HtmlDecode(await vendor.Read(url));
        Assert.DoesNotMatch("<select[^>]*name=\"field\"", form);
        Assert.Matches("type=\"hidden\" name=\"field\" value=\"hours\"", form);
        Assert.Contains("受付時間の補足", form, StringComparison.Ordinal);
        Assert.DoesNotMatch("<dd[^>]*>hours</dd>", form + await vendor.Read($"/cases/{desk.Id}"));

        Assert.Equal(HttpStatusCode.Redirect, (await vendor.SendFrom(form, url, null, [.. Rest, ("answer", "日付を直しました"), ("before", "9〜18時"), ("after", "9〜20時")])).Status);
        var mended = await desk.Newest(Machine.ChangeNotice);
        Assert.Equal(("hours", "9〜20時"), (mended.Fact("field"), mended.Fact("after")));
        Assert.DoesNotContain(">hours</dd>", await (await app.BrowserOf(Cast.Intake)).Read($"/cases/{desk.Id}/lives/{mended.Id}/ClassifyForReview"), StringComparison.Ordinal);
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

    private static (string, string)[] Rest => [("effectiveOn", "2030-07-01"), ("affectsUsers", "yes"), ("affectsRequirements", "no"), ("emergency", "no"), ("why", "当番を増やします")];

    /// <summary>Begins a notice about the hours of service and returns the address of its second step.</summary>
    private static async Task<string> Url(Browser vendor, CastDesk desk) =>
        (await vendor.Send($"/cases/{desk.Id}/start/ChangeNotice/DraftNotice", null, ("field", "hours-codes"), ("items", ""))).Location!;

    private static async Task Accept(CastDesk desk)
    {
        await desk.Do(Machine.ChangeNotice, Act.ClassifyForReview, Cast.Intake, ("class", "user-affecting"));
        await desk.Do(Machine.ChangeNotice, Act.AcceptChange, Cast.Checker, ("note", "当番表で確認しました。"));
    }
}
