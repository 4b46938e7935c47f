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
        await using var desk = await RealDesk.Start(cluster);
        var definition = BpmnReader.Read("""
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:otr="https://otasuketai.example/bpmn/1" id="d" targetNamespace="https://otasuketai.example/test">
              <message id="m" name="Reply" />
              <process id="early" isExecutable="true">
                <startEvent id="s" /><userTask id="work" otr:act="Done" /><intermediateCatchEvent id="catch"><messageEventDefinition messageRef="m" /></intermediateCatchEvent><userTask id="after" otr:act="Done" /><endEvent id="e" />
                <sequenceFlow id="f1" sourceRef="s" targetRef="work" /><sequenceFlow id="f2" sourceRef="work" targetRef="catch" /><sequenceFlow id="f3" sourceRef="catch" targetRef="after" /><sequenceFlow id="f4" sourceRef="after" targetRef="e" />
              </process>
            </definitions>
            """).Definition!;
        var context = new EngineContext { Now = DateTimeOffset.UnixEpoch, Definitions = _ => definition, Latest = _ => definition.Key, Calendar = new Weekless(), Knobs = _ => null };
        await desk.Ask<object>("CREATE TABLE review.kept (state jsonb NOT NULL); INSERT INTO review.kept VALUES ('{}'); SELECT review.now()");
        await Keep(desk, Bpmn.Engine.Start(definition, new StartInput { InstanceId = "i1" }, context));

        await Keep(desk, Bpmn.Engine.Step(await Kept(desk), new EngineEvent.MessageArrived("Reply", "i1", "m1"), context));
        await Keep(desk, Bpmn.Engine.Step(await Kept(desk), new EngineEvent.MessageArrived("Reply", "i1", "m1"), context));
        Assert.Single((await Kept(desk)).Messages);
        await Keep(desk, Bpmn.Engine.Step(await Kept(desk), new EngineEvent.CompleteWork((await Kept(desk)).Activities[0].Id, "Done"), context));

        var after = await Kept(desk);
        Assert.Equal("after", Assert.Single(after.Activities).ElementId);
        Assert.Empty(after.Messages);
        Assert.Equal(["m1"], after.Consumed);
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

    private static async Task<Instance> Kept(RealDesk desk) => InstanceJson.Read(await desk.Ask<string>("SELECT state::text FROM review.kept"));

    private static Task<object> Keep(RealDesk desk, StepResult result) => desk.Ask<object>($"UPDATE review.kept SET state = '{InstanceJson.Write(result.Instance)}' RETURNING 1");

    /// <summary>Never asked: the diagram counts no days.</summary>
    private sealed class Weekless : IBusinessCalendar
    {
        public DateOnly AddBusinessDays(DateOnly from, int days) => throw new NotSupportedException();
    }
}
