using System.Text.Json.Nodes;

namespace Otasuketai.Review.Web.OpenData;

/// <summary>The tables described for programs: a JSON Schema for each JSON file, one CSVW description for all CSV files.</summary>
internal static class DataSchema
{
    /// <summary>JSON Schema (2020-12) of a table's JSON file.</summary>
    public static JsonObject Of(DataTable table)
    {
        var properties = new JsonObject(table.Columns.Select(c => KeyValuePair.Create(c.Name, (JsonNode?)Column(c))));
        var row = Object(properties);
        return new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["$id"] = DataDoor.SchemaOf(table),
            ["title"] = table.Title.En,
            ["type"] = "object",
            ["properties"] = new JsonObject
            {
                ["table"] = new JsonObject { ["const"] = table.Name },
                ["version"] = new JsonObject { ["const"] = DataTables.Version },
                ["schema"] = Typed("string"),
                ["statedOn"] = Typed("string", "date"),
                ["changedAt"] = new JsonObject { ["type"] = new JsonArray("string", "null"), ["format"] = "date-time" },
                ["license"] = Object(new JsonObject { ["name"] = Typed("string"), ["url"] = Typed("string") }),
                ["disclaimer"] = Object(new JsonObject { ["ja"] = Typed("string"), ["en"] = Typed("string") }),
                ["rows"] = new JsonObject { ["type"] = "array", ["items"] = row },
            },
            ["required"] = new JsonArray("table", "version", "schema", "statedOn", "changedAt", "license", "disclaimer", "rows"),
            ["additionalProperties"] = false,
        };
    }

    /// <summary>CSV on the Web (W3C, tabular metadata) of all tables.</summary>
    public static JsonObject Csvw(IEnumerable<DataTable> tables, DataLicence licence) => new()
    {
        ["@context"] = new JsonArray("http://www.w3.org/ns/csvw", new JsonObject { ["@language"] = "en" }),
        ["dc:license"] = new JsonObject { ["@id"] = licence.Url },
        ["tables"] = new JsonArray([.. tables.Select(table => new JsonObject
        {
            ["url"] = $"{table.Name}.csv",
            ["dc:title"] = table.Title.En,
            ["tableSchema"] = new JsonObject
            {
                ["columns"] = new JsonArray([.. table.Columns.Select(Csvw)]),
                ["primaryKey"] = new JsonArray([.. table.Key.Split(',').Select(k => (JsonNode)k)]),
            },
        })]),
    };

    /// <summary>The JSON type of a column.</summary>
    internal static string TypeOf(DataType type) => type switch
    {
        DataType.Text or DataType.Day or DataType.Instant => "string",
        DataType.Whole => "integer",
        DataType.Flag => "boolean",
    };

    /// <summary>The format beside that type; null without one.</summary>
    internal static string? FormatOf(DataType type) => type switch
    {
        DataType.Day => "date",
        DataType.Instant => "date-time",
        DataType.Text or DataType.Whole or DataType.Flag => null,
    };

    private static JsonObject Column(DataColumn column)
    {
        var schema = new JsonObject { ["type"] = column.MayBeOpen ? new JsonArray(TypeOf(column.Type), "null") : TypeOf(column.Type), ["description"] = column.Meaning.En };
        if (FormatOf(column.Type) is { } format)
        {
            schema["format"] = format;
        }

        if (column.Several)
        {
            schema["pattern"] = Pattern(column);
        }
        else if (!column.Words.IsEmpty)
        {
            schema["enum"] = new JsonArray([.. column.Words.Select(w => (JsonNode?)w), .. column.MayBeOpen ? (JsonNode?[])[null] : []]);
        }

        return schema;
    }

    /// <summary>One or more of the words, separated by a space.</summary>
    private static string Pattern(DataColumn column)
    {
        var word = string.Join('|', column.Words);
        return $"^({word})( ({word}))*$";
    }

    private static JsonObject Csvw(DataColumn column)
    {
        var described = Described(column);
        if (column.Several)
        {
            described["separator"] = " ";
        }

        return described;
    }

    private static JsonObject Described(DataColumn column) => new()
    {
        ["name"] = column.Name,
        ["titles"] = new JsonObject { ["ja"] = column.Meaning.Ja, ["en"] = column.Name },
        ["dc:description"] = column.Meaning.En,
        ["datatype"] = column.Type switch
        {
            DataType.Text => "string",
            DataType.Whole => "integer",
            DataType.Flag => "boolean",
            DataType.Day => "date",
            DataType.Instant => "dateTime",
        },
        ["required"] = !column.MayBeOpen,
    };

    private static JsonObject Object(JsonObject properties) => new()
    {
        ["type"] = "object",
        ["properties"] = properties,
        ["required"] = new JsonArray([.. properties.Select(p => (JsonNode)p.Key)]),
        ["additionalProperties"] = false,
    };

    private static JsonObject Typed(string type, string? format = null)
    {
        var schema = new JsonObject { ["type"] = type };
        if (format is not null)
        {
            schema["format"] = format;
        }

        return schema;
    }
}
