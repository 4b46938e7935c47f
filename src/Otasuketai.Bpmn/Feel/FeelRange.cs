namespace Otasuketai.Bpmn;

/// <summary>How a range is written; (= 10) and [10..10] are two different ranges.</summary>
internal enum FeelRangeForm
{
    /// <summary>[a..b] with either end open or closed.</summary>
    Interval,

    /// <summary>(&lt; b)</summary>
    Less,

    /// <summary>(&lt;= b)</summary>
    LessOrEqual,

    /// <summary>(&gt; b)</summary>
    Greater,

    /// <summary>(&gt;= b)</summary>
    GreaterOrEqual,

    /// <summary>(= b)</summary>
    Equal,

    /// <summary>(!= b)</summary>
    NotEqual,
}

/// <summary>A range (DMN 1.5, 10.3.2.7). The tests with one operand keep it in <see cref="End"/>.</summary>
internal sealed record FeelRange(FeelRangeForm Form, FeelValue Start, FeelValue End, bool HasStart, bool HasEnd)
{
    public static FeelRange Test(FeelRangeForm form, FeelValue operand) => new(form, FeelValue.Null, operand, HasStart: false, HasEnd: false);

    /// <summary>Is the value in the range? Null when they cannot be compared.</summary>
    public bool? Contains(FeelValue value) => Form switch
    {
        FeelRangeForm.Interval => FeelLogic.And(Reaches(FeelCompare.Order(value, Start), HasStart), Reaches(-FeelCompare.Order(value, End), HasEnd)),
        FeelRangeForm.Less => Reaches(-FeelCompare.Order(value, End), false),
        FeelRangeForm.LessOrEqual => Reaches(-FeelCompare.Order(value, End), true),
        FeelRangeForm.Greater => Reaches(FeelCompare.Order(value, End), false),
        FeelRangeForm.GreaterOrEqual => Reaches(FeelCompare.Order(value, End), true),
        FeelRangeForm.Equal => FeelCompare.Equal(value, End),
        FeelRangeForm.NotEqual => !FeelCompare.Equal(value, End),
    };

    private static bool? Reaches(int? order, bool atEnd) => order is { } known ? known > 0 || (atEnd && known == 0) : null;
}
