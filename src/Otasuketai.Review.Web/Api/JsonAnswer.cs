using System.Text.Encodings.Web;
using System.Text.Json;

namespace Otasuketai.Review.Web.Api;

/// <summary>A JSON answer with a tag (<see cref="TaggedAnswer"/>).</summary>
internal sealed class JsonAnswer(object value) : IResult
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public Task ExecuteAsync(HttpContext context) => new TaggedAnswer(Bytes(value), "application/json; charset=utf-8").ExecuteAsync(context);

    /// <summary>The value as it is sent.</summary>
    internal static byte[] Bytes(object value) => JsonSerializer.SerializeToUtf8Bytes(value, value.GetType(), Options);
}
