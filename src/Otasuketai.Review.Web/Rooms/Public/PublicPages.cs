using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using Otasuketai.Review.Web.Choosing;
using Otasuketai.Review.Web.Mail;
using Otasuketai.Review.Web.OpenData;

namespace Otasuketai.Review.Web.Rooms.Public;

/// <summary>
/// Pages everybody sees alike are kept as they were sent, for visitors without any cookie: who is signed in never gets one, and none of theirs
/// is ever kept. The register's version is part of the key, so a change is seen as soon as the catalogue knows of it; its tag throws the
/// older ones away.
/// </summary>
/// <param name="ignoresCookies">True for what holds nothing of a visitor or of an act of theirs, so that a cookie does not matter.</param>
internal sealed class PublicPages(bool ignoresCookies) : IOutputCachePolicy
{
    /// <summary>The name pages ask for it by.</summary>
    public const string Policy = "public-pages";

    /// <summary>The name files ask for it by that are the same for whoever is signed in.</summary>
    public const string FilePolicy = "public-files";

    /// <summary>Characters of a query whose answer is still kept: the cache's bound counts what was sent, not what it was asked by.</summary>
    private const int LongestQuery = 2_048;

    /// <summary>Characters of the accepted encodings that are still kept.</summary>
    private const int LongestEncodings = 256;

    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);
    private static readonly string Build = typeof(PublicPages).Module.ModuleVersionId.ToString("N");

    /// <summary>Each policy throws away its own.</summary>
    private readonly string tag = ignoresCookies ? "register-files" : "register-pages";

    private volatile Known? known;

    public async ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken ct)
    {
        var request = context.HttpContext.Request;
        context.EnableOutputCaching = HttpMethods.IsGet(request.Method) && (ignoresCookies || request.Cookies.Count == 0) && request.Headers.Authorization.Count == 0
            && (request.QueryString.Value?.Length ?? 0) <= LongestQuery && request.Headers.AcceptEncoding.ToString().Length <= LongestEncodings;
        if (!context.EnableOutputCaching)
        {
            return;
        }

        var services = context.HttpContext.RequestServices;
        var version = await services.GetRequiredService<Catalogue>().Version(ct);
        if (known is not { } now || now.Version != version)
        {
            known = now = new Known(version, TagOf(version, services));
            await services.GetRequiredService<IOutputCacheStore>().EvictByTagAsync(tag, ct);
        }

        (context.AllowCacheLookup, context.AllowCacheStorage, context.AllowLocking) = (true, true, true);
        context.ResponseExpirationTimeSpan = Longest;
        context.Tags.Add(tag);
        context.CacheVaryByRules.VaryByHost = false;
        // not by the keys of the query: the cache would put their values in order, for the page too, and a list of picks has an order of its own
        context.CacheVaryByRules.VaryByValues["query"] = request.QueryString.Value ?? "";
        context.CacheVaryByRules.HeaderNames = HeaderNames.AcceptEncoding;
        context.CacheVaryByRules.VaryByValues["register"] = version;
        Mark(context.HttpContext.Response.Headers, now.Tag);
    }

    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken ct) => ValueTask.CompletedTask;

    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken ct)
    {
        var response = context.HttpContext.Response;
        context.AllowCacheStorage = response.StatusCode == StatusCodes.Status200OK && response.Headers.SetCookie.Count == 0;
        return ValueTask.CompletedTask;
    }

    /// <summary>What browsers and caches on the way are told, unless the answer says something else: ask again each time, by the tag.</summary>
    private void Mark(IHeaderDictionary headers, string tag)
    {
        headers.ETag = tag;
        headers.CacheControl = "no-cache";
        if (!ignoresCookies)
        {
            headers.Vary = HeaderNames.Cookie;
        }
    }

    /// <summary>
    /// An address answers the same as long as the build, the settings it shows and the register are the same; weak, because compressions of an answer
    /// count as one.
    /// </summary>
    private static string TagOf(string version, IServiceProvider services)
    {
        var shown = string.Join('\n', Build, services.GetService<DataLicence>(), services.GetService<ContactAddress>(), services.GetService<IOptions<MailSettings>>()?.Value.SiteAddress, version);
        return $"W/\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(shown)))[..32]}\"";
    }

    private sealed record Known(string Version, string Tag);
}
