using System.Collections.Frozen;

namespace Otasuketai.Bpmn;

/// <summary>What a function does with arguments that fit one of its forms.</summary>
internal delegate FeelValue FeelBody(FeelValue[] arguments, ref FeelRun run);

/// <summary>A parameter: its name for f(name: value), and what fits.</summary>
internal readonly record struct FeelParameter(string Name, FeelTypes Types);

/// <summary>One way to call a function. A list form also takes the elements one by one.</summary>
internal sealed record FeelForm(bool IsList, params FeelParameter[] Parameters);

/// <summary>A built-in function.</summary>
internal sealed record FeelFunction(string Name, FeelTypes Result, FeelBody Body, params FeelForm[] Forms);

/// <summary>The built-in functions (DMN 1.5, 10.3.4): the table is the whole list, and there are no others.</summary>
internal static class FeelFunctions
{
    private const FeelTypes Moment = FeelTypes.Date | FeelTypes.DateTime;

    private static readonly FeelForm List = new(true, new FeelParameter("list", FeelTypes.List));

    /// <summary>By name.</summary>
    public static FrozenDictionary<string, FeelFunction> Table { get; } = new FeelFunction[]
    {
        new("not", FeelTypes.Boolean, Not, One("negand", FeelTypes.Boolean)),
        new("count", FeelTypes.Number, FeelLists.Count, List),
        new("sum", FeelTypes.Number | FeelTypes.Duration, FeelLists.Sum, List),
        new("min", FeelOrder.Ordered, FeelLists.Min, List),
        new("max", FeelOrder.Ordered, FeelLists.Max, List),
        new("all", FeelTypes.Boolean, FeelLists.All, List),
        new("any", FeelTypes.Boolean, FeelLists.Any, List),
        new("contains", FeelTypes.Boolean, Contains, new FeelForm(false, new("string", FeelTypes.String), new("match", FeelTypes.String))),
        new("lower case", FeelTypes.String, LowerCase, One("string", FeelTypes.String)),
        new("string length", FeelTypes.Number, Length, One("string", FeelTypes.String)),
        new("string", FeelTypes.String, Text, One("from", FeelTypes.Any & ~FeelTypes.Null)),
        new("date", FeelTypes.Date, FeelMoments.Date, One("from", FeelTypes.String | Moment), Numbers("year", "month", "day")),
        new("time", FeelTypes.Time, FeelMoments.Time, One("from", FeelTypes.String | FeelTypes.Time | Moment), Numbers("hour", "minute", "second"), WithOffset()),
        new("date and time", FeelTypes.DateTime, FeelMoments.DateTime, One("from", FeelTypes.String | Moment), new FeelForm(false, new("date", Moment), new("time", FeelTypes.Time))),
        new("duration", FeelTypes.Duration, FeelMoments.Duration, One("from", FeelTypes.String | FeelTypes.Duration)),
        new("now", FeelTypes.DateTime, FeelMoments.Now, new FeelForm(false)),
    }.ToFrozenDictionary(f => f.Name, StringComparer.Ordinal);

    private static FeelForm One(string name, FeelTypes types) => new(false, new FeelParameter(name, types));

    private static FeelForm Numbers(params string[] names) => new(false, [.. names.Select(n => new FeelParameter(n, FeelTypes.Number))]);

    private static FeelForm WithOffset() => new(false, [.. Numbers("hour", "minute", "second").Parameters, new FeelParameter("offset", FeelTypes.DaysTime | FeelTypes.Null)]);

    private static FeelValue Not(FeelValue[] a, ref FeelRun run) => FeelValue.Of(!a[0].Boolean);

    private static FeelValue Contains(FeelValue[] a, ref FeelRun run)
    {
        var (text, match) = (a[0].Text!, a[1].Text!);
        return run.SpendText(text.Length * (1 + Math.Min(match.Length / 64, 1000))) ? FeelValue.Of(text.Contains(match, StringComparison.Ordinal)) : FeelValue.Null;
    }

    private static FeelValue LowerCase(FeelValue[] a, ref FeelRun run) => run.SpendText(a[0].Text!.Length) ? FeelValue.Of(a[0].Text!.ToLowerInvariant()) : FeelValue.Null;

    /// <summary>Counts characters as Unicode does, not the halves of surrogate pairs.</summary>
    private static FeelValue Length(FeelValue[] a, ref FeelRun run)
    {
        var text = a[0].Text!;
        return run.SpendText(text.Length) ? FeelValue.Of((decimal)text.EnumerateRunes().Count()) : FeelValue.Null;
    }

    private static FeelValue Text(FeelValue[] a, ref FeelRun run) => run.Weigh(a[0]) ? FeelValue.Of(a[0].ToString()) : FeelValue.Null;
}
