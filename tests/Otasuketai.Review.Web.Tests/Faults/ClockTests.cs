using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Otasuketai.Review.Calendar;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Policy;
using Otasuketai.Review.Web.Desk;
using Otasuketai.Review.Web.Tests.Desk;
using Otasuketai.Review.Web.Tests.House;

namespace Otasuketai.Review.Web.Tests.Faults;

/// <summary>Promise 15: deadlines follow one clock, the database's.</summary>
public sealed partial class ClockTests(TestCluster cluster)
{
    /// <summary>Sign-in codes are made by the wall clock of the reader's telephone; readiness refuses a node whose clock is wrong.</summary>
    private static readonly string[] ByTheWall = ["Rooms/SignIn/"];

    [Fact]
    public void Desk_ClockAndRooms_NeverAskTheNodeForTheTime()
    {
        var root = Path.GetFullPath(Path.Combine(Here(), "../../../src/Otasuketai.Review.Web"));
        string[] folders = ["Desk", "Clock", "Rooms", "Mail", "Files", "Seed"];
        var asking =
            from folder in folders
            let path = Path.Combine(root, folder)
            where Directory.Exists(path)
            from file in Directory.EnumerateFiles(path, "*.cs*", SearchOption.AllDirectories)
            let name = Path.GetRelativePath(root, file)
            where !ByTheWall.Any(name.StartsWith)
            from line in File.ReadLines(file)
            where NodeClock().IsMatch(line)
            select $"{name}: {line.Trim()}";

        Assert.True(File.Exists(Path.Combine(root, "Desk/Desk.cs")));
        Assert.Empty(asking);
    }

    [Theory]
    [InlineData("0 days")]
    [InlineData("400 days 13 hours")]
    [InlineData("-3 years")]
    public async Task P5_DueDates_WithTheDatabaseInAnotherYear_FollowTheDatabase(string shift)
    {
        await using var desk = await RealDesk.Start(cluster);
        await desk.Ask<object>($"SELECT review.set_clock_offset(interval '{shift}')");
        var one = await QuickCase.Drafted(desk);

        var today = DateOnly.FromDateTime(await desk.Ask<DateTime>("SELECT (review.now() AT TIME ZONE 'Asia/Tokyo')::date::timestamp"));
        var kept = PolicyVersion.Default.Due(Knob.DraftKept, today, BusinessCalendar.Read(Resources.Text("data/holidays-jp.csv")).Calendar).Day;
        Assert.Equal(kept, (await one.Newest(Machine.Registration)).Due);
        Assert.Equal(0L, await desk.Ask<long>("SELECT count(*) FROM review.work_item WHERE opened_at NOT BETWEEN review.now() - interval '1 minute' AND review.now()"));
        Assert.Equal(0L, await desk.Ask<long>("SELECT count(*) FROM review.history WHERE at NOT BETWEEN review.now() - interval '1 minute' AND review.now()"));

        Assert.Equal(0, await desk.Desk.WakeDueTimers(10, TestContext.Current.CancellationToken));
        await one.Wait("89 days");
        Assert.Equal(Stage.Draft, (await one.Newest(Machine.Registration)).Stage);
        await one.Wait("3 days");
        Assert.Equal(Stage.Discarded, (await one.Newest(Machine.Registration)).Stage);
    }

    [GeneratedRegex(@"UtcNow|GetUtcNow|TimeProvider|DateTime\.Now|DateTimeOffset\.Now|DateTime\.Today|Environment\.TickCount|GetLocalNow")]
    private static partial Regex NodeClock();

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
