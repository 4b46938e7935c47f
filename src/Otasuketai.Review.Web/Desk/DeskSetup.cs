using Npgsql;
using Otasuketai.Review.Calendar;
using Otasuketai.Review.Evidence;
using Otasuketai.Review.Policy;
using Otasuketai.Review.Web.Rooms.Cases;

namespace Otasuketai.Review.Web.Desk;

/// <summary>Registers the desk and what it decides by.</summary>
public static class DeskSetup
{
    /// <summary>Adds the desk. Diagrams are registered in the database when the program starts, before the first request.</summary>
    public static IServiceCollection AddDesk(this IServiceCollection services)
    {
        services.AddSingleton(sp => new Rulebook(
            DefinitionStore.Register(sp.GetRequiredService<NpgsqlDataSource>(), DefinitionStore.Shipped(), CancellationToken.None).GetAwaiter().GetResult(),
            Review.Rooms.Rooms.Decide,
            PolicyInForce(sp.GetRequiredService<IConfiguration>()),
            BusinessCalendar.Read(Resources.Text("data/holidays-jp.csv")).Calendar));
        services.AddSingleton(_ => ItemCatalogue.Read(Resources.Text("data/evaluation-items.csv")).Catalogue);
        services.AddSingleton<SurveyLinks>();
        services.AddSingleton<EventWriter>();
        services.AddSingleton<DossierMemory>();
        services.AddSingleton<Desk>();
        services.AddHostedService<DiagramsAtStart>();
        services.AddScoped<CaseFile>();
        return services;
    }

    private static PolicyVersion PolicyInForce(IConfiguration configuration) =>
        configuration["Policy:File"] is { Length: > 0 } file
            ? PolicyVersion.Read(File.ReadAllText(file)) is { Policy: { } policy } ? policy : throw new InvalidOperationException($"The policy file {file} has problems.")
            : PolicyVersion.Default;
}
