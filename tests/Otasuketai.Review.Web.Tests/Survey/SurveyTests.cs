using System.Net;
using Otasuketai.Review.Web.Access;
using Otasuketai.Review.Web.Rooms.Monitors;
using Otasuketai.Review.Web.Tests.Access;
using Otasuketai.Review.Web.Tests.Seed;

namespace Otasuketai.Review.Web.Tests.Survey;

/// <summary>事後評価 by a mailed link (promise 12).</summary>
[Collection(SeededRegister.Name)]
public sealed class SurveyTests(SeededApp seeded)
{
    private const string Kept = "SELECT count(*) FROM review.response r JOIN review.invitation i ON i.id = r.invitation_id JOIN review.evaluation_round e ON e.life_id = i.round_id WHERE e.closed_at IS NULL";

    [Fact]
    public async Task Link_OpenedByAMailScanner_ChangesNothing()
    {
        var token = await seeded.Token(0);
        var before = await Picture();
        for (var visit = 0; visit < 3; visit++)
        {
            using var scanner = seeded.App.Visitor();
            using var answer = await scanner.Get($"/survey/{token}");
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal("no-referrer", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
            Assert.DoesNotContain(answer.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies : [], c => c.Contains("survey", StringComparison.Ordinal));
            using var question = await scanner.Get("/survey/q/1");
            Assert.Equal(HttpStatusCode.NotFound, question.StatusCode);
        }

        Assert.Equal(before, await Picture());
    }

    [Fact]
    public async Task Link_UnknownRevokedOrClosed_GetsTheSamePage()
    {
        using var visitor = seeded.App.Visitor();
        var unknown = await Page(visitor, "/survey/" + new string('A', 43));
        var token = await seeded.Token(1);

        await seeded.App.Sql("UPDATE review.invitation SET state = 'Revoked' WHERE token_hash = sha256($1::bytea)", System.Text.Encoding.ASCII.GetBytes(token));
        var revoked = await Page(visitor, $"/survey/{token}");
        await seeded.App.Sql("UPDATE review.invitation SET state = 'Issued' WHERE token_hash = sha256($1::bytea)", System.Text.Encoding.ASCII.GetBytes(token));

        Assert.Equal(HttpStatusCode.NotFound, unknown.Status);
        Assert.Equal(unknown.Status, revoked.Status);
        Assert.Equal(MainOf(unknown.Html), MainOf(revoked.Html));
    }

    [Fact]
    public async Task Answers_AreKeptStepByStep_AndHandedInOnTheLastPage()
    {
        using var user = seeded.App.Visitor();
        var token = await seeded.Token(0);
        using var begun = await user.Submit($"/survey/{token}");
        Assert.Equal("/survey/q/1", begun.Headers.Location?.OriginalString);

        using var empty = await user.Submit("/survey/q/1", ("go", "next"));
        Assert.Contains("どれかを選んでください", await empty.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);

        using var first = await user.Submit("/survey/q/1", ("Answer", "achieved"), ("go", "next"));
        Assert.Equal("/survey/q/2", first.Headers.Location?.OriginalString);
        using var weight = await user.Submit("/survey/q/2", ("Importance", "4"), ("go", "next"));
        Assert.Equal("/survey/q/3", weight.Headers.Location?.OriginalString);
        using var second = await user.Submit("/survey/q/3", ("Answer", "not-achieved"), ("go", "back"));
        Assert.Equal("/survey/q/2", second.Headers.Location?.OriginalString);
        Assert.Equal(2, await seeded.One<long>(Kept));
        Assert.Matches("value=\"achieved\"[^>]*checked", await user.Read("/survey/q/1"));
        Assert.Matches("value=\"4\"[^>]*checked", await user.Read("/survey/q/2"));

        // answered once more, the importance stays
        using var changed = await user.Submit("/survey/q/1", ("Answer", "cannot-tell"), ("go", "next"));
        Assert.Matches("value=\"4\"[^>]*checked", await user.Read("/survey/q/2"));

        using var late = seeded.App.Visitor();
        using var again = await late.Submit($"/survey/{token}");
        Assert.Matches("value=\"not-achieved\"[^>]*checked", await late.Read("/survey/q/3"));

        var last = await seeded.One<int>("SELECT 2 * cardinality(items) + 1 FROM review.evaluation_round WHERE closed_at IS NULL");
        using var early = await user.Post($"/survey/q/{last}", ("__RequestVerificationToken", Browser.TokenIn(await user.Read("/survey/q/1"))), ("Overall", "5"), ("go", "next"));
        Assert.Equal("/survey/q/4", early.Headers.Location?.OriginalString);
        Assert.Contains("まだ答えていない質問があります", await user.Read("/survey/q/4"), StringComparison.Ordinal);
        using var byAddress = await user.Get($"/survey/q/{last}");
        Assert.Equal("/survey/q/4", byAddress.Headers.Location?.OriginalString);
        Assert.Equal(0, await seeded.One<long>("SELECT count(*) FROM review.invitation i JOIN review.evaluation_round e ON e.life_id = i.round_id WHERE e.closed_at IS NULL AND i.state = 'Answered'"));
        for (var step = 4; step < last; step++)
        {
            using var told = await user.Submit($"/survey/q/{step}", step % 2 == 1 ? ("Answer", "cannot-tell") : ("Importance", "2"), ("go", "next"));
            Assert.Equal($"/survey/q/{step + 1}", told.Headers.Location?.OriginalString);
        }

        using var done = await user.Submit($"/survey/q/{last}", ("Overall", "５"), ("Comment", "<b>軽い</b>"), ("go", "next"));
        Assert.Equal("/survey/done", done.Headers.Location?.OriginalString);
        Assert.Equal("Answered 5 <b>軽い</b>", await seeded.One<string>("SELECT state || ' ' || overall || ' ' || comment FROM review.invitation WHERE comment <> ''"));
        await seeded.App.Sql("UPDATE review.invitation SET state = 'Issued', answered_at = NULL, overall = NULL, comment = '' WHERE comment <> ''");
        await seeded.App.Sql("DELETE FROM review.response r USING review.invitation i, review.evaluation_round e WHERE i.id = r.invitation_id AND e.life_id = i.round_id AND e.closed_at IS NULL");
    }

    [Fact]
    public async Task Question_OnEveryPage_IsOneAlone()
    {
        using var user = seeded.App.Visitor();
        using var begun = await user.Submit($"/survey/{await seeded.Token(0)}");
        var first = await user.Read("/survey/q/1");

        Assert.Single(System.Text.RegularExpressions.Regex.Matches(first, "<fieldset"));
        Assert.Contains("わからない・担当していない", first, StringComparison.Ordinal);
        Assert.DoesNotContain("value=\"back\"", first, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Importance_OfAnItemNotYetAnswered_LeadsToTheItem()
    {
        using var user = seeded.App.Visitor();
        using var begun = await user.Submit($"/survey/{await seeded.Token(0)}");
        using var importance = await user.Get("/survey/q/4");

        Assert.Equal("/survey/q/3", importance.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Answer_AfterTheClose_IsRefusedOnWhateverPageItWasTyped()
    {
        using var user = seeded.App.Visitor();
        using var begun = await user.Submit($"/survey/{await seeded.Token(0)}");
        var form = Browser.TokenIn(await user.Read("/survey/q/1"));
        await seeded.App.Sql("UPDATE review.evaluation_round SET closed_at = review.now() WHERE published_at IS NULL AND closed_at IS NULL");
        try
        {
            using var answer = await user.Post("/survey/q/1", ("__RequestVerificationToken", form), ("Answer", "achieved"), ("go", "next"));
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            Assert.Contains("このリンクからは回答できません", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }
        finally
        {
            await seeded.App.Sql("UPDATE review.evaluation_round e SET closed_at = NULL FROM review.life l WHERE l.id = e.life_id AND l.stage = 'Collecting'");
        }

        Assert.Equal(0, await seeded.One<long>(Kept));
    }

    [Fact]
    public async Task Enrolment_OfTheVendorsOwnPeople_IsRefused()
    {
        var checker = await seeded.App.BrowserOf(Cast.Checker);
        var service = (await seeded.One<Guid>("SELECT e.dossier_id FROM review.entry e WHERE e.number = '2026-001'")).ToString();

        using var byName = await checker.Submit("/monitors", ("Service", service), ("Company", "青葉ホールディングス　（株）"), ("Person", "青木"), ("Address", "a@example.net"), ("Proof", "請求書"));
        using var byMail = await checker.Submit("/monitors", ("Service", service), ("Company", "別会社"), ("Person", "青木"), ("Address", "a@mail.aoba.example.jp"), ("Proof", "請求書"));
        using var good = await checker.Submit("/monitors", ("Service", service), ("Company", "みほん工房"), ("Person", "佐野"), ("Address", "ｓａｎｏ＠kobo.example.jp"), ("Proof", "請求書の写し"));

        Assert.Contains("モニターになれません", await byName.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Contains("モニターになれません", await byMail.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, good.StatusCode);
        Assert.Equal("sano@kobo.example.jp", await seeded.One<string>("SELECT address FROM review.monitor_user WHERE company = 'みほん工房' AND left_at IS NULL"));
    }

    [Theory]
    [InlineData("株式会社 青葉", "x@else.example", true)]
    [InlineData("別会社", "x@aoba.example.jp", true)]
    [InlineData("別会社", "x@notaoba.example.jp", false)]
    [InlineData("別会社", "x@gmail.com", false)]
    public void Ties_AreToldByNameAndDomain(string company, string address, bool tied) =>
        Assert.Equal(tied, MonitorTies.IsTied(company, address, new VendorTraces(["青葉株式会社"], ["vendor@aoba.example.jp", "boss@gmail.com"])));

    private static async Task<(HttpStatusCode Status, string Html)> Page(Browser visitor, string url)
    {
        using var answer = await visitor.Get(url);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    private static string MainOf(string html) => html[html.IndexOf("<main", StringComparison.Ordinal)..html.IndexOf("</main>", StringComparison.Ordinal)];

    private Task<string> Picture() => seeded.One<string>(
        "SELECT (SELECT string_agg(i::text, '|' ORDER BY i.id) FROM review.invitation i) || (SELECT count(*) FROM review.response) || (SELECT count(*) FROM review.history) || (SELECT count(*) FROM review.outbox)");
}
