namespace Otasuketai.Bpmn;

/// <summary>Functions that make days, times and durations (DMN 1.5, 10.3.4.1).</summary>
internal static class FeelMoments
{
    public static FeelValue Date(FeelValue[] a, ref FeelRun run)
    {
        if (a.Length == 3)
        {
            return Day(a[0].Scalar, a[1].Scalar, a[2].Scalar);
        }

        return a[0].Kind switch
        {
            FeelKind.String => FeelTemporal.Date(a[0].Text!),
            FeelKind.DateTime => FeelValue.Temporal(FeelKind.Date, FeelCalendar.Split(a[0].Scalar).Days),
            _ => a[0],
        };
    }

    public static FeelValue Time(FeelValue[] a, ref FeelRun run)
    {
        if (a.Length > 1)
        {
            return Clock(a);
        }

        return a[0].Kind switch
        {
            FeelKind.String => FeelTemporal.Time(a[0].Text!, run.Zones),
            FeelKind.DateTime => FeelValue.Temporal(FeelKind.Time, FeelCalendar.Split(a[0].Scalar).Seconds, a[0].Zone),
            FeelKind.Date => FeelValue.Temporal(FeelKind.Time, 0, new FeelZone.Fixed(0)),
            _ => a[0],
        };
    }

    public static FeelValue DateTime(FeelValue[] a, ref FeelRun run) => (a.Length, a[0].Kind) switch
    {
        (2, _) => FeelValue.Temporal(FeelKind.DateTime, (Days(a[0]) * FeelCalendar.SecondsPerDay) + a[1].Scalar, a[1].Zone),
        (_, FeelKind.String) => FeelTemporal.DateTime(a[0].Text!, run.Zones),
        (_, FeelKind.Date) => FeelValue.Temporal(FeelKind.DateTime, a[0].Scalar * FeelCalendar.SecondsPerDay, new FeelZone.Fixed(0)),
        _ => a[0],
    };

    public static FeelValue Duration(FeelValue[] a, ref FeelRun run) => a[0].Text is { } text ? FeelTemporal.Duration(text) : a[0];

    /// <summary>The time given to the engine, on a Japanese clock.</summary>
    public static FeelValue Now(FeelValue[] a, ref FeelRun run)
    {
        var local = JapanTime.Local(run.Now);
        var seconds = (decimal)(local.DateTime - System.DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerSecond;
        return FeelValue.Temporal(FeelKind.DateTime, seconds, new FeelZone.Fixed((int)local.Offset.TotalSeconds));
    }

    private static decimal Days(FeelValue moment) => moment.Kind == FeelKind.Date ? moment.Scalar : FeelCalendar.Split(moment.Scalar).Days;

    private static FeelValue Day(decimal year, decimal month, decimal day)
    {
        var isDay = IsWhole(year, -FeelCalendar.MaxYear, FeelCalendar.MaxYear) && IsWhole(month, 1, 12) && IsWhole(day, 1, 31)
            && day <= FeelCalendar.DaysInMonth((long)year, (int)month);
        return isDay ? FeelValue.Temporal(FeelKind.Date, FeelCalendar.Day((long)year, (int)month, (int)day)) : FeelValue.Null;
    }

    private static FeelValue Clock(FeelValue[] a)
    {
        var isTime = IsWhole(a[0].Scalar, 0, 23) && IsWhole(a[1].Scalar, 0, 59) && a[2].Scalar is >= 0 and < 60;
        var offset = a.Length == 4 && !a[3].IsNull ? a[3].Scalar : (decimal?)null;
        var isOffset = offset is null || IsWhole(offset.Value, -18 * 3600, 18 * 3600);
        var zone = offset is { } seconds && isOffset ? new FeelZone.Fixed((int)seconds) : null;
        return isTime && isOffset ? FeelValue.Temporal(FeelKind.Time, (a[0].Scalar * 3600) + (a[1].Scalar * 60) + a[2].Scalar, zone) : FeelValue.Null;
    }

    private static bool IsWhole(decimal number, int low, int high) => number == decimal.Truncate(number) && number >= low && number <= high;
}
