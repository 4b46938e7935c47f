using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Otasuketai.Bpmn;

/// <summary>
/// The stored form of an instance: compact JSON with a schema version ("v"). Empty parts are left out, names are short,
/// variables are sorted: equal instances give equal text.
/// </summary>
public static class InstanceJson
{
    /// <summary>Later schemas only added parts that may be absent (3: runs written together), so older ones are read as they stand.</summary>
    private const int OldestSchema = 1;

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes an instance.</summary>
    public static string Write(Instance instance)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            InstanceWriter.Write(json, instance);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Reads what <see cref="Write"/> wrote. Throws FormatException when the text is not an instance of a known schema: that is damage, not input.</summary>
    public static Instance Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            return root.GetProperty("v").GetInt32() is >= OldestSchema and <= Instance.CurrentSchema
                ? InstanceParser.Read(root)
                : throw new FormatException("The instance has an unknown schema version.");
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException or IndexOutOfRangeException)
        {
            throw new FormatException("The text is no instance.", e);
        }
    }
}
