using Otasuketai.Review.Web.Mail;

namespace Otasuketai.Review.Web.Clock;

/// <summary>Does now what the clock's jobs do over time. The jobs, the verb <c>tick</c> and tests all come through here.</summary>
public sealed class ClockTicker(TimerLanes timers, Rounds rounds, OutboxSender post)
{
    private const int MostRounds = 1000;

    /// <summary>Fires timers until none can be claimed; returns how many fired.</summary>
    public Task<int> WakeTimers(CancellationToken cancellationToken) => timers.Run(cancellationToken);

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
