using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Net.Http.Headers;
using Otasuketai.Review.Web.Choosing;

namespace Otasuketai.Review.Web.Rooms.Public;

/// <summary>
/// Pages everybody sees alike are kept as they were sent, for visitors without any cookie: who is signed in never gets one, and none of theirs
/// is ever kept. The register's version is part of the key, so a change is seen as soon as the catalogue knows of it; its tag throws the
/// older ones away.
/// </summary>
internal sealed class PublicPages : IOutputCachePolicy
{
    /// <summary>The name pages ask for it by.</summary>
    public const string Policy = "public-pages";

    private const string Tag = "register";
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);
    private static readonly string Build = typeof(PublicPages).Module.ModuleVersionId.ToString("N");

    private string? known;

    public async ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken ct)
    {
        var request = context.HttpContext.Request;
        context.EnableOutputCaching = HttpMethods.IsGet(request.Method) && request.Cookies.Count == 0 && request.Headers.Authorization.Count == 0;
        if (!context.EnableOutputCaching)
        {
            return;
        }

        var services = context.HttpContext.RequestServices;
        var version = await services.GetRequiredService<Catalogue>().Version(ct);
        if (Interlocked.Exchange(ref known, version) is { } old && old != version)
        {
            await services.GetRequiredService<IOutputCacheStore>().EvictByTagAsync(Tag, ct);
        }

        (context.AllowCacheLookup, context.AllowCacheStorage, context.AllowLocking) = (true, true, true);
        context.ResponseExpirationTimeSpan = Longest;
        context.Tags.Add(Tag);
        context.CacheVaryByRules.VaryByHost = false;
        context.CacheVaryByRules.QueryKeys = "*";
        context.CacheVaryByRules.HeaderNames = HeaderNames.AcceptEncoding;
        context.CacheVaryByRules.VaryByValues[Tag] = version;
        Mark(context.HttpContext, version);
    }

    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken ct) => ValueTask.CompletedTask;

    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken ct)
    {
        var response = context.HttpContext.Response;
        context.AllowCacheStorage = response.StatusCode == StatusCodes.Status200OK && response.Headers.SetCookie.Count == 0;
        return ValueTask.CompletedTask;
    }

    /// <summary>What browsers and caches on the way are told, unless the answer says something else: ask again each time, by the tag.</summary>
    private static void Mark(HttpContext context, string version)
    {
        context.Response.Headers.ETag = TagOf(context.Request, version);
        context.Response.Headers.CacheControl = "no-cache";
        context.Response.Headers.Vary = HeaderNames.Cookie;
    }

    /// <summary>The same build, address and register make the same page; weak, because compressions of it count as one.</summary>
    private static string TagOf(HttpRequest request, string version) => string.Create(
        CultureInfo.InvariantCulture, $"W/\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Build} {version} {request.PathBase}{request.Path}{request.QueryString}")))[..32]}\"");
}
