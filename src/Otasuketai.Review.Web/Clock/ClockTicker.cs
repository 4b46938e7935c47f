using Otasuketai.Review.Web.Mail;

namespace Otasuketai.Review.Web.Clock;

/// <summary>Does now what the clock's jobs do over time. The jobs, the verb <c>tick</c> and tests all come through here.</summary>
public sealed class ClockTicker(Desk.Desk desk, Rounds rounds, OutboxSender post, ILogger<ClockTicker> log)
{
    private const int Batch = 50;
    private const int MostRounds = 1000;

    /// <summary>Fires timers until none is due; returns how many fired. What is left when a pass fires nothing belongs to other workers or has failed.</summary>
    public async Task<int> WakeTimers(CancellationToken cancellationToken)
    {
        var all = 0;
        for (var pass = 0; pass < MostRounds; pass++)
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

    /// <summary>Acts of the calendar.</summary>
    public Task<int> RunRounds(CancellationToken cancellationToken) => rounds.Run(cancellationToken);

    /// <summary>Sends mail.</summary>
    public Task<int> SendMail(CancellationToken cancellationToken) => post.SendDue(cancellationToken);

    /// <summary>Everything, again and again, until nothing is due any more.</summary>
    public async Task<TickResult> RunUntilQuiet(CancellationToken cancellationToken)
    {
        var total = new TickResult(0, 0, 0);
        for (var pass = 0; pass < MostRounds; pass++)
        {
            var now = new TickResult(await WakeTimers(cancellationToken), await RunRounds(cancellationToken), await SendMail(cancellationToken));
            total = new(total.Timers + now.Timers, total.Acts + now.Acts, total.Mails + now.Mails);
            if (now is { Timers: 0, Acts: 0, Mails: 0 })
            {
                break;
            }
        }

        return total;
    }
}

/// <summary>What a tick did.</summary>
public sealed record TickResult(int Timers, int Acts, int Mails);
