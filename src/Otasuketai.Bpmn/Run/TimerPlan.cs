namespace Otasuketai.Bpmn;

/// <summary>When something is due: pure calendar arithmetic, no state.</summary>
internal sealed class TimerPlan(EngineContext context, Func<string, string?> variables)
{
    /// <summary>Ten years of business days; more is a slip of the pen.</summary>
    private const int MaxBusinessDays = 3660;

    /// <summary>First moment of a timer, and the origin of its cycle; null when it cannot be resolved.</summary>
    public (DateTimeOffset Due, DateTimeOffset? Origin)? First(TimerSpec spec, DateOnly? hostDue)
    {
        if (spec.IsCycle)
        {
            var origin = spec.CycleStart ?? (spec.IsDueRelative ? hostDue is { } day ? JapanTime.EndOf(day) : null : context.Now);
            return origin is { } from && Occurrence(spec, from, spec.CycleStart is null ? 1 : 0) is { } due ? (due, from) : null;
        }

        return Single(spec, hostDue) is { } once ? (once, null) : null;
    }

    /// <summary>The next occurrence after now, counting past those missed; null when the cycle is over.</summary>
    public (DateTimeOffset Due, int Nth)? Next(TimerSpec spec, ArmedTimer fired)
    {
        var offset = spec.CycleStart is null ? 0 : 1;
        var low = fired.Nth + 1;
        var high = low;
        while (Occurrence(spec, fired.Origin!.Value, high - offset) is { } at && at <= context.Now)
        {
            low = high;
            high *= 2;
        }

        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            var isPast = Occurrence(spec, fired.Origin!.Value, middle - offset) is { } at && at <= context.Now;
            (low, high) = isPast ? (middle + 1, high) : (low, middle);
        }

        var over = spec.Repetitions is { } most && low > most;
        return !over && Occurrence(spec, fired.Origin!.Value, low - offset) is { } due ? (due, low) : null;
    }

    /// <summary>The due date a named duration from today gives; null when the name is unknown or counts hours.</summary>
    public DateOnly? DueDate(string knob) => Named(knob) is var (duration, business) ? Day(JapanTime.DayOf(context.Now), duration, business) : null;

    private DateTimeOffset? Single(TimerSpec spec, DateOnly? hostDue)
    {
        if (spec.At is { } moment)
        {
            return moment;
        }

        if (spec.On is { } on)
        {
            return JapanTime.EndOf(on);
        }

        if (spec.Variable is { } name)
        {
            return variables(name) is { } text ? Of(TimerReader.ParseMoment(text)) : null;
        }

        return Length(spec) is var (duration, business) ? From(spec, duration, business, hostDue) : null;
    }

    private DateTimeOffset? From(TimerSpec spec, IsoDuration duration, bool business, DateOnly? hostDue) => spec.Anchor switch
    {
        TimerAnchor.BeforeDue => hostDue is { } due && DayBefore(due, duration, business) is { } day ? JapanTime.MorningOf(day) : null,
        TimerAnchor.AfterDue => hostDue is { } due && Day(due, duration, business) is { } day ? JapanTime.EndOf(day) : null,
        TimerAnchor.Activation when business || (spec.Knob is not null && duration.IsDateOnly) =>
            Day(JapanTime.DayOf(context.Now), duration, business) is { } day ? JapanTime.EndOf(day) : null,
        TimerAnchor.Activation => duration.After(context.Now),
    };

    private DateTimeOffset? Occurrence(TimerSpec spec, DateTimeOffset origin, int times)
    {
        if (!spec.BusinessDays)
        {
            return spec.Duration!.Value.After(origin, times);
        }

        var days = (long)spec.Duration!.Value.Days * times;
        return days <= MaxBusinessDays ? JapanTime.EndOf(context.Calendar.AddBusinessDays(JapanTime.DayOf(origin), (int)days)) : null;
    }

    private (IsoDuration Duration, bool Business)? Length(TimerSpec spec) => spec.Knob is { } knob
        ? Named(knob) is var (named, business) ? (named, business || spec.BusinessDays) : null
        : spec.Duration is { } duration ? (duration, spec.BusinessDays) : null;

    private (IsoDuration Duration, bool Business)? Named(string knob) =>
        context.Knobs(knob) is { } named && IsoDuration.Parse(named.Iso) is { } duration ? (duration, named.BusinessDays) : null;

    private DateOnly? Day(DateOnly from, IsoDuration duration, bool business) => (business, duration) switch
    {
        (true, { IsDaysOnly: true, Days: <= MaxBusinessDays }) => context.Calendar.AddBusinessDays(from, duration.Days),
        (false, { IsDateOnly: true }) => duration.After(from),
        _ => null,
    };

    private DateOnly? DayBefore(DateOnly due, IsoDuration duration, bool business) => (business, duration) switch
    {
        (true, { IsDaysOnly: true, Days: <= MaxBusinessDays }) => context.Calendar.AddBusinessDays(due, -duration.Days),
        (false, { IsDateOnly: true }) => duration.Before(due),
        _ => null,
    };

    private static DateTimeOffset? Of((DateTimeOffset? Moment, DateOnly? Day) read) => read.Moment ?? (read.Day is { } day ? JapanTime.EndOf(day) : null);
}
