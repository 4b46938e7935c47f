using System.Globalization;
using System.Text.Json;

namespace Otasuketai.Bpmn;

/// <summary>
/// From the text of an instance variable to a value.
/// Declared with a type: the text is read as that type, and is null when it is none; a string is the text as it stands.
/// Not declared, or declared any: what is JSON is that (number, true, false, null, "text", list, object), everything else is
/// a string. So 007 and 2026-03-02 are strings.
/// </summary>
internal static class FeelVariable
{
    public static FeelValue Read(string text, FeelTypes type, FeelZones zones) => type switch
    {
        FeelTypes.String => FeelValue.Of(text),
        FeelTypes.Date => FeelTemporal.Date(text),
        FeelTypes.Time => FeelTemporal.Time(text, zones),
        FeelTypes.DateTime => FeelTemporal.DateTime(text, zones),
        FeelTypes.Duration => FeelTemporal.Duration(text),
        FeelTypes.Any => Json(text) ?? FeelValue.Of(text),
        _ => Json(text) is { } value && (value.Type & type) != 0 ? value : FeelValue.Null,
    };

    private static FeelValue? Json(string text) => text switch
    {
        [] => null,
        "true" => FeelValue.Of(true),
        "false" => FeelValue.Of(false),
        "null" => FeelValue.Null,
        [(>= '0' and <= '9') or '-', ..] => IsJsonNumber(text) ? Number(text) : null,
        ['[' or '{' or '"', ..] => Document(text),
        _ => null,
    };

    private static FeelValue Number(string text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? FeelValue.Of(number) : FeelValue.Null;

    /// <summary>RFC 8259: no + in front, no leading zero, digits on both sides of the point.</summary>
    private static bool IsJsonNumber(string text)
    {
        var at = text[0] == '-' ? 1 : 0;
        var whole = Digits(text, ref at);
        var isWhole = whole > 0 && (whole == 1 || text[at - whole] != '0');
        var fraction = at < text.Length && text[at] == '.';
        at += fraction ? 1 : 0;
        var isFraction = !fraction || Digits(text, ref at) > 0;
        var exponent = at < text.Length && text[at] is 'e' or 'E';
        at += exponent ? 1 : 0;
        at += exponent && at < text.Length && text[at] is '+' or '-' ? 1 : 0;
        var isExponent = !exponent || Digits(text, ref at) > 0;
        return isWhole && isFraction && isExponent && at == text.Length;
    }

    private static int Digits(string text, ref int at)
    {
        var start = at;
        while (at < text.Length && char.IsAsciiDigit(text[at]))
        {
            at++;
        }

        return at - start;
    }

    /// <summary>A list, object or quoted text; null when it is no JSON (a lone surrogate among it).</summary>
    private static FeelValue? Document(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return Value(document.RootElement);
        }
        catch (Exception e) when (e is JsonException or ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }

    private static FeelValue Value(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.True => FeelValue.Of(true),
        JsonValueKind.False => FeelValue.Of(false),
        JsonValueKind.Number => json.TryGetDecimal(out var number) ? FeelValue.Of(number) : FeelValue.Null,
        JsonValueKind.String => FeelValue.Of(json.GetString()!),
        JsonValueKind.Array => FeelValue.Of(json.EnumerateArray().Select(Value)),
        JsonValueKind.Object => Members(json),
        JsonValueKind.Null or JsonValueKind.Undefined => FeelValue.Null,
    };

    private static FeelValue Members(JsonElement json)
    {
        var members = new Dictionary<string, FeelValue>(StringComparer.Ordinal);
        foreach (var member in json.EnumerateObject())
        {
            members[member.Name] = Value(member.Value);
        }

        return FeelValue.Context(members);
    }
}
