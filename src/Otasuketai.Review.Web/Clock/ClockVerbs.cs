using System.Globalization;
using Npgsql;
using Otasuketai.Review.Web.Hosting;
using Otasuketai.Review.Web.Store;
using Otasuketai.Review.Web.Words;

namespace Otasuketai.Review.Web.Clock;

/// <summary>The clock's words on the command line; each returns the process's exit code.</summary>
internal static class ClockVerbs
{
    /// <summary>Works until stopped: the same program, listening on a loopback port of its own for its health only unless <c>--urls</c> says otherwise.</summary>
    public static async Task<int> Worker(string[] args)
    {
        string[] own = args.Any(a => a.StartsWith("--urls", StringComparison.OrdinalIgnoreCase)) ? [] : ["--urls", "http://127.0.0.1:0"];
        await using var app = WebHost.Build([.. args, .. own, ClockSetup.WorkerFlag]);
        return await Verbs.Run(app);
    }

    /// <summary>Does everything that is due, once, and says how much it was.</summary>
    public static async Task<int> Tick(string[] args)
    {
        await using var app = WebHost.Build(args);
        Print(await app.Services.GetRequiredService<ClockTicker>().RunUntilQuiet(CancellationToken.None));
        return 0;
    }

    /// <summary>Shows the clock, moves it (<c>+90d</c>, <c>-2h</c>) or puts it back (<c>reset</c>); only in a development database.</summary>
    public static async Task<int> Clock(string[] args)
    {
        var wish = args.FirstOrDefault(a => a == "reset" || a is ['+' or '-', >= '0' and <= '9', ..]);
        await using var app = WebHost.Build([.. args.Where(a => a != wish)]);
        var clock = app.Services.GetRequiredService<DevelopmentClock>();
        if (wish is not null && wish != "reset" && DevelopmentClock.Parse(wish) is null)
        {
            Console.Error.WriteLine($"'{wish}' is no time span: write +90d, -2h or +30m, or reset.");
            return 2;
        }

        try
        {
            await Move(clock, wish);
            var (now, shift) = await clock.Read(CancellationToken.None);
            Console.WriteLine($"{Lang.Of(english: true).Moment(now)}, moved by {shift.ToString("c", CultureInfo.InvariantCulture)}");
            return 0;
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            Console.Error.WriteLine(e.MessageText);
            return 1;
        }
    }

    /// <summary>Asks every invariant; an administrator's connection string lets it look into the ballot box too.</summary>
    public static async Task<int> Check(string[] args)
    {
        var configuration = WebApplication.CreateBuilder(args).Configuration;
        var text = configuration.GetConnectionString("Admin") ?? configuration.GetConnectionString("Review");
        if (text is null)
        {
            Console.Error.WriteLine("check needs a connection string: set ConnectionStrings__Admin or ConnectionStrings__Review.");
            return 2;
        }

        await using var connection = new NpgsqlConnection(text);
        await connection.OpenAsync();
        var result = await InvariantChecker.Check(connection, CancellationToken.None);
        foreach (var broken in result.Broken)
        {
            Console.WriteLine($"BROKEN {broken.Name}: {broken.Rule}");
            Console.WriteLine(string.Join('\n', broken.Rows.Select(row => "       " + row)));
        }

        Console.WriteLine($"{result.Asked} of {Invariant.All.Length} rules asked, {result.Broken.Length} broken.");
        return result.Broken.IsEmpty ? 0 : 1;
    }

    private static async Task Move(DevelopmentClock clock, string? wish)
    {
        if (wish == "reset")
        {
            await clock.Reset(CancellationToken.None);
        }
        else if (wish is not null && DevelopmentClock.Parse(wish) is { } span)
        {
            Print(await clock.Advance(span, CancellationToken.None));
        }
    }

    private static void Print(TickResult tick) => Console.WriteLine($"{tick.Timers} timers, {tick.Acts} acts of the calendar, {tick.Mails} mails.");
}
