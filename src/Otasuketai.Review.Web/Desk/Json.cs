using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using Otasuketai.Review.Lifecycle;

namespace Otasuketai.Review.Web.Desk;

/// <summary>The few JSON shapes kept in the database.</summary>
internal static class Json
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    public static ImmutableDictionary<string, string> Facts(string json) =>
        JsonSerializer.Deserialize<Dictionary<string, string>>(json, Options)!.ToImmutableDictionary();

    public static ImmutableArray<PollQuestion> Questions(string json) => JsonSerializer.Deserialize<ImmutableArray<PollQuestion>>(json, Options);
}
