namespace Otasuketai.Bpmn.Tests;

/// <summary>Promise P14: a deadline is the same moment whatever zone the machine, the database or the reader lives in, also on the nights when clocks jump.</summary>
public sealed class ZoneTests
{
    private static readonly TimeSpan Jst = TimeSpan.FromHours(9);

    [Fact]
    public void P14_Timers_ArmedAtMomentsToldInEveryZone_AreDueAtTheSameMoments()
    {
        var zones = TimeZoneInfo.GetSystemTimeZones();
        Assert.True(zones.Count > 300, $"Only {zones.Count} zones: the machine has no zone table.");
        Assert.True(zones.Sum(z => Jumps(z).Count()) > 100, "No clock jumps anywhere.");
        foreach (var zone in zones)
        {
            foreach (var moment in Jumps(zone).SelectMany(j => new[] { j.AddMinutes(-1), j, j.AddMinutes(61) }).Append(Noon))
            {
                Assert.Equal(Due(moment), Due(TimeZoneInfo.ConvertTime(moment, zone)));
            }
        }
    }

    [Fact]
    public void P14_Timers_ArmedAtEveryHourOfTwoYears_EndWithAJapaneseDayAndNeverComeEarlierForALaterStart()
    {
        var last = Due(Noon);
        for (var hour = 1; hour < 2 * 366 * 24; hour += 5)
        {
            var now = Noon.AddHours(hour);
            var due = Due(now);
            Assert.Equal(now.AddMinutes(90), due["exact"]);
            Assert.Equal(now.AddDays(7), due["week"]);
            Assert.Equal(Jst, due["month"].Offset);
            Assert.Equal(Clamped(now), due["month"]);
            Assert.Equal(TimeSpan.Zero, due["business"].ToOffset(Jst).TimeOfDay);
            Assert.Equal(TimeSpan.Zero, due["knob"].ToOffset(Jst).TimeOfDay);
            // the end of a short month takes in the hours of several days: there only the day never comes earlier
            Assert.All(due, d => Assert.True(d.Key == "month" ? d.Value.Date >= last[d.Key].Date : d.Value >= last[d.Key], $"{d.Key} at {now:O} is due at {d.Value:O}, before {last[d.Key]:O}"));
            last = due;
        }
    }

    private static DateTimeOffset Noon => new(2026, 1, 1, 3, 0, 0, TimeSpan.Zero);

    /// <summary>A month later on a Japanese clock, by the calendar's own parts: the same day, or the month's last.</summary>
    private static DateTimeOffset Clamped(DateTimeOffset now)
    {
        var local = now.ToOffset(Jst);
        var (year, month) = local.Month == 12 ? (local.Year + 1, 1) : (local.Year, local.Month + 1);
        return new DateTimeOffset(year, month, Math.Min(local.Day, DateTime.DaysInMonth(year, month)), local.Hour, local.Minute, local.Second, Jst);
    }

    private static Dictionary<string, DateTimeOffset> Due(DateTimeOffset now) =>
        new Play("timers") { Now = now }.Knob("k", "P1M").With("until", "2026-06-30").Start().Armed.Values.ToDictionary(t => t.ElementId, t => t.Due);

    /// <summary>The moments in two years at which this zone's clocks are put forward or back.</summary>
    private static IEnumerable<DateTimeOffset> Jumps(TimeZoneInfo zone)
    {
        for (var day = Noon; zone.SupportsDaylightSavingTime && day < Noon.AddYears(2); day = day.AddDays(7))
        {
            var (low, high) = (day, day.AddDays(7));
            if (zone.GetUtcOffset(low) == zone.GetUtcOffset(high))
            {
                continue;
            }

            while (high - low > TimeSpan.FromMinutes(1))
            {
                var middle = low + ((high - low) / 2);
                (low, high) = zone.GetUtcOffset(middle) == zone.GetUtcOffset(low) ? (middle, high) : (low, middle);
            }

            yield return high;
        }
    }
}
