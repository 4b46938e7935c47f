using Npgsql;
using Otasuketai.Review.Web.Access;
using Otasuketai.Review.Web.Desk;
using Otasuketai.Review.Web.Store;

namespace Otasuketai.Review.Web.Hosting;

/// <summary>What the program does besides serving pages; each returns the process's exit code.</summary>
internal static class Verbs
{
    /// <summary>Prints who may reach what.</summary>
    public static int Routes()
    {
        Console.Write(RouteMatrix.Print());
        return 0;
    }

    /// <summary>Asks reader, lint and explorer about the shipped diagrams; silent agreement is exit code 0.</summary>
    public static int Lint()
    {
        var problems = DiagramCheck.Problems(DefinitionStore.Shipped(), _ => true);
        foreach (var problem in problems)
        {
            Console.Error.WriteLine(problem);
        }

        Console.WriteLine(problems.Count == 0 ? "Diagrams and law agree, both ways." : $"{problems.Count} problems.");
        return problems.Count == 0 ? 0 : 1;
    }

    /// <summary>Serves pages until stopped.</summary>
    public static async Task<int> Web(string[] args)
    {
        await using var app = WebHost.Build(args);
        if (app.Configuration.GetConnectionString("Review") is null)
        {
            Console.Error.WriteLine("web needs the application's connection string: set ConnectionStrings__Review.");
            return 2;
        }

        return await Run(app);
    }

    /// <summary>Starts a built program and keeps it until it is stopped; says why when it may not start.</summary>
    public static async Task<int> Run(WebApplication app)
    {
        var problems = await StartupCheck.Problems(app.Services.GetRequiredService<NpgsqlDataSource>(), TimeProvider.System, CancellationToken.None);
        if (!problems.IsEmpty)
        {
            Console.Error.WriteLine(string.Join('\n', problems));
            return 1;
        }

        try
        {
            DiagramsAtStart.Register(app.Services);
        }
        catch (DefinitionsRefusedException e)
        {
            Console.Error.WriteLine(e.Message);
            return 1;
        }

        await app.RunAsync();
        return 0;
    }

    /// <summary>Brings the database to this build's schema.</summary>
    public static async Task<int> Migrate(IConfiguration configuration)
    {
        var connectionString = configuration.GetConnectionString("Admin") ?? configuration.GetConnectionString("Review");
        if (connectionString is null)
        {
            Console.Error.WriteLine("migrate needs an administrator's connection string: set ConnectionStrings__Admin.");
            return 2;
        }

        try
        {
            var applied = await Migrator.Run(connectionString, CancellationToken.None);
            Console.WriteLine(applied.IsEmpty ? "Nothing to migrate." : $"Migrated: {string.Join(", ", applied)}.");
            return 0;
        }
        catch (Exception e) when (e is MigrationRefusedException or MigrationFailedException)
        {
            Console.Error.WriteLine(e.Message);
            return 1;
        }
    }

    /// <summary>Prints who can sign in to a development database; asks the database without building the whole program, since every start waits for it.</summary>
    public static async Task<int> PrintCast(IConfiguration configuration)
    {
        await using var connection = new NpgsqlConnection(configuration.GetConnectionString("Review"));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT review.is_development()", connection);
        if (await command.ExecuteScalarAsync() is not true)
        {
            Console.Error.WriteLine("Only a development database has a cast.");
            return 1;
        }

        Console.WriteLine($"Password of everybody: {Cast.Password}");
        Console.WriteLine("Second factor where marked: otasuketai code <user name>");
        foreach (var member in Cast.WithAccount)
        {
            Console.WriteLine($"{member.Key,-16} {member.UserName,-30} {(member.TwoFactors ? "code" : ""),-5} {member.Name} {string.Join(' ', member.Roles)}");
        }

        return 0;
    }

    /// <summary>Prints the code an authenticator would show now; in development only.</summary>
    public static async Task<int> Code(string[] args)
    {
        if (args.FirstOrDefault(arg => !arg.StartsWith('-')) is not { } userName)
        {
            Console.Error.WriteLine("code needs a user name; cast lists them.");
            return 2;
        }

        await using var app = WebHost.Build(args);
        await using var scope = app.Services.CreateAsyncScope();
        if (await scope.ServiceProvider.GetRequiredService<CastSeeder>().CodeOf(userName) is not { } code)
        {
            Console.Error.WriteLine($"No code for {userName}: no such user or authenticator, or not a development database.");
            return 1;
        }

        Console.WriteLine(code);
        return 0;
    }
}
