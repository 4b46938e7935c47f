namespace Otasuketai.Bpmn;

/// <summary>Functions over a list (DMN 1.5, 10.3.4.4).</summary>
internal static class FeelLists
{
    public static FeelValue Count(FeelValue[] a, ref FeelRun run) => a[0].Items is { } items ? FeelValue.Of((decimal)items.Count) : FeelValue.Null;

    /// <summary>Numbers or durations of one kind; null for nothing at all.</summary>
    public static FeelValue Sum(FeelValue[] a, ref FeelRun run)
    {
        if (a[0].Items is not { Count: > 0 } items || !run.Spend(items.Count) || items[0].Kind is not (FeelKind.Number or FeelKind.YearsMonths or FeelKind.DaysTime))
        {
            return FeelValue.Null;
        }

        var sum = items[0];
        for (var i = 1; i < items.Count; i++)
        {
            sum = items[i].Kind == sum.Kind ? FeelArithmetic.Calculate(FeelOperator.Add, sum, items[i]) : FeelValue.Null;
        }

        return sum;
    }

    public static FeelValue Min(FeelValue[] a, ref FeelRun run) => Extreme(a[0], -1, ref run);

    public static FeelValue Max(FeelValue[] a, ref FeelRun run) => Extreme(a[0], 1, ref run);

    /// <summary>False when one is false; null when one is not known; anything else than booleans is an error.</summary>
    public static FeelValue All(FeelValue[] a, ref FeelRun run) => Join(a[0], true, ref run);

    /// <summary>True when one is true; null when one is not known; anything else than booleans is an error.</summary>
    public static FeelValue Any(FeelValue[] a, ref FeelRun run) => Join(a[0], false, ref run);

    private static FeelValue Extreme(FeelValue list, int sign, ref FeelRun run)
    {
        if (list.Items is not { Count: > 0 } items || !run.Weigh(list))
        {
            return FeelValue.Null;
        }

        var best = items[0];
        foreach (var item in items)
        {
            if (FeelCompare.Order(item, best) is not { } order)
            {
                return FeelValue.Null;
            }

            best = order * sign > 0 ? item : best;
        }

        return best;
    }

    private static FeelValue Join(FeelValue list, bool isAll, ref FeelRun run)
    {
        if (list.Items is not { } items || !run.Spend(items.Count))
        {
            return FeelValue.Null;
        }

        bool? result = isAll;
        foreach (var item in items)
        {
            if (item.Kind is not (FeelKind.Boolean or FeelKind.Null))
            {
                return FeelValue.Null;
            }

            result = isAll ? FeelLogic.And(result, item.Boolean) : FeelLogic.Or(result, item.Boolean);
        }

        return FeelValue.Of(result);
    }
}
