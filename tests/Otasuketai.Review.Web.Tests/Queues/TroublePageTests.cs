using System.Collections.Immutable;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Otasuketai.Bpmn;
using Otasuketai.Review.Calendar;
using Otasuketai.Review.Policy;
using Otasuketai.Review.Web.Access;
using Otasuketai.Review.Web.Desk;
using Otasuketai.Review.Web.Tests.Access;
using Otasuketai.Review.Web.Tests.Desk;
using Otasuketai.Review.Web.Tests.House;

namespace Otasuketai.Review.Web.Tests.Queues;

/// <summary>Stuck steps and letters in trouble are settled by a person, with a reason that is kept.</summary>
public sealed class TroublePageTests(TestApp app, TestCluster cluster) : IClassFixture<TestApp>
{
    [Theory]
    [InlineData(IncidentCodes.CommandFailed, "Skip")]
    [InlineData(IncidentCodes.CommandFailed, "Retry")]
    [InlineData(IncidentCodes.Timer, "Retry")]
    public async Task StuckStep_WithoutReasonNothing_WithReasonSettledAndKept(string code, string how)
    {
        var desk = await CastDesk.Submitted(app);
        await app.Sql("INSERT INTO review.incident (instance_id, dossier_id, activity_id, element_id, code, message, at) SELECT life_id, dossier_id, CASE $2 WHEN 'TIMER' THEN 't1' ELSE 'a1' END, 'Intake', $2, 'boom', review.now() - interval '1 minute' FROM review.instance WHERE dossier_id = $1", desk.Id.Value, code);
        var id = await desk.Ask<long>($"SELECT id FROM review.incident WHERE dossier_id = '{desk.Id}'");
        var admin = await app.BrowserOf(Cast.Admin);
        var page = await admin.Read("/admin/incidents");
        var reason = IncidentCodes.ReasonOf(code)!;
        Assert.Contains($"<dd>{reason.Ja}</dd>", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.Contains("<dd lang=\"en\">boom</dd>", page, StringComparison.Ordinal);
        Assert.Contains($"<dd>{reason.En}</dd>", WebUtility.HtmlDecode(await admin.Read("/en/admin/incidents")), StringComparison.Ordinal);
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
        await app.Sql("INSERT INTO review.incident (instance_id, dossier_id, activity_id, element_id, code, message, at) SELECT life_id, dossier_id, 'a1', 'Intake', $2, 'boom', review.now() FROM review.instance WHERE dossier_id = $1", desk.Id.Value, IncidentCodes.CommandFailed);
        var id = await desk.Ask<long>($"SELECT id FROM review.incident WHERE dossier_id = '{desk.Id}'");
        var admin = await app.BrowserOf(Cast.Admin);

        using var pressed = await admin.Post("/admin/incidents?handler=Skip", ("__RequestVerificationToken", Browser.TokenIn(await admin.Read("/admin/incidents"))), ("id", $"{id}"), ($"reason-{id}", "手で済ませたため"));
        var asked = WebUtility.HtmlDecode(await pressed.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Contains("この手順を飛ばしますか", asked, StringComparison.Ordinal);
        Assert.Contains("手で済ませたため", asked, StringComparison.Ordinal);
        Assert.Contains(IncidentCodes.ReasonOf(IncidentCodes.CommandFailed)!.Ja, asked, StringComparison.Ordinal);
        Assert.Contains("この手順がするはずだったことは行われません", asked, StringComparison.Ordinal);
        Assert.Equal(0L, await Settled(desk));

        var back = await admin.SendFrom(asked, "/admin/incidents", "Skip", ("Back", "yes"), ("Sure", ""));
        Assert.Matches($"name=\"reason-{id}\" value=\"手で済ませたため\"", back.Page);
        Assert.Equal(0L, await Settled(desk));

        Assert.Equal(HttpStatusCode.Redirect, (await admin.SendFrom(asked, "/admin/incidents", "Skip")).Status);
        Assert.Equal(1L, await Settled(desk));
    }

    /// <summary>Nothing waits for a message that was not taken: to let it pass is to give it up.</summary>
    [Fact]
    public async Task MessageNobodyTook_IsGivenUpInItsOwnWords()
    {
        var desk = await CastDesk.Submitted(app);
        await app.Sql("INSERT INTO review.incident (instance_id, dossier_id, activity_id, element_id, code, message, at) SELECT life_id, dossier_id, '!AcceptIntake', 'registration', $2, 'refused', review.now() FROM review.instance WHERE dossier_id = $1", desk.Id.Value, IncidentCodes.Unheard);
        var id = await desk.Ask<long>($"SELECT id FROM review.incident WHERE dossier_id = '{desk.Id}'");
        var admin = await app.BrowserOf(Cast.Admin);
        var page = await admin.Read("/en/admin/incidents");
        Assert.Contains("<dd>Registration</dd>", page, StringComparison.Ordinal);
        Assert.Contains("Give the message up</button>", page, StringComparison.Ordinal);

        foreach (var (prefix, question, stays, goesOn) in ((string, string, string, string)[])[("", "この知らせをあきらめますか", "手順はいまの所から動きません", "次の手順へ進みます"), ("/en", "Give this message up?", "The procedure stays where it is", "the procedure goes on")])
        {
            using var pressed = await admin.Post(prefix + "/admin/incidents?handler=Skip", ("__RequestVerificationToken", Browser.TokenIn(page)), ("id", $"{id}"), ($"reason-{id}", "手で済ませたため"));
            var asked = WebUtility.HtmlDecode(await pressed.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
            Assert.Contains(question, asked, StringComparison.Ordinal);
            Assert.Contains(stays, asked, StringComparison.Ordinal);
            Assert.DoesNotContain(goesOn, asked, StringComparison.Ordinal);
        }

        using var done = await admin.Post("/admin/incidents?handler=Skip", ("__RequestVerificationToken", Browser.TokenIn(page)), ("id", $"{id}"), ($"reason-{id}", "手で済ませたため"), ("Sure", "yes"));
        Assert.Equal(1L, await Settled(desk));
    }

    [Fact]
    public async Task Deadlock_OfAWrongDiagram_IsShownWhereTheCaseStandsAndCanBeLetPass()
    {
        await using var own = await TestApp.Start(cluster, b => b.Services.AddSingleton(services => new Rulebook(
            UncheckedDiagrams.Store(services.GetRequiredService<NpgsqlDataSource>(), WithDeadlock()).GetAwaiter().GetResult(),
            Review.Rooms.Rooms.Decide, PolicyVersion.Default, BusinessCalendar.Read(Resources.Text("data/holidays-jp.csv")).Calendar)));
        var desk = await CastDesk.Submitted(own);
        var admin = await own.BrowserOf(Cast.Admin);
        async Task<(string Page, long Id)> Shown() =>
            (WebUtility.HtmlDecode(await admin.Read("/admin/incidents")), await desk.Ask<long>("SELECT id FROM review.incident WHERE resolved_at IS NULL"));

        async Task<HttpStatusCode> Settle(string how, string at, long which)
        {
            using var answer = await admin.Post($"/admin/incidents?handler={how}", ("__RequestVerificationToken", Browser.TokenIn(at)), ("id", $"{which}"), ($"reason-{which}", "図を直すまで"), ("Sure", "yes"));
            return answer.StatusCode;
        }

        var (page, id) = await Shown();
        Assert.Contains("<dd>来ないものを待っている<span class=\"small mute\">（STUCK）</span></dd>", page, StringComparison.Ordinal);
        Assert.Contains("<dd>補正もそろうのを待つ</dd>", page, StringComparison.Ordinal);
        Assert.Contains("案件を直した版に移すか", page, StringComparison.Ordinal);
        Assert.Contains("It waits for what cannot come", await admin.Read("/en/admin/incidents"), StringComparison.Ordinal);
        Assert.Matches("<g [^>]*data-el=\"Deadlock\"[^>]*data-s=\"stuck\"|<g [^>]*data-s=\"stuck\"[^>]*data-el=\"Deadlock\"", await (await own.BrowserOf(Cast.Intake)).Read($"/cases/{desk.Id}"));
        Assert.DoesNotContain("data-s=\"stuck\"", await (await own.BrowserOf(Cast.Vendor)).Read($"/cases/{desk.Id}"), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Redirect, await Settle("Retry", page, id));
        (page, var again) = await Shown();
        Assert.NotEqual(id, again);

        Assert.Equal(HttpStatusCode.Redirect, await Settle("Skip", page, again));
        Assert.Equal(0L, await desk.Ask<long>("SELECT count(*) FROM review.incident WHERE resolved_at IS NULL"));
        Assert.Equal("Intake", await desk.Ask<string>("SELECT string_agg(element_id, ' ') FROM review.work_item WHERE closed_at IS NULL"));
    }

    /// <summary>A join that asks for the submission and for the corrected one at once: every rule of one file is kept, and yet it never goes on.</summary>
    private static ImmutableArray<DiagramFile> WithDeadlock() => Edited.With("registration", xml => xml
        .Replace("sourceRef=\"DraftOutcome\" targetRef=\"Intake\"", "sourceRef=\"DraftOutcome\" targetRef=\"Deadlock\"", StringComparison.Ordinal)
        .Replace("sourceRef=\"Correction\" targetRef=\"Intake\"", "sourceRef=\"Correction\" targetRef=\"Deadlock\"", StringComparison.Ordinal)
        .Replace("<bpmn:incoming>Correction-Intake</bpmn:incoming>", "", StringComparison.Ordinal)
        .Replace("<bpmn:incoming>DraftOutcome-Submit</bpmn:incoming>", "<bpmn:incoming>Deadlock-Intake</bpmn:incoming>", StringComparison.Ordinal)
        .Replace("<bpmn:userTask id=\"Intake\"", "<bpmn:parallelGateway id=\"Deadlock\" name=\"補正もそろうのを待つ\" /><bpmn:sequenceFlow id=\"Deadlock-Intake\" sourceRef=\"Deadlock\" targetRef=\"Intake\" /><bpmn:userTask id=\"Intake\"", StringComparison.Ordinal)
        .Replace("<bpmndi:BPMNShape id=\"Intake-shape\"", "<bpmndi:BPMNShape id=\"Deadlock-shape\" bpmnElement=\"Deadlock\"><dc:Bounds x=\"600\" y=\"765\" width=\"50\" height=\"50\" /></bpmndi:BPMNShape><bpmndi:BPMNEdge id=\"Deadlock-Intake-edge\" bpmnElement=\"Deadlock-Intake\"><di:waypoint x=\"650\" y=\"790\" /><di:waypoint x=\"660\" y=\"790\" /></bpmndi:BPMNEdge><bpmndi:BPMNShape id=\"Intake-shape\"", StringComparison.Ordinal));

    [Fact]
    public async Task Letter_SentAgainWithReason_IsQueuedAndKept()
    {
        var desk = await CastDesk.Submitted(app);
        var letter = Guid.CreateVersion7();
        await app.Sql("INSERT INTO review.outbox (id, dossier_id, life_id, template, address, state, last_error) SELECT $1, dossier_id, id, 'receipt', 'vendor@aoba.example.jp', 'Dead', 'no such user' FROM review.life WHERE dossier_id = $2", letter, desk.Id.Value);
        var approver = await app.BrowserOf(Cast.Approver);
        var page = await approver.Read("/admin/mail");

        using var done = await approver.Post("/admin/mail?handler=Again", [("__RequestVerificationToken", Browser.TokenIn(page)), ("id", $"{letter}"), ($"reason-{letter}", "あて先を直したため")]);

        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        Assert.NotEqual("Dead", await desk.Ask<string>($"SELECT state FROM review.outbox WHERE id = '{letter}'"));
        Assert.Equal("あて先を直したため", await desk.Ask<string>($"SELECT facts ->> 'reason' FROM review.journal WHERE dossier_id = '{desk.Id}' AND kind = 'mail-sent-again'"));
    }

    [Theory]
    [InlineData("ja", "<span lang=\"ja\">申請を受け付けました：みまもりEDRライト</span>")]
    [InlineData("en", "<span lang=\"en\">We have received your application: みまもりEDRライト</span>")]
    public async Task Letter_InTrouble_IsShownByItsSubjectInItsOwnLanguage(string language, string subject)
    {
        var desk = await CastDesk.Submitted(app);
        await app.Sql("INSERT INTO review.outbox (id, dossier_id, life_id, template, address, language, state, last_error) SELECT $1, dossier_id, id, 'receipt', 'vendor@aoba.example.jp', $3, 'Uncertain', 'cut' FROM review.life WHERE dossier_id = $2", Guid.CreateVersion7(), desk.Id.Value, language);
        await app.Sql("INSERT INTO review.outbox (id, template, address, state, last_error) VALUES ($1, 'gone-by-now', 'x@aoba.example.jp', 'Dead', 'no template')", Guid.CreateVersion7());
        var admin = await app.BrowserOf(Cast.Admin);

        var page = WebUtility.HtmlDecode(await admin.Read("/admin/mail"));

        Assert.Contains(subject, page, StringComparison.Ordinal);
        Assert.Contains("<span lang=\"en\">receipt</span>", page, StringComparison.Ordinal);
        Assert.Contains("<span lang=\"en\">gone-by-now</span>", page, StringComparison.Ordinal);
    }

    private static Task<long> Settled(CastDesk desk) => desk.Ask<long>($"SELECT count(*) FROM review.incident WHERE dossier_id = '{desk.Id}' AND resolved_at IS NOT NULL");
}
