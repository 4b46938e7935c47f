using System.Globalization;
using System.Text.RegularExpressions;

namespace Otasuketai.Bpmn;

/// <summary>Reads a timerEventDefinition (BPMN 10.5.5.13) with its otr:* attributes.</summary>
internal static partial class TimerReader
{
    /// <summary>The timer, or null after its problem is told.</summary>
    public static TimerSpec? Read(RawElement definition, RawElement owner, ProblemList problems)
    {
        var bodies = definition.Children.Where(c => c.Ns == Namespaces.Model && c.Name is "timeDate" or "timeDuration" or "timeCycle").ToList();
        var anchor = AnchorOf(definition);
        var spec = bodies.Count > 1 || anchor is null ? null : Source(definition, bodies.FirstOrDefault(), anchor.Value);
        var sound = spec is not null && IsSound(spec);
        if (!sound)
        {
            var written = bodies.Count == 0 ? "" : bodies[0].Text;
            problems.Add(
                ProblemCodes.Timer,
                owner,
                $"タイマー「{written}」を解釈できません。日付・期間・繰返しのいずれか一つ、または otr:knob か otr:date を書いてください。",
                $"The timer '{written}' is not understood: give exactly one of timeDate, timeDuration, timeCycle, otr:knob or otr:date, in ISO 8601.");
        }

        return sound ? spec : null;
    }

    private static TimerAnchor? AnchorOf(RawElement definition) => (definition.Otr("before"), definition.Otr("after")) switch
    {
        (null or "false", null or "false") => TimerAnchor.Activation,
        ("true", null or "false") => TimerAnchor.BeforeDue,
        (null or "false", "true") => TimerAnchor.AfterDue,
        _ => null,
    };

    private static TimerSpec? Source(RawElement definition, RawElement? body, TimerAnchor anchor)
    {
        var calendar = definition.Otr("calendar");
        if (calendar is not null and not "jp")
        {
            return null;
        }

        var start = new TimerSpec { Anchor = anchor, BusinessDays = calendar == "jp" };
        return (body?.Name, definition.Otr("knob"), definition.Otr("date")) switch
        {
            (null, { } knob, null) => start with { Knob = knob },
            (null, null, { } variable) => start with { Variable = variable },
            (null, null, null) when anchor == TimerAnchor.AfterDue => start with { Duration = IsoDuration.Zero },
            ("timeDate", null, null) => Date(start, body!.Text),
            ("timeDuration", null, null) when IsoDuration.Parse(body!.Text) is { } duration => start with { Duration = duration },
            ("timeCycle", null, null) => Cycle(start, body!.Text),
            _ => null,
        };
    }

    private static bool IsSound(TimerSpec spec)
    {
        var isDate = spec.At is not null || spec.On is not null || spec.Variable is not null;
        var daysOnly = !spec.BusinessDays || spec.Knob is not null || (spec.Duration is { } d && d.IsDaysOnly);
        var dueInDays = !spec.IsDueRelative || (!isDate && spec.Duration is null or { IsDateOnly: true });
        var cycles = !spec.IsCycle || spec.Anchor != TimerAnchor.BeforeDue;
        return daysOnly && dueInDays && cycles && !(spec.BusinessDays && isDate);
    }

    private static TimerSpec? Date(TimerSpec spec, string text) => ParseMoment(text) switch
    {
        (null, { } day) => spec with { On = day },
        ({ } moment, null) => spec with { At = moment },
        _ => null,
    };

    private static TimerSpec? Cycle(TimerSpec spec, string text)
    {
        var parts = text.Split('/');
        if (parts.Length is < 2 or > 3 || !RepeatPattern().IsMatch(parts[0]))
        {
            return null;
        }

        int? repetitions = parts[0].Length == 1 ? null : int.Parse(parts[0].AsSpan(1), CultureInfo.InvariantCulture);
        var start = parts.Length == 3 ? ParseMoment(parts[1]).Moment : null;
        var period = IsoDuration.Parse(parts[^1]);
        var isLong = period is { } length && (length.Months > 0 || length.Days > 0 || length.Clock >= TimeSpan.FromSeconds(1));
        var sound = isLong && repetitions != 0 && (parts.Length == 2 || start is not null);
        return sound ? spec with { IsCycle = true, Repetitions = repetitions, CycleStart = start, Duration = period } : null;
    }

    /// <summary>A moment with offset, or a day; neither when the text is none. A local time without offset is refused: whose midnight?</summary>
    internal static (DateTimeOffset? Moment, DateOnly? Day) ParseMoment(string text)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return (null, day);
        }

        var isMoment = MomentPattern().IsMatch(text)
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment);
        return isMoment ? (DateTimeOffset.Parse(text, CultureInfo.InvariantCulture), null) : (null, null);
    }

    [GeneratedRegex(@"^R\d{0,6}$", RegexOptions.CultureInvariant)]
    private static partial Regex RepeatPattern();

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,7})?)?(Z|[+-]\d\d:\d\d)$", RegexOptions.CultureInvariant)]
    private static partial Regex MomentPattern();
}
