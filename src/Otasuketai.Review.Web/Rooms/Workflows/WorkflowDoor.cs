using Npgsql;

namespace Otasuketai.Review.Web.Rooms.Workflows;

/// <summary>The room's services, and the registered diagrams as files: for the viewer on a page and for any BPMN tool.</summary>
public static class WorkflowDoor
{
    /// <summary>Registers what the pages and the verbs need.</summary>
    public static IServiceCollection AddWorkflows(this IServiceCollection services) => services.AddSingleton<WorkflowStore>().AddSingleton<CaseMigration>();

    /// <summary>Maps the door.</summary>
    public static void MapWorkflows(this WebApplication app) => app.MapGet(WorkflowsAccess.File, Send);

    private static async Task<IResult> Send(string id, string version, NpgsqlDataSource source, CancellationToken ct)
    {
        await using var command = source.CreateCommand("SELECT xml FROM review.process_definition WHERE process_id = $1 AND version = $2");
        command.Parameters.Add(new() { Value = id });
        command.Parameters.Add(new() { Value = version });
        return await command.ExecuteScalarAsync(ct) is string xml
            ? Results.File(System.Text.Encoding.UTF8.GetBytes(xml), "application/xml; charset=utf-8", $"{id}-{version}.bpmn")
            : Results.NotFound();
    }
}
