namespace Otasuketai.Bpmn;

/// <summary>How types are called: in words for people, and as written in a declaration.</summary>
internal static class FeelTypeNames
{
    private static readonly (FeelTypes Type, string Ja, string En)[] Words =
    [
        (FeelTypes.Null, "null", "null"),
        (FeelTypes.Boolean, "真偽値", "a boolean"),
        (FeelTypes.Number, "数値", "a number"),
        (FeelTypes.String, "文字列", "a string"),
        (FeelTypes.Date, "日付", "a date"),
        (FeelTypes.Time, "時刻", "a time"),
        (FeelTypes.DateTime, "日時", "a date and time"),
        (FeelTypes.YearsMonths, "年月の期間", "a duration in months"),
        (FeelTypes.DaysTime, "日と時間の期間", "a duration in days"),
        (FeelTypes.List, "リスト", "a list"),
        (FeelTypes.Context, "コンテキスト", "a context"),
        (FeelTypes.Range, "範囲", "a range"),
    ];

    /// <summary>The types a variable can be declared with (otr:variables).</summary>
    public static IReadOnlyDictionary<string, FeelTypes> Declarable { get; } = new Dictionary<string, FeelTypes>(StringComparer.Ordinal)
    {
        ["any"] = FeelTypes.Any,
        ["boolean"] = FeelTypes.Boolean,
        ["number"] = FeelTypes.Number,
        ["string"] = FeelTypes.String,
        ["date"] = FeelTypes.Date,
        ["time"] = FeelTypes.Time,
        ["dateTime"] = FeelTypes.DateTime,
        ["duration"] = FeelTypes.Duration,
        ["list"] = FeelTypes.List,
        ["context"] = FeelTypes.Context,
    };

    public static string Ja(FeelTypes types) => string.Join("または", Words.Where(w => (types & w.Type) != 0).Select(w => w.Ja));

    public static string En(FeelTypes types) => string.Join(" or ", Words.Where(w => (types & w.Type) != 0).Select(w => w.En));
}
