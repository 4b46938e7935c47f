using Npgsql;
using Otasuketai.Bpmn;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Web.Tests.Desk;
using Otasuketai.Review.Web.Tests.Faults;
using Otasuketai.Review.Web.Tests.House;
using static Otasuketai.Review.Lifecycle.Act;

namespace Otasuketai.Review.Web.Tests.Engine;

/// <summary>The engine's promises about one step; README.md beside this file says where each of the sixteen is proven.</summary>
public sealed class StepPromises(TestCluster cluster)
{
    private static readonly string[] Written = ["life", "history", "instance", "work_item", "outbox", "idempotency"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task P1_Step_OfAnAct_IsOneTransactionInTwoRoundTrips()
    {
        await using var there = await RealDesk.Start(cluster);
        await Chapters.Draft(there);
        await using var proxy = FaultProxy.To(new NpgsqlConnectionStringBuilder(there.Admin).Port);
        var app = new NpgsqlConnectionStringBuilder(there.App.ConnectionString) { Host = "127.0.0.1", Port = proxy.Port };
        await using var here = await RealDesk.Join(there.Admin, app.ConnectionString, there.Dossier, there.VendorOrg);
        await here.Desk.Read(here.Dossier, Ct);
        var life = (await there.Newest(Machine.Registration)).Id;
        var asked = proxy.RoundTrips;

        var answer = await here.Desk.Perform(new(here.Dossier, new(life, Machine.Registration, Submit, [], here.Vendor, null), Guid.CreateVersion7()), Ct);

        Assert.IsType<Web.Desk.DeskAnswer.Done>(answer);
        Assert.Equal(2, proxy.RoundTrips - asked);
        var act = await there.Ask<string>("SELECT xmin::text FROM review.history WHERE act = 'Submit'");
        foreach (var table in Written)
        {
            Assert.True(await there.Ask<bool>($"SELECT EXISTS (SELECT FROM review.{table} WHERE xmin = '{act}')"), $"review.{table} was not written by the act's own transaction.");
        }
    }

    [Fact]
    public async Task P4_Step_WhoseMailTheDatabaseRefuses_LeavesNothingOfItself()
    {
        await using var desk = await RealDesk.Start(cluster);
        await Chapters.Draft(desk);
        await desk.Ask<object>("ALTER TABLE review.outbox ADD CONSTRAINT no_receipts CHECK (template <> 'receipt'); SELECT review.now()");
        var before = await Everything(desk);

        await Assert.ThrowsAsync<PostgresException>(() => desk.Try(Guid.CreateVersion7(), Machine.Registration, Submit, desk.Vendor));

        Assert.Equal(before, await Everything(desk));
        await desk.Ask<object>("ALTER TABLE review.outbox DROP CONSTRAINT no_receipts; SELECT review.now()");
        await desk.Do(Machine.Registration, Submit, desk.Vendor);
        await Faults.Invariants.Hold(desk);
    }

    [Fact]
    public async Task P7_Message_BeforeItsCatch_IsKeptByTheDatabaseAndTakenOnce()
    {
        await using var first = await RealDesk.Start(cluster);
        await using var desk = await RealDesk.Join(first.Admin, first.App.ConnectionString, first.Dossier, first.VendorOrg, Edited.With("measure", NoticeByPost));
        await Chapters.CarriedOver(desk);
        await desk.Do(Machine.Measure, ProposeMeasure, desk.Checker, ("ground", "duty-not-done"), ("rung", "caution"), ("facts", "変更届の遅れ"), ("reason", "届出の義務"));
        await desk.Do(Machine.Measure, GiveNotice, desk.Approver, ("intended", "注意を表示する"));

        await desk.Do(Machine.Measure, AcknowledgeNotice, desk.Vendor, ("read", "yes"));
        Assert.Equal("NoticeAcknowledged", Assert.Single((await Measure(desk)).Messages).Name);
        Assert.Empty((await Measure(desk)).Subscriptions);

        await using var later = await RealDesk.Join(first.Admin, first.App.ConnectionString, first.Dossier, first.VendorOrg, Edited.With("measure", NoticeByPost));
        await later.Wait("2 days");
        var heard = await Measure(later);
        Assert.Empty(heard.Messages);
        Assert.Single(heard.Consumed);
        Assert.Contains("ReplyWindow", heard.Here);
        Assert.Equal(0L, await later.Ask<long>("SELECT count(*) FROM review.incident"));
        await later.Do(Machine.Measure, Reply, later.Vendor, ("stance", "agree"), ("reply", "改めます"));
        Assert.Equal(Stage.AwaitingDecision, (await later.Newest(Machine.Measure)).Stage);
        await Faults.Invariants.Hold(later);
    }

    [Fact]
    public async Task P7_Message_ThatTheProcedureRefuses_IsAnIncidentAndTheActStands()
    {
        await using var first = await RealDesk.Start(cluster);
        await using var desk = await RealDesk.Join(first.Admin, first.App.ConnectionString, first.Dossier, first.VendorOrg, Edited.With("incident", WaitsForAnother), isUnchecked: true);
        await Chapters.CarriedOver(desk);
        await desk.Do(Machine.Incident, ReportIncident, desk.Intake,
            ("occurredOn", "2026-01-10"), ("noticedOn", "2026-01-10"), ("what", "管理画面への侵入"), ("affected", "12"), ("personalData", "no"), ("measures", "遮断"), ("ongoing", "no"));
        await desk.Do(Machine.Incident, AcknowledgeIncident, desk.Intake, ("note", "確報を待ちます"));

        await desk.Do(Machine.Incident, ReportUpdate, desk.Vendor, ("news", "原因を調べています"), ("affected", "12"), ("ongoing", "no"));

        const string open = "SELECT count(*) FROM review.incident WHERE resolved_at IS NULL AND code = 'UNHEARD' AND activity_id = '!UpdateReported' AND message LIKE '%UpdateReported%MESSAGE_UNKNOWN%'";
        Assert.Equal(1L, await desk.Ask<long>(open));
        Assert.Equal(1L, await desk.Ask<long>("SELECT count(*) FROM review.history WHERE act = 'ReportUpdate'"));
        var (root, admin) = ((await desk.Newest(Machine.Incident)).Id, RealDesk.Person(20, Role.Admin));
        await desk.Desk.Mend(desk.Dossier, root, new EngineEvent.Retry("!UpdateReported"), admin, "もう一度送る", Ct);
        Assert.Equal((1L, 2L), (await desk.Ask<long>(open), await desk.Ask<long>("SELECT count(*) FROM review.incident")));
        await desk.Desk.Mend(desk.Dossier, root, new EngineEvent.Skip("!UpdateReported", "電話で確かめた"), admin, "電話で確かめた", Ct);
        Assert.Equal(0L, await desk.Ask<long>(open));

        // where it is an older version that never listened, nothing is missing
        await first.Do(Machine.Incident, ReportUpdate, first.Vendor, ("news", "原因が分かりました"), ("affected", "12"), ("ongoing", "no"));
        Assert.Equal(0L, await desk.Ask<long>(open));
    }

    [Fact]
    public async Task P9_Instance_OfACaseWithThousandsOfFilesAndLongAnswers_IsAsLargeAsThatOfAnEmptyOne()
    {
        await using var plain = await RealDesk.Start(cluster);
        await Chapters.Submit(plain);
        await using var heavy = await RealDesk.Start(cluster);
        await Chapters.Draft(heavy);
        await heavy.Ask<object>($"""
            INSERT INTO review.evidence_file (id, dossier_id, item, name, size, sha256, media_type, uploaded_by)
            SELECT gen_random_uuid(), '{heavy.Dossier}', '3.2', repeat('見', 80) || n, 20000000, repeat('a', 64), 'application/pdf', '{heavy.Vendor.Person}' FROM generate_series(1, 2000) n;
            UPDATE review.claim SET note = repeat('長', 20000);
            SELECT review.now()
            """);

        await heavy.Do(Machine.Registration, Submit, heavy.Vendor);

        var size = await Sized(plain);
        Assert.InRange(size, 1, 4096);
        Assert.InRange(await Sized(heavy), size - 50, size + 50); // moments are written with as many digits as they need
    }

    [Fact]
    public async Task P16_LastBallot_ClosesThePollAndMovesTheCaseInItsOwnTransaction()
    {
        await using var desk = await RealDesk.Start(cluster);
        await Chapters.Submit(desk);
        await Chapters.OnTheAgenda(desk);

        await Chapters.Resolve(desk, confirm: false);

        var ballots = await desk.Ask<string[]>("SELECT array_agg(xmin::text ORDER BY id) FROM review.history WHERE act = 'CastBallot'");
        Assert.Equal(3, ballots.Distinct().Count());
        Assert.Equal(ballots[^1], await desk.Ask<string>("SELECT xmin::text FROM review.history WHERE act = 'ClosePoll'"));
        Assert.Equal(ballots[^1], await desk.Ask<string>("SELECT xmin::text FROM review.instance"));
        Assert.Equal(ballots[^1], await desk.Ask<string>("SELECT xmin::text FROM review.work_item WHERE 'ConfirmPoll' = ANY (acts)"));
    }

    private static Task<int> Sized(RealDesk desk) => desk.Ask<int>("SELECT octet_length(state::text) FROM review.instance");

    private static Task<string> Everything(RealDesk desk) => desk.Ask<string>($"""
        SELECT concat_ws('|', {string.Join(", ", Written.Append("timer").Append("journal").Append("counter").Select(t => $"(SELECT md5(coalesce(string_agg(x::text, '' ORDER BY x::text), '')) FROM review.{t} x)"))})
        """);

    private static async Task<Instance> Measure(RealDesk desk) => InstanceJson.Read(await desk.Ask<string>("SELECT state::text FROM review.instance WHERE process_id = 'measure'"));

    /// <summary>A measure whose notice is on its way for a day before anybody waits for its being read.</summary>
    private static string NoticeByPost(string xml) => xml
        .Replace("otr:machine=\"Measure\" otr:version=\"1\"", "otr:machine=\"Measure\" otr:version=\"post\"", StringComparison.Ordinal)
        .Replace("<bpmn:incoming>ProposedOutcome-GiveNotice</bpmn:incoming>", "<bpmn:incoming>Posted-NoticeGiven</bpmn:incoming>", StringComparison.Ordinal)
        .Replace("sourceRef=\"ProposedOutcome\" targetRef=\"NoticeGiven\"", "sourceRef=\"ProposedOutcome\" targetRef=\"Posted\"", StringComparison.Ordinal)
        .Replace("<bpmn:eventBasedGateway id=\"NoticeGiven\"", "<bpmn:intermediateCatchEvent id=\"Posted\" name=\"通知を送っている\"><bpmn:timerEventDefinition id=\"Posted-timer\"><bpmn:timeDuration>P1D</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent><bpmn:sequenceFlow id=\"Posted-NoticeGiven\" sourceRef=\"Posted\" targetRef=\"NoticeGiven\" /><bpmn:eventBasedGateway id=\"NoticeGiven\"", StringComparison.Ordinal)
        .Replace("<bpmndi:BPMNShape id=\"NoticeGiven-shape\"", "<bpmndi:BPMNShape id=\"Posted-shape\" bpmnElement=\"Posted\"><dc:Bounds x=\"600\" y=\"765\" width=\"36\" height=\"36\" /></bpmndi:BPMNShape><bpmndi:BPMNEdge id=\"Posted-NoticeGiven-edge\" bpmnElement=\"Posted-NoticeGiven\"><di:waypoint x=\"636\" y=\"790\" /><di:waypoint x=\"660\" y=\"790\" /></bpmndi:BPMNEdge><bpmndi:BPMNShape id=\"NoticeGiven-shape\"", StringComparison.Ordinal);

    /// <summary>An incident that waits for a message no act sends: no check would let it pass.</summary>
    private static string WaitsForAnother(string xml) => xml
        .Replace("otr:machine=\"Incident\" otr:version=\"3\"", "otr:machine=\"Incident\" otr:version=\"deaf\"", StringComparison.Ordinal)
        .Replace("name=\"UpdateReported\"", "name=\"Forgotten\"", StringComparison.Ordinal);
}
