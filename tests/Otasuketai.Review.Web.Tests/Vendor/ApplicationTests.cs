using System.Net;
using System.Security.Cryptography;
using System.Text;
using Npgsql;
using Otasuketai.Review.Web.Access;
using Otasuketai.Review.Web.Rooms.Vendor;

namespace Otasuketai.Review.Web.Tests.Vendor;

public sealed class ApplicationTests(VendorSite site) : IClassFixture<VendorSite>
{
    [Fact]
    public async Task Start_SentTwiceAtOnce_OpensOneCase()
    {
        var vendor = await site.Vendor();
        var name = $"二度押し{Guid.NewGuid():N}";
        (string, string)[] fields = [.. VendorSite.Hidden(await vendor.Read("/vendor/applications/new")), ("serviceName", name), ("monitoringType", "network")];
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => VendorSite.Post(vendor, "/vendor/applications/new", fields)));

        Assert.Single(answers.Select(a => a.Headers.Location?.OriginalString).Distinct());
        Assert.Equal(1L, await Count("SELECT count(*) FROM review.dossier WHERE service_name = $1", name));
    }

    [Fact]
    public async Task Start_WithoutAnything_SaysWhatIsMissing()
    {
        using var answer = await VendorSite.Send(await site.Vendor(), "/vendor/applications/new", [("serviceName", "")]);

        var page = await VendorSite.Text(answer);
        Assert.Contains("サービス名を入力してください", page);
        Assert.Contains("見守り方の種類を選んでください", page);
    }

    [Fact]
    public async Task Part_HalfFilledIn_IsKeptAndCanBeResumed()
    {
        var application = await site.Start();
        var vendor = await site.Vendor();
        using var saved = await VendorSite.Send(vendor, $"{application}/continuity", [("managementCondition", "直近3期は黒字"), ("businessContinuity", "")]);

        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        Assert.Contains("入力中", await vendor.Read(application));
        Assert.Contains("直近3期は黒字", WebUtility.HtmlDecode(await vendor.Read($"{application}/continuity")));
    }

    [Fact]
    public async Task Part_OverlongText_SaysHowLongItIsAndKeepsIt()
    {
        var application = await site.Start();
        var text = new string('長', 2001);
        using var answer = await VendorSite.Send(await site.Vendor(), $"{application}/continuity", [("managementCondition", text), ("businessContinuity", "ほかの欄")]);

        var page = await VendorSite.Text(answer);
        Assert.Contains("いま2,001文字", page);
        Assert.Contains(text, page);
        Assert.Contains("ほかの欄", page);
    }

    [Fact]
    public async Task Part_FixedChoices_AreTickedKeptInOrderReadInWordsAndEmptiedAgain()
    {
        var application = await site.Start();
        var vendor = await site.Vendor();
        using var saved = await VendorSite.Send(vendor, $"{application}/overview", [("scope-codes", "anti-malware"), ("scope-codes", "first-response"), ("scope", "復元は含みません")]);
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);

        var page = await vendor.Read($"{application}/overview");
        Assert.Equal(["first-response", "anti-malware"], Ticked("scope-codes").Matches(page).Select(m => m.Groups[1].Value));
        Assert.Matches("<legend[^>]*>\\s*守る範囲", WebUtility.HtmlDecode(page));
        var check = WebUtility.HtmlDecode(await vendor.Read($"{application}/check"));
        Assert.Matches("<dt>守る範囲</dt><dd>事故のときの初動対応・ウイルスなどの対策</dd>", check);
        Assert.Matches("<dt>守る範囲の補足</dt><dd>復元は含みません</dd>", check);
        Assert.Matches("<dt>What is protected</dt><dd>First response to incidents, Anti-malware</dd>", await vendor.Read($"/en{application}/check"));

        using var emptied = await VendorSite.Send(vendor, $"{application}/overview", [("overview", "説明")]);
        Assert.Empty(Ticked("scope-codes").Matches(await vendor.Read($"{application}/overview")));
        Assert.Contains("守る範囲：まだ書かれていません", await vendor.Read($"{application}/check"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Part_CodeThatIsNoOption_IsRefusedBesideTheFieldAndTheRestIsKept()
    {
        var application = await site.Start();
        using var answer = await VendorSite.Send(await site.Vendor(), $"{application}/contact", [("contact-window", "みまもり窓口"), ("hours-codes", "weekdays"), ("hours-codes", "nights")]);

        var page = await VendorSite.Text(answer);
        Assert.Contains("<a href=\"#f-hours-codes\">受付時間に、選択肢にないものがあります：nights。画面の選択肢から選んでください", page, StringComparison.Ordinal);
        Assert.Equal(["weekdays"], Ticked("hours-codes").Matches(page).Select(m => m.Groups[1].Value));
        Assert.Contains("value=\"みまもり窓口\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Item_WordsInPlaceOfANumber_AreAnsweredBesideTheField()
    {
        var application = await site.Start();
        using var answer = await VendorSite.Send(
            await site.Vendor(), $"{application}/items/3.2", [.. VendorSite.Yes.Select(f => f.Item1 == "value" ? ("value", "千八百") : f)]);

        var page = await VendorSite.Text(answer);
        Assert.Contains("数字で入力してください（例：1800）", page);
        Assert.Contains("value=\"千八百\"", page);
        Assert.Contains("<title>エラー：", page);
    }

    [Fact]
    public async Task Item_FullWidthFigures_AreKeptPlain()
    {
        var application = await site.Start();
        using var saved = await site.Answer(application, "1.3");

        Assert.Equal($"{application}/items/1.4", saved.Headers.Location?.OriginalString);
        Assert.Contains("name=\"value\" value=\"30\"", await (await site.Vendor()).Read($"{application}/items/1.3"));
    }

    [Fact]
    public async Task Item_ChangedElsewhereMeanwhile_IsStaleAndKeepsWhatWasTyped()
    {
        var application = await site.Start();
        var vendor = await site.Vendor();
        var old = VendorSite.Hidden(await vendor.Read($"{application}/items/1.1"));
        using var first = await site.Answer(application, "1.1");
        using var second = await VendorSite.Post(vendor, $"{application}/items/1.1", [.. old, ("can", "no"), ("note", "あとから来た入力")]);

        var page = await VendorSite.Text(second);
        Assert.Contains("ほかの画面でこのページが変わりました", page);
        Assert.Matches("ほかの画面で保存された内容.*?できる.*?導入にかかる時間.*?</section>", page.ReplaceLineEndings(" "));
        Assert.Contains("あとから来た入力", page);
        Assert.Contains("導入にかかる時間", WebUtility.HtmlDecode(await vendor.Read($"{application}/items/1.1")));
    }

    [Fact]
    public async Task Item_AnotherPageSavedMeanwhile_IsNotStale()
    {
        var application = await site.Start();
        var vendor = await site.Vendor();
        var old = VendorSite.Hidden(await vendor.Read($"{application}/items/1.1"));
        using var other = await site.Answer(application, "1.2");
        using var saved = await VendorSite.Post(vendor, $"{application}/items/1.1", [.. old, ("can", "no")]);

        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
    }

    [Fact]
    public async Task Submit_WithGaps_ListsEachOfThem()
    {
        var application = await site.Start();
        var vendor = await site.Vendor();
        using var half = await VendorSite.Send(vendor, $"{application}/items/5.1", [("can", "yes"), ("metric", "検知率")]);
        using var answer = await VendorSite.Send(vendor, $"{application}/check", [("checked", "true")]);

        var page = await VendorSite.Text(answer);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        foreach (var item in EvaluationItems.All)
        {
            Assert.Contains($"<a href=\"#f-{item.Id.Replace('.', '-')}\">{item.Id} {item.Label.Ja}", page);
        }

        Assert.Contains("5.1 既知の脅威・インシデントに対応：裏付けの数値・単位・測定日・測り方・出典を入力してください", page);
        Assert.Contains("経営状態：まだ書かれていません", page);
    }

    [Fact]
    public async Task Submit_Complete_GivesAReceiptWithEveryFingerprint()
    {
        var application = await site.Start("控えを確かめるサービス");
        await site.Fill(application);
        var one = Encoding.UTF8.GetBytes(VendorSite.Pdf);
        var two = Encoding.UTF8.GetBytes("項目,値\n導入,30\n");
        using var sent = await site.Answer(application, "1.1", ("料金表.pdf", "application/pdf", one), ("測定.csv", "text/csv", two));
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);

        var vendor = await site.Vendor();
        using var handedIn = await VendorSite.Send(vendor, $"{application}/check", [("checked", "true")]);
        Assert.Equal($"{application}/receipt", handedIn.Headers.Location?.OriginalString);

        var receipt = WebUtility.HtmlDecode(await vendor.Read($"{application}/receipt"));
        Assert.Matches("A20[0-9]{2}-[0-9]{4}", receipt);
        Assert.Contains(Convert.ToHexStringLower(SHA256.HashData(one)), receipt);
        Assert.Contains(Convert.ToHexStringLower(SHA256.HashData(two)), receipt);
        Assert.Contains("料金表.pdf", receipt);
        Assert.Contains("受け取った資料（2点）", receipt);
        using var locked = await vendor.Get($"{application}/items/1.1");
        Assert.Equal($"{application}/check", locked.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Submit_PressedEightTimes_HasOneEffect()
    {
        var application = await site.Start();
        await site.Fill(application);
        var vendor = await site.Vendor();
        (string, string)[] form = [.. VendorSite.Hidden(await vendor.Read($"{application}/check")), ("checked", "true")];
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => VendorSite.Post(vendor, $"{application}/check", form)));

        Assert.All(answers, a => Assert.Equal($"{application}/receipt", a.Headers.Location?.OriginalString));
        Assert.Equal(1L, await Count("SELECT count(*) FROM review.history WHERE dossier_id = $1 AND act = 'Submit'", IdIn(application)));
    }

    [Fact]
    public async Task Pages_OfAnotherOrganisation_DoNotExist()
    {
        var application = await site.Start();
        var rival = await site.App.BrowserOf(Cast.RivalVendor);
        foreach (var page in new[] { "", "/company", "/continuity", "/items/1.1", "/check", "/receipt" })
        {
            using var answer = await rival.Get(application + page);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }

        var stamp = VendorSite.Hidden(await (await site.Vendor()).Read($"{application}/items/1.1"));
        (string, string) token = ("__RequestVerificationToken", Browser(await rival.Read("/vendor/organisation")));
        using var written = await VendorSite.Post(rival, $"{application}/items/1.1", [token, .. stamp.Where(f => f.Name != token.Item1), .. VendorSite.Yes]);
        Assert.Equal(HttpStatusCode.NotFound, written.StatusCode);
        Assert.Equal(0L, await Count("SELECT count(*) FROM review.claim WHERE dossier_id = $1", IdIn(application)));
    }

    [Fact]
    public async Task Pages_InEnglish_StayInEnglish()
    {
        var application = await site.Start();
        var vendor = await site.Vendor();
        Assert.Contains("Ease of adoption", await vendor.Read($"/en{application}"));
        using var saved = await VendorSite.Send(vendor, $"/en{application}/items/1.1", [("can", "no")]);
        Assert.Equal($"/en{application}/items/1.2", saved.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Home_WithADraft_SaysWhatToDoFirst()
    {
        var application = await site.Start("いま必要なことのサービス");
        var page = await (await site.Vendor()).Read("/vendor");

        Assert.Contains($"href=\"{application}\"", page);
        Assert.Contains("いま必要なことのサービス", WebUtility.HtmlDecode(page));
    }

    [Fact]
    public async Task Home_WithoutCases_SaysHowToBegin()
    {
        Assert.Contains("/vendor/applications/new", await (await site.App.BrowserOf(Cast.RivalVendor)).Read("/vendor"));
    }

    private static System.Text.RegularExpressions.Regex Ticked(string field) => new($"type=\"checkbox\"[^>]* name=\"{field}\" value=\"([a-z-]+)\" checked");

    private static string Browser(string page) => Access.Browser.TokenIn(page);

    private static Guid IdIn(string application) => Guid.Parse(application.Split('/')[^1]);

    private async Task<long> Count(string sql, object value)
    {
        await using var connection = new NpgsqlConnection(site.App.AdminConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = value } } };
        return (long)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }
}
