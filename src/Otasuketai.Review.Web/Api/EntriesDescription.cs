using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Otasuketai.Review.Choosing;
using Otasuketai.Review.Web.Rooms.Public;

namespace Otasuketai.Review.Web.Api;

/// <summary>What <c>/openapi/v1.json</c> says beyond what the types show: meanings, defaults, limits and the words a field can have.</summary>
internal static class EntriesDescription
{
    private static readonly Dictionary<string, string> Parameters = new(StringComparer.Ordinal)
    {
        ["q"] = "Words, each of which must occur in number, name, provider or description.",
        ["type"] = "What is watched; several are separated by commas: endpoint, network, combined.",
        ["status"] = "Where the entry stands.",
        ["page"] = "Page, from 1.",
        ["pageSize"] = "Entries a page.",
        ["number"] = "Registration number YYYY-NNN.",
        ["asOf"] = "A day up to today; the entry is answered exactly as the register showed it when that day ended in Japan.",
    };

    private static readonly Dictionary<string, string> Fields = new(StringComparer.Ordinal)
    {
        ["EntrySummaryJson.current"] = "True when it is one of the services to choose now.",
        ["EntrySummaryJson.caution"] = "True while the operator's caution is in force.",
        ["EntrySummaryJson.asOf"] = "When the shown version was frozen.",
        ["EntrySummaryJson.version"] = "Number of the shown version, from 1.",
        ["EntryJson.source"] = "What a carried-over entry rests on; empty for one resolved by the committee.",
        ["EntryJson.statusReason"] = "Reason class and day of a suspension or an end; null while listed.",
        ["EntryJson.facts"] = "What the provider states; a fact that is absent is not stated. Prices are whole yen; tax-included is yes or no. Of fixed choices, scope-codes, os-codes, region-codes, hours-codes and trial-code hold what was chosen, as codes separated by spaces; scope, os, regions, hours and trial hold the words beside it.",
        ["EntryJson.items"] = "The 23 items; empty when the entry states none.",
        ["ItemJson.claimed"] = "What the provider claims.",
        ["ItemJson.verified"] = "What the operator found; null when it is not checked.",
        ["ItemJson.verifiedUntil"] = "Last day of the finding; after it the item waits for another check.",
    };

    public static void Configure(OpenApiOptions options)
    {
        options.ShouldInclude = endpoint => endpoint.RelativePath?.StartsWith("api/", StringComparison.Ordinal) == true;
        options.AddDocumentTransformer((document, _, _) => Done(() => Describe(document)));
        options.AddOperationTransformer((operation, _, _) => Done(() => Describe(operation)));
    }

    private static void Describe(OpenApiDocument document)
    {
        document.Info = new() { Title = "Otasuketai.Review", Version = "v1", Description = "Public entries of the register. Reference information as of a date, based on the applicants' statements; no guarantee of performance. Answers carry an ETag; ask again with If-None-Match. HEAD is answered like GET." };
        document.Servers?.Clear();
        foreach (var (field, words) in Fields)
        {
            Field(document, field).Description = words;
        }

        Words(Field(document, "EntrySummaryJson.status"), EntriesApi.StatusWords.Where(w => w != "all"));
        Words(Field(document, "EntrySummaryJson.monitoringType"), Enum.GetValues<MonitoringType>().Select(t => t.Code()));
        Field(document, "ItemJson.verified").Enum = [.. ((string?[])["confirmed", "conditional", "not-substantiated", "contradicted", null]).Select(w => (JsonNode)w!)];
        var problem = document.Components!.Schemas!["ProblemDetails"].Properties!;
        problem["field"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "Which part of the question is meant; absent when none is." };
        problem["ja"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "What is wrong, in Japanese." };
        problem["en"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "What is wrong, in English." };
    }

    private static void Describe(OpenApiOperation operation)
    {
        foreach (var parameter in (operation.Parameters ?? []).OfType<OpenApiParameter>())
        {
            parameter.Description = Parameters[parameter.Name!];
            parameter.Schema = SchemaOf(parameter.Name!);
        }

        string[] tagged = operation.Responses!.ContainsKey("304") ? ["200", "304"] : [];
        foreach (var answer in tagged)
        {
            ((OpenApiResponse)operation.Responses![answer]).Headers = new Dictionary<string, IOpenApiHeader>
            {
                ["ETag"] = new OpenApiHeader { Description = "Changes with the content.", Schema = new OpenApiSchema { Type = JsonSchemaType.String } },
            };
        }
    }

    private static OpenApiSchema SchemaOf(string parameter)
    {
        switch (parameter)
        {
            case "page":
                return new() { Type = JsonSchemaType.Integer, Minimum = "1", Maximum = $"{EntriesApi.LastPage}", Default = 1 };
            case "pageSize":
                return new() { Type = JsonSchemaType.Integer, Minimum = "1", Maximum = $"{EntriesApi.MostPerPage}", Default = PublicRegister.PageSize };
            case "q":
                return new() { Type = JsonSchemaType.String, MaxLength = CatalogueQuery.MostCharacters };
            case "status":
                var status = new OpenApiSchema { Type = JsonSchemaType.String, Default = "listed" };
                Words(status, EntriesApi.StatusWords);
                return status;
            case "asOf":
                return new() { Type = JsonSchemaType.String, Format = "date" };
            case "number":
                return new() { Type = JsonSchemaType.String, Pattern = "^[12][0-9]{3}-[0-9]{3}$" };
            default:
                return new() { Type = JsonSchemaType.String };
        }
    }

    private static OpenApiSchema Field(OpenApiDocument document, string name)
    {
        var (schema, field) = (name.Split('.')[0], name.Split('.')[1]);
        var properties = document.Components!.Schemas![schema].Properties!;
        if (properties[field] is OpenApiSchema own)
        {
            return own;
        }

        // a reference cannot carry words of its own
        var around = new OpenApiSchema { AllOf = [properties[field]] };
        properties[field] = around;
        return around;
    }

    private static void Words(OpenApiSchema schema, IEnumerable<string> words) => schema.Enum = [.. words.Select(w => (JsonNode)w)];

    private static Task Done(Action act)
    {
        act();
        return Task.CompletedTask;
    }
}
