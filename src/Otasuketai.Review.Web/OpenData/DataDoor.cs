using System.Collections.Immutable;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Net.Http.Headers;
using Microsoft.OpenApi;
using Otasuketai.Review.Text;
using Otasuketai.Review.Web.Access;
using Otasuketai.Review.Web.Api;

namespace Otasuketai.Review.Web.OpenData;

/// <summary>利用条件 of the open data: the settings <c>OpenData:LicenceName</c> and <c>OpenData:LicenceUrl</c>, for the operator to decide.</summary>
public sealed record DataLicence(string Name, string Url)
{
    /// <summary>What every file says of itself (binding rule 9).</summary>
    public static Bilingual Disclaimer { get; } = new(
        "申請者の説明をもとにした、その時点の参考情報です。製品・サービスの性能を保証するものではありません。利用するかどうかは各社で判断してください。",
        "Reference information as of a date, based on the applicants' statements. It does not guarantee performance; whether to use a service is each company's own decision.");

    internal static DataLicence Of(IConfiguration configuration) => new(
        configuration["OpenData:LicenceName"] ?? "公共データ利用規約（第1.0版）（PDL1.0）",
        configuration["OpenData:LicenceUrl"] ?? "https://www.digital.go.jp/resources/open_data/public_data_license_v1.0");
}

/// <summary>The downloads and their descriptions.</summary>
public static class DataDoor
{
    private const string Root = "/api/v1/data";

    private static readonly ImmutableArray<string> Names = ["entries", "items", "criteria", "events"];

    /// <summary>Registers them.</summary>
    public static IServiceCollection AddOpenData(this IServiceCollection services) => services
        .AddSingleton(p => DataLicence.Of(p.GetRequiredService<IConfiguration>()))
        .AddSingleton<DataTables>()
        .AddSingleton<DataFiles>();

    /// <summary>Maps them.</summary>
    public static void MapOpenData(this WebApplication app)
    {
        var tables = app.Services.GetRequiredService<DataTables>().All;
        var licence = app.Services.GetRequiredService<DataLicence>();
        foreach (var table in tables)
        {
            Door(app.MapGet(AddressOf(table, "json"), (HttpContext context, DataFiles files) => Send(context, files, table, "json", "application/json; charset=utf-8")),
                $"Data{table.Name}Json", $"{table.Title.En}, as JSON", "application/json", Described(table));
            Door(app.MapGet(AddressOf(table, "csv"), (HttpContext context, DataFiles files) => Send(context, files, table, "csv", "text/csv; charset=utf-8")),
                $"Data{table.Name}Csv", $"{table.Title.En}, as CSV (UTF-8)", "text/csv", new() { Type = JsonSchemaType.String, Description = $"The columns: {CsvwAddress}" });
            Door(app.MapGet(SchemaOf(table), () => new JsonAnswer(DataSchema.Of(table))),
                $"Data{table.Name}Schema", $"JSON Schema of {AddressOf(table, "json")}", "application/json", new() { Type = JsonSchemaType.Object });
        }

        Door(app.MapGet(CsvwAddress, () => new JsonAnswer(DataSchema.Csvw(tables, licence))),
            "DataCsvMetadata", "The columns of the CSV files (CSV on the Web)", "application/json", new() { Type = JsonSchemaType.Object });
    }

    /// <summary>Where a table is had; <paramref name="kind"/>: json or csv.</summary>
    public static string AddressOf(DataTable table, string kind) => $"{Root}/{table.Name}.{kind}";

    /// <summary>Where its JSON Schema is had.</summary>
    public static string SchemaOf(DataTable table) => $"{Root}/{table.Name}.schema.json";

    /// <summary>Where the description of the CSV files is had.</summary>
    public const string CsvwAddress = Root + "/csv-metadata.json";

    /// <summary>The doors of this room.</summary>
    internal static ImmutableArray<RouteRow> Rows =>
    [
        RouteRow.Get("/data", Who.Anyone),
        .. Names.SelectMany(name => new[] { "json", "csv", "schema.json" }, (name, kind) => RouteRow.Get($"{Root}/{name}.{kind}", Who.Anyone)),
        RouteRow.Get(CsvwAddress, Who.Anyone),
    ];

    private static async Task<IResult> Send(HttpContext context, DataFiles files, DataTable table, string kind, string type)
    {
        var file = await files.Of(table, kind, context.RequestAborted);
        context.Response.Headers.CacheControl = "public, max-age=60";
        context.Response.Headers.AccessControlAllowOrigin = "*";
        context.Response.Headers.Append("Link", $"<{(kind == "csv" ? CsvwAddress : SchemaOf(table))}>; rel=\"describedby\"; type=\"application/json\"");
        return Results.File(file.Path, type, $"otasuketai-{table.Name}.{kind}", entityTag: new EntityTagHeaderValue($"\"{file.Tag}\""), enableRangeProcessing: true);
    }

    /// <summary>The description of a download: its content, and that it is confirmed by its tag.</summary>
    private static void Door(RouteHandlerBuilder door, string name, string summary, string type, OpenApiSchema content) => door
        .WithName(name).WithSummary(summary).WithTags("data").Produces(StatusCodes.Status200OK).Produces(StatusCodes.Status304NotModified)
        .AddOpenApiOperationTransformer((operation, _, _) =>
        {
            ((OpenApiResponse)operation.Responses!["200"]).Content = new Dictionary<string, OpenApiMediaType> { [type] = new() { Schema = content } };
            return Task.CompletedTask;
        });

    private static OpenApiSchema Described(DataTable table) => new()
    {
        Type = JsonSchemaType.Object,
        Description = $"The full description: {SchemaOf(table)}",
        Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["rows"] = new OpenApiSchema
            {
                Type = JsonSchemaType.Array,
                Items = new OpenApiSchema
                {
                    Type = JsonSchemaType.Object,
                    Required = new HashSet<string>(table.Columns.Select(c => c.Name)),
                    Properties = table.Columns.ToDictionary(c => c.Name, c => (IOpenApiSchema)new OpenApiSchema
                    {
                        Type = TypeOf(c.Type) | (c.MayBeOpen ? JsonSchemaType.Null : 0),
                        Format = DataSchema.FormatOf(c.Type),
                        Description = c.Meaning.En,
                    }),
                },
            },
        },
    };

    private static JsonSchemaType TypeOf(DataType type) => type switch
    {
        DataType.Text or DataType.Day or DataType.Instant => JsonSchemaType.String,
        DataType.Whole => JsonSchemaType.Integer,
        DataType.Flag => JsonSchemaType.Boolean,
    };
}
