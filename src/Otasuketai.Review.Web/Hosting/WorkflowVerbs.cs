using System.Collections.Immutable;
using Npgsql;
using Otasuketai.Bpmn;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Web.Desk;
using Otasuketai.Review.Web.Rooms.Workflows;
using Otasuketai.Review.Web.Words;

namespace Otasuketai.Review.Web.Hosting;

/// <summary>What a person who draws does on the command line: format diagrams, compare two, and take running cases to a newer version.</summary>
internal static class WorkflowVerbs
{
    private const string Usage = """
        workflows fmt [--check] [file or folder …]     write diagrams in their one form; --check only tells (folder: workflows)
        workflows diff <old.bpmn> <new.bpmn>           what is different, in words
        workflows migrate <process> <from> <to> [Old=New …] [--by <user name> --reason <text>]
                                                       what would become of running cases; with a reason it is done
        """;

    /// <summary>Runs one of them.</summary>
    public static Task<int> Run(string[] args) => args switch
    {
        ["fmt", .. var rest] => Task.FromResult(Format(rest.Contains("--check"), [.. rest.Where(a => a != "--check").DefaultIfEmpty("workflows")])),
        ["diff", var old, var now] => Task.FromResult(Diff(old, now)),
        ["migrate", var process, var from, var to, .. var rest] => Migrate(process, from, to, rest),
        _ => Task.FromResult(Fail(Usage, 2)),
    };

    private static int Format(bool check, ImmutableArray<string> places)
    {
        var files = places.SelectMany(p => Directory.Exists(p) ? [.. Directory.EnumerateFiles(p, "*.bpmn").Order(StringComparer.Ordinal)] : new[] { p }).ToList();
        var (wrong, changed) = (0, 0);
        foreach (var file in files)
        {
            if (!File.Exists(file))
            {
                wrong += Fail($"{file}: there is no such file.", 1);
                continue;
            }

            var text = File.ReadAllText(file);
            var (formatted, problems) = BpmnFormat.Format(text);
            foreach (var problem in problems)
            {
                wrong += Fail($"{file}:{problem.Line} {problem.Code}: {problem.Ja} / {problem.En}", 1);
            }

            if (formatted is not null && formatted != text)
            {
                changed++;
                Console.WriteLine(check ? $"{file}: not in canonical form" : $"{file}: formatted");
                WriteUnless(check, file, formatted);
            }
        }

        Console.WriteLine($"{files.Count} files, {changed} {(check ? "not in canonical form" : "formatted")}, {wrong} problems.");
        return wrong > 0 || (check && changed > 0) ? 1 : 0;
    }

    private static void WriteUnless(bool check, string file, string text)
    {
        if (!check)
        {
            File.WriteAllText(file, text);
        }
    }

    private static int Diff(string old, string now)
    {
        if (Read(old) is not { } before || Read(now) is not { } after)
        {
            return 1;
        }

        var changes = DefinitionDiff.Of(before, after, DiagramNames.Of);
        Print(changes);
        return 0;
    }

    private static void Print(ImmutableArray<DefinitionChange> changes)
    {
        foreach (var change in changes)
        {
            Console.WriteLine($"{change.Kind,-10} {change.Ja} / {change.En}");
        }

        if (changes.IsEmpty)
        {
            Console.WriteLine("違いはありません。 / No difference.");
        }
    }

    private static Definition? Read(string file)
    {
        if (!File.Exists(file))
        {
            Fail($"{file}: there is no such file.", 1);
            return null;
        }

        var read = BpmnReader.Read(File.ReadAllText(file));
        foreach (var p in read.Problems)
        {
            Fail($"{file}:{p.Line} {p.Code} {p.ElementId}: {p.Ja} / {p.En}", 1);
        }

        return read.Definition;
    }

    private static async Task<int> Migrate(string process, string from, string to, string[] rest)
    {
        await using var app = WebHost.Build([]);
        var library = app.Services.GetRequiredService<Rulebook>().Library;
        var versions = await app.Services.GetRequiredService<WorkflowStore>().Versions(process, CancellationToken.None);
        Definition? Of(string version) => versions.FirstOrDefault(v => v.Key.Version == version) is { } known ? library.Find(known.Key) : null;
        if (Of(from) is not { } old || Of(to) is not { } now)
        {
            return Fail($"{process} has the versions {string.Join(", ", versions.Select(v => v.Key.Version))}.", 1);
        }

        var plan = new MigrationPlan(old, now) { Map = rest.Select(a => a.Split('=')).Where(a => a.Length == 2).ToImmutableDictionary(a => a[0], a => a[1]) };
        var migration = app.Services.GetRequiredService<CaseMigration>();
        Print(DefinitionDiff.Of(old, now, DiagramNames.Of));
        Print(await migration.DryRun(plan, CancellationToken.None));
        if (Option(rest, "--reason") is not { Length: > 0 } reason)
        {
            Console.WriteLine("まだ何も変わっていません。移すには --by と --reason を付けてください。 / Nothing has changed. To move them, add --by and --reason.");
            return 0;
        }

        if (await Person(app.Services.GetRequiredService<NpgsqlDataSource>(), Option(rest, "--by")) is not { } by)
        {
            return Fail("--by names no administrator.", 1);
        }

        Console.WriteLine($"{await migration.Run(plan, by, reason, CancellationToken.None)} moved.");
        return 0;
    }

    private static void Print(ImmutableArray<DryCase> cases)
    {
        foreach (var dry in cases)
        {
            var stands = string.Join(' ', dry.Case.Instance.Here);
            Console.WriteLine(dry.Problems.IsEmpty ? $"go    {dry.Case.Number} {dry.Case.Dossier} {stands}" : $"stay  {dry.Case.Number} {dry.Case.Dossier} {stands}");
            foreach (var line in dry.Problems.Select(p => $"{p.Ja} / {p.En}").Concat(dry.Armed.Select(t => $"new timer {t.ElementId} {t.Due:u}")).Concat(dry.Dropped.Select(t => $"timer ends {t.ElementId} {t.Due:u}")))
            {
                Console.WriteLine($"        {line}");
            }
        }
    }

    private static string? Option(string[] args, string name) => Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;

    private static async Task<Actor?> Person(NpgsqlDataSource source, string? userName)
    {
        await using var command = source.CreateCommand("""
            SELECT p.id, p.display_name FROM review.person p JOIN review.person_role r ON r.person_id = p.id
            WHERE p.normalized_user_name = upper($1) AND r.role = 'Admin' AND (p.lockout_end IS NULL OR p.lockout_end < statement_timestamp())
            """);
        command.Parameters.Add(new() { Value = userName ?? "" });
        await using var reader = await command.ExecuteReaderAsync();
        return await reader.ReadAsync() ? new Actor(new PersonId(reader.GetGuid(0)), reader.GetString(1), [Role.Admin], null) : null;
    }

    private static int Fail(string text, int code)
    {
        Console.Error.WriteLine(text);
        return code;
    }
}
