using Npgsql;

namespace Otasuketai.Review.Web.Desk;

/// <summary>Registers the diagrams before the first visitor: a program with a broken one does not start. A database that is away is readiness's business, not ours.</summary>
internal sealed class DiagramsAtStart(IServiceProvider services) : IHostedService
{
    /// <summary>Registers them now.</summary>
    /// <exception cref="DefinitionsRefusedException">Diagrams have problems; all are listed.</exception>
    public static void Register(IServiceProvider services)
    {
        try
        {
            services.GetRequiredService<Rulebook>();
        }
        catch (NpgsqlException e) when (Passing.Is(e))
        {
            services.GetRequiredService<ILogger<DiagramsAtStart>>().LogWarning(e, "The diagrams are registered later: the database does not answer.");
        }
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        Register(services);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
