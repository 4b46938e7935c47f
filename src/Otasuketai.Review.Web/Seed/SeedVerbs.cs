using Npgsql;
using Otasuketai.Review.Text;
using Otasuketai.Review.Web.Access;
using Otasuketai.Review.Web.Hosting;

namespace Otasuketai.Review.Web.Seed;

/// <summary>The verbs <c>seed</c> and <c>import</c>; each returns the process's exit code.</summary>
internal static class SeedVerbs
{
    /// <summary>Fills a fresh register; quick and harmless when there is nothing to do.</summary>
    public static async Task<int> Seed(string[] args)
    {
        if (WebApplication.CreateBuilder(args).Configuration.GetConnectionString("Review") is not { } given)
        {
            await Console.Error.WriteLineAsync("seed needs the application's connection string: set ConnectionStrings__Review.");
            return 2;
        }

        // every step can be repeated, so a crash of the database in these seconds may cost the last of them
        await using var app = WebHost.Build([.. args, "--ConnectionStrings:Review", given + ";Options=-c synchronous_commit=off"]);
        await using var scope = app.Services.CreateAsyncScope();
        try
        {
            var seeder = new Seeder(
                scope.ServiceProvider.GetRequiredService<NpgsqlDataSource>(), scope.ServiceProvider.GetRequiredService<Desk.Desk>(), scope.ServiceProvider.GetRequiredService<CastSeeder>());
            var report = await seeder.Seed(CancellationToken.None);
            Print(report.Import);
            Console.WriteLine(report.Cast == CastPlanting.NotDevelopment
                ? "開発用ではないため、見本のデータは作りません。 / Not a development database: no demo data."
                : $"見本のサービス：新しく{report.DemoServices}件 / Demo services: {report.DemoServices} new");
            return report.Import.Complete ? 0 : 1;
        }
        catch (SeedException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 1;
        }
    }

    /// <summary>Imports a list of the old register. A problem in one line leaves the others imported and the exit code 1.</summary>
    public static async Task<int> Import(string[] args)
    {
        if (args.FirstOrDefault(arg => !arg.StartsWith('-')) is not { } file)
        {
            await Console.Error.WriteLineAsync("取り込むファイルを指定してください：otasuketai import <file.csv> / import needs a file");
            return 2;
        }

        if (!File.Exists(file))
        {
            await Console.Error.WriteLineAsync($"ファイルがありません：{file} / There is no such file: {file}");
            return 2;
        }

        await using var app = WebHost.Build([.. args.Where(arg => arg != file)]);
        var importer = new RegisterImporter(app.Services.GetRequiredService<NpgsqlDataSource>(), app.Services.GetRequiredService<Desk.Desk>());
        var report = await importer.Import(await File.ReadAllTextAsync(file), $"imported list {Path.GetFileName(file)}", CancellationToken.None);
        Print(report);
        return report.Complete ? 0 : 1;
    }

    private static void Print(ImportReport report)
    {
        Console.WriteLine($"引継ぎ登録：新しく{report.Imported}件、登録済み{report.AlreadyThere}件 / Carried over: {report.Imported} new, {report.AlreadyThere} already there");
        foreach (var (line, words) in report.Imported > 0 ? report.Notes : [])
        {
            Console.WriteLine(At(line, words));
        }

        foreach (var (line, words) in report.Problems)
        {
            Console.Error.WriteLine(At(line, words));
        }
    }

    private static string At(int line, Bilingual words) => $"{line}行目：{words.Ja} / line {line}: {words.En}";
}
