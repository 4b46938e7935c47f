using Npgsql;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Web.Store;
using Otasuketai.Review.Web.Tests.Desk;
using Otasuketai.Review.Web.Tests.House;

namespace Otasuketai.Review.Web.Tests.Clock;

/// <summary>Each rule that must never be broken: silent over a life the desk wrote, loud over each planted violation.</summary>
public sealed class InvariantTests(TestCluster cluster)
{
    private static readonly string[] Heavy = [.. Law.Rows.Where(r => r.Needs.HasFlag(Needs.SecondPerson)).Select(r => $"('{r.Machine}', '{r.Act}')").Distinct()];

    private const string Round = """
        INSERT INTO review.monitor_user (id, dossier_id, company, name, address, proof, enrolled_by) SELECT id, id, '見本', '利用者', 'u@sme.example', '契約書', id FROM review.dossier;
        INSERT INTO review.life (id, dossier_id, machine, stage, version, opened_at, stage_since) SELECT id, id, 'PostEvaluation', 'Closed', 1, now(), now() FROM review.dossier;
        INSERT INTO review.evaluation_round (life_id, dossier_id, items, closes_on, closed_at) SELECT id, id, '{}', current_date, now() FROM review.dossier;
        """;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> Violations => new()
    {
        { "stage-is-fold-of-history", "UPDATE review.life SET stage = 'Hearing' WHERE machine = 'Registration'" },
        { "history-is-unbroken", "DELETE FROM review.history WHERE act = 'AcceptIntake'" },
        { "history-moves-are-legal", "UPDATE review.history SET machine = 'Poll' WHERE act = 'Submit'" },
        { "life-stays-in-its-dossier", "INSERT INTO review.dossier (id, vendor_id) SELECT '00000000-0000-0000-0000-0000000000dd', vendor_id FROM review.dossier LIMIT 1; UPDATE review.life SET dossier_id = '00000000-0000-0000-0000-0000000000dd' WHERE machine = 'Poll'" },
        { "listed-by-resolution", "UPDATE review.life SET facts = facts || '{\"listing\": \"no\"}' WHERE machine = 'Registration'" },
        { "listed-by-resolution", "UPDATE review.life SET stage = 'Void' WHERE machine = 'Poll'" },
        { "one-number-one-service", "DELETE FROM review.entry" },
        { "application-number-once", "UPDATE review.life SET facts = facts - 'number' WHERE machine = 'Registration'" },
        { "version-of-every-entry", "DELETE FROM review.entry_version" },
        { "version-of-every-entry", "UPDATE review.entry SET last_version = 7" },
        { "validity-never-passes-silently", "UPDATE review.entry SET valid_until = '2020-01-01'" },
        { "votes-only-while-open", "UPDATE review.poll_member SET voted_at = 'infinity'" },
        { "votes-only-while-open", "UPDATE review.poll_member SET declared = false" },
        { "poll-box-agrees-with-its-life", "UPDATE review.poll SET closed_at = NULL" },
        { "ballots-of-eligible-members", "UPDATE review.ballot SET choice = 'perhaps'" },
        { "ballots-of-eligible-members", "DELETE FROM review.ballot WHERE person_id = (SELECT person_id FROM review.ballot LIMIT 1)" },
        { "four-eyes-proposals", "ALTER TABLE review.proposal DROP CONSTRAINT four_eyes; INSERT INTO review.proposal (id, dossier_id, life_id, act, proposed_by, proposed_by_name, proposed_at, input, taken_by, taken_at, confirmed) SELECT gen_random_uuid(), dossier_id, id, 'SuspendInterim', '00000000-0000-0000-0000-000000000004', 'x', now(), '{}', '00000000-0000-0000-0000-000000000004', now(), true FROM review.life WHERE machine = 'Listing'" },
        { "four-eyes-acts", "INSERT INTO review.history (dossier_id, life_id, machine, from_stage, act, to_stage, actor_id, actor_name, actor_roles, at) SELECT dossier_id, id, 'Listing', 'Listed', 'SuspendInterim', 'Suspended', '00000000-0000-0000-0000-000000000004', 'x', '{Approver}', now() FROM review.life WHERE machine = 'Listing'" },
        { "second-look-by-another", "UPDATE review.history SET actor_id = '00000000-0000-0000-0000-000000000004' WHERE act = 'ProposeDossier'" },
        { "second-look-by-another", "INSERT INTO review.life (id, dossier_id, machine, stage, version, facts, opened_at, stage_since) SELECT '00000000-0000-0000-0000-0000000000bb', id, 'Measure', 'NoticeGiven', 1, '{\"proposedBy\": \"00000000-0000-0000-0000-000000000004\"}', now(), now() FROM review.dossier; INSERT INTO review.history (dossier_id, life_id, machine, from_stage, act, to_stage, actor_id, actor_name, actor_roles, at) SELECT dossier_id, id, 'Measure', 'None', 'ProposeMeasure', 'Proposed', '00000000-0000-0000-0000-000000000000', 'x', '{System}', now() FROM review.life WHERE machine = 'Measure'; INSERT INTO review.history (dossier_id, life_id, machine, from_stage, act, to_stage, actor_id, actor_name, actor_roles, at) SELECT dossier_id, id, 'Measure', 'Proposed', 'GiveNotice', 'NoticeGiven', '00000000-0000-0000-0000-000000000004', 'x', '{Approver}', now() FROM review.life WHERE machine = 'Measure'" },
        { "ballots-of-eligible-members", "UPDATE review.poll_member SET recused = true WHERE is_chair" },
        { "tally-is-the-count", "UPDATE review.ballot SET choice = 'not-approve' WHERE question = 'q-registration'" },
        { "tally-is-the-count", "UPDATE review.ballot SET choice = 'do-not-list' WHERE question = 'q-listing'" },
        { "tally-is-the-count", "UPDATE review.ballot SET choice = 'approve-with-conditions' WHERE question = 'q-registration' AND person_id = '00000000-0000-0000-0000-000000000006'; UPDATE review.ballot SET choice = 'not-approve' WHERE question = 'q-registration' AND person_id = '00000000-0000-0000-0000-000000000007'" },
        { "tally-is-the-count", "UPDATE review.poll_member SET voted_at = NULL WHERE NOT is_chair" },
        { "no-decision-on-changed-claims", "INSERT INTO review.claim_change (dossier_id, item, at) SELECT o.dossier_id, '3.2', o.at + (c.at - o.at) / 2 FROM review.history o JOIN review.history c ON c.life_id = o.life_id AND c.act = 'ConfirmPoll' WHERE o.act = 'OpenPoll'" },
        { "receipt-names-every-file", "UPDATE review.life SET facts = facts || '{\"receiptFiles\": \"00000000-0000-0000-0000-0000000000ff:aa\"}' WHERE machine = 'Registration'" },
        { "receipt-names-every-file", "INSERT INTO review.evidence_file (id, dossier_id, item, name, size, sha256, media_type, uploaded_by, uploaded_at) SELECT gen_random_uuid(), dossier_id, '3.2', 'x.pdf', 1, repeat('a', 64), 'application/pdf', actor_id, at - interval '1 second' FROM review.history WHERE act = 'Submit'" },
        { "clock-stop-has-an-end", "UPDATE review.life SET facts = facts || '{\"clock\": \"stopped\", \"stopUntil\": \"2040-01-01\"}' WHERE machine = 'Registration'" },
        { "clock-stop-has-an-end", "UPDATE review.life SET stage = 'Intake', facts = facts || '{\"clock\": \"stopped\"}' WHERE machine = 'Registration'" },
        { "clock-stop-has-an-end", "UPDATE review.life SET stage = 'Intake', facts = facts || '{\"clock\": \"stopped\", \"stopUntil\": \"2020-01-01\"}' WHERE machine = 'Registration'" },
        { "interim-suspension-is-reviewed", "UPDATE review.life SET stage = 'Suspended', facts = facts || '{\"suspensionKind\": \"interim\"}' WHERE machine = 'Listing'" },
        { "interim-suspension-is-reviewed", "UPDATE review.life SET stage = 'Suspended', facts = facts || '{\"suspensionKind\": \"interim\", \"reviewDue\": \"2020-01-01\"}' WHERE machine = 'Listing'" },
        { "version-is-its-snapshot", "UPDATE review.entry_version SET snapshot = snapshot || '{\"serviceName\": \"another\"}'" },
        { "proposal-can-still-be-confirmed", "INSERT INTO review.proposal (id, dossier_id, life_id, act, proposed_by, proposed_by_name, proposed_at, input) SELECT gen_random_uuid(), dossier_id, id, 'DismissIneligible', '00000000-0000-0000-0000-000000000002', 'x', now(), '{}' FROM review.life WHERE machine = 'Registration'" },
        { "correction-was-sent-by-mail", "INSERT INTO review.history (dossier_id, life_id, machine, from_stage, act, to_stage, actor_id, actor_name, actor_roles, at) SELECT dossier_id, id, 'Correction', 'None', 'SendCorrection', 'Sent', '00000000-0000-0000-0000-000000000000', 'x', '{System}', now() FROM review.life WHERE machine = 'Registration'" },
        { "listed-by-resolution", "UPDATE review.life SET facts = facts || '{\"listing\": \"no\"}' WHERE machine = 'Poll'" },
        { "open-life-has-a-procedure", "INSERT INTO review.life (id, dossier_id, machine, stage, version, opened_at, stage_since) SELECT gen_random_uuid(), id, 'Recheck', 'Due', 1, now(), now() FROM review.dossier" },
        { "signal-has-a-dated-task", "INSERT INTO review.life (id, dossier_id, machine, stage, version, opened_at, stage_since) SELECT gen_random_uuid(), id, 'Incident', 'Following', 1, now(), now() FROM review.dossier" },
        { "running-procedure-waits-for-something", "UPDATE review.instance SET status = 'Running'" },
        { "no-work-after-the-end", "UPDATE review.work_item SET closed_at = NULL" },
        { "correction-has-a-due-day", "INSERT INTO review.life (id, dossier_id, machine, stage, version, opened_at, stage_since) SELECT gen_random_uuid(), id, 'Correction', 'Sent', 1, now(), now() FROM review.dossier" },
        { "mail-has-one-recipient", "UPDATE review.outbox SET address = 'a@x.example b@x.example'" },
        { "mail-does-not-hang", "UPDATE review.outbox SET state = 'Sending', sending_since = now() - interval '2 hours'" },
        { "no-live-link-after-the-close", Round + "INSERT INTO review.invitation (id, round_id, monitor_id, token_hash) SELECT id, id, id, 'x' FROM review.dossier" },
        { "small-results-stay-counts", Round + "UPDATE review.evaluation_round SET closed_at = NULL, published_at = now()" },
        { "entry-state-is-the-life", "UPDATE review.life SET stage = 'Ended' WHERE machine = 'Listing'" },
        { "entry-state-is-the-life", "UPDATE review.life SET facts = facts || '{\"endedOn\": \"2020-01-01\"}' WHERE machine = 'Listing'" },
        { "finding-has-its-checker", "UPDATE review.claim SET checked_by = ''" },
    };

    [Fact]
    public void Every_Rule_HasAPlantedViolationAndASentence()
    {
        Assert.Equal(Invariant.All.Select(i => i.Name), Violations.Select(v => v.Data.Item1).Distinct().Order(StringComparer.Ordinal));
        Assert.All(Invariant.All, i => Assert.EndsWith(".", i.Rule, StringComparison.Ordinal));
    }

    [Fact]
    public void FourEyesActs_Listed_AreTheLawsOwn() =>
        Assert.All(Heavy, pair => Assert.Contains(pair, Invariant.All.Single(i => i.Name == "four-eyes-acts").Sql, StringComparison.Ordinal));

    [Fact]
    public async Task Check_LifeTheDeskWrote_BreaksNothing()
    {
        await using var desk = await Listed();

        var answer = await Check(desk.Admin);

        Assert.Equal(Invariant.All.Length, answer.Asked);
        Assert.Empty(answer.Broken.Select(b => $"{b.Name}: {string.Join(" | ", b.Rows)}"));
    }

    [Fact]
    public async Task Check_AsTheApplication_SkipsTheBallotBoxOnly()
    {
        await using var desk = await RealDesk.Start(cluster);
        await using var connection = await desk.App.OpenConnectionAsync(Stop);

        var answer = await InvariantChecker.Check(connection, Stop);

        Assert.Equal(Invariant.All.Count(i => !i.ReadsBallots), answer.Asked);
    }

    [Theory]
    [MemberData(nameof(Violations))]
    public async Task Check_PlantedViolation_IsFound(string rule, string sql)
    {
        await using var desk = await Listed();
        await using var connection = new NpgsqlConnection(desk.Admin);
        await connection.OpenAsync(Stop);
        await using var plant = new NpgsqlCommand("SET session_replication_role = replica; ALTER TABLE review.history DISABLE TRIGGER USER; ALTER TABLE review.entry_version DISABLE TRIGGER USER; ALTER TABLE review.claim_change DISABLE TRIGGER USER; " + sql + "; SET session_replication_role = origin", connection);
        await plant.ExecuteNonQueryAsync(Stop);

        var answer = await InvariantChecker.Check(connection, Stop);

        Assert.Contains(rule, answer.Broken.Select(b => b.Name));
    }

    private static async Task<InvariantAnswer> Check(string connectionString)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(Stop);
        return await InvariantChecker.Check(connection, Stop);
    }

    /// <summary>One service from the draft to its public entry.</summary>
    private async Task<RealDesk> Listed()
    {
        var desk = await RealDesk.Start(cluster);
        await Chapters.Submit(desk);
        await Chapters.OnTheAgenda(desk);
        await Chapters.Resolve(desk);
        await desk.Do(Machine.Registration, Act.PublishListing, desk.Approver);
        return desk;
    }
}
