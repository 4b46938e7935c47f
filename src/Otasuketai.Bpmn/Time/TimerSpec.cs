namespace Otasuketai.Bpmn;

/// <summary>
/// When a timer is due (BPMN 10.5.5.13). Exactly one source: <see cref="At"/>, <see cref="On"/>, <see cref="Variable"/>,
/// <see cref="Duration"/> or <see cref="Knob"/>.
/// Days are Japanese: a timer that is a date fires when that JST day is over; a reminder (<see cref="TimerAnchor.BeforeDue"/>)
/// fires at 09:00 JST of its day.
/// </summary>
public sealed record TimerSpec
{
    /// <summary>timeDate with time and offset.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>timeDate without time: the JST day after whose end the timer fires.</summary>
    public DateOnly? On { get; init; }

    /// <summary>otr:date: a variable that holds a date (yyyy-MM-dd) or a moment with offset.</summary>
    public string? Variable { get; init; }

    /// <summary>timeDuration, or the period of a timeCycle.</summary>
    public IsoDuration? Duration { get; init; }

    /// <summary>otr:knob: a duration that has a name; asked of the context when the timer is armed.</summary>
    public string? Knob { get; init; }

    /// <summary>otr:calendar="jp": the days are business days of the calendar passed in.</summary>
    public bool BusinessDays { get; init; }

    /// <summary>timeCycle: how often at most; null with <see cref="IsCycle"/> = for ever.</summary>
    public int? Repetitions { get; init; }

    /// <summary>Is this a timeCycle?</summary>
    public bool IsCycle { get; init; }

    /// <summary>First occurrence of a timeCycle with a start (Rn/start/period).</summary>
    public DateTimeOffset? CycleStart { get; init; }

    /// <summary>Is the duration counted from the activation, or from the host task's due date?</summary>
    public TimerAnchor Anchor { get; init; }

    /// <summary>Moves with the host's due date.</summary>
    public bool IsDueRelative => Anchor != TimerAnchor.Activation;
}

/// <summary>From where a timer counts.</summary>
public enum TimerAnchor
{
    /// <summary>From the moment the element is activated.</summary>
    Activation,

    /// <summary>otr:before="true": so long before the host task's due date (a reminder).</summary>
    BeforeDue,

    /// <summary>otr:after="true": so long after the host task's due date; no duration = as soon as the due date is over.</summary>
    AfterDue,
}
