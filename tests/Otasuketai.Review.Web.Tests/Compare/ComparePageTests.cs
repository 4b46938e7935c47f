using System.Net;
using System.Text.RegularExpressions;
using Otasuketai.Review.Text;
using Otasuketai.Review.Web.Tests.Seed;

namespace Otasuketai.Review.Web.Tests.Compare;

/// <summary>Comparison, cost and advice as a visitor gets them.</summary>
[Collection(SeededRegister.Name)]
public sealed partial class ComparePageTests(SeededApp seeded)
{
    [Fact]
    public async Task Compare_OfThree_MarksWhatDiffersAndKeepsClaimCheckAndUsersApart()
    {
        var page = await seeded.Read("/compare?entry=2026-001&entry=2026-004&entry=2026-003");

        Assert.Contains("<h1>3件を比べる</h1>", page, StringComparison.Ordinal);
        var rows = Rows().Matches(page).Select(m => (Differs: m.Groups[1].Value.Contains("data-diff", StringComparison.Ordinal), Name: WebUtility.HtmlDecode(Tags().Replace(m.Groups[2].Value, "")).Trim())).ToList();
        Assert.Contains((false, "掲載の状態"), rows);
        Assert.Contains((true, "対応時間（違いあり）"), rows);
        Assert.Contains((true, "6.4 勤務時間外の支援を利用できる（違いあり）"), rows);
        Assert.Contains($"{rows.Count}項目のうち{rows.Count(r => r.Differs)}項目に違いがあります", page, StringComparison.Ordinal);
        Assert.Contains("主張：できる／利用者：実現している", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/compare?entry=2026-001&amp;entry=2026-003\"", page, StringComparison.Ordinal);
        Assert.Contains("面積ではなく、軸の長さで", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compare_OnlyDifferences_ShowsNoOtherRowAndKeepsTheWishInItsLinks()
    {
        var page = await seeded.Read("/compare?entry=2026-001&entry=2026-004&diff=1");

        Assert.All(Rows().Matches(page), m => Assert.Contains("data-diff", m.Groups[1].Value, StringComparison.Ordinal));
        Assert.DoesNotContain("掲載の状態", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/compare?entry=2026-004&amp;diff=1\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compare_ForACompany_ReckonsForItAndCarriesItAlong()
    {
        var page = await seeded.Read("/compare?entry=2026-001&entry=2026-004&devices=40&sites=2");

        Assert.Contains("40台・2拠点で 79,200円（税込）", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/cost?entry=2026-001&amp;entry=2026-004&amp;devices=40&amp;sites=2\"", page, StringComparison.Ordinal);
        Assert.Contains("10台・1拠点で 19,800円（税込）", await seeded.Read("/compare?entry=2026-001&entry=2026-004&devices=-1&sites=x"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compare_OfCarriedOverEntries_StatesNothingThatIsNotKnown()
    {
        var page = await seeded.Read("/compare?entry=2023-007&entry=2023-008");

        Assert.Contains("A・Bは、23項目への回答の記載がありません。", page, StringComparison.Ordinal);
        Assert.Contains("A・Bは、基本の評価に使える記載がありません。", page, StringComparison.Ordinal);
        Assert.DoesNotContain("class=\"radar", page, StringComparison.Ordinal);
        Assert.DoesNotContain("0／23", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compare_WithASuspendedOne_WarnsBeforeTheChoice() =>
        Assert.Contains("B「すずらんEDR」：", await seeded.Read("/compare?entry=2026-001&entry=2026-017"), StringComparison.Ordinal);

    [Theory]
    [InlineData("/compare", "並べるサービスが選ばれていません")]
    [InlineData("/compare?entry=2026-001", "「みまもりEDRライト」と並べるサービスを、あと1件から3件選んでください。")]
    [InlineData("/compare?entry=2026-001&entry=2099-999", "登録番号 2099-999 の掲載はありません。")]
    [InlineData("/compare?entry=%3Cscript%3Ealert(1)%3C/script%3E&entry=%00%EF%BF%BF&entry=--&diff=%22%3E", "登録番号として読めません")]
    [InlineData("/en/compare?entry=2026-001&entry=2026-002&entry=2026-003&entry=2026-004&entry=2026-005", "Number 2026-005 was left out.")]
    [InlineData("/en/compare", "No service is chosen.")]
    public async Task Compare_OfTooFewOrTooMany_SaysSoKindly(string url, string words)
    {
        var page = await seeded.Read(url);

        Assert.Contains(words, page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/compare?entry=2026-001&entry=2026-004&devices=-4", "端末の台数「-4」は1〜")]
    [InlineData("/en/compare?entry=2026-001&entry=2026-004&sites=many", "“many” as the number of sites is no whole number")]
    public async Task Compare_ForACompanyThatCannotBeRead_SaysWhichNumberIsTaken(string url, string words) =>
        Assert.Contains(words, System.Net.WebUtility.HtmlDecode(await seeded.Read(url)), StringComparison.Ordinal);

    [Fact]
    public async Task Csv_OfAComparison_HoldsTheRowsOfThePage()
    {
        using var visitor = seeded.App.Visitor();
        using var answer = await visitor.Get("/compare.csv?entry=2026-001&entry=2026-004");
        var bytes = await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);

        Assert.Equal("text/csv", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("compare-2026-001-2026-004.csv", answer.Content.Headers.ContentDisposition!.FileName);
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        var rows = Csv.Read(System.Text.Encoding.UTF8.GetString(bytes), out _);
        Assert.Equal(["区分", "項目", "2026-001 みまもりEDRライト", "2026-004 まちのUTM見守りパック"], rows[0].Fields);
        Assert.Contains(rows, r => r.Fields is [_, "対応時間", "24時間365日", "平日（9〜18時）"]);
        Assert.Contains(rows, r => r.Fields is ["観点ごとの充足率", "保険", "67%", "67%"]);
        Assert.Contains(rows, r => r.Fields is [_, var name, "5点（15点中）", "対象外"] && name.StartsWith("C03", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.BadRequest, (await visitor.Get("/compare.csv?entry=x")).StatusCode);
    }

    [Fact]
    public async Task Cost_OfThreeServices_IsReckonedWithTaxAndAgainstTheCeiling()
    {
        // 7 PCs at 2 sites for 13 months: 1,980 × 7 = 13,860 a month, 9,790 × 2 = 19,580 and 22,000 once, 12,100 × 2 = 24,200 and 33,000 once
        var page = await seeded.Read("/cost?entry=2026-001&entry=2026-004&entry=2026-003&devices=７&sites=2&months=１３&subsidy=it-2024");

        foreach (var amount in (string[])["13,860円", "180,180円", "498,960円", "19,580円", "276,540円", "726,880円", "24,200円", "347,600円", "904,200円"])
        {
            Assert.Contains(amount, page, StringComparison.Ordinal);
        }
        // the subsidy: 13,860 → 12,600 without tax × 24 ÷ 2 = 151,200; 17,800 → 213,600; 22,000 → 264,000
        foreach (var amount in (string[])["151,200円", "213,600円", "264,000円", "347,760円", "513,280円", "640,200円"])
        {
            Assert.Contains(amount, page, StringComparison.Ordinal);
        }
        Assert.Contains("上限以内（上限の90%）", page, StringComparison.Ordinal);
        Assert.Contains("補助金の見込みを引いた3年の負担がもっとも少ないのはA「みまもりEDRライト」の347,760円です。", page, StringComparison.Ordinal);
        Assert.Contains("価格の規則：2026-1版（2026年4月1日（水）から）", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/cost?entry=2026-004&amp;entry=2026-003&amp;devices=%EF%BC%97&amp;sites=2&amp;months=%EF%BC%91%EF%BC%93&amp;subsidy=it-2024\"", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/cost?entry=2026-001&entry=2026-004&devices=12&sites=2", "/worksheet?entry=2026-001&entry=2026-004&pcs=12&offices=2")]
    [InlineData("/cost?entry=2026-001", "/worksheet?entry=2026-001")]
    [InlineData("/en/services/2026-001", "/en/worksheet?entry=2026-001")]
    public async Task WhatIsChosen_LeadsToTheWorksheetWithItsCompany(string from, string to) =>
        Assert.Contains($"href=\"{to}\">", WebUtility.HtmlDecode(await seeded.Read(from)), StringComparison.Ordinal);

    [Fact]
    public async Task Cost_WithoutEntries_ShowsTheCeilings() =>
        Assert.Matches("併用型</th><td class=\"n\">33,000円</td><td class=\"n\">19,800円", await seeded.Read("/cost"));

    [Fact]
    public async Task Cost_OfAnEntryWithoutAPrice_SaysNotStated() =>
        Assert.Contains("料金の記載がないため、計算できません。", await seeded.Read("/cost?entry=2020-001"), StringComparison.Ordinal);

    [Theory]
    [InlineData("devices", "-3")]
    [InlineData("devices", "1000000000000")]
    [InlineData("devices", "0")]
    [InlineData("devices", "たくさん")]
    [InlineData("devices", "2.5")]
    [InlineData("devices", "")]
    [InlineData("sites", "100001")]
    [InlineData("sites", "1e5")]
    [InlineData("months", "121")]
    [InlineData("months", "<b>\"'&")]
    public async Task Cost_OfAnAbsurdNumber_KeepsItAndSaysWhatToWrite(string field, string typed)
    {
        var page = await seeded.Read($"/cost?entry=2026-001&{field}={Uri.EscapeDataString(typed)}");

        Assert.Contains("直していただきたい点が1つあります", page, StringComparison.Ordinal);
        Assert.Contains($"href=\"#f-{field}\"", page, StringComparison.Ordinal);
        Assert.Contains($"name=\"{field}\" value=\"{typed}\"", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.Contains("の整数で入力してください", page, StringComparison.Ordinal);
        Assert.DoesNotContain("36か月）の合計", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cost_OfAnUnknownSubsidy_SaysSo() => Assert.Contains("この補助金はありません", await seeded.Read("/cost?entry=2026-001&subsidy=free-money"), StringComparison.Ordinal);

    [Fact]
    public async Task Advice_OfTheRecruitingCompany_IsCombinedWithReasonsCandidatesAndGaps()
    {
        var page = await seeded.Read("/advice?pcs=４０&offices=1&place=some&slow=no&data=yes");

        Assert.Matches("「併用型[^」]*」が合いそうです", page);
        Assert.Contains("どちらか一方では片方が見守られません", page, StringComparison.Ordinal);
        Assert.Contains("予算、社内の担当者の有無", page, StringComparison.Ordinal);
        Assert.Contains("条件に合う掲載中のサービス 3件", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/services?sort=verified&amp;pcs=21-50&amp;personal-data=yes&amp;type=combined\"", page, StringComparison.Ordinal);
        Assert.Contains("効果を保証するものではありません", page, StringComparison.Ordinal);
        Assert.Contains("2026-1版（2026年4月1日（水）から）", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Advice_WithoutAnswers_AsksAndWithoutEnoughOfThemSaysWhatIsMissing()
    {
        Assert.DoesNotContain("まだ助言できません", await seeded.Read("/advice"), StringComparison.Ordinal);
        Assert.Contains("まだ助言できません", await seeded.Read("/advice?pcs=&offices=&place=unknown&slow=unknown&data=unknown"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Advice_WhenNothingFits_TellsWhichConditionToDrop()
    {
        var page = await seeded.Read("/advice?pcs=15&offices=2&place=inside&slow=no&data=yes");

        Assert.Contains("「個人情報の取扱いへの対応」を外すと5件あります", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/services?sort=verified&amp;pcs=6-20&amp;type=network\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Advice_ForACompanyLargerThanAServiceIsMeantFor_SaysSoAtTheService() =>
        Assert.Contains("9,000台は想定の外です", await seeded.Read("/advice?pcs=9000&offices=0&place=inside&data=yes"), StringComparison.Ordinal);

    [Theory]
    [InlineData("pcs", "many")]
    [InlineData("pcs", "0")]
    [InlineData("offices", "-1")]
    [InlineData("place", "moon")]
    [InlineData("slow", "maybe")]
    public async Task Advice_OfAWrongAnswer_KeepsTheOthersAndSaysWhatToWrite(string field, string typed)
    {
        var page = await seeded.Read($"/advice?data=yes&{field}={typed}");

        Assert.Contains("直していただきたい点が1つあります", page, StringComparison.Ordinal);
        Assert.Contains($"href=\"#f-{field}\"", page, StringComparison.Ordinal);
        Assert.Matches("name=\"data\" value=\"yes\" checked", page);
        Assert.DoesNotContain("が合いそうです", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EveryLocalLink_OfTheThreePages_LeadsSomewhere()
    {
        using var visitor = seeded.App.Visitor();
        foreach (var page in (string[])["/compare", "/en/compare?entry=2026-001&entry=2020-001", "/cost?entry=2026-001&entry=2026-002", "/advice?pcs=5&offices=0", "/en/advice?pcs=10&offices=1&place=inside"])
        {
            foreach (var link in Links().Matches(await visitor.Read(page)).Select(m => WebUtility.HtmlDecode(m.Groups[1].Value)).Distinct())
            {
                using var answer = await visitor.Get(link);
                Assert.True((int)answer.StatusCode < 400, $"{page} → {link}: {answer.StatusCode}");
            }
        }
    }

    [Fact]
    public async Task Entry_LeadsToItsComparisonAndItsCost()
    {
        var page = await seeded.Read("/en/services/2026-001");

        Assert.Contains("href=\"/en/compare?entry=2026-001\"", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/en/cost?entry=2026-001\"", page, StringComparison.Ordinal);
    }

    [GeneratedRegex("<tr role=\"row\"([^>]*)><th scope=\"row\"[^>]*>(.*?)</th>", RegexOptions.Singleline)]
    private static partial Regex Rows();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();

    [GeneratedRegex("<a [^>]*href=\"(/[^\"#]*)\"")]
    private static partial Regex Links();
}
