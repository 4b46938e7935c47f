using Microsoft.Extensions.Options;

namespace Otasuketai.Review.Web.Clock;

/// <summary>Fires what is due in several lanes at once: the claim skips what another lane or worker holds, so no two are at the same case.</summary>
public sealed class TimerLanes(Desk.Desk desk, IOptions<ClockSettings> settings, ILogger<TimerLanes> log)
{
    private const int Batch = 50;

    /// <summary>Batches a lane takes in one go: 200,000 timers.</summary>
    private const int MostBatches = 4000;

    /// <summary>
    /// Fires timers until none can be claimed; returns how many fired. What is left belongs to other workers, waits for somebody who is at the case,
    /// or was set aside with an incident.
    /// </summary>
    public async Task<int> Run(CancellationToken cancellationToken) =>
        (await Task.WhenAll(Enumerable.Range(0, settings.Value.TimerLanes).Select(_ => Lane(cancellationToken)))).Sum();

    private async Task<int> Lane(CancellationToken cancellationToken)
    {
        var all = 0;
        for (var batch = 0; batch < MostBatches; batch++)
        {
            var fired = await desk.WakeDueTimers(Batch, cancellationToken);
            all += fired;
            if (fired == 0)
            {
                return all;
            }
        }

        log.LogError("{Fired} timers fired in one go and more are due: a procedure may be waking itself.", all);
        return all;
    }
}
