using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Otasuketai.Review.Web.OpenData;

/// <summary>Writes a table as JSON or CSV, a row at a time: however long the table is, it needs the memory of one row.</summary>
public static class DataWriter
{
    private const int FlushAt = 32 * 1024;

    /// <summary>One JSON object: what the table is, of when, under which licence, and its rows.</summary>
    public static async Task Json(Stream to, DataTable table, DataSource source, DataLicence licence, CancellationToken ct)
    {
        await using var json = new Utf8JsonWriter(to, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        json.WriteStartObject();
        json.WriteString("table", table.Name);
        json.WriteString("version", DataTables.Version);
        json.WriteString("schema", DataDoor.SchemaOf(table));
        json.WriteString("statedOn", Words(source.Today));
        json.WriteString("changedAt", source.Changed is { } changed ? Words(changed) : null);
        json.WriteStartObject("license");
        json.WriteString("name", licence.Name);
        json.WriteString("url", licence.Url);
        json.WriteEndObject();
        json.WriteStartObject("disclaimer");
        json.WriteString("ja", DataLicence.Disclaimer.Ja);
        json.WriteString("en", DataLicence.Disclaimer.En);
        json.WriteEndObject();
        json.WriteStartArray("rows");
        await foreach (var row in table.Rows(source, ct))
        {
            json.WriteStartObject();
            for (var place = 0; place < row.Count; place++)
            {
                json.WritePropertyName(table.Columns[place].Name);
                Value(json, row[place]);
            }

            json.WriteEndObject();
            if (json.BytesPending > FlushAt)
            {
                await json.FlushAsync(ct);
            }
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>RFC 4180 with a byte order mark, which spreadsheets need to read Japanese.</summary>
    public static async Task Csv(Stream to, DataTable table, DataSource source, CancellationToken ct)
    {
        await using var text = new StreamWriter(to, new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: true), FlushAt, leaveOpen: true);
        await text.WriteAsync(string.Join(',', table.Columns.Select(c => c.Name)) + "\r\n");
        await foreach (var row in table.Rows(source, ct))
        {
            await text.WriteAsync(string.Join(',', row.Select(Cell)) + "\r\n");
        }
    }

    /// <summary>A value in CSV.</summary>
    public static string Cell(object? value) => Text.Csv.Cell(Words(value) ?? "");

    private static void Value(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case bool flag:
                json.WriteBooleanValue(flag);
                break;
            case int number:
                json.WriteNumberValue(number);
                break;
            default:
                json.WriteStringValue(Words(value));
                break;
        }
    }

    private static string? Words(object? value) => value switch
    {
        null => null,
        bool flag => flag ? "true" : "false",
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTimeOffset at => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        int number => number.ToString(CultureInfo.InvariantCulture),
        string text => text,
        _ => throw new InvalidOperationException(value.GetType().Name),
    };
}
