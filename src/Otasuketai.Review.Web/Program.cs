using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Web.Clock;
using Otasuketai.Review.Web.Hosting;
using Otasuketai.Review.Web.Seed;

// The verb is the first word; what follows is configuration (--urls …), as for any ASP.NET Core program.
var verb = args.FirstOrDefault() is { } first && !first.StartsWith('-') ? first : "web";
var rest = args.FirstOrDefault() == verb ? args[1..] : args;

switch (verb)
{
    case "web":
        return await Verbs.Web(rest);
    case "worker":
        return await ClockVerbs.Worker(rest);
    case "tick":
        return await ClockVerbs.Tick(rest);
    case "clock":
        return await ClockVerbs.Clock(rest);
    case "check":
        return await ClockVerbs.Check(rest);
    case "migrate":
        return await Verbs.Migrate(WebApplication.CreateBuilder(rest).Configuration);
    case "seed":
        return await SeedVerbs.Seed(rest);
    case "import":
        return await SeedVerbs.Import(rest);
    case "law":
        Console.Write(LawText.Print());
        return 0;
    case "lint":
        return Verbs.Lint();
    case "workflows":
        return await WorkflowVerbs.Run(rest);
    case "routes":
        return Verbs.Routes();
    case "cast":
        return await Verbs.PrintCast(WebApplication.CreateBuilder(rest).Configuration);
    case "code":
        return await Verbs.Code(rest);
    default:
        Console.Error.WriteLine($"Unknown verb '{verb}'. Known: web, worker, tick, clock, check, migrate, seed, import, law, lint, workflows, routes, cast, code.");
        return 2;
}
