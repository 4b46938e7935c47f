using System.Collections.Immutable;
using Microsoft.AspNetCore.DataProtection;
using Npgsql;
using Otasuketai.Bpmn;
using Otasuketai.Review.Calendar;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Policy;
using Otasuketai.Review.Process;
using Otasuketai.Review.Web.Desk;
using Otasuketai.Review.Web.Tests.House;

namespace Otasuketai.Review.Web.Tests.Desk;

/// <summary>The desk on a database of its own, with a small cast; the clock is the database's and moves by its offset.</summary>
internal sealed class RealDesk : IAsyncDisposable
{
    private readonly NpgsqlDataSource app;

    private RealDesk(string admin, NpgsqlDataSource app, Web.Desk.Desk desk, DossierId dossier, OrgId vendor) =>
        (Admin, this.app, Desk, Dossier, VendorOrg) = (admin, app, desk, dossier, vendor);

    /// <summary>A superuser's connection string.</summary>
    public string Admin { get; }

    /// <summary>The application's own connections.</summary>
    public NpgsqlDataSource App => app;

    public Web.Desk.Desk Desk { get; }

    /// <summary>The registered diagrams.</summary>
    public ProcessLibrary Library { get; private init; } = null!;

    /// <summary>What the desk remembers.</summary>
    public DossierMemory Memory { get; private init; } = null!;

    public DossierId Dossier { get; }

    public OrgId VendorOrg { get; }

    /// <summary>Where the keys of acts come from.</summary>
    public Func<Guid> NextKey { get; set; } = Guid.CreateVersion7;

    /// <summary>How an attempt is made; a test of faults repeats it.</summary>
    public Func<Func<Task<DeskAnswer>>, Task<DeskAnswer>> Attempt { get; set; } = attempt => attempt();

    /// <summary>False where the server may be away between two acts.</summary>
    public bool IsWatched { get; set; } = true;

    /// <summary>Told of every act that the desk confirmed.</summary>
    public Action<Guid> Confirmed { get; set; } = _ => { };

    public Actor Vendor => Person(1, Role.Vendor, VendorOrg);

    public Actor Intake { get; } = Person(2, Role.Intake);

    public Actor Checker { get; } = Person(3, Role.Checker);

    public Actor Approver { get; } = Person(4, Role.Approver);

    public Actor Secretariat { get; } = Person(5, Role.Secretariat);

    public Actor Chair { get; } = Person(6, Role.Chair);

    public Actor MemberA { get; } = Person(7, Role.Member);

    public Actor MemberB { get; } = Person(8, Role.Member);

    public Actor SecondApprover { get; } = Person(9, Role.Approver);

    public static async Task<RealDesk> Start(TestCluster cluster)
    {
        var database = await cluster.CreateDatabaseAsync();
        return await Start(cluster.AdminConnectionString(database), cluster.ConnectionString(database));
    }

    /// <summary>On a migrated database that nobody lives in yet.</summary>
    public static async Task<RealDesk> Start(string admin, string app)
    {
        var desk = await Join(admin, app, new(Guid.CreateVersion7()), new(Guid.CreateVersion7()));
        await desk.Populate();
        return desk;
    }

    /// <summary>
    /// A desk of its own over a case that is there already: another node, another process, another way to the server; perhaps of a program with other
    /// diagrams, perhaps with such as would be refused.
    /// </summary>
    public static async Task<RealDesk> Join(string admin, string app, DossierId dossier, OrgId vendor, ImmutableArray<DiagramFile>? diagrams = null, bool isUnchecked = false)
    {
        var source = NpgsqlDataSource.Create(app);
        var files = diagrams ?? DefinitionStore.Shipped();
        var library = isUnchecked ? await UncheckedDiagrams.Store(source, files) : await DefinitionStore.Register(source, files, CancellationToken.None);
        var rulebook = new Rulebook(library, Review.Rooms.Rooms.Decide, PolicyVersion.Default, BusinessCalendar.Read(Resources.Text("data/holidays-jp.csv")).Calendar);
        var memory = new DossierMemory();
        var desk = new Web.Desk.Desk(source, rulebook, new EventWriter(new SurveyLinks(new EphemeralDataProtectionProvider())), memory);
        return new RealDesk(admin, source, desk, dossier, vendor) { Library = library, Memory = memory };
    }

    /// <summary>Another case of the same vendor at the same desk.</summary>
    public async Task<RealDesk> Another()
    {
        var other = new RealDesk(Admin, app, Desk, new(Guid.CreateVersion7()), VendorOrg) { Library = Library, Memory = Memory };
        await Ask<object>($"INSERT INTO review.dossier (id, vendor_id) VALUES ('{other.Dossier}', '{VendorOrg}') RETURNING 1");
        return other;
    }

    /// <summary>An act that must happen; returns its key for a second arrival.</summary>
    public async Task<Guid> Do(Machine machine, Act act, Actor actor, params (string, string)[] input)
    {
        var key = NextKey();
        var answer = await Attempt(() => Try(key, machine, act, actor, input));
        if (answer is DeskAnswer.No no)
        {
            Assert.Fail($"{machine}: {act} by {actor.Name} refused: {no.Reason} {no.Detail} {string.Join(' ', no.Fields.Select(f => f.Field + "=" + f.En))}");
        }

        Confirmed(key);
        if (IsWatched)
        {
            await RemembersWhatIsWritten();
        }

        return key;
    }

    /// <summary>Whatever the desk would believe of this case without reading it is what one who reads it finds.</summary>
    private async Task RemembersWhatIsWritten()
    {
        if (Memory.Find(Dossier) is not { } known)
        {
            return;
        }

        await using var connection = await app.OpenConnectionAsync();
        var written = Shape.Of((await DossierReader.Read(connection, Dossier, CancellationToken.None))!.Dossier);
        if (known.Stamp == await Ask<Guid>($"SELECT concurrency_stamp FROM review.dossier WHERE id = '{Dossier}'"))
        {
            Assert.Equal(written, Shape.Of(known.Dossier)); // nobody was at it meanwhile
        }
    }

    public async Task<DeskAnswer> Try(Guid key, Machine machine, Act act, Actor actor, params (string, string)[] input)
    {
        var isBirth = !Law.Find(machine, Stage.None, act).IsEmpty;
        var life = isBirth ? new LifeId(key) : (await Newest(machine)).Id;
        return await Desk.Perform(
            new DeskRequest(Dossier, new ActRequest(life, machine, act, input.ToImmutableDictionary(i => i.Item1, i => i.Item2), actor, null), key), CancellationToken.None);
    }

    public async Task<Life> Newest(Machine machine)
    {
        var dossier = await Desk.Read(Dossier, CancellationToken.None);
        return dossier!.Lives.Values.Where(l => l.Machine == machine).OrderBy(l => l.OpenedAt).ThenBy(l => l.Id.Value).Last();
    }

    public async Task<T> Ask<T>(string sql)
    {
        await using var connection = new NpgsqlConnection(Admin);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>Moves the development clock and fires what became due.</summary>
    public async Task Wait(string interval)
    {
        await Ask<object>($"SELECT review.set_clock_offset((SELECT shift FROM review.clock_offset) + interval '{interval}')");
        while (await Desk.WakeDueTimers(50, CancellationToken.None) > 0)
        {
        }
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    /// <summary>Somebody of the cast by number.</summary>
    public static Actor Person(int n, Role role, OrgId? org = null) => new(new PersonId(Guid.Parse($"00000000-0000-0000-0000-{n:000000000000}")), $"{role} {n}", [role], org);

    private async Task Populate()
    {
        await Ask<object>($"""
            INSERT INTO review.organisation (id, kind, name) VALUES ('{VendorOrg}', 'vendor', 'みほん合同会社');
            INSERT INTO review.dossier (id, vendor_id) VALUES ('{Dossier}', '{VendorOrg}');
            SELECT review.now();
            """);
        foreach (var p in new[] { Vendor, Intake, Checker, Approver, Secretariat, Chair, MemberA, MemberB, SecondApprover })
        {
            await Ask<object>($"""
                INSERT INTO review.person (id, organisation_id, display_name, user_name, normalized_user_name, email, normalized_email)
                VALUES ('{p.Person}', {(p.Organisation is { } o ? $"'{o}'" : "NULL")}, '{p.Name}', '{p.Name}', upper('{p.Name}'), replace('{p.Name}', ' ', '') || '@example.jp', upper('{p.Name}@example.jp'));
                INSERT INTO review.person_role VALUES ('{p.Person}', '{p.Roles[0]}');
                SELECT review.now();
                """);
        }

        foreach (var (seat, isChair) in new[] { (Chair, true), (MemberA, false), (MemberB, false) })
        {
            await Ask<object>($"INSERT INTO review.committee_seat (person_id, is_chair, term_from, term_to) VALUES ('{seat.Person}', {isChair}, '2020-01-01', '2040-01-01') RETURNING 1");
        }
    }
}
