namespace Otasuketai.Bpmn;

/// <summary>a.b: a member of a context or of every context in a list, or a property of a day, time, duration or range.</summary>
internal sealed class FeelPath(int position, FeelNode target, string name) : FeelNode(position, target)
{
    public override FeelTypes Types(FeelCheck check)
    {
        var types = target.Types(check);
        var found = (types & FeelTypes.Context) != 0 ? FeelTypes.Any : (types & FeelTypes.List) != 0 ? FeelTypes.List : FeelTypes.None;
        for (var kind = FeelKind.Date; kind <= FeelKind.Range && found != FeelTypes.Any; kind++)
        {
            found |= (types & (FeelTypes)(1 << (int)kind)) != 0 ? FeelProperties.Types(kind, name) : FeelTypes.None;
        }

        if (found == FeelTypes.None)
        {
            check.Add(this, $"{FeelTypeNames.Ja(types)}に「{name}」はありません。", $"There is no '{name}' in {FeelTypeNames.En(types)}.");
            return FeelTypes.Any;
        }

        return found;
    }

    protected override FeelValue Evaluate(ref FeelRun run)
    {
        var value = target.Value(ref run);
        if (value.Items is not { } items)
        {
            return Member(value, ref run);
        }

        if (!run.Spend(items.Count))
        {
            return FeelValue.Null;
        }

        var members = new FeelValue[items.Count];
        for (var i = 0; i < members.Length; i++)
        {
            members[i] = FeelProperties.Get(items[i], name);
        }

        return FeelValue.List(members);
    }

    /// <summary>Null as a member's value is null; no such member is no answer.</summary>
    private FeelValue Member(FeelValue value, ref FeelRun run) =>
        value.Members is { } members && members.TryGetValue(name, out var member) ? member : Answer(FeelProperties.Get(value, name), ref run);
}

/// <summary>What can be asked of a value by name (DMN 1.5, table 65).</summary>
internal static class FeelProperties
{
    public static FeelTypes Types(FeelKind kind, string name) => (kind, name) switch
    {
        (FeelKind.Date or FeelKind.DateTime, "year" or "month" or "day" or "weekday") => FeelTypes.Number,
        (FeelKind.Time or FeelKind.DateTime, "hour" or "minute" or "second") => FeelTypes.Number,
        (FeelKind.Time or FeelKind.DateTime, "time offset") => FeelTypes.DaysTime,
        (FeelKind.Time or FeelKind.DateTime, "timezone") => FeelTypes.String,
        (FeelKind.YearsMonths, "years" or "months") => FeelTypes.Number,
        (FeelKind.DaysTime, "days" or "hours" or "minutes" or "seconds") => FeelTypes.Number,
        (FeelKind.Range, "start" or "end") => FeelTypes.Any,
        (FeelKind.Range, "start included" or "end included") => FeelTypes.Boolean,
        _ => FeelTypes.None,
    };

    public static FeelValue Get(FeelValue value, string name) => value.Kind switch
    {
        FeelKind.Context => value.Members!.TryGetValue(name, out var member) ? member : FeelValue.Null,
        FeelKind.Date => Day(value.Scalar, name),
        FeelKind.Time => Clock(value, value.Scalar, name),
        FeelKind.DateTime => Moment(value, name),
        FeelKind.YearsMonths => name switch { "years" => Whole(value.Scalar / 12), "months" => Whole(value.Scalar % 12), _ => FeelValue.Null },
        FeelKind.DaysTime => Duration(value.Scalar, name),
        FeelKind.Range => Range(value.Range!, name),
        FeelKind.Null or FeelKind.Boolean or FeelKind.Number or FeelKind.String or FeelKind.List => FeelValue.Null,
    };

    private static FeelValue Moment(FeelValue value, string name)
    {
        var (days, seconds) = FeelCalendar.Split(value.Scalar);
        return Day(days, name) is { IsNull: false } found ? found : Clock(value, seconds, name);
    }

    private static FeelValue Day(decimal days, string name)
    {
        var (year, month, day) = FeelCalendar.Civil(days);
        return name switch
        {
            "year" => FeelValue.Of((decimal)year),
            "month" => FeelValue.Of((decimal)month),
            "day" => FeelValue.Of((decimal)day),
            "weekday" => FeelValue.Of((((days + 3) % 7) + 7) % 7 + 1),
            _ => FeelValue.Null,
        };
    }

    private static FeelValue Clock(FeelValue value, decimal seconds, string name) => name switch
    {
        "hour" => Whole(seconds / 3600),
        "minute" => Whole(seconds / 60 % 60),
        "second" => FeelValue.Of(seconds % 60),
        "time offset" => value.Zone is { } zone ? FeelValue.Temporal(FeelKind.DaysTime, value.Kind == FeelKind.Time ? zone.StandardOffset : zone.OffsetAtLocal(value.Scalar)) : FeelValue.Null,
        "timezone" => value.Zone is FeelZone.Named named ? FeelValue.Of(named.Name) : FeelValue.Null,
        _ => FeelValue.Null,
    };

    private static FeelValue Duration(decimal seconds, string name) => name switch
    {
        "days" => Whole(seconds / FeelCalendar.SecondsPerDay),
        "hours" => Whole(seconds / 3600 % 24),
        "minutes" => Whole(seconds / 60 % 60),
        "seconds" => FeelValue.Of(seconds % 60),
        _ => FeelValue.Null,
    };

    private static FeelValue Range(FeelRange range, string name) => name switch
    {
        "start" => range.Form is FeelRangeForm.Greater or FeelRangeForm.GreaterOrEqual ? range.End : range.Start,
        "end" => range.Form is FeelRangeForm.Greater or FeelRangeForm.GreaterOrEqual ? FeelValue.Null : range.End,
        "start included" => FeelValue.Of(range.HasStart || range.Form == FeelRangeForm.GreaterOrEqual),
        "end included" => FeelValue.Of(range.HasEnd || range.Form == FeelRangeForm.LessOrEqual),
        _ => FeelValue.Null,
    };

    private static FeelValue Whole(decimal number) => FeelValue.Of(decimal.Truncate(number));
}

/// <summary>list[filter]: by number (1 = first, -1 = last) or by condition; what is no list is a list of one.</summary>
internal sealed class FeelFilter(int position, FeelNode target, FeelNode filter) : FeelNode(position, target, filter)
{
    public override FeelTypes Types(FeelCheck check)
    {
        target.Types(check);
        var types = check.InFilter(filter);
        if ((types & (FeelTypes.Boolean | FeelTypes.Number | FeelTypes.Null)) == 0)
        {
            check.Add(filter, $"絞り込みには条件か番号が必要ですが、{FeelTypeNames.Ja(types)}です。", $"A filter needs a condition or a number, and this is {FeelTypeNames.En(types)}.");
        }

        return FeelTypes.Any;
    }

    protected override FeelValue Evaluate(ref FeelRun run)
    {
        var value = target.Value(ref run);
        if (value.IsNull)
        {
            return FeelValue.Null;
        }

        var items = value.Items ?? [value];
        run.EnterFilter();
        var kept = filter.Value(ref run).Number is { } index ? At(items, index) : Matching(items, ref run);
        run.LeaveFilter();
        return Answer(kept, ref run);
    }

    private static FeelValue At(IReadOnlyList<FeelValue> items, decimal index)
    {
        var at = index < 0 ? items.Count + index : index - 1;
        return at >= 0 && at < items.Count && at == decimal.Truncate(at) ? items[(int)at] : FeelValue.Null;
    }

    private FeelValue Matching(IReadOnlyList<FeelValue> items, ref FeelRun run)
    {
        var kept = new List<FeelValue>();
        foreach (var item in items)
        {
            run.Open(null, item);
            var fits = filter.Value(ref run).Boolean;
            run.Close();
            if (run.IsExhausted)
            {
                return FeelValue.Null;
            }

            if (fits is true)
            {
                kept.Add(item);
            }
        }

        return FeelValue.List([.. kept]);
    }
}
