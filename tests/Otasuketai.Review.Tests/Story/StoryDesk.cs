using System.Collections.Immutable;
using Otasuketai.Bpmn;
using Otasuketai.Review.Calendar;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Policy;
using Otasuketai.Review.Process;
using Otasuketai.Review.Rooms;
using Otasuketai.Review.Tests.Process;
using Otasuketai.Review.Tests.Rooms;

namespace Otasuketai.Review.Tests.Story;

/// <summary>A desk of plain values: the real driver, rooms, diagrams and engine over one dossier, a clock that is moved by hand, and a ballot box.</summary>
internal sealed class StoryDesk
{
    private readonly ProcessDriver driver;
    private readonly Dictionary<LifeId, Dictionary<(PersonId, string), string>> boxes = [];
    private readonly List<DossierEvent> events = [];
    private int ids = 1000;
    private int numbers;

    public StoryDesk(IEnumerable<Definition>? definitions = null)
    {
        driver = new ProcessDriver(new ProcessLibrary(definitions ?? Workflows.All), Review.Rooms.Rooms.Decide);
        Now = new DateTimeOffset(2026, 6, 1, 1, 0, 0, TimeSpan.Zero);
    }

    public DateTimeOffset Now { get; private set; }

    public Dossier Dossier { get; private set; } = new()
    {
        Id = new DossierId(Given.Id(99)),
        Vendor = new VendorOrganisation(Given.VendorOrg, "みほん合同会社", "1234567890123", [Given.GroupOrg]),
    };

    public ImmutableArray<CommitteeSeat> Seats { get; set; } = [Given.Seat(Given.Chair, isChair: true), Given.Seat(Given.MemberA), Given.Seat(Given.MemberB)];

    public ImmutableArray<CommitteeSeat> Reserves { get; set; } = [];

    public PolicyVersion Policy { get; set; } = PolicyVersion.Default;

    /// <summary>False while no mail server accepts anything.</summary>
    public bool IsMailAccepted { get; set; } = true;

    public IEnumerable<string> Mails => events.OfType<DossierEvent.Notified>().Select(n => n.Template);

    public IReadOnlyList<DossierEvent> Events => events;

    public Life Newest(Machine machine) => Dossier.Lives.Values.Where(l => l.Machine == machine).OrderBy(l => l.Id.Value).Last();

    public Stage StageOf(Machine machine) => Newest(machine).Stage;

    public World World() => new()
    {
        Now = Now,
        Policy = Policy,
        Calendar = BusinessCalendar.Read("date,name,status\n2026-07-20,海の日,announced\n").Calendar,
        Seats = Seats,
        Reserves = Reserves,
        NextNumber = $"A2026-{++numbers:0000}",
        NewId = () => Given.Id(ids++),
    };

    /// <summary>The acts offered to a person now, by name.</summary>
    public IEnumerable<Act> Offered(Actor actor) => Offers.For(Dossier, actor, driver.Library).Select(o => o.Act);

    /// <summary>An act that must happen.</summary>
    public void Do(Machine machine, Act act, Actor actor, params (string, string)[] input)
    {
        var result = Try(machine, act, actor, input);
        if (result is ActResult.No no)
        {
            Assert.Fail($"{machine} {StageOf(machine)}: {act} by {actor.Name} refused: {no.Reason} {no.Detail} {string.Join(' ', no.Fields.Select(f => f.Field + "=" + f.En))}");
        }
    }

    /// <summary>An act, whatever comes of it.</summary>
    public ActResult Try(Machine machine, Act act, Actor actor, params (string, string)[] input)
    {
        var isBirth = !Law.Find(machine, Stage.None, act).IsEmpty;
        var id = isBirth ? new LifeId(Given.Id(ids++)) : Newest(machine).Id;
        var world = World();
        if (act == Act.PublishListing)
        {
            world = world with { NextNumber = "2026-001" };
        }

        return Take(driver.Perform(Dossier, new ActRequest(id, machine, act, input.ToImmutableDictionary(i => i.Item1, i => i.Item2), actor, null), world));
    }

    /// <summary>Moves the clock and lets everything happen that became due, oldest first.</summary>
    public void Wait(int days)
    {
        var until = Now.AddDays(days);
        for (var fired = 0; NextTimer(until) is { } next; fired++)
        {
            Assert.True(fired < 500, "The clock never rests.");
            Now = next.Timer.Due > Now ? next.Timer.Due : Now;
            Take(driver.Wake(Dossier, next.Root, next.Timer.Id, World()));
        }

        Now = until;
    }

    private (LifeId Root, ArmedTimer Timer)? NextTimer(DateTimeOffset until) => Dossier.Instances
        .Where(i => i.Value.Status == InstanceStatus.Running)
        .SelectMany(i => i.Value.Timers.Select(t => (i.Key, t)))
        .Where(t => t.t.Due <= until)
        .OrderBy(t => t.t.Due)
        .Select(t => ((LifeId, ArmedTimer)?)t)
        .FirstOrDefault();

    private ActResult Take(ActResult result)
    {
        if (result is ActResult.Done done)
        {
            Assert.All(done.Processes, p => Assert.DoesNotContain(p.Effects, e => e is Effect.Raise));
            Dossier = done.After;
            events.AddRange(done.Events);
            foreach (var e in done.Events)
            {
                Box(e);
            }
        }

        return result;
    }

    private void Box(DossierEvent e)
    {
        if (e is DossierEvent.Notified letter && Windows.Letters.Contains(letter.Template))
        {
            Dossier = Dossier with
            {
                Deliveries = [.. Dossier.Deliveries.Where(d => (d.Life, d.Template) != (letter.Life, letter.Template)), new(letter.Life, letter.Template, IsMailAccepted ? World().Today : null)],
            };
        }

        if (e is DossierEvent.BallotCast cast)
        {
            var box = boxes.TryGetValue(cast.Poll, out var known) ? known : boxes[cast.Poll] = [];
            foreach (var (question, choice) in cast.Choices.Where(c => !c.Key.StartsWith("text-", StringComparison.Ordinal)))
            {
                box[(cast.Person, question)] = choice;
            }
        }
        else if (e is DossierEvent.BoxClosed closed)
        {
            var counts = boxes[closed.Poll].GroupBy(b => (b.Key.Item2, b.Value)).Select(g => new OptionCount(g.Key.Item1, g.Key.Value, g.Count()));
            Dossier = Dossier with { Polls = Dossier.Polls.SetItem(closed.Poll, Dossier.Polls[closed.Poll] with { Counts = [.. counts] }) };
        }
    }
}
