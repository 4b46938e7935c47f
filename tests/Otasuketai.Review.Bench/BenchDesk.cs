using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.AspNetCore.DataProtection;
using Npgsql;
using Otasuketai.Review.Calendar;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Policy;
using Otasuketai.Review.Web.Desk;
using Otasuketai.Review.Web.Store;
using static Otasuketai.Review.Lifecycle.Act;

namespace Otasuketai.Review.Bench;

/// <summary>The product's own desk on a durable database, with the people a life needs.</summary>
internal sealed class BenchDesk : IAsyncDisposable
{
    private static readonly string MeasuredOn = DateTimeOffset.UtcNow.AddDays(-20).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
    private readonly string admin;
    private readonly NpgsqlDataSource source;
    private readonly Desk desk;

    private BenchDesk(string admin, NpgsqlDataSource source, Desk desk) => (this.admin, this.source, this.desk) = (admin, source, desk);

    private static OrgId Org { get; } = new(Guid.Parse("00000000-0000-0000-0000-0000000000a1"));

    private static Actor Vendor { get; } = Person(1, Role.Vendor, Org);

    private static Actor Intake { get; } = Person(2, Role.Intake);

    private static Actor Checker { get; } = Person(3, Role.Checker);

    private static Actor Approver { get; } = Person(4, Role.Approver);

    private static Actor Secretariat { get; } = Person(5, Role.Secretariat);

    private static ImmutableArray<Actor> Committee { get; } = [Person(6, Role.Chair), Person(7, Role.Member), Person(8, Role.Member)];

    public static async Task<BenchDesk> Start(string admin)
    {
        var review = new NpgsqlConnectionStringBuilder(admin) { Database = "review" }.ConnectionString;
        await Migrator.Run(review, CancellationToken.None);
        await Populate(review);
        return await Join(review);
    }

    /// <summary>Cases in the evidence check, ready for hearings to be arranged and recorded without end.</summary>
    public async Task<IReadOnlyList<(DossierId Dossier, LifeId Life)>> InEvidenceCheck(int count)
    {
        List<(DossierId, LifeId)> all = [];
        while (all.Count < count)
        {
            all.Add(await InEvidenceCheck());
        }

        return all;
    }

    private async Task<(DossierId Dossier, LifeId Life)> InEvidenceCheck()
    {
        var (dossier, life) = await Submitted();
        await Do(dossier, life, AcceptIntake, Intake);
        return (dossier, life);
    }

    /// <summary>Two full steps: each an act of a person with its engine step, work items, history and mail.</summary>
    /// <param name="other">Another process that does the second step: then both have to read the case anew.</param>
    public async Task<int> Hearing((DossierId Dossier, LifeId Life) at, BenchDesk? other = null)
    {
        await Do(at.Dossier, at.Life, ArrangeHearing, Checker, ("date", "2099-01-10"), ("place", "online"), ("questions", "運用の体制"));
        await (other ?? this).Do(at.Dossier, at.Life, RecordHearing, Checker, ("heldOn", MeasuredOn), ("attendees", "2名"), ("record", "確認した"));
        return 2;
    }

    /// <summary>The server's administrator, on the product's database.</summary>
    public string Admin => admin;

    /// <summary>The same people at a desk of its own: another process.</summary>
    public static async Task<BenchDesk> Join(string admin)
    {
        var builder = new NpgsqlConnectionStringBuilder(admin) { Username = "review_app", Pooling = true, MaxAutoPrepare = 200, NoResetOnClose = true }; // as the program itself connects
        var source = NpgsqlDataSource.Create(builder.ConnectionString);
        var library = await DefinitionStore.Register(source, DefinitionStore.Shipped(), CancellationToken.None);
        var rulebook = new Rulebook(library, Review.Rooms.Rooms.Decide, PolicyVersion.Default, BusinessCalendar.Read(Resources.Text("data/holidays-jp.csv")).Calendar);
        return new BenchDesk(admin, source, new Desk(source, rulebook, new EventWriter(new SurveyLinks(new EphemeralDataProtectionProvider())), new DossierMemory()));
    }

    /// <summary>A case with a draft and its warning armed.</summary>
    public async Task<LifeId> Drafted()
    {
        var (dossier, life) = (await NewDossier(), new LifeId(Guid.CreateVersion7()));
        await Do(dossier, life, StartApplication, Vendor, ("serviceName", "みまもりEDRライト"), ("monitoringType", "endpoint"));
        return life;
    }

    /// <summary>Copies of a drafted case whose warnings are all due at one moment in the past.</summary>
    public async Task Overdue(LifeId model, int count)
    {
        await using var connection = new NpgsqlConnection(admin);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"""
            SET session_replication_role = replica;
            CREATE TEMP TABLE twin AS SELECT gen_random_uuid() AS dossier, gen_random_uuid() AS life FROM generate_series(1, {count});
            INSERT INTO review.dossier (id, vendor_id, service_name, monitoring_type) SELECT w.dossier, d.vendor_id, d.service_name, d.monitoring_type FROM twin w, review.dossier d JOIN review.life l ON l.dossier_id = d.id WHERE l.id = '{model}';
            INSERT INTO review.life (id, dossier_id, machine, stage, version, facts, opened_at, stage_since) SELECT w.life, w.dossier, l.machine, l.stage, l.version, l.facts, l.opened_at, l.stage_since FROM twin w, review.life l WHERE l.id = '{model}';
            INSERT INTO review.instance SELECT w.life, w.dossier, i.process_id, i.version, i.hash, i.status, replace(i.state::text, '{model}', w.life::text)::jsonb FROM twin w, review.instance i WHERE i.life_id = '{model}';
            INSERT INTO review.timer (instance_id, timer_id, element_id, due) SELECT w.life, t.timer_id, t.element_id, review.now() - interval '1 hour' FROM twin w, review.timer t WHERE t.instance_id = '{model}' AND t.element_id = 'DraftWarned';
            SET session_replication_role = origin;
            ANALYZE review.dossier, review.life, review.instance, review.timer
            """, connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Seconds until these workers found nothing due any more.</summary>
    public async Task<double> RunTimers(int workers)
    {
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, workers).Select(_ => Task.Run(() => desk.WakeDueTimers(int.MaxValue, CancellationToken.None))));
        return watch.Elapsed.TotalSeconds;
    }

    /// <summary>A whole life from the first draft to the listing; returns the number of acts.</summary>
    public async Task<int> WholeLife()
    {
        var (dossier, life) = await Submitted();
        var acts = 26;
        await Do(dossier, life, AcceptIntake, Intake);
        foreach (var item in Review.Rooms.Items.All)
        {
            await Do(dossier, life, RecordFinding, Checker, ("item", item), ("finding", "Confirmed"), ("note", "資料と一致"));
            acts++;
        }

        await Do(dossier, life, ProposeDossier, Checker, ("proposal", "登録を承認"), ("recommendation", "approve"), ("antisocialCheck", "yes"), ("continuityCheck", "yes"));
        await Do(dossier, life, ApproveDossier, Approver);
        await Do(dossier, life, PlaceOnAgenda, Secretariat, ("meetingOn", "2099-06-20"), ("mode", "meeting"));
        var poll = (await desk.Read(dossier, CancellationToken.None))!.OpenChildren(life, Machine.Poll).Single().Id;
        await Do(dossier, poll, OpenPoll, Secretariat);
        foreach (var member in Committee)
        {
            await Do(dossier, poll, DeclareConflict, member, ("conflict", "none"));
            await Do(dossier, poll, CastBallot, member, ("q-registration", "approve"), ("q-listing", "list"));
            acts += 2;
        }

        await Do(dossier, poll, ConfirmPoll, Committee[0], ("statement", "基準を満たす"));
        await Do(dossier, life, PublishListing, Approver, ("note", "掲載"));
        return acts + 7;
    }

    public ValueTask DisposeAsync() => source.DisposeAsync();

    private static Actor Person(int n, Role role, OrgId? org = null) => new(new PersonId(Guid.Parse($"00000000-0000-0000-0000-{n:000000000000}")), $"{role} {n}", [role], org);

    private static async Task Populate(string admin)
    {
        await using var connection = new NpgsqlConnection(admin);
        await connection.OpenAsync();
        var people = new[] { Vendor, Intake, Checker, Approver, Secretariat }.Concat(Committee);
        var sql = $"INSERT INTO review.organisation (id, kind, name) VALUES ('{Org}', 'vendor', 'みほん合同会社');" + string.Concat(people.Select(p => $"""
            INSERT INTO review.person (id, organisation_id, display_name, user_name, normalized_user_name, email, normalized_email)
            VALUES ('{p.Person}', {(p.Organisation is null ? "NULL" : $"'{Org}'")}, '{p.Name}', '{p.Name}', upper('{p.Name}'), replace('{p.Name}', ' ', '') || '@example.jp', upper('{p.Name}@example.jp'));
            INSERT INTO review.person_role VALUES ('{p.Person}', '{p.Roles[0]}');
            """)) + string.Concat(Committee.Select((c, i) => $"INSERT INTO review.committee_seat (person_id, is_chair, term_from, term_to) VALUES ('{c.Person}', {i == 0}, '2020-01-01', '2099-01-01');"));
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private async Task<(DossierId Dossier, LifeId Life)> Submitted()
    {
        var (dossier, life) = (await NewDossier(), new LifeId(Guid.CreateVersion7()));
        await Do(dossier, life, StartApplication, Vendor, ("serviceName", "みまもりEDRライト"), ("monitoringType", "endpoint"));
        await Do(dossier, life, SaveApplication, Vendor, ("managementCondition", "黒字"), ("businessContinuity", "手順書あり"), ("antisocialPledge", "yes"), ("providerStatement", "yes"));
        foreach (var item in Review.Rooms.Items.All)
        {
            await Do(dossier, life, SaveApplication, Vendor,
                ("item", item), ("can", "yes"), ("metric", "検知率"), ("value", "99.5"), ("unit", "%"), ("measuredOn", MeasuredOn), ("method", "第三者試験"), ("source", "試験報告書"));
        }

        await Do(dossier, life, Submit, Vendor);
        return (dossier, life);
    }

    private async Task<DossierId> NewDossier()
    {
        var dossier = new DossierId(Guid.CreateVersion7());
        await using var command = source.CreateCommand("INSERT INTO review.dossier (id, vendor_id) VALUES ($1, $2)");
        command.Parameters.Add(new() { Value = dossier.Value });
        command.Parameters.Add(new() { Value = Org.Value });
        await command.ExecuteNonQueryAsync();
        return dossier;
    }

    private async Task Do(DossierId dossier, LifeId life, Act act, Actor actor, params (string, string)[] input)
    {
        var machine = Committee.Contains(actor) || act == OpenPoll ? Machine.Poll : Machine.Registration;
        var request = new ActRequest(life, machine, act, input.ToImmutableDictionary(i => i.Item1, i => i.Item2), actor, null);
        if (await desk.Perform(new DeskRequest(dossier, request, Guid.CreateVersion7()), CancellationToken.None) is DeskAnswer.No no)
        {
            throw new InvalidOperationException($"{act}: {no.Reason} {no.Detail}");
        }
    }
}
