using System.Net;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Web.Access;
using Otasuketai.Review.Web.Tests.Access;
using Otasuketai.Review.Web.Tests.Seed;

namespace Otasuketai.Review.Web.Tests.Queues;

/// <summary>The rooms after publication: wrong input is answered beside its field, in a summary, and with everything typed still there.</summary>
[Collection(SeededRegister.Name)]
public sealed class DutyPageTests(SeededApp seeded)
{
    private static readonly string TooLong = new('長', 4001);

    public static TheoryData<string, string, string[]> Empty => new()
    {
        { "intake", "Incident/ReportIncident", ["起きた日を日付で入力してください", "何が起きたかを入力してください", "個人データの関与を選んでください"] },
        { "approver", "Measure/ProposeMeasure", ["措置の事由を選んでください", "措置の段階を選んでください", "認めた事実を入力してください", "理由を入力してください"] },
        { "checker", "Recheck/OpenRecheck", ["再確認のきっかけを選んでください", "理由を入力してください"] },
    };

    [Theory]
    [MemberData(nameof(Empty))]
    public async Task Form_SentEmpty_SaysWhatIsMissingTwice(string key, string act, string[] words)
    {
        var answer = await Send(key, act);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.All(words, said => Assert.Equal(2, System.Text.RegularExpressions.Regex.Count(answer.Page, said)));
    }

    [Fact]
    public async Task Incident_InTheFutureWithNonsenseForAFigure_KeepsEverythingTyped()
    {
        var answer = await Send("intake", "Incident/ReportIncident",
            ("occurredOn", "2999-01-01"), ("noticedOn", "きのう"), ("what", TooLong), ("affected", "十二社ほど"), ("personalData", "yes"), ("measures", "遮断しました。"), ("ongoing", "no"));

        Assert.Contains("起きた日は今日までの日付にしてください", answer.Page, StringComparison.Ordinal);
        Assert.Contains("気付いた日を日付で入力してください", answer.Page, StringComparison.Ordinal);
        Assert.Contains("いま4,001文字、1文字多いです", answer.Page, StringComparison.Ordinal);
        Assert.Contains("を数字で入力してください（例：1800）", answer.Page, StringComparison.Ordinal);
        Assert.All(["2999-01-01", "きのう", TooLong, "十二社ほど", "遮断しました。"], typed => Assert.Contains(typed, answer.Page, StringComparison.Ordinal));
        Assert.Matches("name=\"personalData\" value=\"yes\" checked", answer.Page);
        Assert.Equal(0L, await seeded.One<long>($"SELECT count(*) FROM review.life WHERE dossier_id = '{await Listed()}' AND machine = 'Incident'"));
    }

    [Fact]
    public async Task ListedEntry_WaitsForNobody()
    {
        var page = WebUtility.HtmlDecode(await (await seeded.App.BrowserOf(Cast.Intake)).Read($"/cases/{await Listed()}"));

        Assert.Contains("掲載：掲載中", page, StringComparison.Ordinal);
        Assert.DoesNotContain("を待っています", page, StringComparison.Ordinal);
    }

    private async Task<Answer> Send(string key, string act, params (string, string)[] entered) =>
        await (await seeded.App.BrowserOf(Cast.WithAccount.Single(m => m.Key == key))).Send($"/cases/{await Listed()}/start/{act}", null, entered);

    /// <summary>An entry carried over from the official list, with nothing going on.</summary>
    private Task<Guid> Listed() => seeded.One<Guid>($"""
        SELECT l.dossier_id FROM review.life l WHERE l.machine = '{Machine.Listing}' AND l.stage = '{Stage.Listed}'
          AND NOT EXISTS (SELECT FROM review.life o WHERE o.dossier_id = l.dossier_id AND o.id <> l.id) ORDER BY l.dossier_id LIMIT 1
        """);
}
