using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Otasuketai.Review.Text;

namespace Otasuketai.Review.Web.Api;

/// <summary>One thing wrong with a worksheet request. <paramref name="Field"/> is its place: weights.C01, candidates[2].points.C03.</summary>
internal sealed record WorksheetFault(string Field, Bilingual Words);

/// <summary>How the worksheet interface speaks: strict JSON in, and every "no" a problem document in both languages.</summary>
internal static class WorksheetAnswers
{
    /// <summary>Most faults told at once, and most characters of each: an answer repeats what was sent, and must not grow with it.</summary>
    private const int MostFaults = 20;

    private const int MostCharacters = 300;

    /// <summary>A misspelt name, a name that stands twice or a number in quotation marks is said, not passed over.</summary>
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        AllowDuplicateProperties = false,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = 8,
        NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.Strict,
        PropertyNameCaseInsensitive = false,
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>Reads a request; null: <paramref name="problem"/> is the answer.</summary>
    internal static WorksheetRequest? Read(byte[] body, out IResult problem)
    {
        problem = Bad(new WorksheetFault("$", new("本文は JSON のオブジェクトです。", "The body is a JSON object.")));
        try
        {
            // editors on Windows put a byte order mark in front; it says nothing
            return JsonSerializer.Deserialize<WorksheetRequest>(body.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? body.AsSpan(Encoding.UTF8.Preamble.Length) : body, Strict);
        }
        catch (JsonException e)
        {
            var place = (e.Path ?? "$").Replace("$.", "", StringComparison.Ordinal);
            var line = (e.LineNumber ?? 0) + 1;
            problem = Bad(new WorksheetFault(place, new($"JSON として読めないか、値の形（整数・文字列）が違います（{line}行目、{place}）。", $"This is no JSON, or a value has the wrong form: a whole number, a text (line {line}, {place}).")));
            return null;
        }
    }

    internal static IResult Good(WorksheetResultJson result) => Results.Json(result, Strict);

    internal static IResult Bad(params ImmutableArray<WorksheetFault> faults) => Problem(StatusCodes.Status400BadRequest, faults);

    internal static IResult Problem(int status, params ImmutableArray<WorksheetFault> faults)
    {
        var told = faults.Take(MostFaults).Select(f => new { field = Short(f.Field), ja = Short(f.Words.Ja), en = Short(f.Words.En) }).ToArray();
        var (field, ja, en) = (told[0].field, told[0].ja, told[0].en);
        return Results.Problem(
            title: $"{ja} / {en}", statusCode: status, extensions: new Dictionary<string, object?> { ["field"] = field, ["ja"] = ja, ["en"] = en, ["problems"] = told });
    }

    private static string Short(string text) => InputText.Short(text, MostCharacters);
}
