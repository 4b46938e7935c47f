using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Otasuketai.Review.Text;

namespace Otasuketai.Review.Policy;

/// <summary>What may be wrong in a policy file.</summary>
public enum PolicyProblemKind
{
    /// <summary>Not JSON, or not an object of the right form.</summary>
    NotJson,

    /// <summary>No version name.</summary>
    NoVersion,

    /// <summary>effectiveFrom is missing or not a day.</summary>
    NoEffectiveDate,

    /// <summary>A setting nobody reads.</summary>
    UnknownKnob,

    /// <summary>A setting stands in the file twice; which one is meant?</summary>
    DuplicateKnob,

    /// <summary>The value is not of the setting's kind, or out of its range.</summary>
    WrongValue,
}

/// <summary>One thing wrong in a policy file; <paramref name="Name"/> is the setting or field concerned.</summary>
public sealed record PolicyProblem(PolicyProblemKind Kind, string Name, Bilingual Words);

/// <summary>A policy version, or the list of everything that keeps the text from being one.</summary>
public sealed record PolicyReading(PolicyVersion? Policy, ImmutableArray<PolicyProblem> Problems);

/// <summary>
/// The JSON form of a policy version: <c>{"version": "2026-2", "effectiveFrom": "2026-10-01", "knobs": {…}}</c> where a duration is
/// <c>{"iso": "P20D", "businessDays": true}</c>, a reminder <c>{"daysBefore": 7}</c>, and everything else a number.
/// Settings not named keep the default.
/// </summary>
public static class PolicyFile
{
    internal static PolicyReading Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(Encoding.UTF8.GetBytes(json), new JsonDocumentOptions { MaxDepth = 8 });
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? Take(document.RootElement)
                : new PolicyReading(null, [Problem(PolicyProblemKind.NotJson, "")]);
        }
        catch (JsonException refused)
        {
            return new PolicyReading(null, [Problem(PolicyProblemKind.NotJson, $"{refused.LineNumber + 1}")]);
        }
        catch (InvalidOperationException)
        {
            // the document's only way to say that an escaped text (half a surrogate pair) is not text
            return new PolicyReading(null, [Problem(PolicyProblemKind.NotJson, "\\u")]);
        }
    }

    /// <summary>The whole version as text that <see cref="PolicyVersion.Read"/> reads back.</summary>
    public static string Write(PolicyVersion policy) => JsonSerializer.Serialize(new
    {
        version = policy.Version,
        effectiveFrom = policy.EffectiveFrom.ToString("O", CultureInfo.InvariantCulture),
        knobs = KnobCatalogue.Rows.ToDictionary(r => r.Name, r => Form(policy.Knobs[r.Name])),
    });

    private static object Form(Knob knob) => knob switch
    {
        Knob.Span span => new { iso = span.Iso, businessDays = span.BusinessDays },
        Knob.DaysBefore before => new { daysBefore = before.Days },
        Knob.Count count => count.Value,
        Knob.Share share => share.Value,
        Knob.Yen yen => yen.Value,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static PolicyReading Take(JsonElement root)
    {
        var problems = ImmutableArray.CreateBuilder<PolicyProblem>();
        var version = Text(root, "version").Trim();
        if (version.Length == 0)
        {
            problems.Add(Problem(PolicyProblemKind.NoVersion, "version"));
        }
        if (!DateOnly.TryParseExact(Text(root, "effectiveFrom"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var from))
        {
            problems.Add(Problem(PolicyProblemKind.NoEffectiveDate, "effectiveFrom"));
        }
        var knobs = TakeKnobs(root, problems);
        var policy = new PolicyVersion(version, from, knobs);
        problems.AddRange(KnobCatalogue.Rows
            .Where(r => knobs[r.Name] is Knob.DaysBefore && policy.Find(r.Name) is null)
            .Select(r => Problem(PolicyProblemKind.WrongValue, r.Name)));
        return new PolicyReading(problems.Count == 0 ? policy : null, problems.ToImmutable());
    }

    private static ImmutableDictionary<string, Knob> TakeKnobs(JsonElement root, ImmutableArray<PolicyProblem>.Builder problems)
    {
        var knobs = PolicyVersion.Default.Knobs.ToBuilder();
        if (!root.TryGetProperty("knobs", out var given) || given.ValueKind != JsonValueKind.Object)
        {
            problems.Add(Problem(PolicyProblemKind.NotJson, "knobs"));
            return knobs.ToImmutable();
        }
        var seen = new HashSet<string>();
        foreach (var property in given.EnumerateObject())
        {
            if (!PolicyVersion.Default.Knobs.TryGetValue(property.Name, out var known))
            {
                problems.Add(Problem(PolicyProblemKind.UnknownKnob, property.Name));
            }
            else if (!seen.Add(property.Name))
            {
                problems.Add(Problem(PolicyProblemKind.DuplicateKnob, property.Name));
            }
            else if (Value(property.Value, known) is { } value)
            {
                knobs[property.Name] = value;
            }
            else
            {
                problems.Add(Problem(PolicyProblemKind.WrongValue, property.Name));
            }
        }
        return knobs.ToImmutable();
    }

    private static Knob? Value(JsonElement given, Knob known) => known switch
    {
        Knob.Span => Duration(given),
        Knob.DaysBefore before => given.ValueKind == JsonValueKind.Object && given.TryGetProperty("daysBefore", out var days)
            && Whole(days) is { } number ? before with { Days = number } : null,
        Knob.Count => Whole(given) is { } count ? new Knob.Count(count) : null,
        Knob.Yen => Whole(given) is { } yen ? new Knob.Yen(yen) : null,
        Knob.Share => given.ValueKind == JsonValueKind.Number && given.TryGetDecimal(out var share) && share is > 0 and < 1
            ? new Knob.Share(share) : null,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static Knob.Span? Duration(JsonElement given)
    {
        if (given.ValueKind != JsonValueKind.Object)
        {
            return null;
        }
        var business = given.TryGetProperty("businessDays", out var flag) && flag.ValueKind == JsonValueKind.True;
        var span = new Knob.Span(Text(given, "iso"), business);
        return KnobText.IsValid(span) ? span : null;
    }

    private static int? Whole(JsonElement given) =>
        given.ValueKind == JsonValueKind.Number && given.TryGetInt32(out var number) && number > 0 ? number : null;

    private static string Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() ?? "" : "";

    private static PolicyProblem Problem(PolicyProblemKind kind, string name) => new(kind, name, kind switch
    {
        PolicyProblemKind.NotJson => new($"JSON として読めません：{name}", $"Cannot be read as JSON: {name}"),
        PolicyProblemKind.NoVersion => new("版の名前がありません。", "The version has no name."),
        PolicyProblemKind.NoEffectiveDate => new("適用開始日がありません。", "The first effective day is missing."),
        PolicyProblemKind.UnknownKnob => new($"この設定はありません：{name}", $"There is no such setting: {name}"),
        PolicyProblemKind.DuplicateKnob => new($"同じ設定が二度あります：{name}", $"The setting stands twice: {name}"),
        PolicyProblemKind.WrongValue => new($"値の形か範囲が違います：{name}", $"The value has the wrong form or range: {name}"),
    });
}
