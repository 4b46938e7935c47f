using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using Npgsql;

namespace Otasuketai.Review.Web.Store;

/// <summary>One rule that must never be broken: a statement that returns no row, and the rule in words (the file's first line).</summary>
/// <remarks>A second line <c>-- reads the ballot box</c> marks a rule that only an administrator can ask; others skip it.</remarks>
public sealed record Invariant(string Name, string Rule, string Sql)
{
    private const string Prefix = "invariants/";

    /// <summary>All rules of this build, by name.</summary>
    public static ImmutableArray<Invariant> All { get; } = Read();

    /// <summary>Whether it needs the right to read ballots, which no role of the program has.</summary>
    public bool ReadsBallots { get; } = Sql.Split('\n') is [_, var second, ..] && second.Trim() == "-- reads the ballot box";

    private static ImmutableArray<Invariant> Read()
    {
        var assembly = typeof(Invariant).Assembly;
        return [.. assembly.GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(n => Read(assembly, n))];
    }

    private static Invariant Read(Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"The program lacks {name}.");
        using var reader = new StreamReader(stream);
        var sql = reader.ReadToEnd();
        return new(Path.GetFileNameWithoutExtension(name[Prefix.Length..]), sql.Split('\n')[0].TrimStart('-', ' ').Trim(), sql);
    }
}

/// <summary>A broken rule with the rows that break it, at most <see cref="InvariantChecker.MostRows"/>.</summary>
public sealed record BrokenInvariant(string Name, string Rule, ImmutableArray<string> Rows);

/// <summary>The answer of a check.</summary>
/// <param name="Asked">How many rules were asked; fewer than all when this role may not read the ballot box.</param>
public sealed record InvariantAnswer(int Asked, ImmutableArray<BrokenInvariant> Broken);

/// <summary>Asks the invariants.</summary>
public static class InvariantChecker
{
    /// <summary>Rows kept of one broken rule.</summary>
    public const int MostRows = 20;

    /// <summary>The broken rules; empty is the only good answer. All are asked of one moment.</summary>
    public static async Task<InvariantAnswer> Check(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var moment = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancellationToken);
        var broken = ImmutableArray.CreateBuilder<BrokenInvariant>();
        var readsBallots = await MayReadBallots(connection, cancellationToken);
        var asked = Invariant.All.Where(i => readsBallots || !i.ReadsBallots).ToList();
        foreach (var invariant in asked)
        {
            var rows = await Rows(connection, invariant, cancellationToken);
            if (!rows.IsEmpty)
            {
                broken.Add(new(invariant.Name, invariant.Rule, rows));
            }
        }

        return new(asked.Count, broken.ToImmutable());
    }

    private static async Task<bool> MayReadBallots(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("SELECT has_table_privilege('review.ballot', 'SELECT')", connection);
        return await command.ExecuteScalarAsync(cancellationToken) is true;
    }

    private static async Task<ImmutableArray<string>> Rows(NpgsqlConnection connection, Invariant invariant, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(invariant.Sql, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = ImmutableArray.CreateBuilder<string>();
        while (rows.Count < MostRows && await reader.ReadAsync(cancellationToken))
        {
            rows.Add(string.Join(" · ", Enumerable.Range(0, reader.FieldCount).Select(i => $"{reader.GetName(i)} {Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture)}")));
        }

        return rows.ToImmutable();
    }
}
