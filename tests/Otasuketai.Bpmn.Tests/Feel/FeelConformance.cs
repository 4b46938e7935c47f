using System.Text.Json;
using Otasuketai.Bpmn.Tests.Conformance;

namespace Otasuketai.Bpmn.Tests;

/// <summary>
/// Judges the FEEL cases of a conformance folder (feel.json, of dmn-tck/tck). A case that is refused is fine where null is expected, and outside the
/// language where it uses a refused feature. The zones are those of the machine.
/// </summary>
internal static class FeelConformance
{
    private static readonly FeelZones Zones = new(name => TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : null);

    private static readonly FeelInput Input = new(_ => null, new DateTimeOffset(2026, 3, 2, 1, 0, 0, TimeSpan.Zero));

    public static Verdict Judge(JsonElement test)
    {
        var text = test.GetProperty("expr").GetString()!;
        var expected = Expected(test.GetProperty("expect"));
        var reading = FeelExpression.Parse(text, null, Zones);
        var actual = reading.Expression?.Evaluate(Input);
        if (actual is { } value ? Same(value, expected) : expected.Kind == FeelKind.Null)
        {
            return new Verdict.Passed();
        }

        return actual is null && text.Contains("function(", StringComparison.Ordinal)
            ? new Verdict.Refused()
            : new Verdict.Failed($"{text} → {actual?.ToString() ?? reading.Problem!.En} ≠ {expected}");
    }

    private static FeelValue Expected(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Null => FeelValue.Null,
        JsonValueKind.True => FeelValue.Of(true),
        JsonValueKind.False => FeelValue.Of(false),
        JsonValueKind.String => FeelValue.Of(json.GetString()!),
        JsonValueKind.Array => FeelValue.Of(json.EnumerateArray().Select(Expected)),
        _ => Typed(json.EnumerateObject().Single()),
    };

    private static FeelValue Typed(JsonProperty typed) => typed.Name switch
    {
        "number" => FeelValue.Of(decimal.Parse(typed.Value.GetString()!, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture)),
        "context" => FeelValue.Of(typed.Value.EnumerateObject().Select(m => KeyValuePair.Create(m.Name, Expected(m.Value)))),
        "date" => Read($"date(\"{typed.Value}\")"),
        "time" => Read($"time(\"{typed.Value}\")"),
        "dateTime" => Read($"date and time(\"{typed.Value}\")"),
        "duration" => Read($"duration(\"{typed.Value}\")"),
        _ => throw new InvalidDataException(typed.Name),
    };

    private static FeelValue Read(string text) => FeelExpression.Parse(text, null, Zones).Expression!.Evaluate(Input) is { Kind: not FeelKind.Null } value
        ? value
        : throw new InvalidDataException(text);

    /// <summary>
    /// Identical; a number to 20 digits, because the suite counts in 34 and the engine in 28. Where the suite cuts a fraction off after ten digits or more,
    /// to the last of these.
    /// </summary>
    private static bool Same(FeelValue actual, FeelValue expected) => actual.Equals(expected)
        || (actual.Number is { } a && expected.Number is { } b && Math.Abs(a - b) <= Math.Max(Math.Abs(b) * 1e-20m, Last(b)));

    /// <summary>One unit of the last decimal place, when there are ten or more.</summary>
    private static decimal Last(decimal number) => number.Scale >= 10 ? new decimal(1, 0, 0, false, number.Scale) : 0;
}
