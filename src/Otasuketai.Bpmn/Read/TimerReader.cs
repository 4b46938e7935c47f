using System.Globalization;
using System.Text.RegularExpressions;

namespace Otasuketai.Bpmn;

/// <summary>Reads a timerEventDefinition (BPMN 10.5.5.13) with its otr:* attributes; each way to write it wrong has a sentence of its own.</summary>
internal static partial class TimerReader
{
    /// <summary>The timer, or null after its problem is told.</summary>
    public static TimerSpec? Read(RawElement definition, RawElement owner, ProblemList problems)
    {
        var fault = Source(definition, out var spec) ?? Clash(spec);
        if (fault is null)
        {
            return spec;
        }

        problems.Add(ProblemCodes.Timer, owner, fault.Ja, fault.En);
        return null;
    }

    private static Fault? Source(RawElement definition, out TimerSpec spec)
    {
        var calendar = definition.Otr("calendar");
        spec = new TimerSpec { BusinessDays = calendar == "jp" };
        if (calendar is not (null or "jp"))
        {
            return new Fault($"暦 otr:calendar=\"{calendar}\" はありません。営業日は jp です。", $"There is no calendar otr:calendar=\"{calendar}\"; business days are \"jp\".");
        }

        if (Anchor(definition, out var anchor) is { } fault)
        {
            return fault;
        }

        spec = spec with { Anchor = anchor };
        var bodies = definition.Children.Where(c => c.Ns == Namespaces.Model && c.Name is "timeDate" or "timeDuration" or "timeCycle").ToList();
        string[] sources = [.. bodies.Select(b => b.Name), .. new[] { "knob", "date" }.Where(a => definition.Otr(a) is not null).Select(a => "otr:" + a)];
        if (sources.Length > 1)
        {
            return new Fault($"タイマーの時が二つ以上あります（{string.Join("、", sources)}）。", $"The timer says more than once when it is due: {string.Join(", ", sources)}.");
        }

        return bodies switch
        {
            [var body] => Body(body, ref spec),
            _ when definition.Otr("knob") is { } knob => Take(spec with { Knob = knob }, out spec),
            _ when definition.Otr("date") is { } variable => Take(spec with { Variable = variable }, out spec),
            _ when anchor == TimerAnchor.AfterDue => Take(spec with { Duration = IsoDuration.Zero }, out spec),
            _ => new Fault(
                "タイマーの時がありません。timeDate、timeDuration、timeCycle、otr:knob、otr:date のいずれか一つを書いてください。",
                "The timer does not say when it is due: give one of timeDate, timeDuration, timeCycle, otr:knob or otr:date."),
        };
    }

    private static Fault? Anchor(RawElement definition, out TimerAnchor anchor)
    {
        anchor = TimerAnchor.Activation;
        foreach (var name in new[] { "before", "after" })
        {
            if (definition.Otr(name) is { } written && RawElement.FlagOf(written) is null)
            {
                return new Fault($"otr:{name}=\"{written}\" は true か false（1 か 0）ではありません。", $"otr:{name}=\"{written}\" is neither true nor false (1 nor 0).");
            }
        }

        var (before, after) = (RawElement.FlagOf(definition.Otr("before")) == true, RawElement.FlagOf(definition.Otr("after")) == true);
        anchor = before ? TimerAnchor.BeforeDue : after ? TimerAnchor.AfterDue : TimerAnchor.Activation;
        return before && after ? new Fault("otr:before と otr:after は併用できません。", "otr:before and otr:after cannot stand together.") : null;
    }

    private static Fault? Body(RawElement body, ref TimerSpec spec) => body.Name switch
    {
        "timeDate" => Date(body.Text, ref spec),
        "timeCycle" => Cycle(body.Text, ref spec),
        _ when IsoDuration.Parse(body.Text) is { } duration => Take(spec with { Duration = duration }, out spec),
        _ => new Fault($"期間「{body.Text}」はISO 8601の期間（P5D、PT1Hなど）ではありません。", $"The duration '{body.Text}' is not one of ISO 8601 (P5D, PT1H)."),
    };

    private static Fault? Take(TimerSpec read, out TimerSpec spec)
    {
        spec = read;
        return null;
    }

    private static Fault? Date(string text, ref TimerSpec spec) => ParseMoment(text) switch
    {
        (null, { } day) => Take(spec with { On = day }, out spec),
        ({ } moment, null) => Take(spec with { At = moment }, out spec),
        _ when ParseMoment(text + "Z").Moment is not null => new Fault($"日時「{text}」に時差（+09:00 など）がありません。", $"The moment '{text}' has no offset (such as +09:00)."),
        _ => new Fault($"日付「{text}」はISO 8601の日付でも時差のある日時でもありません。", $"The date '{text}' is neither a day nor a moment with offset in ISO 8601."),
    };

    private static Fault? Cycle(string text, ref TimerSpec spec)
    {
        var parts = text.Split('/');
        if (parts.Length is < 2 or > 3 || !RepeatPattern().IsMatch(parts[0]))
        {
            return new Fault($"繰返し「{text}」はISO 8601の繰返し（R/P1D、R3/PT1Hなど）ではありません。", $"The cycle '{text}' is not one of ISO 8601 (R/P1D, R3/PT1H).");
        }

        int? repetitions = parts[0].Length == 1 ? null : int.Parse(parts[0].AsSpan(1), CultureInfo.InvariantCulture);
        if (repetitions == 0)
        {
            return new Fault($"繰返し「{text}」は一度も来ません。", $"The cycle '{text}' never comes: it is repeated 0 times.");
        }

        var start = parts.Length == 3 ? ParseMoment(parts[1]).Moment : null;
        if (parts.Length == 3 && start is null)
        {
            return new Fault($"繰返しの始まり「{parts[1]}」は時差のある日時ではありません。", $"The start '{parts[1]}' of the cycle is not a moment with offset.");
        }

        if (IsoDuration.Parse(parts[^1]) is not { } period)
        {
            return new Fault($"繰返しの間隔「{parts[^1]}」はISO 8601の期間ではありません。", $"The period '{parts[^1]}' of the cycle is not a duration of ISO 8601.");
        }

        return period.Months > 0 || period.Days > 0 || period.Clock >= TimeSpan.FromSeconds(1)
            ? Take(spec with { IsCycle = true, Repetitions = repetitions, CycleStart = start, Duration = period }, out spec)
            : new Fault($"繰返しの間隔「{parts[^1]}」が短すぎます（1秒以上）。", $"The period '{parts[^1]}' of the cycle is too short (at least one second).");
    }

    /// <summary>What a timer says by itself, and cannot say together.</summary>
    private static Fault? Clash(TimerSpec spec)
    {
        var isDate = spec.At is not null || spec.On is not null || spec.Variable is not null;
        var side = spec.Anchor == TimerAnchor.BeforeDue ? "otr:before" : "otr:after";
        return spec switch
        {
            { BusinessDays: true } when isDate => new Fault("otr:calendar は日数を数えるもので、日付には付けられません。", "otr:calendar counts days and cannot stand beside a date."),
            { BusinessDays: true, Duration: { IsDaysOnly: false } } => new Fault("営業日（otr:calendar）で数えられるのは日数だけです。年・月・時間は使えません。", "Business days (otr:calendar) count days only: no years, months or hours."),
            { IsDueRelative: true } when isDate => new Fault($"{side} は期限から数えるもので、日付には付けられません。", $"{side} counts from a due date and cannot stand beside a date."),
            { IsDueRelative: true, Duration: { IsDateOnly: false } } => new Fault($"{side} は期限の日から数えるので、時間・分・秒は使えません。", $"{side} counts from a day: the duration cannot have hours, minutes or seconds."),
            { IsCycle: true, Anchor: TimerAnchor.BeforeDue } => new Fault("otr:before の予告は一度だけで、繰返し（timeCycle）にはできません。", "A reminder (otr:before) comes once and cannot be a timeCycle."),
            _ => null,
        };
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

    /// <summary>What is wrong with a timer, in both languages.</summary>
    private sealed record Fault(string Ja, string En);
}
