using System.Collections.Immutable;
using Npgsql;

namespace Otasuketai.Review.Web.Store;

/// <summary>One check of all invariants, as kept.</summary>
public sealed record InvariantRun(DateTimeOffset At, int Rules, ImmutableArray<BrokenInvariant> Broken);

/// <summary>Checks the invariants and keeps the answer in <c>review.invariant_run</c>, so that an operator sees the last check and its age.</summary>
public sealed class InvariantReport(NpgsqlDataSource source, ILogger<InvariantReport> log)
{
    /// <summary>Checks, writes down, and says aloud what is broken.</summary>
    public async Task<ImmutableArray<BrokenInvariant>> Run(CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        var (asked, broken) = await InvariantChecker.Check(connection, cancellationToken);
        await using var command = new NpgsqlCommand("INSERT INTO review.invariant_run (rules, names, sentences, samples) VALUES ($1, $2, $3, $4)", connection);
        command.Parameters.Add(new() { Value = asked });
        command.Parameters.Add(new() { Value = broken.Select(b => b.Name).ToArray() });
        command.Parameters.Add(new() { Value = broken.Select(b => b.Rule).ToArray() });
        command.Parameters.Add(new() { Value = broken.Select(b => string.Join('\n', b.Rows)).ToArray() });
        await command.ExecuteNonQueryAsync(cancellationToken);
        foreach (var b in broken)
        {
            log.LogError("Invariant {Name} is broken ({Rule}): {Rows}", b.Name, b.Rule, b.Rows);
        }

        return broken;
    }

    /// <summary>The last check; null before the first one.</summary>
    public async Task<InvariantRun?> Last(CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand("SELECT at, rules, names, sentences, samples FROM review.invariant_run ORDER BY id DESC LIMIT 1");
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken))
        {
            return null;
        }

        var (names, rules, rows) = (reader.GetFieldValue<string[]>(2), reader.GetFieldValue<string[]>(3), reader.GetFieldValue<string[]>(4));
        return new(reader.GetFieldValue<DateTimeOffset>(0), reader.GetInt32(1), [.. names.Select((n, i) => new BrokenInvariant(n, rules[i], [.. rows[i].Split('\n')]))]);
    }
}
