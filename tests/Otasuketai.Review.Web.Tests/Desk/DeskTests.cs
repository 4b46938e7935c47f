using Npgsql;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Web.Desk;
using Otasuketai.Review.Web.Tests.House;
using static Otasuketai.Review.Lifecycle.Act;

namespace Otasuketai.Review.Web.Tests.Desk;

/// <summary>The desk on real PostgreSQL: one life, and what must never happen on the way.</summary>
public sealed class DeskTests(TestCluster cluster)
{
    [Fact]
    public async Task Life_FromDraftToListing_IsWrittenAndFoldsFromItsHistory()
    {
        await using var desk = await RealDesk.Start(cluster);
        await Chapters.Submit(desk);
        await Chapters.OnTheAgenda(desk);
        await Chapters.Resolve(desk);
        await desk.Do(Machine.Registration, PublishListing, desk.Approver, ("note", "掲載"));

        Assert.Equal(Stage.Listed, (await desk.Newest(Machine.Listing)).Stage);
        Assert.Equal(Stage.Registered, (await desk.Newest(Machine.Registration)).Stage);
        Assert.Equal(1L, await desk.Ask<long>("SELECT count(*) FROM review.entry_version"));
        Assert.Equal(0L, await desk.Ask<long>("""
            SELECT count(*) FROM review.life l WHERE l.stage <> (SELECT h.to_stage FROM review.history h WHERE h.life_id = l.id ORDER BY h.id DESC LIMIT 1)
            """));
        Assert.Equal(0L, await desk.Ask<long>("SELECT count(*) FROM review.incident"));
        Assert.Equal(0L, await desk.Ask<long>("SELECT count(*) FROM review.work_item w JOIN review.instance i ON i.life_id = w.instance_id WHERE w.closed_at IS NULL AND i.status <> 'Running'"));
    }

    [Fact]
    public async Task Submit_PressedEightTimesAtOnce_HasOneEffect()
    {
        await using var desk = await RealDesk.Start(cluster);
        await Chapters.Draft(desk);
        var key = Guid.CreateVersion7();
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => desk.Try(key, Machine.Registration, Submit, desk.Vendor)));

        Assert.All(answers, a => Assert.IsType<DeskAnswer.Done>(a));
        Assert.Single(answers, a => a is DeskAnswer.Done { Repeated: false });
        Assert.Equal(1L, await desk.Ask<long>("SELECT count(*) FROM review.history WHERE act = 'Submit'"));
        Assert.Equal(1L, await desk.Ask<long>("SELECT count(*) FROM review.outbox WHERE template = 'receipt'"));
    }

    [Fact]
    public async Task Vote_BeforeTheClose_IsRefusedToTheApplicationByPostgreSqlItself()
    {
        await using var desk = await RealDesk.Start(cluster);
        await Chapters.Submit(desk);
        await Chapters.OnTheAgenda(desk);
        await desk.Do(Machine.Poll, OpenPoll, desk.Secretariat);
        await desk.Do(Machine.Poll, DeclareConflict, desk.MemberA, ("conflict", "none"));
        await desk.Do(Machine.Poll, CastBallot, desk.MemberA, ("q-registration", "not-approve"), ("q-listing", "do-not-list"));

        Assert.Equal("42501", await Refused(desk, "SELECT choice FROM review.ballot"));
        Assert.Equal("42501", await Refused(desk, "UPDATE review.poll SET closed_at = review.now()"));
        Assert.Equal("42501", await Refused(desk, "INSERT INTO review.ballot SELECT poll_id, person_id, question, 'approve' FROM review.ballot"));
        Assert.Equal("OT005", await Refused(desk, "SELECT * FROM review.tally((SELECT life_id FROM review.poll))"));
        Assert.Equal("OT005", await Refused(desk, "SELECT * FROM review.ballot_texts((SELECT life_id FROM review.poll))"));
        foreach (var table in new[] { "life", "history", "journal", "instance", "outbox", "work_item", "idempotency" })
        {
            Assert.Equal(0L, await desk.Ask<long>($"SELECT count(*) FROM review.{table} t WHERE t::text LIKE '%not-approve%'"));
        }

        Assert.Equal(1L, await desk.Ask<long>("SELECT count(*) FROM review.ballot WHERE choice = 'not-approve'"));
    }

    [Fact]
    public async Task Vote_AfterTheClose_IsRefused()
    {
        await using var desk = await RealDesk.Start(cluster);
        await Chapters.Submit(desk);
        await Chapters.OnTheAgenda(desk);
        await Chapters.Resolve(desk, confirm: false);

        Assert.IsType<DeskAnswer.No>(await desk.Try(Guid.CreateVersion7(), Machine.Poll, ChangeBallot, desk.MemberA, ("q-registration", "approve"), ("q-listing", "list")));
        Assert.Equal("OT002", await Refused(desk, $"SELECT review.cast_vote((SELECT life_id FROM review.poll), '{desk.MemberA.Person}', '{{\"q-registration\":\"approve\",\"q-listing\":\"list\"}}')"));
    }

    [Fact]
    public async Task Dismissal_ByOnePersonTwice_IsRefusedByDeskAndDatabase()
    {
        await using var desk = await RealDesk.Start(cluster);
        await Chapters.Submit(desk);
        await desk.Do(Machine.Registration, DismissIneligible, desk.Approver, ("ground", "reseller"), ("reason", "再販売のみ"));

        var same = Assert.IsType<DeskAnswer.No>(await desk.Try(Guid.CreateVersion7(), Machine.Registration, DismissIneligible, desk.Approver));
        Assert.Equal(Refusal.SamePerson, same.Reason);
        Assert.Equal("23514", await Refused(desk, "UPDATE review.proposal SET taken_by = proposed_by, taken_at = review.now(), confirmed = true"));

        await desk.Do(Machine.Registration, DismissIneligible, desk.SecondApprover);
        Assert.Equal(Stage.Dismissed, (await desk.Newest(Machine.Registration)).Stage);
    }

    [Fact]
    public async Task History_ChangedOrDeletedByTheApplication_IsRefused()
    {
        await using var desk = await RealDesk.Start(cluster);
        await Chapters.Draft(desk);

        Assert.Equal("42501", await Refused(desk, "UPDATE review.history SET actor_name = 'x'"));
        Assert.Equal("42501", await Refused(desk, "DELETE FROM review.history"));
        Assert.Equal("23514", await Refused(desk, "UPDATE review.life SET stage = 'Registered' WHERE machine = 'Registration'"));
    }

    [Fact]
    public async Task Silence_PastTheDueDate_IsDeemedWithdrawnWithReminders()
    {
        await using var desk = await RealDesk.Start(cluster);
        await Chapters.Submit(desk);
        await desk.Do(Machine.Registration, RequestCorrection, desk.Intake, ("type", "missing"), ("items", "3.2"), ("mend", "月額を書いてください"), ("reason", "料金表と違う"));

        await desk.Wait("120 days");

        Assert.Equal(Stage.DeemedWithdrawn, (await desk.Newest(Machine.Registration)).Stage);
        Assert.True(await desk.Ask<long>("SELECT count(*) FROM review.outbox WHERE template LIKE '%reminder%'") >= 2);
        Assert.Equal(0L, await desk.Ask<long>("SELECT count(*) FROM review.timer"));
    }

    [Fact]
    public async Task Vote_ExactHalfWithTheChairAbstaining_IsDecidedByTheDeputysBallot()
    {
        await using var desk = await InOpenPoll("UPDATE review.committee_seat SET is_deputy = person_id = '00000000-0000-0000-0000-000000000007'");
        await Ballots(desk, "abstain", "approve", "not-approve");

        await desk.Do(Machine.Poll, ConfirmPoll, desk.Chair, ("statement", "可否同数"));

        var poll = await desk.Newest(Machine.Poll);
        Assert.Equal("Approved", poll.Fact("resolution"));
        Assert.Contains("副座長", poll.Fact("explanationJa"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Vote_ExactHalfNobodyDecides_WaitsForTheElectionAndOpensOneBallotOnly()
    {
        await using var desk = await InOpenPoll("SELECT review.now()");
        await Ballots(desk, "abstain", "approve", "not-approve");
        Assert.Equal("poll-closed", await desk.Ask<string>($"SELECT string_agg(template, ' ') FROM review.outbox WHERE person_id = '{desk.Secretariat.Person}' AND template LIKE 'poll-%' AND template <> 'poll-to-open'"));
        Assert.Equal(Refusal.NotResolved, Assert.IsType<DeskAnswer.No>(await desk.Try(Guid.CreateVersion7(), Machine.Poll, ConfirmPoll, desk.Chair, ("statement", "可否同数"))).Reason);

        await desk.Do(Machine.Poll, ElectPresiding, desk.Secretariat, ("elected", desk.MemberB.Person.ToString()), ("note", "互選"));

        Assert.Equal("OT006", await Refused(desk, $"SELECT review.elect_presiding(life_id, '{desk.MemberA.Person}') FROM review.poll"));
        await desk.Do(Machine.Poll, ConfirmPoll, desk.Chair, ("statement", "可否同数"));
        Assert.Equal(Stage.NotApproved, (await desk.Newest(Machine.Registration)).Stage);
    }

    [Fact]
    public async Task WhoVotedAndWhoDecides_WrittenByTheApplicationItself_IsRefused()
    {
        await using var desk = await InOpenPoll("SELECT review.now()");

        Assert.Equal("42501", await Refused(desk, "UPDATE review.poll_member SET voted_at = review.now()"));
        Assert.Equal("42501", await Refused(desk, "UPDATE review.poll SET closed_at = review.now()"));
        Assert.Equal("42501", await Refused(desk, $"UPDATE review.poll SET elected_person = '{desk.MemberA.Person}'"));
        Assert.Equal("42501", await Refused(desk, "DELETE FROM review.claim_change"));
        Assert.Equal("OT006", await Refused(desk, $"SELECT review.elect_presiding(life_id, '{desk.MemberA.Person}') FROM review.poll"));
    }

    [Fact]
    public async Task Proposal_OfAStageThatIsOver_LapsesAndSaysSo()
    {
        await using var desk = await RealDesk.Start(cluster);
        await Chapters.Submit(desk);
        await desk.Do(Machine.Registration, DismissIneligible, desk.Intake, ("ground", "no-substance"), ("reason", "回答に中身がない"));

        await desk.Do(Machine.Registration, AcceptIntake, desk.Intake);

        Assert.Equal("lapsed", await desk.Ask<string>("SELECT kind FROM review.journal ORDER BY id DESC LIMIT 1"));
        Assert.Equal(0L, await desk.Ask<long>("SELECT count(*) FROM review.proposal WHERE taken_at IS NULL OR confirmed"));
    }

    [Theory]
    [InlineData("Sent", false)]
    [InlineData("Dead", true)]
    public async Task Notice_NotOpened_IsProvenByAnAcceptedMailOnly(string mail, bool waits)
    {
        await using var desk = await RealDesk.Start(cluster);
        await Chapters.Submit(desk);
        await Chapters.OnTheAgenda(desk);
        await Chapters.Resolve(desk);
        await desk.Do(Machine.Registration, PublishListing, desk.Approver);
        await desk.Do(Machine.Measure, ProposeMeasure, desk.Checker, ("ground", "duty-not-done"), ("rung", "caution"), ("facts", "変更届の遅れ"), ("reason", "届出の義務"));
        await desk.Do(Machine.Measure, GiveNotice, desk.Approver, ("intended", "注意を表示する"));
        await desk.Ask<object>($"UPDATE review.outbox SET state = '{mail}', sent_at = CASE '{mail}' WHEN 'Sent' THEN review.now() END WHERE template = 'measure-notice' RETURNING 1");

        await desk.Wait("10 days");
        await desk.Wait("20 days");

        Assert.Equal(waits ? Stage.NoticeGiven : Stage.AwaitingDecision, (await desk.Newest(Machine.Measure)).Stage);
        Assert.Equal(waits, await desk.Ask<long>("SELECT count(*) FROM review.outbox WHERE template = 'notice-not-proven'") > 0);
    }

    private async Task<RealDesk> InOpenPoll(string before)
    {
        var desk = await RealDesk.Start(cluster);
        await Chapters.Submit(desk);
        await Chapters.OnTheAgenda(desk);
        await desk.Ask<object>($"{before}; SELECT review.now()");
        await desk.Do(Machine.Poll, OpenPoll, desk.Secretariat);
        return desk;
    }

    private static async Task Ballots(RealDesk desk, params string[] choices)
    {
        foreach (var (person, choice) in new[] { desk.Chair, desk.MemberA, desk.MemberB }.Zip(choices))
        {
            await desk.Do(Machine.Poll, DeclareConflict, person, ("conflict", "none"));
            await desk.Do(Machine.Poll, CastBallot, person, ("q-registration", choice), ("q-listing", "list"));
        }
    }

    private static async Task<string> Refused(RealDesk desk, string sql)
    {
        await using var command = desk.App.CreateCommand(sql);
        return (await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync())).SqlState;
    }
}
