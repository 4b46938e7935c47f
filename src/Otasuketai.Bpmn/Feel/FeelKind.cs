namespace Otasuketai.Bpmn;

/// <summary>What a <see cref="FeelValue"/> is (DMN 1.5, 10.3.2.3).</summary>
public enum FeelKind
{
    /// <summary>Nothing: a missing name, or an operation that has no answer.</summary>
    Null,

    /// <summary>true or false.</summary>
    Boolean,

    /// <summary>A decimal number of 28 digits; what does not fit is null.</summary>
    Number,

    /// <summary>A text.</summary>
    String,

    /// <summary>A calendar day.</summary>
    Date,

    /// <summary>A time of day, with or without zone.</summary>
    Time,

    /// <summary>A day and a time of day, with or without zone.</summary>
    DateTime,

    /// <summary>A duration in whole months.</summary>
    YearsMonths,

    /// <summary>A duration in seconds.</summary>
    DaysTime,

    /// <summary>A list.</summary>
    List,

    /// <summary>Named members.</summary>
    Context,

    /// <summary>An interval such as [1..5), or a test such as (&lt; 10).</summary>
    Range,
}

/// <summary>The kinds an expression may have, as far as is known before it runs.</summary>
[Flags]
public enum FeelTypes
{
    /// <summary>No kind is possible: the expression would always be null.</summary>
    None = 0,

    /// <summary>Null, said on purpose.</summary>
    Null = 1 << FeelKind.Null,

    /// <summary>True or false.</summary>
    Boolean = 1 << FeelKind.Boolean,

    /// <summary>A number.</summary>
    Number = 1 << FeelKind.Number,

    /// <summary>A text.</summary>
    String = 1 << FeelKind.String,

    /// <summary>A day.</summary>
    Date = 1 << FeelKind.Date,

    /// <summary>A time of day.</summary>
    Time = 1 << FeelKind.Time,

    /// <summary>A day with a time.</summary>
    DateTime = 1 << FeelKind.DateTime,

    /// <summary>Months.</summary>
    YearsMonths = 1 << FeelKind.YearsMonths,

    /// <summary>Seconds.</summary>
    DaysTime = 1 << FeelKind.DaysTime,

    /// <summary>A list.</summary>
    List = 1 << FeelKind.List,

    /// <summary>A context.</summary>
    Context = 1 << FeelKind.Context,

    /// <summary>A range.</summary>
    Range = 1 << FeelKind.Range,

    /// <summary>Either kind of duration.</summary>
    Duration = YearsMonths | DaysTime,

    /// <summary>Everything.</summary>
    Any = (1 << (FeelKind.Range + 1)) - 1,
}
