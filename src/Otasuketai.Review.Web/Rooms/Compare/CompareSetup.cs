namespace Otasuketai.Review.Web.Rooms.Compare;

/// <summary>The comparing room.</summary>
public static class CompareSetup
{
    /// <summary>Registers it; needs what choosing stands on.</summary>
    public static IServiceCollection AddComparing(this IServiceCollection services) => services.AddScoped<Comparing>();

    /// <summary>Maps the file beside the page.</summary>
    public static void MapComparing(this WebApplication app) => app.MapGet("/compare.csv", (HttpContext http, Comparing comparing, CancellationToken ct) => comparing.Csv(http.Request.Query, ct));
}
