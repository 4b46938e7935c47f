using Microsoft.Extensions.Logging.Console;
using Otasuketai.Review.Web.Access;
using Otasuketai.Review.Web.Clock;
using Otasuketai.Review.Web.Desk;
using Otasuketai.Review.Web.Files;
using Otasuketai.Review.Web.Look;
using Otasuketai.Review.Web.Mail;
using Otasuketai.Review.Web.OpenData;
using Otasuketai.Review.Web.Paper;
using Otasuketai.Review.Web.Rooms.SignIn;
using Otasuketai.Review.Web.Rooms.Vendor;
using Otasuketai.Review.Web.Rooms.Workflows;
using Otasuketai.Review.Web.Api;
using Otasuketai.Review.Web.Choosing;
using Otasuketai.Review.Web.Rooms.Compare;
using Otasuketai.Review.Web.Rooms.Monitors;
using Otasuketai.Review.Web.Rooms.Public;
using Otasuketai.Review.Web.Rooms.Survey;
using Otasuketai.Review.Web.Rooms.Queues;
using Otasuketai.Review.Web.Rooms.Worksheets;
using Otasuketai.Review.Web.Store;

namespace Otasuketai.Review.Web.Hosting;

/// <summary>
/// The whole program, composed once: the verb <c>web</c> runs it, other verbs borrow its services, tests start it in their
/// own process on a free port.
/// </summary>
public static class WebHost
{
    /// <summary>Builds the program without starting it. The database is first touched at the start.</summary>
    /// <param name="args">Configuration, e.g. <c>--urls</c> or <c>--ConnectionStrings:Review</c>.</param>
    /// <param name="adjust">A test's last word on the services.</param>
    /// <exception cref="RouteMatrixException">A page or handler does not stand in the route matrix.</exception>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? adjust = null)
    {
        var isWorker = args.Contains(ClockSetup.WorkerFlag);
        args = [.. args.Where(arg => arg != ClockSetup.WorkerFlag)];
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ApplicationName = typeof(WebHost).Assembly.GetName().Name,
            ContentRootPath = ContentRoot.Find(args),
        });
        AddServices(builder);
        if (isWorker)
        {
            builder.Services.AddWorker();
        }

        adjust?.Invoke(builder);

        var app = builder.Build();
        app.UseForwardedHeaders();
        app.UseLook();
        app.UseAccess();
        app.MapHealth();
        app.MapHome();
        app.MapFiles();
        app.MapWorkflows();
        app.MapApi();
        app.MapComparing();
        app.MapMarks();
        app.MapOpenData();
        RouteMatrix.Require(app);
        return app;
    }

    private static void AddServices(WebApplicationBuilder builder)
    {
        // what a verb prints is its answer; the log goes beside it
        builder.Services.Configure<ConsoleLoggerOptions>(options => options.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore.Database.Command", LogLevel.Warning);
        builder.Logging.AddFilter("Npgsql.Command", LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.Services.AddStore(builder.Configuration);
        builder.Services.AddAccess(builder.Configuration, builder.Environment);
        builder.Services.AddDesk();
        builder.Services.AddPost(builder.Configuration, builder.Environment);
        builder.Services.AddClock();
        builder.Services.AddPublic();
        builder.Services.AddChoosing();
        builder.Services.AddPaper();
        builder.Services.AddComparing();
        builder.Services.AddWorksheets();
        builder.Services.AddApi();
        builder.Services.AddOpenData();
        builder.Services.AddSurvey();
        builder.Services.AddMonitors();
        builder.Services.AddLook();
        builder.Services.AddStaffRooms();
        builder.Services.AddFiles();
        builder.Services.AddVendorRoom();
        builder.Services.AddWorkflows();
    }
}
