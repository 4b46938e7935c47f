using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.WebEncoders;
using Otasuketai.Review.Web.Access;
using Otasuketai.Review.Web.Api;
using Otasuketai.Review.Web.Words;

namespace Otasuketai.Review.Web.Look;

/// <summary>
/// Everything between a page and the reader's eye: pages in <c>/Rooms</c>, layouts and parts in <c>/Look</c>, two
/// languages, headers, static files and the pages that say why something is not shown.
/// </summary>
public static class LookSetup
{
    /// <summary>The cookie that carries the result of an act over its redirect.</summary>
    public const string NoticeCookie = "otasuketai.notice";

    /// <summary>Bytes of an address that is still answered by a page and not by an empty 414: ten thousand Japanese characters fit.</summary>
    private const int LongestAddress = 100 * 1024;

    /// <summary>Registers pages, parts, <see cref="Lang"/> and <see cref="Navigation"/>.</summary>
    public static IServiceCollection AddLook(this IServiceCollection services)
    {
        services.AddRazorPages(o => o.RootDirectory = "/Rooms").AddMvcOptions(FormBinding.Configure);
        services.Configure<RazorViewEngineOptions>(o => o.PageViewLocationFormats.Add("/Look/{0}.cshtml"));
        services.AddScoped<Lang>();
        services.AddScoped<Navigation>();
        services.Configure<WebEncoderOptions>(o => o.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.Configure<KestrelServerOptions>(o =>
        {
            o.AddServerHeader = false;
            o.Limits.MaxRequestLineSize = LongestAddress;
        });
        services.AddOutputCache();
        services.AddProblemDetails(ApiProblems.Configure);
        return services.AddOneCookiePath().AddCarefulCompression();
    }

    /// <summary>
    /// Call it first. It routes, because the language prefix must be gone before a route is chosen; put
    /// authentication and authorization after it, by name.
    /// </summary>
    public static WebApplication UseLook(this WebApplication app)
    {
        app.UseMiddleware<SecurityHeaders>();
        app.UseMiddleware<LanguagePrefix>();
        app.UseWhen(IsForPeople, people =>
        {
            if (!app.Environment.IsDevelopment())
            {
                people.UseExceptionHandler("/problem/500");
            }

            people.UseStatusCodePagesWithReExecute("/problem/{0}");
        });
        app.UseWhen(context => !IsForPeople(context), programs => programs.UseApiProblems());
        app.UseRouting();
        app.UseOutputCache(); // before compression: a page is compressed once
        app.UseResponseCompression();
        app.UseStaticFiles(new StaticFileOptions { OnPrepareResponse = SetLifetime });
        app.MapRazorPages();
        return app;
    }

    /// <summary>Programs get a status and a problem document, people get a page.</summary>
    private static bool IsForPeople(HttpContext context) => !context.Request.Path.StartsWithSegments("/api");

    /// <summary>An address with a version never changes its content; any other is asked for again by its ETag.</summary>
    private static void SetLifetime(StaticFileResponseContext file) =>
        file.Context.Response.Headers.CacheControl =
            file.Context.Request.Query.ContainsKey("v") ? "public, max-age=31536000, immutable" : "public, no-cache";

    /// <summary>The path base carries the language, so cookies must not be bound to it.</summary>
    private static IServiceCollection AddOneCookiePath(this IServiceCollection services)
    {
        services.Configure<AntiforgeryOptions>(o => o.Cookie.Path = "/");
        services.Configure<CookieTempDataProviderOptions>(o =>
        {
            o.Cookie.Name = NoticeCookie;
            o.Cookie.Path = "/";
            o.Cookie.IsEssential = true;
        });
        return services;
    }

    private static IServiceCollection AddCarefulCompression(this IServiceCollection services)
    {
        services.AddResponseCompression(o =>
        {
            o.EnableForHttps = true;
            o.MimeTypes = ["text/css", "text/javascript", "image/svg+xml", CarefulCompression.Page];
        });
        return services.AddSingleton<IResponseCompressionProvider, CarefulCompression>();
    }
}
