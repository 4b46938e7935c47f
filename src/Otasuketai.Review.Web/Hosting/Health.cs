using Npgsql;

namespace Otasuketai.Review.Web.Hosting;

/// <summary>
/// <c>/health/live</c>: the process answers. <c>/health/ready</c>: it may be sent visitors, because the database answers and
/// both clocks agree to a second; a node with a wrong clock must not judge deadlines or codes.
/// </summary>
public static class Health
{
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(1);

    /// <summary>Maps both.</summary>
    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/health/live", () => Results.Text("live"));
        app.MapGet("/health/ready", Ready);
    }

    private static async Task<IResult> Ready(NpgsqlDataSource database, TimeProvider clock, ILogger<WebApplication> log, CancellationToken stop)
    {
        try
        {
            await using var ask = database.CreateCommand("SELECT clock_timestamp()");
            var before = clock.GetUtcNow();
            var there = new DateTimeOffset((DateTime)(await ask.ExecuteScalarAsync(stop))!);
            var after = clock.GetUtcNow();
            var agree = there > before - Tolerance && there < after + Tolerance;
            return agree ? Results.Text("ready") : No("clock");
        }
        catch (NpgsqlException e)
        {
            log.LogWarning(e, "Not ready: the database does not answer.");
            return No("database");
        }
    }

    private static IResult No(string why) => Results.Text(why, statusCode: StatusCodes.Status503ServiceUnavailable);
}
