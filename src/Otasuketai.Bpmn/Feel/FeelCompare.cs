namespace Otasuketai.Bpmn;

/// <summary>Equality and order of values (DMN 1.5, tables 51 to 53).</summary>
internal static class FeelCompare
{
    /// <summary>The language's =. Values of different kinds cannot be compared (null), except with null itself (false).</summary>
    public static bool? Equal(FeelValue a, FeelValue b)
    {
        if (a.IsNull || b.IsNull)
        {
            return a.IsNull && b.IsNull;
        }

        return a.Kind == b.Kind ? EqualOfOneKind(a, b) : null;
    }

    /// <summary>Negative, 0 or positive; null when the two have no order. Moments are compared to the second.</summary>
    public static int? Order(FeelValue a, FeelValue b)
    {
        if (a.Kind != b.Kind)
        {
            return null;
        }

        return a.Kind switch
        {
            FeelKind.Number or FeelKind.Date or FeelKind.YearsMonths or FeelKind.DaysTime => a.Scalar.CompareTo(b.Scalar),
            FeelKind.String => string.CompareOrdinal(a.Text, b.Text),
            FeelKind.Time or FeelKind.DateTime => Instant(a) is { } x && Instant(b) is { } y && a.Zone is null == b.Zone is null ? decimal.Floor(x).CompareTo(decimal.Floor(y)) : null,
            FeelKind.Null or FeelKind.Boolean or FeelKind.List or FeelKind.Context or FeelKind.Range => null,
        };
    }

    /// <summary>Seconds on one common clock; a value without zone stays on its own.</summary>
    public static decimal? Instant(FeelValue value) => value.Kind switch
    {
        FeelKind.Date => value.Scalar * FeelCalendar.SecondsPerDay,
        FeelKind.Time => value.Scalar - (value.Zone?.StandardOffset ?? 0),
        FeelKind.DateTime => value.Scalar - (value.Zone?.OffsetAtLocal(value.Scalar) ?? 0),
        _ => null,
    };

    private static bool EqualOfOneKind(FeelValue a, FeelValue b) => a.Kind switch
    {
        FeelKind.String => string.Equals(a.Text, b.Text, StringComparison.Ordinal),
        FeelKind.Time or FeelKind.DateTime => Order(a, b) == 0,
        FeelKind.List => EqualLists(a.Items!, b.Items!),
        FeelKind.Context => EqualContexts(a.Members!, b.Members!),
        FeelKind.Range => EqualRanges(a.Range!, b.Range!),
        FeelKind.Null or FeelKind.Boolean or FeelKind.Number or FeelKind.Date or FeelKind.YearsMonths or FeelKind.DaysTime => a.Scalar == b.Scalar,
    };

    private static bool EqualLists(IReadOnlyList<FeelValue> a, IReadOnlyList<FeelValue> b)
    {
        for (var i = 0; i < a.Count && i < b.Count; i++)
        {
            if (Equal(a[i], b[i]) is not true)
            {
                return false;
            }
        }

        return a.Count == b.Count;
    }

    private static bool EqualContexts(IReadOnlyDictionary<string, FeelValue> a, IReadOnlyDictionary<string, FeelValue> b)
    {
        foreach (var (name, value) in a)
        {
            if (!b.TryGetValue(name, out var other) || Equal(value, other) is not true)
            {
                return false;
            }
        }

        return a.Count == b.Count;
    }

    private static bool EqualRanges(FeelRange a, FeelRange b) => a.Form == b.Form
        && a.HasStart == b.HasStart
        && a.HasEnd == b.HasEnd
        && Equal(a.Start, b.Start) is true
        && Equal(a.End, b.End) is true;
}
