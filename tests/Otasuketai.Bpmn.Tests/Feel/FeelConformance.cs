using System.Text.Json;

namespace Otasuketai.Bpmn.Tests;

/// <summary>What a run over the cases of a manifest gave.</summary>
/// <param name="Passed">Cases with the expected value; a refused one where null is expected is among them.</param>
/// <param name="Failed">Cases with another value, or refused without using a refused feature.</param>
/// <param name="Refused">Cases refused because they use a feature that is outside the language.</param>
/// <param name="FailedIds">The failed ones, each with what came out instead.</param>
public sealed record FeelConformanceResult(int Passed, int Failed, int Refused, IReadOnlyList<string> FailedIds)
{
    public int Total => Passed + Failed + Refused;
}

/// <summary>Runs the FEEL cases of a conformance folder (feel.json, of dmn-tck/tck). The zones are those of the machine.</summary>
public static class FeelConformance
{
    private static readonly FeelZones Zones = new(name => TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : null);

    private static readonly FeelInput Input = new(_ => null, new DateTimeOffset(2026, 3, 2, 1, 0, 0, TimeSpan.Zero));

    private enum Verdict
    {
        Passed,
        Failed,
        Refused,
    }

    /// <summary>Runs every case that carries the flag ("floor", "core"); without a flag all.</summary>
    public static FeelConformanceResult Run(string manifestPath, string? flag = null)
    {
        using var manifest = JsonDocument.Parse(File.ReadAllText(manifestPath));
        var cases = manifest.RootElement.GetProperty("cases").EnumerateArray().Where(c => flag is null || c.GetProperty(flag).GetBoolean());
        var verdicts = cases.Select(Judge).ToList();
        return new FeelConformanceResult(
            verdicts.Count(v => v.Verdict == Verdict.Passed),
            verdicts.Count(v => v.Verdict == Verdict.Failed),
            verdicts.Count(v => v.Verdict == Verdict.Refused),
            [.. verdicts.Where(v => v.Verdict == Verdict.Failed).Select(v => v.Told)]);
    }

    private static (Verdict Verdict, string Told) Judge(JsonElement test)
    {
        var text = test.GetProperty("expr").GetString()!;
        var expected = Expected(test.GetProperty("expect"));
        var reading = FeelExpression.Parse(text, null, Zones);
        var actual = reading.Expression?.Evaluate(Input);
        var fits = actual is { } value ? Same(value, expected) : expected.Kind == FeelKind.Null;
        var usesRefused = text.Contains("function(", StringComparison.Ordinal);
        var verdict = fits ? Verdict.Passed : actual is null && usesRefused ? Verdict.Refused : Verdict.Failed;
        return (verdict, $"{test.GetProperty("id").GetString()}: {text} → {actual?.ToString() ?? reading.Problem!.En} ≠ {expected}");
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

    /// <summary>Identical; numbers to 20 digits, because the suite counts in 34 and the engine in 28.</summary>
    private static bool Same(FeelValue actual, FeelValue expected) => actual.Equals(expected)
        || (actual.Number is { } a && expected.Number is { } b && Math.Abs(a - b) <= Math.Abs(b) * 1e-20m);
}
