using System.Globalization;
using System.Text.Json;

namespace Otasuketai.Review.Bench;

/// <summary>One measured figure beside the limit measured in the same run.</summary>
/// <param name="Ratio">Value over limit (or limit over value for times, so that larger is better); null when there is no limit.</param>
public sealed record Figure(string Name, double Value, string Unit, double? Ratio, string Limit)
{
    /// <summary>The middle of an odd number of rounds.</summary>
    public static double Median(IEnumerable<double> values)
    {
        var ordered = values.Order().ToList();
        return ordered[ordered.Count / 2];
    }

    /// <summary>name · value · unit · ratio to its limit.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Name} · {Value:0.##} · {Unit} · {(Ratio is { } r ? r.ToString("0.000", CultureInfo.InvariantCulture) : "-")} of {Limit}");

    /// <summary>Keeps the last result of each figure under var/bench.</summary>
    public void Keep()
    {
        var folder = Path.Combine(Environment.GetEnvironmentVariable("Review__Var") ?? "var", "bench");
        Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, string.Concat(Name.Select(c => char.IsLetterOrDigit(c) ? c : '-')) + ".json");
        File.WriteAllText(file, JsonSerializer.Serialize(new { Name, Value, Unit, Ratio, Limit, At = DateTimeOffset.UtcNow }, new JsonSerializerOptions { WriteIndented = true }));
    }
}
