using System.Net;
using Otasuketai.Review.Web.Access;
using Otasuketai.Review.Web.Tests.Access;

namespace Otasuketai.Review.Web.Tests.Queues;

/// <summary>Stuck steps and letters in trouble are settled by a person, with a reason that is kept.</summary>
public sealed class TroublePageTests(TestApp app) : IClassFixture<TestApp>
{
    [Theory]
    [InlineData("COMMAND", "Skip")]
    [InlineData("COMMAND", "Retry")]
    [InlineData("TIMER", "Retry")]
    public async Task StuckStep_WithoutReasonNothing_WithReasonSettledAndKept(string code, string how)
    {
        var desk = await CastDesk.Submitted(app);
        await app.Sql("INSERT INTO review.incident (instance_id, dossier_id, activity_id, element_id, code, message, at) SELECT life_id, dossier_id, 'a1', 'Intake', $2, 'boom', review.now() - interval '1 minute' FROM review.instance WHERE dossier_id = $1", desk.Id.Value, code);
        var id = await desk.Ask<long>($"SELECT id FROM review.incident WHERE dossier_id = '{desk.Id}'");
        var admin = await app.BrowserOf(Cast.Admin);
        var page = await admin.Read("/admin/incidents");
        Assert.Contains("boom", page, StringComparison.Ordinal);
        Assert.Contains("<dd>形式を確認する</dd>", WebUtility.HtmlDecode(page), StringComparison.Ordinal);

        var without = await admin.Post($"/admin/incidents?handler={how}", [("__RequestVerificationToken", Browser.TokenIn(page)), ("id", $"{id}"), ($"reason-{id}", " ")]);
        Assert.Contains("理由を入力してください", WebUtility.HtmlDecode(await without.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)), StringComparison.Ordinal);
        Assert.Equal(0L, await Settled(desk));

        var done = await admin.Post($"/admin/incidents?handler={how}", [("__RequestVerificationToken", Browser.TokenIn(page)), ("id", $"{id}"), ($"reason-{id}", "原因を直したため"), ("Sure", how == "Skip" ? "yes" : "")]);
        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        Assert.Equal(1L, await Settled(desk));
        Assert.Equal("原因を直したため", await desk.Ask<string>($"SELECT facts ->> 'reason' FROM review.journal WHERE dossier_id = '{desk.Id}' AND kind = 'mended'"));
    }

    [Fact]
    public async Task StuckStep_ToBeSkipped_IsAskedOnceMoreAndGoesBackWithTheReason()
    {
        var desk = await CastDesk.Submitted(app);
        await app.Sql("INSERT INTO review.incident (instance_id, dossier_id, activity_id, element_id, code, message, at) SELECT life_id, dossier_id, 'a1', 'Intake', 'COMMAND', 'boom', review.now() FROM review.instance WHERE dossier_id = $1", desk.Id.Value);
        var id = await desk.Ask<long>($"SELECT id FROM review.incident WHERE dossier_id = '{desk.Id}'");
        var admin = await app.BrowserOf(Cast.Admin);

        using var pressed = await admin.Post("/admin/incidents?handler=Skip", ("__RequestVerificationToken", Browser.TokenIn(await admin.Read("/admin/incidents"))), ("id", $"{id}"), ($"reason-{id}", "手で済ませたため"));
        var asked = WebUtility.HtmlDecode(await pressed.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Contains("この手順を飛ばしますか", asked, StringComparison.Ordinal);
        Assert.Contains("手で済ませたため", asked, StringComparison.Ordinal);
        Assert.Contains("この手順がするはずだったことは行われません", asked, StringComparison.Ordinal);
        Assert.Equal(0L, await Settled(desk));

        var back = await admin.SendFrom(asked, "/admin/incidents", "Skip", ("Back", "yes"), ("Sure", ""));
        Assert.Matches($"name=\"reason-{id}\" value=\"手で済ませたため\"", back.Page);
        Assert.Equal(0L, await Settled(desk));

        Assert.Equal(HttpStatusCode.Redirect, (await admin.SendFrom(asked, "/admin/incidents", "Skip")).Status);
        Assert.Equal(1L, await Settled(desk));
    }

    [Fact]
    public async Task Letter_SentAgainWithReason_IsQueuedAndKept()
    {
        var desk = await CastDesk.Submitted(app);
        var letter = Guid.CreateVersion7();
        await app.Sql("INSERT INTO review.outbox (id, dossier_id, template, address, state, last_error) VALUES ($1, $2, 'receipt', 'vendor@aoba.example.jp', 'Dead', 'no such user')", letter, desk.Id.Value);
        var approver = await app.BrowserOf(Cast.Approver);
        var page = await approver.Read("/admin/mail");

        using var done = await approver.Post("/admin/mail?handler=Again", [("__RequestVerificationToken", Browser.TokenIn(page)), ("id", $"{letter}"), ($"reason-{letter}", "あて先を直したため")]);

        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        Assert.NotEqual("Dead", await desk.Ask<string>($"SELECT state FROM review.outbox WHERE id = '{letter}'"));
        Assert.Equal("あて先を直したため", await desk.Ask<string>($"SELECT facts ->> 'reason' FROM review.journal WHERE dossier_id = '{desk.Id}' AND kind = 'mail-sent-again'"));
    }

    private static Task<long> Settled(CastDesk desk) => desk.Ask<long>($"SELECT count(*) FROM review.incident WHERE dossier_id = '{desk.Id}' AND resolved_at IS NOT NULL");
}
