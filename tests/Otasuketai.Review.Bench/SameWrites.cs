using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Npgsql;
using Otasuketai.Review.Lifecycle;

namespace Otasuketai.Review.Bench;

/// <summary>
/// The very writes of a full step as a script for pgbench: what the server logged while the product's own desk did two steps, put on other cases.
/// The desk may change; what it is measured against changes with it. Each client keeps to cases of its own, as the desk's clients do; pgbench sends
/// every statement by itself, as it does the shortest transaction.
/// </summary>
internal static partial class SameWrites
{
    /// <summary>Steps in one run of the script.</summary>
    public const int Steps = 2;

    /// <summary>Writes the script to a file and returns its name.</summary>
    /// <param name="admin">The server's administrator, on the product's database.</param>
    /// <param name="cases">Cases that stand where <paramref name="model"/> stands, for pgbench alone.</param>
    public static async Task<string> Script(string admin, IReadOnlyList<(DossierId Dossier, LifeId Life)> cases, (DossierId Dossier, LifeId Life) model, Func<Task> steps)
    {
        await using var connection = new NpgsqlConnection(admin);
        await connection.OpenAsync();
        await Do(connection, "CREATE TABLE public.bench_case (n integer PRIMARY KEY, d uuid NOT NULL, l uuid NOT NULL); GRANT SELECT ON public.bench_case TO review_app");
        for (var n = 0; n < cases.Count; n++)
        {
            await Do(connection, $"INSERT INTO public.bench_case VALUES ({n + 1}, '{cases[n].Dossier}', '{cases[n].Life}')");
        }

        var before = await Log(connection);
        await Do(connection, "ALTER ROLE review_app SET log_statement = 'all'");
        await steps();
        await Do(connection, "ALTER ROLE review_app RESET log_statement");
        var script = Path.GetTempFileName();
        await File.WriteAllTextAsync(script, Of(Statements((await Log(connection))[before.Length..]), cases.Count, model));
        return script;
    }

    private static string Of(ImmutableArray<string> statements, int cases, (DossierId Dossier, LifeId Life) model)
    {
        var steps = Transactions(statements).Where(t => t.Any(s => s.StartsWith("INSERT INTO review.history", StringComparison.Ordinal))).ToList();
        return steps.Count != Steps
            ? throw new InvalidOperationException($"{steps.Count} steps were logged, not {Steps}.")
            : string.Join('\n',
            [
                string.Create(CultureInfo.InvariantCulture, $"\\set n 1 + :client_id * {cases / PgBench.Clients} + random(0, {(cases / PgBench.Clients) - 1})"),
                "\\set r random(1, 9000000000000000000)",
                .. steps.SelectMany(writes => (string[])
                [
                    "BEGIN;",
                    "SELECT c.d, c.l, set_config('review.desk', 'on', true) AS desk FROM public.bench_case c JOIN review.dossier x ON x.id = c.d WHERE c.n = :n FOR NO KEY UPDATE OF x \\gset",
                    .. writes.Select(w => OnAnotherCase(w, model) + ";"),
                    "COMMIT;",
                ]),
            ]) + "\n";
    }

    private static IEnumerable<ImmutableArray<string>> Transactions(ImmutableArray<string> statements)
    {
        List<string> writes = [];
        foreach (var statement in statements)
        {
            if (statement == "COMMIT")
            {
                yield return [.. writes];
                writes.Clear();
            }
            else if (Writing().IsMatch(statement))
            {
                writes.Add(statement);
            }
        }
    }

    /// <summary>The ids of the case are another case's; what must be new each time is.</summary>
    private static string OnAnotherCase(string statement, (DossierId Dossier, LifeId Life) model)
    {
        var text = Colon().Replace(statement.ReplaceLineEndings(" "), "\": ")
            .Replace($"'{model.Dossier}'", ":d::uuid", StringComparison.Ordinal).Replace($"'{model.Life}'", ":l::uuid", StringComparison.Ordinal);
        return text.StartsWith("INSERT INTO review.idempotency", StringComparison.Ordinal) ? Key().Replace(text, "VALUES (gen_random_uuid()", 1)
            : text.StartsWith("INSERT INTO review.work_item", StringComparison.Ordinal) ? Activity().Replace(text, "VALUES (:l::uuid, $1 || :r || random()", 1)
            : text;
    }

    /// <summary>The logged statements with their values in place.</summary>
    private static ImmutableArray<string> Statements(string log)
    {
        List<string> all = [];
        foreach (var entry in Entry().Split(log).Select(e => e.Trim()))
        {
            if (Executed().Match(entry) is { Success: true } executed)
            {
                all.Add(executed.Groups[1].Value.Trim());
            }
            else if (entry.StartsWith("DETAIL:  parameters:", StringComparison.Ordinal))
            {
                var values = Value().Matches(entry).ToDictionary(m => m.Groups[1].Value, m => m.Groups[2].Value);
                all[^1] = Parameter().Replace(all[^1], m => values[m.Groups[1].Value]);
            }
        }

        return [.. all];
    }

    private static async Task<string> Log(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand("SELECT pg_read_file('server.log')", connection);
        return (string)(await command.ExecuteScalarAsync())!;
    }

    private static async Task Do(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    [GeneratedRegex(@"^(INSERT|UPDATE|DELETE)\b")]
    private static partial Regex Writing();

    [GeneratedRegex(@"^\d{4}-\d\d-\d\d [^\[\n]*\[\d+\] ", RegexOptions.Multiline)]
    private static partial Regex Entry();

    [GeneratedRegex(@"^LOG:  (?:execute [^:]*|statement): (.*)$", RegexOptions.Singleline)]
    private static partial Regex Executed();

    [GeneratedRegex(@"\$(\d+) = (NULL|'(?:[^']|'')*')", RegexOptions.Singleline)]
    private static partial Regex Value();

    [GeneratedRegex(@"\$(\d+)")]
    private static partial Regex Parameter();

    [GeneratedRegex("\":")]
    private static partial Regex Colon();

    [GeneratedRegex(@"VALUES \('[^']*'")]
    private static partial Regex Key();

    [GeneratedRegex(@"VALUES \(:l::uuid, ('[^']*')")]
    private static partial Regex Activity();
}
