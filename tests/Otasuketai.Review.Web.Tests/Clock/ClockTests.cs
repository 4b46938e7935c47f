using System.Collections.Immutable;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Logging.Abstractions;
using Otasuketai.Review.Calendar;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Policy;
using Otasuketai.Review.Web.Clock;
using Otasuketai.Review.Web.Desk;
using Otasuketai.Review.Web.Store;
using Otasuketai.Review.Web.Tests.Desk;
using Otasuketai.Review.Web.Tests.House;

namespace Otasuketai.Review.Web.Tests.Clock;

/// <summary>The clock only wakes: two workers at once do no harm, and the calendar's acts are asked for on their days.</summary>
public sealed class ClockTests(TestCluster cluster)
{
    private static readonly DateOnly Listed = new(2026, 4, 1);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static DueRounds Due => new(PolicyVersion.Default, BusinessCalendar.Read(Resources.Text("data/holidays-jp.csv")).Calendar);

    private static ListedEntry Entry => new()
    {
        Dossier = Guid.NewGuid(), Listing = Guid.NewGuid(), Number = "2026-001", InForce = true, ListedOn = Listed, ValidUntil = Listed.AddYears(2), HasMonitors = true,
    };

    [Theory]
    [InlineData("2026-06-30", "")]
    [InlineData("2026-07-01", "PlanRound 1")]
    [InlineData("2027-03-31", "PlanRound 1")]
    [InlineData("2027-04-01", "OpenRecheck schedule,PlanRound 2")]
    [InlineData("2027-11-02", "OpenRecheck schedule,PlanRound 2")]
    [InlineData("2027-11-03", "OpenRenewal 2028-04-01,OpenRecheck schedule,PlanRound 2")]
    [InlineData("2028-04-01", "OpenRenewal 2028-04-01,OpenRecheck schedule,PlanRound 3")]
    [InlineData("2028-04-02", "Expire ")]
    public void Rounds_OnADay_AskForWhatIsDue(string day, string acts) => Assert.Equal(acts, Acts(Entry, day));

    [Fact]
    public void Rounds_WithWhatIsAlreadyThere_AskForNothingTwice()
    {
        var busy = Entry with { RecheckOpen = true, LastRenewal = new DateOnly(2027, 11, 3), RoundOpen = true };

        Assert.Equal("", Acts(busy, "2028-04-01"));
        Assert.Equal("", Acts(busy with { RenewalPending = true }, "2028-04-02"));
        Assert.Equal("", Acts(Entry with { LastRecheck = new DateOnly(2027, 4, 1), LastRound = 2 }, "2027-10-01"));
        Assert.Equal("", Acts(Entry with { InForce = false }, "2027-04-01"));
        Assert.Equal("", Acts(Entry with { HasMonitors = false }, "2026-08-01"));
    }

    [Theory]
    [InlineData("+90d", 90 * 24)]
    [InlineData("-2h", -2)]
    [InlineData("90d", null)]
    [InlineData("+90", null)]
    public void Parse_TimeSpan_ReadsOrRefuses(string text, int? hours) => Assert.Equal(hours, DevelopmentClock.Parse(text)?.TotalHours);

    [Fact]
    public async Task P2_Timers_WokenByTwoWorkersAtOnce_FireOnce()
    {
        await using var desk = await RealDesk.Start(cluster);
        await Chapters.Draft(desk);
        await desk.Ask<object>("SELECT review.set_clock_offset(interval '61 days')");

        var fired = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => desk.Desk.WakeDueTimers(50, Stop), Stop)));

        Assert.Equal(1, fired.Sum());
        Assert.Equal(1L, await desk.Ask<long>("SELECT count(*) FROM review.outbox WHERE template = 'draft-warning'"));
    }

    [Fact]
    public async Task Rounds_OverTwoYears_OpenEachDutyOnceAndExpireInTheEnd()
    {
        await using var desk = await RealDesk.Start(cluster);
        await Chapters.Submit(desk);
        await Chapters.OnTheAgenda(desk);
        await Chapters.Resolve(desk);
        await desk.Do(Machine.Registration, Act.PublishListing, desk.Approver);
        await desk.Ask<object>("INSERT INTO review.monitor_user (id, dossier_id, company, name, address, proof, enrolled_by) SELECT id, id, '見本', '利用者', 'u@sme.example', '契約書', id FROM review.dossier RETURNING 1");
        var rulebook = new Rulebook(await DefinitionStore.Register(desk.App, DefinitionStore.Shipped(), Stop), Review.Rooms.Rooms.Decide, Sampling(0), BusinessCalendar.Read(Resources.Text("data/holidays-jp.csv")).Calendar);
        var rounds = new Rounds(new ListedEntries(desk.App), desk.Desk, rulebook, desk.App, NullLogger<Rounds>.Instance);
        List<string> story = [];

        foreach (var day in new[] { 80, 100, 370, 600, 740 })
        {
            // on the last day the calendar comes before the renewal's own timer
            await (day == 740 ? desk.Ask<object>("SELECT review.set_clock_offset(interval '740 days')") : desk.Wait($"{day} days' - (SELECT shift FROM review.clock_offset) + interval '0"));
            var done = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => rounds.Run(Stop)));
            story.Add($"{day}:{done.Sum()}");
            await using var connection = await desk.App.OpenConnectionAsync(Stop);
            Assert.Empty((await InvariantChecker.Check(connection, Stop)).Broken.Select(b => $"{day} {b.Name}: {string.Join(" | ", b.Rows)}"));
        }

        Assert.Equal("80:0 100:1 370:2 600:1 740:1", string.Join(' ', story));
        Assert.Equal(Stage.Expired, (await desk.Newest(Machine.Listing)).Stage);
    }

    [Fact]
    public async Task Rounds_ReviewClockStoppedPastItsEnd_AlarmOnceADayUntilItRunsAgain()
    {
        await using var desk = await RealDesk.Start(cluster);
        await Chapters.Submit(desk);
        var until = DateTimeOffset.UtcNow.AddDays(10).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        await desk.Do(Machine.Registration, Act.StopClock, desk.Intake, ("reason", "第三者試験の結果待ち"), ("stopUntil", until));
        var rulebook = new Rulebook(desk.Library, Review.Rooms.Rooms.Decide, PolicyVersion.Default, BusinessCalendar.Read(Resources.Text("data/holidays-jp.csv")).Calendar);
        var rounds = new Rounds(new ListedEntries(desk.App), desk.Desk, rulebook, desk.App, NullLogger<Rounds>.Instance);

        var alarms = new List<int>();
        foreach (var days in new[] { 5, 8, 1 })
        {
            await desk.Wait($"{days} days");
            alarms.Add(await rounds.Run(Stop) + await rounds.Run(Stop));
        }

        await desk.Do(Machine.Registration, Act.ResumeClock, desk.Intake);
        await desk.Wait("1 day");
        alarms.Add(await rounds.Run(Stop));
        Assert.Equal([0, 1, 1, 0], alarms);
        Assert.Equal("Intake2@example.jp", await desk.Ask<string>("SELECT DISTINCT address FROM review.outbox WHERE template = 'clock-to-resume'"));
    }

    [Fact]
    public async Task Rounds_OverTheYear_DrawEachEntryAtMostOnceAndTheSameWayForTheSameSeed()
    {
        var first = await Sampled();
        var again = await Sampled();

        Assert.Equal((string.Join(' ', first.Counts), first.Drawn), (string.Join(' ', again.Counts), again.Drawn));
        Assert.Equal([0, 1, 2, 2, 0, 1], first.Counts);
        Assert.Equal(2, first.Drawn.Split(' ').Take(2).Distinct().Count());
    }

    /// <summary>Two entries, four draws a year: how many rechecks were open to the sample on each day asked for, and whom they were about.</summary>
    private async Task<(ImmutableArray<long> Counts, string Drawn)> Sampled()
    {
        await using var desk = await RealDesk.Start(cluster);
        await Moved(desk, "2027-01-01");
        var rival = await desk.Another();
        foreach (var (one, number) in new[] { (desk, "2026-001"), (rival, "2026-002") })
        {
            await one.Do(Machine.Listing, Act.ReserveEntry, Actor.System);
            await one.Do(Machine.Listing, Act.CarryOver, Actor.System, ("number", number), ("source", "一覧"), ("listedOn", "2027-01-01"));
        }

        await desk.Ask<object>("INSERT INTO review.surveillance_seed VALUES (2027, sha256('seed'), '2027-01-01'), (2028, sha256('next'), '2028-01-01') RETURNING 1");
        var rulebook = new Rulebook(desk.Library, Review.Rooms.Rooms.Decide, Sampling(4), BusinessCalendar.Read(Resources.Text("data/holidays-jp.csv")).Calendar);
        var rounds = new Rounds(new ListedEntries(desk.App), desk.Desk, rulebook, desk.App, NullLogger<Rounds>.Instance);
        var counts = ImmutableArray.CreateBuilder<long>();
        foreach (var day in new[] { "2027-03-01", "2027-05-01", "2027-08-01", "2027-12-31", "2028-01-05", "2028-05-01" })
        {
            await Moved(desk, day);
            await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => rounds.Run(Stop)));
            counts.Add(await desk.Ask<long>($"SELECT count(*) FROM review.life WHERE machine = 'Recheck' AND facts ->> 'cause' = 'surveillance' AND extract(year FROM opened_at AT TIME ZONE 'Asia/Tokyo') = {day[..4]}"));
            await Finish(desk, [desk, rival]);
        }

        return (counts.ToImmutable(), await desk.Ask<string>("SELECT string_agg(e.number, ' ' ORDER BY l.opened_at) FROM review.life l JOIN review.entry e USING (dossier_id) WHERE l.machine = 'Recheck' AND l.facts ->> 'cause' = 'surveillance'"));
    }

    private static async Task Moved(RealDesk desk, string day) => await desk.Ask<object>($"SELECT review.set_clock_offset(timestamptz '{day} 12:00+09' - clock_timestamp())");

    /// <summary>Whatever recheck is open is looked at and closed without action, so that the next draw finds everybody free.</summary>
    private static async Task Finish(RealDesk home, RealDesk[] cases)
    {
        foreach (var one in cases)
        {
            if ((await one.Desk.Read(one.Dossier, Stop))!.OpenLives(Machine.Recheck).Any())
            {
                await one.Do(Machine.Recheck, Act.StartRecheck, home.Checker);
                await one.Do(Machine.Recheck, Act.CloseWithoutAction, home.Checker, ("reason", "相違なし"));
                await one.Do(Machine.Recheck, Act.CloseWithoutAction, home.Approver);
            }
        }
    }

    private static PolicyVersion Sampling(int perYear) =>
        PolicyVersion.Default with { Knobs = PolicyVersion.Default.Knobs.SetItem(Knob.SurveillanceSample, new Knob.Count(perYear)) };

    private static string Acts(ListedEntry entry, string day) => string.Join(',',
        Due.Of(entry, DateOnly.Parse(day)).Select(a => $"{a.Act} {string.Join(' ', a.Input.Where(i => i.Key != "reason").Select(i => i.Value))}"));
}
