using System.Globalization;
using System.Text.RegularExpressions;
using Npgsql;
using NpgsqlTypes;

namespace Otasuketai.Review.Web.Clock;

/// <summary>Moves the one clock of a development database; the database itself refuses anywhere else.</summary>
public sealed partial class DevelopmentClock(NpgsqlDataSource source, ClockTicker ticker)
{
    /// <summary>What the database takes for now, and how far it is moved.</summary>
    public async Task<(DateTimeOffset Now, TimeSpan Shift)> Read(CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand("SELECT review.now(), justify_hours(shift) FROM review.clock_offset");
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return (reader.GetFieldValue<DateTimeOffset>(0), reader.GetTimeSpan(1));
    }

    /// <summary>"+90d", "-2h", "+30m" as a time span; null for anything else.</summary>
    public static TimeSpan? Parse(string text) => Move().Match(text) is { Success: true } m
        && int.TryParse(m.Groups[1].Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var amount)
            ? m.Groups[2].Value switch { "d" => TimeSpan.FromDays(amount), "h" => TimeSpan.FromHours(amount), _ => TimeSpan.FromMinutes(amount) }
            : null;

    /// <summary>Puts the clock back to the real time.</summary>
    public Task Reset(CancellationToken cancellationToken) => Set(TimeSpan.Zero, cancellationToken);

    /// <summary>
    /// Moves the clock by a time span. Forwards it goes a day at a time and does on each day what is due then, so that a reminder is not sent
    /// after the deadline it reminds of.
    /// </summary>
    public async Task<TickResult> Advance(TimeSpan by, CancellationToken cancellationToken)
    {
        var (_, shift) = await Read(cancellationToken);
        var total = new TickResult(0, 0, 0);
        for (var left = by; left != TimeSpan.Zero;)
        {
            var step = left > TimeSpan.FromDays(1) ? TimeSpan.FromDays(1) : left;
            (left, shift) = (left - step, shift + step);
            await Set(shift, cancellationToken);
            var tick = await ticker.RunUntilQuiet(cancellationToken);
            total = new(total.Timers + tick.Timers, total.Acts + tick.Acts, total.Mails + tick.Mails);
        }

        return total;
    }

    private async Task Set(TimeSpan shift, CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand("SELECT review.set_clock_offset($1)");
        command.Parameters.Add(new() { Value = shift, NpgsqlDbType = NpgsqlDbType.Interval });
        await command.ExecuteScalarAsync(cancellationToken);
    }

    [GeneratedRegex(@"^([+-][0-9]{1,5})([dhm])$")]
    private static partial Regex Move();
}
