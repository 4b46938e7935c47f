namespace Otasuketai.Bpmn;

/// <summary>The operators of arithmetic.</summary>
internal enum FeelOperator
{
    /// <summary>+</summary>
    Add,

    /// <summary>-</summary>
    Subtract,

    /// <summary>*</summary>
    Multiply,

    /// <summary>/</summary>
    Divide,

    /// <summary>**</summary>
    Power,
}

/// <summary>
/// Arithmetic (DMN 1.5, tables 56 to 60). <see cref="Kind"/> is the one table of which operands fit;
/// what does not fit, overflows or divides by zero is null.
/// </summary>
internal static class FeelArithmetic
{
    /// <summary>The kind of the result; Null when the operands do not fit.</summary>
    public static FeelKind Kind(FeelOperator op, FeelKind a, FeelKind b) => (op, a, b) switch
    {
        (_, FeelKind.Number, FeelKind.Number) => FeelKind.Number,
        (FeelOperator.Add, FeelKind.String, FeelKind.String) => FeelKind.String,
        (FeelOperator.Add or FeelOperator.Subtract, FeelKind.YearsMonths or FeelKind.DaysTime, _) when a == b => a,
        (FeelOperator.Add or FeelOperator.Subtract, FeelKind.Date or FeelKind.DateTime, FeelKind.YearsMonths or FeelKind.DaysTime) => a,
        (FeelOperator.Add, FeelKind.YearsMonths or FeelKind.DaysTime, FeelKind.Date or FeelKind.DateTime) => b,
        (FeelOperator.Add or FeelOperator.Subtract, FeelKind.Time, FeelKind.DaysTime) => a,
        (FeelOperator.Add, FeelKind.DaysTime, FeelKind.Time) => b,
        (FeelOperator.Subtract, FeelKind.Date or FeelKind.DateTime, FeelKind.Date or FeelKind.DateTime) => FeelKind.DaysTime,
        (FeelOperator.Subtract, FeelKind.Time, FeelKind.Time) => FeelKind.DaysTime,
        (FeelOperator.Multiply or FeelOperator.Divide, FeelKind.YearsMonths or FeelKind.DaysTime, FeelKind.Number) => a,
        (FeelOperator.Multiply, FeelKind.Number, FeelKind.YearsMonths or FeelKind.DaysTime) => b,
        (FeelOperator.Divide, FeelKind.YearsMonths or FeelKind.DaysTime, _) when a == b => FeelKind.Number,
        _ => FeelKind.Null,
    };

    public static FeelValue Calculate(FeelOperator op, FeelValue a, FeelValue b)
    {
        try
        {
            return Kind(op, a.Kind, b.Kind) switch
            {
                FeelKind.Number => FeelValue.Of(Scalar(op, a.Scalar, b.Scalar)),
                FeelKind.String => FeelValue.Of(a.Text + b.Text),
                FeelKind.YearsMonths => FeelValue.Temporal(FeelKind.YearsMonths, decimal.Truncate(Scalar(op, a.Scalar, b.Scalar))),
                FeelKind.DaysTime when IsDuration(a) || IsDuration(b) => FeelValue.Temporal(FeelKind.DaysTime, Scalar(op, a.Scalar, b.Scalar)),
                FeelKind.DaysTime => Between(b, a),
                FeelKind.Date or FeelKind.DateTime or FeelKind.Time => IsDuration(a) ? Later(b, a, 1) : Later(a, b, op == FeelOperator.Add ? 1 : -1),
                _ => FeelValue.Null,
            };
        }
        catch (Exception e) when (e is OverflowException or DivideByZeroException)
        {
            return FeelValue.Null;
        }
    }

    public static FeelValue Negate(FeelValue value) => value.Kind switch
    {
        FeelKind.Number => FeelValue.Of(-value.Scalar),
        FeelKind.YearsMonths or FeelKind.DaysTime => FeelValue.Temporal(value.Kind, -value.Scalar),
        _ => FeelValue.Null,
    };

    private static bool IsDuration(FeelValue value) => value.Kind is FeelKind.YearsMonths or FeelKind.DaysTime;

    private static decimal Scalar(FeelOperator op, decimal a, decimal b) => op switch
    {
        FeelOperator.Add => a + b,
        FeelOperator.Subtract => a - b,
        FeelOperator.Multiply => a * b,
        FeelOperator.Divide => a / b,
        FeelOperator.Power => Power(a, b),
    };

    /// <summary>Whole exponents are exact as far as the digits go; others are rounded to fifteen digits.</summary>
    private static decimal Power(decimal a, decimal b)
    {
        if (b != decimal.Truncate(b) || Math.Abs(b) > int.MaxValue)
        {
            var power = Math.Pow((double)a, (double)b);
            return double.IsNaN(power) ? throw new OverflowException() : (decimal)power;
        }

        var (result, factor) = (1m, a);
        for (var left = (int)Math.Abs(b); left > 0; left /= 2)
        {
            result = left % 2 == 1 ? result * factor : result;
            factor = left > 1 ? factor * factor : factor;
        }

        return b < 0 ? 1 / result : result;
    }

    /// <summary>From one moment to another. A date is its midnight in UTC; a moment without zone has no distance to one with.</summary>
    private static FeelValue Between(FeelValue from, FeelValue to)
    {
        var comparable = HasZone(from) == HasZone(to);
        return comparable && FeelCompare.Instant(from) is { } a && FeelCompare.Instant(to) is { } b ? FeelValue.Temporal(FeelKind.DaysTime, b - a) : FeelValue.Null;
    }

    private static bool HasZone(FeelValue value) => value.Zone is not null || value.Kind == FeelKind.Date;

    private static FeelValue Later(FeelValue at, FeelValue duration, int sign) => at.Kind switch
    {
        FeelKind.Time => FeelValue.Temporal(FeelKind.Time, FeelCalendar.Split(at.Scalar + (sign * duration.Scalar)).Seconds, at.Zone),
        FeelKind.Date => FeelValue.Temporal(FeelKind.Date, LaterDay(at.Scalar, duration, sign)),
        _ => LaterMoment(at, duration, sign),
    };

    private static decimal LaterDay(decimal days, FeelValue duration, int sign) => duration.Kind == FeelKind.YearsMonths
        ? FeelCalendar.AddMonths(days, sign * duration.Scalar)
        : FeelCalendar.Split((days * FeelCalendar.SecondsPerDay) + (sign * duration.Scalar)).Days;

    /// <summary>Months go by the clock on the wall, seconds by the instant: summer time does not stretch an hour.</summary>
    private static FeelValue LaterMoment(FeelValue at, FeelValue duration, int sign)
    {
        if (duration.Kind == FeelKind.YearsMonths)
        {
            var (days, seconds) = FeelCalendar.Split(at.Scalar);
            return FeelValue.Temporal(FeelKind.DateTime, (FeelCalendar.AddMonths(days, sign * duration.Scalar) * FeelCalendar.SecondsPerDay) + seconds, at.Zone);
        }

        var instant = at.Scalar - (at.Zone?.OffsetAtLocal(at.Scalar) ?? 0) + (sign * duration.Scalar);
        return FeelValue.Temporal(FeelKind.DateTime, instant + (at.Zone?.OffsetAtUtc(instant) ?? 0), at.Zone);
    }
}
