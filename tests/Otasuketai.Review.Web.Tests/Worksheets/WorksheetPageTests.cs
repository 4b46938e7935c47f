using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Otasuketai.Review.Web.Hosting;
using Otasuketai.Review.Web.Rooms.Worksheets;
using Otasuketai.Review.Web.Tests.Access;
using Otasuketai.Review.Web.Tests.Browsing;
using Otasuketai.Review.Web.Tests.Paper;
using Otasuketai.Review.Web.Tests.Seed;

namespace Otasuketai.Review.Web.Tests.Worksheets;

/// <summary>The worksheet at one table: chosen, weighed, kept, shared, gone on with and deleted, by plain forms.</summary>
[Collection(SeededRegister.Name)]
public sealed partial class WorksheetPageTests(SeededApp seeded, Chromium chromium)
{
    private const string Mixed = "/worksheet?entry=2026-001&entry=2026-002&entry=2026-004&entry=2026-003&entry=2020-001&C07=2&C01=0";

    [Fact]
    public async Task Case_ThroughThePage_GivesItsFiguresOnScreenInExcelAndOnPaper()
    {
        using var visitor = seeded.App.Visitor();
        using var answer = await Import(visitor, File.ReadAllText(CaseFile()));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var address = answer.Headers.Location!.OriginalString;

        var page = await visitor.Read(address);
        Assert.Contains("A「防検サイバー」が10点差で1位です", page, StringComparison.Ordinal);
        foreach (var sum in (string[])["<b>115</b>点<span class=\"bar__d\">基本 90 − 対象外 10 ＋ 重視 35", "<b>105</b>点<span class=\"bar__d\">基本 80 −", "<b>100</b>点<span class=\"bar__d\">基本 70 −", "<b>95</b>点<span class=\"bar__d\">基本 70 −"])
        {
            Assert.Contains(sum, page, StringComparison.Ordinal);
        }
        var book = new Reckoner(await visitor.Client.GetByteArrayAsync(address + "&format=xlsx", TestContext.Current.CancellationToken));
        Assert.Equal([90.0, 80.0, 70.0, 70.0], "FGHI".Select(c => (double)book[$"{c}{book.Row("基本の点")}"]!));
        Assert.Equal([115.0, 105.0, 100.0, 95.0], "FGHI".Select(c => (double)book[$"{c}{book.Row("重みをかけた点")}"]!));
        var paper = PdfText.Of(await visitor.Client.GetByteArrayAsync(address + "&format=pdf", TestContext.Current.CancellationToken));
        Assert.Contains("が10点差で1位です", paper, StringComparison.Ordinal);
        Assert.Contains("データお守り隊", paper, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sheet_OfSeveralTypes_RanksByShareAndGivesWhatIsUnknownNoPlace()
    {
        var page = await seeded.Read(Mixed);

        Assert.Contains("それぞれの最大点に対する割合で並べています", page, StringComparison.Ordinal);
        Assert.Contains("70／115点", page, StringComparison.Ordinal);
        Assert.Contains("（基本の点・115点満点）", page, StringComparison.Ordinal);
        Assert.Matches("順位なし</span><span[^>]*>E</span>", page);
        Assert.Contains("記載なし16基準。満たせば最大100点", page, StringComparison.Ordinal);
        Assert.Contains("にすることで", page, StringComparison.Ordinal);
        Assert.DoesNotContain("2位以下は、A「みまもりEDRライト」の「C02", page, StringComparison.Ordinal);
        Assert.Contains("重視が4つあります", await seeded.Read("/worksheet?entry=2026-001&C05=2&C06=2&C07=2&C08=2"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task OwnAssessment_CountsAndIsMarkedAsSuch()
    {
        var page = await seeded.Read("/worksheet?entry=2020-001&own=2020-001.C08.5&own=2020-001.C04.15");

        Assert.Contains("A「商工会議所サイバーセキュリティお助け隊サービス」は100点満点中20点です", page, StringComparison.Ordinal);
        Assert.Contains("登録簿では記載なし", page, StringComparison.Ordinal);
        Assert.Contains("<option value=\"2020-001.C08.5\" selected", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Form_WithEmptyAndUsualValues_IsTidiedToAShortAddress()
    {
        using var visitor = seeded.App.Visitor();
        using var answer = await visitor.Get("/en/worksheet?entry=2026-001&own=&own=&C01=1&C02=2&pcs=&place=");

        Assert.Equal((HttpStatusCode.Redirect, "/en/worksheet?entry=2026-001&C02=2"), (answer.StatusCode, answer.Headers.Location?.OriginalString));
        using var file = await visitor.Get("/en/worksheet?entry=2026-001&C01=1&format=xlsx");
        Assert.Equal("/en/worksheet?entry=2026-001&format=xlsx", file.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Labels_InEnglish_AreEscapedOnce()
    {
        var page = await seeded.Read("/en/worksheet?entry=2026-001");

        Assert.Contains("Notes of the talk (adviser’s comment)", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.DoesNotMatch("&amp;(#|[a-z]+;)", page);
    }

    [Theory]
    [InlineData("entry=2099-001", "登録番号 2099-001 の掲載はありません")]
    [InlineData("entry=%3Cscript%3E", "「&lt;script&gt;」は登録番号として読めません")]
    [InlineData("entry=2026-001&C01=7", "C01の重みは0（対象外）・1（ふつう）・2（重視）のいずれかです")]
    [InlineData("entry=2026-001&C01=-1", "C01の重みは")]
    [InlineData("entry=2026-001&C99=1", "C99 という基準はありません")]
    [InlineData("entry=2026-001&own=2026-001.C03.7", "その基準では取りえない点")]
    [InlineData("entry=2026-001&own=2026-001.C04.15", "その基準では取りえない点")]
    [InlineData("entry=2026-001&given=cloud~~x", "読めないものを外しました")]
    [InlineData("entry=2026-001&pcs=999999999", "端末の台数を1〜100,000の整数")]
    [InlineData("entry=2026-001&place=moon", "端末を使う場所は、示した答えから選んでください")]
    public async Task Address_WithBadParts_SaysSoAndKeepsTheRest(string query, string words)
    {
        Assert.Contains(words, await seeded.Read("/worksheet?" + query), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Address_WithAbsurdlyMany_TakesTwenty()
    {
        var numbers = string.Join('&', Enumerable.Range(1, 19).Select(n => $"entry=2026-{n:000}").Concat(Enumerable.Range(1, 9).Select(n => $"entry=2021-{n:000}")).Concat(Enumerable.Repeat("entry=x", 200)));

        Assert.Contains("候補は20件までです", await seeded.Read("/worksheet?" + numbers), StringComparison.Ordinal);
        Assert.Contains("は登録番号として読めません", await seeded.Read("/worksheet?entry=" + new string('1', 5_000)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task File_ThatIsNoWorksheetOrTooLarge_IsAnsweredBesideTheField()
    {
        using var visitor = seeded.App.Visitor();
        using var bad = await Import(visitor, "criterion,weight,A\nC03,9,5");
        Assert.Contains("重みは0（対象外）", await bad.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        using var large = await Import(visitor, new string('x', 70_000));
        Assert.Contains("64KBまで", await large.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Kept_IsReadByOneLinkChangedByTheOtherAndDeletedForBoth()
    {
        using var visitor = seeded.App.Visitor();
        var (edit, read) = await Keep(visitor, Mixed, ("Comment", "三人で相談しました。"), ("Outcome", "c:2026-002"), ("Reason", "駆け付けが決め手。\n費用は許せる範囲。"));

        using var other = seeded.App.Visitor();
        using var shared = await other.Get(read);
        Assert.Equal(("no-store", "no-referrer", "noindex, nofollow"), (shared.Headers.CacheControl!.ToString(), shared.Headers.GetValues("Referrer-Policy").Single(), shared.Headers.GetValues("X-Robots-Tag").Single()));
        var page = await shared.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("三人で相談しました。", page, StringComparison.Ordinal);
        Assert.Contains("B「みまもりEDRプラス」を選ぶ（2位）", page, StringComparison.Ordinal);
        Assert.Contains("駆け付けが決め手。", page, StringComparison.Ordinal);
        Assert.DoesNotContain(edit.Split('/')[^1], page, StringComparison.Ordinal);
        var book = new Reckoner(await other.Client.GetByteArrayAsync(read + "?format=xlsx", TestContext.Current.CancellationToken), page: 2);
        Assert.Contains(Enumerable.Range(1, 20), row => book[$"A{row}"] is string words && words.StartsWith("理由：駆け付けが決め手", StringComparison.Ordinal));

        var again = await visitor.Read(edit);
        Assert.Contains("三人で相談しました。", again, StringComparison.Ordinal);
        Assert.Contains("三人で相談しました。", PdfText.Of(await visitor.Client.GetByteArrayAsync(edit + "?format=pdf", TestContext.Current.CancellationToken)), StringComparison.Ordinal);
        foreach (var (query, decided) in (IEnumerable<(string, bool)>)[("?", true), ("?entry=2026-005&", false), ("?entry=2026-001&entry=2026-002&", false)])
        {
            var file = new Reckoner(await visitor.Client.GetByteArrayAsync(edit + query + "format=xlsx", TestContext.Current.CancellationToken), page: 2);
            Assert.Equal(decided, Enumerable.Range(1, 20).Any(row => file[$"A{row}"] is string words && words.Contains("駆け付けが決め手", StringComparison.Ordinal)));
        }
        using var second = await visitor.Post(edit, [.. Fields(again), ("Comment", "考え直しました。"), ("Outcome", "open"), ("Reason", ""), ("go", "save")]);
        Assert.Equal(HttpStatusCode.Redirect, second.StatusCode);
        Assert.Contains("考え直しました。", await other.Read(read), StringComparison.Ordinal);
        Assert.Contains("三人で相談しました。", await other.Read(read + "?version=1"), StringComparison.Ordinal);

        using var late = await visitor.Post(edit, [.. Fields(again), ("Comment", "別の人の版"), ("Outcome", "open"), ("Reason", ""), ("go", "save")]);
        Assert.Contains("ほかの人が第2版を保存しました", await late.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);

        using var gone = await visitor.Post(edit, ("__RequestVerificationToken", Browser.TokenIn(again)), ("go", "delete"));
        Assert.Equal("/worksheet", gone.Headers.Location?.OriginalString);
        foreach (var link in (string[])[edit, read])
        {
            using var answer = await other.Get(link);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    [Fact]
    public async Task Kept_PressedTwice_IsKeptOnce()
    {
        using var visitor = seeded.App.Visitor();
        var page = await visitor.Read(Mixed);
        (string, string)[] sent = [.. Fields(page), ("Comment", "二度押し"), ("Outcome", "open"), ("Reason", ""), ("go", "save")];

        using var first = await visitor.Post("/worksheet", sent);
        using var second = await visitor.Post("/worksheet", sent);

        Assert.Equal(first.Headers.Location, second.Headers.Location);
        Assert.Equal(1, await seeded.One<long>("SELECT count(*) FROM review.worksheet_version WHERE content LIKE '%二度押し%'"));
        Assert.Equal(0, await seeded.One<long>($"SELECT count(*) FROM review.worksheet WHERE encode(edit_hash, 'escape') LIKE '%{first.Headers.Location!.OriginalString.Split('/')[^1]}%'"));
    }

    [Fact]
    public async Task Kept_WithoutAReasonForAnotherThanTheFirst_OrTooLong_AsksBesideTheFieldAndKeepsTheWords()
    {
        using var visitor = seeded.App.Visitor();
        var page = await visitor.Read(Mixed);
        using var answer = await visitor.Post("/worksheet", [.. Fields(page), ("Comment", new string('あ', 1001)), ("Outcome", "c:2026-004"), ("Reason", ""), ("go", "save")]);
        var shown = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Contains("1000文字までで書いてください（いま1001文字）", shown, StringComparison.Ordinal);
        Assert.Contains("1位でない候補を選ぶとき、どれも選ばないときは、理由を書いてください。", shown, StringComparison.Ordinal);
        Assert.Contains(new string('あ', 1001), shown, StringComparison.Ordinal);
        Assert.Contains("<option value=\"c:2026-004\" selected", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Kept_WhenAnEntryChangesLater_SaysWhichAndWhat()
    {
        using var visitor = seeded.App.Visitor();
        var (edit, read) = await Keep(visitor, "/worksheet?entry=2026-001&entry=2026-005", ("Comment", "掲載が変わるまえ"), ("Outcome", "open"), ("Reason", ""));
        Assert.DoesNotContain("候補の掲載が変わりました", await visitor.Read(read), StringComparison.Ordinal);

        // as if it had been kept while the entry said otherwise
        Assert.Equal(1, await seeded.App.Sql("""
            UPDATE review.worksheet_version SET content = replace(replace(content, '"Number":"2026-005","Vendor":"みほんひかり情報サービス株式会社","Version":1,"Stage":"Listed"', '"Number":"2026-005","Vendor":"みほんひかり情報サービス株式会社","Version":7,"Stage":"Suspended"'), '"C12":{"Points":10', '"C12":{"Points":0') WHERE content LIKE '%掲載が変わるまえ%'
            """));

        foreach (var link in (string[])[read, edit])
        {
            var page = await visitor.Read(link);
            Assert.Contains("B「小さな会社のセキュリティ便」（2026-005）：いまは「掲載中」です（保存したときは「掲載停止中」）。掲載内容が第7版から第1版になりました。C12が0点から10点になりました。", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Kept_WhenTheTypeOfAnEntryChanged_GoesOnWithoutThePointsThatApplyNoLonger()
    {
        using var visitor = seeded.App.Visitor();
        var (edit, read) = await Keep(visitor, "/worksheet?entry=2020-001&own=2020-001.C04.15&own=2020-001.C08.5", ("Comment", "種類が変わるまえ"), ("Outcome", "open"), ("Reason", ""));

        // as if 2026-001 had been one that watches networks when it was kept
        Assert.Equal(1, await seeded.App.Sql("UPDATE review.worksheet_version SET content = replace(content, '2020-001', '2026-001') WHERE content LIKE '%種類が変わるまえ%'"));

        var page = await visitor.Read(edit);
        Assert.Contains("自社の評価のうち、その基準では取りえない点を外しました。", page, StringComparison.Ordinal);
        Assert.Contains("<option value=\"2026-001.C08.5\" selected", page, StringComparison.Ordinal);
        Assert.Contains("種類が変わるまえ", await visitor.Read(read), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Kept_LastCandidate_CanBeTakenOff()
    {
        using var visitor = seeded.App.Visitor();
        var (edit, _) = await Keep(visitor, "/worksheet?entry=2026-001", ("Comment", "外すまえ"), ("Outcome", "open"), ("Reason", ""));

        Assert.Contains($"<a class=\"wcand__off small no-print\" href=\"{edit}?cleared=yes\"", await visitor.Read(edit), StringComparison.Ordinal);
        var empty = await visitor.Read(edit + "?cleared=yes");
        Assert.DoesNotContain("wcand__name", empty, StringComparison.Ordinal);
        Assert.Contains("<input type=\"hidden\" name=\"cleared\" value=\"yes\">", empty, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"HasCaution\":true", true)]
    [InlineData("\"HasCaution\":false", false)]
    public async Task Kept_WhenACautionIsLiftedLater_SaysSo(string then, bool told)
    {
        using var visitor = seeded.App.Visitor();
        var (_, read) = await Keep(visitor, "/worksheet?entry=2026-001", ("Comment", "注意" + then.Length), ("Outcome", "open"), ("Reason", ""));
        Assert.Equal(1, await seeded.App.Sql($"UPDATE review.worksheet_version SET content = replace(content, ',\"HasCaution\":false', '{(told ? "," + then : "")}') WHERE content LIKE '%注意{then.Length}%'"));

        Assert.Equal(told, (await visitor.Read(read)).Contains("注意喚起は解かれました", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("x")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("%F0%9F%92%A9")]
    [InlineData("..%2F..%2Fetc")]
    [InlineData("' OR 1=1 --")]
    public async Task Link_ThatWasForged_IsNotFoundInTheSameWords(string token)
    {
        using var visitor = seeded.App.Visitor();
        foreach (var path in (string[])["/worksheet/shared/", "/worksheet/edit/", "/en/worksheet/shared/"])
        {
            using var answer = await visitor.Get(path + token + "?version=99999999999&format=xlsx");
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
            Assert.Contains(path.StartsWith("/en", StringComparison.Ordinal) ? "There is no worksheet behind this link" : "このリンクのワークシートはありません", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Limits_OfOneAddress_AskToWait()
    {
        await using var node = WebHost.Build(["--environment", "Development", "--urls", "http://127.0.0.1:0", "--ConnectionStrings:Review", seeded.App.ConnectionString, "--Logging:LogLevel:Default", "Error", "--Worksheets:KeptPerMinute", "1", "--Worksheets:LinksPerMinute", "1"]);
        await node.StartAsync(TestContext.Current.CancellationToken);
        using var visitor = new Browser(new Uri(node.Urls.Single()));
        var codes = new List<HttpStatusCode>();
        for (var n = 0; n < 2; n++)
        {
            using var link = await visitor.Get("/worksheet/shared/x");
            codes.Add(link.StatusCode);
            using var file = await Import(visitor, "x");
            codes.Add(file.StatusCode);
        }

        Assert.Equal([HttpStatusCode.NotFound, HttpStatusCode.OK, HttpStatusCode.TooManyRequests, HttpStatusCode.TooManyRequests], codes);
    }

    [Fact]
    public async Task Forget_DeletesWhatIsOverAndNothingElse()
    {
        using var visitor = seeded.App.Visitor();
        var (_, stays) = await Keep(visitor, Mixed, ("Comment", "残る"), ("Outcome", "open"), ("Reason", ""));
        var (_, over) = await Keep(visitor, Mixed, ("Comment", "期限切れ"), ("Outcome", "open"), ("Reason", ""));
        await seeded.App.Sql("UPDATE review.worksheet SET keep_until = '2026-01-01' WHERE id IN (SELECT worksheet_id FROM review.worksheet_version WHERE content LIKE '%期限切れ%')");

        using (var answer = await visitor.Get(over))
        {
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
        Assert.Equal(1, await seeded.App.Services.GetRequiredService<WorksheetStore>().Forget(TestContext.Current.CancellationToken));
        Assert.Equal(0, await seeded.One<long>("SELECT count(*) FROM review.worksheet_version WHERE content LIKE '%期限切れ%'"));
        Assert.Contains("残る", await visitor.Read(stays), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/en")]
    public async Task Pages_OnADeskAndATelephone_HaveNoFindings(string prefix)
    {
        var check = new PageCheck("worksheet" + prefix.Replace('/', '-'));
        await using var window = await chromium.OpenWindow(seeded.App.BaseUrl);
        var page = await window.NewPageAsync();
        using var visitor = seeded.App.Visitor();
        var (edit, read) = await Keep(visitor, prefix + Mixed + "&pcs=12&offices=1&place=inside", ("Comment", "メモ"), ("Outcome", "c:2026-001"), ("Reason", "理由"));
        foreach (var url in (string[])[prefix + "/worksheet", prefix + "/worksheet?find=EDR", prefix + Mixed + "&own=2020-001.C08.5&pcs=12&offices=1&place=inside", edit, read, prefix + "/worksheet/shared/x"])
        {
            await page.GotoAsync(url);
            await page.EvaluateAsync("() => document.querySelectorAll('details').forEach(d => d.open = true)");
            await check.Look(page, "visitor");
        }
        check.AssertClean();
    }

    /// <summary>Keeps what an address shows; the two links, as the page hands them out.</summary>
    private static async Task<(string Edit, string Read)> Keep(Browser visitor, string address, params (string, string)[] said)
    {
        using var answer = await visitor.Post(address.Split('?')[0], [.. Fields(await visitor.Read(address)), .. said, ("go", "save")]);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var edit = answer.Headers.Location!.OriginalString;
        return (edit, new Uri(ReadLink().Match(await visitor.Read(edit)).Value).AbsolutePath);
    }

    /// <summary>The hidden fields of the form that keeps a sheet.</summary>
    private static IEnumerable<(string, string)> Fields(string page)
    {
        var form = page[page.IndexOf("id=\"h-keep\"", StringComparison.Ordinal)..];
        return Hidden().Matches(form).Select(m => (WebUtility.HtmlDecode(m.Groups[1].Value), WebUtility.HtmlDecode(m.Groups[2].Value))).Append(("__RequestVerificationToken", Browser.TokenIn(page))).DistinctBy(f => f);
    }

    private static async Task<HttpResponseMessage> Import(Browser visitor, string text)
    {
        using var form = new MultipartFormDataContent();
        form.Add(new StringContent(Browser.TokenIn(await visitor.Read("/worksheet"))), "__RequestVerificationToken");
        form.Add(new StringContent("import"), "go");
        var file = new ByteArrayContent(Encoding.UTF8.GetBytes(text));
        file.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        form.Add(file, "File", "case.csv");
        return await visitor.Client.PostAsync("/worksheet", form);
    }

    private static string CaseFile([System.Runtime.CompilerServices.CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "../../Otasuketai.Review.Tests/Choosing/worksheet-case-1.csv");

    [GeneratedRegex("http://[^\"<]+/worksheet/shared/[A-Za-z0-9_-]{43}")]
    private static partial Regex ReadLink();

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"")]
    private static partial Regex Hidden();
}
