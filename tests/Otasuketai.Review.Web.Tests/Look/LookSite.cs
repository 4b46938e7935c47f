using System.Net;
using System.Runtime.CompilerServices;
using System.Security.Claims;
using Otasuketai.Review.Web.Look;
using Otasuketai.Review.Web.Words;

namespace Otasuketai.Review.Web.Tests.Look;

/// <summary>The product's look over a few answers of its own, on a real server: headers and languages are seen as a browser sees them.</summary>
public sealed class LookSite : IAsyncLifetime
{
    private readonly HttpClientHandler handler = new() { AllowAutoRedirect = false, AutomaticDecompression = DecompressionMethods.All };
    private WebApplication? app;
    private HttpClient? client;

    public HttpClient Client => client ?? throw new InvalidOperationException("Not started.");

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = "otasuketai",
            ContentRootPath = Path.Combine(TestFolder(), "../../../src/Otasuketai.Review.Web"),
            EnvironmentName = "Production",
        });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddLook();
        builder.Services.AddOutputCache();
        app = builder.Build();
        app.UseLook();
        app.Use(SignInWhenAsked);
        app.MapGet("/say", (Lang lang) => $"{lang.Code} {lang.Url("/x")} {lang.Other()}");
        app.MapGet("/link", (HttpContext context, LinkGenerator links) => links.GetPathByName(context, "say"));
        app.MapGet("/named", () => "").WithName("say");
        app.MapGet("/cookie", (HttpContext context) => context.Response.Cookies.Append("a", "b"));
        app.MapGet("/survey/{token}", () => "");
        app.MapGet("/download", (HttpContext context) => context.Response.Headers.ContentSecurityPolicy = "sandbox");
        app.MapGet("/broken", IResult () => throw new InvalidOperationException("secret detail"));
        app.MapGet("/api/broken", IResult () => throw new InvalidOperationException("secret detail"));
        await app.StartAsync();
        client = new HttpClient(handler) { BaseAddress = new Uri(app.Urls.Single()) };
    }

    public async ValueTask DisposeAsync()
    {
        client?.Dispose();
        handler.Dispose();
        if (app is not null)
        {
            await app.DisposeAsync();
        }
    }

    private static Task SignInWhenAsked(HttpContext context, RequestDelegate next)
    {
        if (context.Request.Headers.ContainsKey("X-Signed-In"))
        {
            context.User = new ClaimsPrincipal(new ClaimsIdentity("test"));
        }

        return next(context);
    }

    private static string TestFolder([CallerFilePath] string here = "") => Path.GetDirectoryName(here)!;
}
