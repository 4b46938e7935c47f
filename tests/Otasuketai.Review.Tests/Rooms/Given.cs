using System.Collections.Immutable;
using Otasuketai.Review.Calendar;
using Otasuketai.Review.Evidence;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Policy;

namespace Otasuketai.Review.Tests.Rooms;

/// <summary>A small dossier and its world, built of plain values, and the way one act goes through a room.</summary>
internal sealed class Given
{
    public static readonly OrgId VendorOrg = new(Guid.Parse("00000000-0000-0000-0000-0000000000a1"));
    public static readonly OrgId GroupOrg = new(Guid.Parse("00000000-0000-0000-0000-0000000000a2"));
    public static readonly Actor Vendor = Person(1, Role.Vendor, VendorOrg);
    public static readonly Actor Intake = Person(2, Role.Intake);
    public static readonly Actor Checker = Person(3, Role.Checker);
    public static readonly Actor Approver = Person(4, Role.Approver);
    public static readonly Actor Secretariat = Person(5, Role.Secretariat);
    public static readonly Actor Chair = Person(6, Role.Chair);
    public static readonly Actor MemberA = Person(7, Role.Member);
    public static readonly Actor MemberB = Person(8, Role.Member);

    private int ids = 100;

    public Given() => World = new World
    {
        Now = new DateTimeOffset(2026, 6, 1, 1, 0, 0, TimeSpan.Zero),
        Policy = PolicyVersion.Default,
        Calendar = BusinessCalendar.Read("date,name,status\n2026-07-20,海の日,announced\n").Calendar,
        Seats = [Seat(Chair, isChair: true), Seat(MemberA), Seat(MemberB)],
        NextNumber = "A2026-0001",
        NewId = () => Id(ids++),
    };

    public World World { get; set; }

    public Dossier Dossier { get; set; } = new() { Id = new DossierId(Id(99)), Vendor = new VendorOrganisation(VendorOrg, "みほん合同会社", "1234567890123", [GroupOrg]) };

    public DateOnly Today => World.Today;

    public static Guid Id(int n) => Guid.Parse($"00000000-0000-0000-0000-{n:000000000000}");

    public static Actor Person(int n, Role role, OrgId? org = null) => new(new PersonId(Id(n)), $"{role} {n}", [role], org);

    public static CommitteeSeat Seat(Actor person, bool isChair = false, OrgId? employer = null) => new(person.Person, person.Name, isChair, employer);

    public static Claim Claim(string item, bool can = true) => can
        ? new Claim(item, true, "検知率", "99.5", "%", new DateOnly(2026, 4, 1), "第三者試験", "試験報告書", "") { State = ClaimState.Evidenced }
        : new Claim(item, false, "", "", "", null, "", "", "");

    /// <summary>Puts a life where a test needs it, without a history.</summary>
    public LifeId Life(Machine machine, Stage stage, LifeId? parent = null, params (string, string)[] facts)
    {
        var id = new LifeId(Id(ids++));
        var life = new Life { Id = id, Machine = machine, Stage = stage, Parent = parent, OpenedAt = World.Now, Facts = ImmutableDictionary<string, string>.Empty.SetItems(facts.Select(f => KeyValuePair.Create(f.Item1, f.Item2))) };
        Dossier = Dossier with { Lives = Dossier.Lives.Add(id, life) };
        return id;
    }

    /// <summary>A registration with all 23 answers and the whole profile.</summary>
    public LifeId Application(Stage stage, params (string, string)[] facts)
    {
        Dossier = Dossier with
        {
            ServiceName = "みまもり番", MonitoringType = "endpoint",
            Claims = Review.Rooms.Items.All.ToImmutableDictionary(i => i, i => Claim(i, can: i != "6.1")),
        };
        return Life(Machine.Registration, stage, null,
            [("managementCondition", "黒字"), ("businessContinuity", "手順書あり"), ("antisocialPledge", "yes"), ("providerStatement", "yes"), .. facts]);
    }

    /// <summary>A listed service with its entry.</summary>
    public LifeId Listed(Stage stage = Stage.Listed, params (string, string)[] facts)
    {
        var id = Life(Machine.Listing, stage, null, facts);
        Dossier = Dossier with { ServiceName = "みまもり番", Entry = new Entry(id, "2026-001", Today.AddMonths(-6), Today.AddMonths(18), 1) };
        return id;
    }

    public Life this[LifeId id] => Dossier.Lives[id];

    /// <summary>What the room says to an act, with the law's answer before it; nothing happens yet.</summary>
    public Decision Ask(LifeId life, Act act, Actor actor, params (string, string)[] input) => Review.Rooms.Rooms.Decide(Case(life, act, actor, input));

    /// <summary>The act happens: the move and the room's events are applied, joint moves checked against the law.</summary>
    public Decision.Yes Do(LifeId life, Act act, Actor actor, params (string, string)[] input)
    {
        var c = Case(life, act, actor, input);
        var yes = Assert.IsType<Decision.Yes>(Review.Rooms.Rooms.Decide(c));
        var rows = Law.Find(c.Life.Machine, c.Life.Stage, act);
        Assert.NotEmpty(rows);
        var to = yes.To ?? rows[0].To;
        Assert.Contains(rows, r => r.To == to && actor.MayActAs(r.By));
        Dossier = Dossier.Apply(new DossierEvent.Moved(life, c.Life.Machine, c.Life.Stage, act, to, actor, World.Now, c.Request.Input));
        foreach (var e in yes.Events)
        {
            if (e is DossierEvent.Moved m)
            {
                Assert.Equal(Dossier.Lives[m.Life].Stage, m.From);
                Assert.Contains(Law.Find(m.Machine, m.From, m.Act), r => r.To == m.To && m.By.MayActAs(r.By));
            }

            Dossier = Dossier.Apply(e);
        }

        return yes;
    }

    /// <summary>A first act: the life is born with it.</summary>
    public LifeId Begin(Machine machine, Act act, Actor actor, LifeId? parent, params (string, string)[] input)
    {
        var id = new LifeId(Id(ids++));
        var rows = Law.Find(machine, Stage.None, act);
        var c = Case(new Life { Id = id, Machine = machine, Stage = Stage.None, Parent = parent }, act, actor, input);
        var yes = Assert.IsType<Decision.Yes>(Review.Rooms.Rooms.Decide(c));
        Dossier = Dossier.Apply(new DossierEvent.Born(id, machine, parent)).Apply(new DossierEvent.Moved(id, machine, Stage.None, act, rows[0].To, actor, World.Now, c.Request.Input)).Apply(yes.Events);
        return id;
    }

    /// <summary>What the room says to a first act.</summary>
    public Decision AskBirth(Machine machine, Act act, Actor actor, LifeId? parent, params (string, string)[] input) =>
        Review.Rooms.Rooms.Decide(Case(new Life { Id = new LifeId(Id(ids++)), Machine = machine, Stage = Stage.None, Parent = parent }, act, actor, input));

    /// <summary>The newest life of a machine.</summary>
    public Life Newest(Machine machine) => Dossier.Lives.Values.Where(l => l.Machine == machine).OrderBy(l => l.Id.Value).Last();

    /// <summary>Facts as another act left them.</summary>
    public static DossierEvent Set(LifeId life, params (string, string)[] facts) => new DossierEvent.FactsSet(life, facts.ToImmutableDictionary(f => f.Item1, f => f.Item2));

    public static void Refused(Refusal expected, Decision decision) => Assert.Equal(expected, Assert.IsType<Decision.No>(decision).Reason);

    /// <summary>The templates of the mails a decision sends.</summary>
    public static IEnumerable<string> Mails(Decision decision) => Assert.IsType<Decision.Yes>(decision).Events.OfType<DossierEvent.Notified>().Select(n => n.Template);

    private Case Case(LifeId life, Act act, Actor actor, (string, string)[] input) => Case(Dossier.Lives[life], act, actor, input);

    private Case Case(Life life, Act act, Actor actor, (string, string)[] input) =>
        new(Dossier, life, new ActRequest(life.Id, life.Machine, act, ImmutableDictionary<string, string>.Empty.SetItems(input.Select(i => KeyValuePair.Create(i.Item1, i.Item2))), actor, null) { Parent = life.Parent }, World);
}
