using Otasuketai.Review.Web.Rooms.Worksheets;
using Otasuketai.Review.Web.Store;
using Quartz;

namespace Otasuketai.Review.Web.Clock;

/// <summary>Fires the timers of running procedures. Quartz only wakes it: what is due is asked of the database, and two at once do no harm.</summary>
[DisallowConcurrentExecution]
public sealed class DueTimersJob(ClockTicker ticker) : IJob
{
    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await ticker.WakeTimers(cancellationToken);
}

/// <summary>Empties the outbox.</summary>
[DisallowConcurrentExecution]
public sealed class OutboxJob(ClockTicker ticker) : IJob
{
    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await ticker.SendMail(cancellationToken);
}

/// <summary>Opens rechecks, renewals and evaluation rounds and lets validities end. Asked every hour, so that a worker that was down at midnight is not a day late.</summary>
[DisallowConcurrentExecution]
public sealed class DailyJob(ClockTicker ticker) : IJob
{
    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await ticker.RunRounds(cancellationToken);
}

/// <summary>Deletes kept worksheets whose time is over.</summary>
[DisallowConcurrentExecution]
public sealed class ForgetWorksheetsJob(WorksheetStore worksheets) : IJob
{
    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await worksheets.Forget(cancellationToken);
}

/// <summary>Asks every invariant and keeps the answers where an operator sees them.</summary>
[DisallowConcurrentExecution]
public sealed class InvariantsJob(InvariantReport report) : IJob
{
    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await report.Run(cancellationToken);
}
