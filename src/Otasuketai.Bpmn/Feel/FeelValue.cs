namespace Otasuketai.Bpmn;

/// <summary>
/// A value of the expression language: immutable. Numbers, booleans, days and durations need no memory of their own.
/// <see cref="Equals(FeelValue)"/> means "the same value written the same way"; the language's own = is <see cref="FeelCompare.Equal"/>.
/// </summary>
public readonly struct FeelValue : IEquatable<FeelValue>
{
    private readonly object? _object;

    private FeelValue(FeelKind kind, decimal number, object? value = null)
    {
        Kind = kind;
        Scalar = number;
        _object = value;
    }

    /// <summary>Null.</summary>
    public static FeelValue Null => default;

    /// <summary>What it is.</summary>
    public FeelKind Kind { get; }

    /// <summary>True, false, or null when it is no boolean.</summary>
    public bool? Boolean => Kind == FeelKind.Boolean ? Scalar != 0 : null;

    /// <summary>The number, or null when it is none.</summary>
    public decimal? Number => Kind == FeelKind.Number ? Scalar : null;

    /// <summary>The text, or null when it is none.</summary>
    public string? Text => _object as string;

    /// <summary>The elements, or null when it is no list.</summary>
    public IReadOnlyList<FeelValue>? Items => _object as FeelValue[];

    /// <summary>The members, or null when it is no context.</summary>
    public IReadOnlyDictionary<string, FeelValue>? Members => _object as Dictionary<string, FeelValue>;

    internal bool IsNull => Kind == FeelKind.Null;

    /// <summary>
    /// Number: itself. Boolean: 0 or 1. Date: days since 1970-01-01. Time: seconds since midnight. DateTime: seconds since
    /// 1970-01-01T00:00:00 on the clock of its zone. YearsMonths: months. DaysTime: seconds.
    /// </summary>
    internal decimal Scalar { get; }

    internal FeelZone? Zone => _object as FeelZone;

    internal FeelRange? Range => _object as FeelRange;

    internal FeelTypes Type => (FeelTypes)(1 << (int)Kind);

    /// <summary>A boolean.</summary>
    public static FeelValue Of(bool value) => new(FeelKind.Boolean, value ? 1 : 0);

    /// <summary>A number.</summary>
    public static FeelValue Of(decimal value) => new(FeelKind.Number, value);

    /// <summary>A text.</summary>
    public static FeelValue Of(string value) => new(FeelKind.String, 0, value);

    /// <summary>A list.</summary>
    public static FeelValue Of(IEnumerable<FeelValue> items) => List([.. items]);

    /// <summary>A context.</summary>
    public static FeelValue Of(IEnumerable<KeyValuePair<string, FeelValue>> members) => Context(new Dictionary<string, FeelValue>(members, StringComparer.Ordinal));

    /// <inheritdoc/>
    public bool Equals(FeelValue other) => Kind == other.Kind && Scalar == other.Scalar && Same(_object, other._object);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is FeelValue other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Kind, Scalar, _object as string);

    /// <summary>As string() writes it; "null" for null.</summary>
    public override string ToString() => FeelText.Write(this, nested: false);

    internal static FeelValue Of(bool? value) => value is { } known ? Of(known) : Null;

    internal static FeelValue List(FeelValue[] items) => new(FeelKind.List, 0, items);

    internal static FeelValue Context(Dictionary<string, FeelValue> members) => new(FeelKind.Context, 0, members);

    internal static FeelValue Of(FeelRange range) => new(FeelKind.Range, 0, range);

    /// <summary>A day, time or duration; null when it is outside of what calendars hold.</summary>
    internal static FeelValue Temporal(FeelKind kind, decimal scalar, FeelZone? zone = null) => FeelCalendar.Holds(kind, scalar) ? new(kind, scalar, zone) : Null;

    private static bool Same(object? a, object? b) => (a, b) switch
    {
        (FeelValue[] x, FeelValue[] y) => x.AsSpan().SequenceEqual(y),
        (Dictionary<string, FeelValue> x, Dictionary<string, FeelValue> y) => x.Count == y.Count && x.All(m => y.TryGetValue(m.Key, out var other) && m.Value.Equals(other)),
        _ => Equals(a, b),
    };
}
