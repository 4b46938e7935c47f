using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using Npgsql;
using Otasuketai.Review.Web.Mail.Templates;

namespace Otasuketai.Review.Web.Mail;

/// <summary>Empties the outbox: claim, write, send, settle. Any number of workers may do it at once.</summary>
public sealed class OutboxSender(Outbox outbox, LetterWriter writer, IMailTransport transport, IOptions<MailSettings> options, ILogger<OutboxSender> log)
{
    /// <summary>Connections to the mail server at a time.</summary>
    public const int Senders = 8;

    private const int Batch = 2 * Senders;
    private static readonly TimeSpan GiveUpAfter = TimeSpan.FromDays(3);
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);

    /// <summary>Sends what is due and returns how many letters it dealt with; 0 when nothing is due or the server is not ready.</summary>
    public async Task<int> SendDue(CancellationToken cancellationToken)
    {
        await outbox.SweepAbandoned(AbandonedAfter, MailTemplates.SafeToRepeat, cancellationToken);
        var done = 0;
        while (!cancellationToken.IsCancellationRequested && await outbox.HasDue(cancellationToken))
        {
            if (await transport.WhyNotReady(cancellationToken) is { } why)
            {
                log.LogWarning("Mail waits: {Why}", why);
                return done;
            }

            var rows = await outbox.Claim(Batch, cancellationToken);
            await Task.WhenAll(Share(rows, cancellationToken));
            done += rows.Length;
        }

        return done;
    }

    /// <summary>How long a pause follows an attempt that surely sent nothing: 1, 2, 4 … 60 minutes.</summary>
    public static TimeSpan PauseAfter(int attempts) =>
        TimeSpan.FromMinutes(Math.Min(Math.Pow(2, Math.Clamp(attempts, 1, 10) - 1), LongestPause.TotalMinutes));

    /// <summary>Longer than a whole batch can take, so that a swept letter has no living sender.</summary>
    private TimeSpan AbandonedAfter => (options.Value.SendTimeout + TimeSpan.FromSeconds(30)) * (Batch / Senders) + TimeSpan.FromMinutes(1);

    private IEnumerable<Task> Share(ImmutableArray<OutboxRow> rows, CancellationToken cancellationToken)
    {
        var queue = new Queue<OutboxRow>(rows);
        return Enumerable.Range(0, Math.Min(Senders, rows.Length)).Select(_ => SendFrom(queue, cancellationToken)).ToList();
    }

    private async Task SendFrom(Queue<OutboxRow> queue, CancellationToken cancellationToken)
    {
        while (Next(queue) is { } row)
        {
            // a stop gives back what was not begun; what was begun is finished and written down
            await (cancellationToken.IsCancellationRequested ? outbox.Release(row, CancellationToken.None) : SendOne(row));
        }
    }

    private static OutboxRow? Next(Queue<OutboxRow> queue)
    {
        lock (queue)
        {
            return queue.TryDequeue(out var row) ? row : null;
        }
    }

    private async Task SendOne(OutboxRow row)
    {
        var written = writer.Write(row);
        var result = written.Letter is { } letter ? await transport.Send(letter) : new SendResult(SendOutcome.Refused, written.Problem);
        var state = StateAfter(result.Outcome, row);
        if (state is OutboxState.Uncertain or OutboxState.Dead)
        {
            log.LogWarning("Mail {Mail} ({Template}) is {State}: {Why}", row.Id, row.Template, state, result.Detail);
        }

        await Settle(row, state, result.Detail);
    }

    private static OutboxState StateAfter(SendOutcome outcome, OutboxRow row) => outcome switch
    {
        SendOutcome.Sent => OutboxState.Sent,
        SendOutcome.NotSent => GiveUp(row) ? OutboxState.Dead : OutboxState.Queued,
        SendOutcome.Unclear => MailTemplates.Find(row.Template) is { SafeToRepeat: true } && !GiveUp(row) ? OutboxState.Queued : OutboxState.Uncertain,
        SendOutcome.Refused => OutboxState.Dead,
    };

    private static bool GiveUp(OutboxRow row) => row.Attempts >= GiveUpAfter / LongestPause;

    /// <summary>The letter is out; a database that is away for a moment must not make it look lost.</summary>
    private async Task Settle(OutboxRow row, OutboxState state, string error)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                await outbox.Settle(row, state, error, PauseAfter(row.Attempts), CancellationToken.None);
                return;
            }
            catch (NpgsqlException e) when (tries < 5 && e.IsTransient)
            {
                log.LogWarning(e, "Mail {Mail} is {State}, but the database does not answer; trying again", row.Id, state);
                await Task.Delay(TimeSpan.FromSeconds(tries));
            }
        }
    }
}
