using System.Collections.Immutable;
using Otasuketai.Review.Web.Access;

namespace Otasuketai.Review.Web.Rooms.Public;

/// <summary>Where people write to the operator; configuration "Contact:Mail".</summary>
public sealed record ContactAddress(string Mail)
{
    internal static ContactAddress Of(IConfiguration configuration) => new(configuration["Contact:Mail"] ?? "contact@otasuketai.example");
}

/// <summary>The public pages' services.</summary>
public static class PublicSetup
{
    /// <summary>Bytes of kept pages a node holds; made-up addresses push each other out.</summary>
    private const long CacheSize = 32 * 1024 * 1024;

    /// <summary>Bytes of a page that is still kept.</summary>
    private const long LargestPage = 256 * 1024;

    /// <summary>Registers them; needs the store and the desk's rulebook.</summary>
    public static IServiceCollection AddPublic(this IServiceCollection services) => services
        .AddSingleton(p => ContactAddress.Of(p.GetRequiredService<IConfiguration>()))
        .AddSingleton<PublicRegister>()
        .AddOutputCache(o =>
        {
            o.SizeLimit = CacheSize;
            o.MaximumBodySize = LargestPage;
            o.AddPolicy(PublicPages.Policy, new PublicPages(ignoresCookies: false));
            o.AddPolicy(PublicPages.FilePolicy, new PublicPages(ignoresCookies: true));
        })
        .AddSingleton<RegisterEvents>()
        .AddScoped<ChangeWords>()
        .AddSingleton<CardCache>()
        .AddSingleton<PublicResults>();
}

/// <summary>The doors of this room.</summary>
internal static class PublicAccess
{
    public static ImmutableArray<RouteRow> Rows =>
    [
        RouteRow.Get("/", Who.Anyone),
        RouteRow.Get("/services", Who.Anyone),
        RouteRow.Get("/services/{number}", Who.Anyone),
        RouteRow.Get("/services/{number}/versions", Who.Anyone),
        RouteRow.Get("/check/{number?}", Who.Anyone),
        RouteRow.Get("/check/{number}/qr.svg", Who.Anyone),
        RouteRow.Get("/api/v1/check/{number}", Who.Anyone),
        RouteRow.Get("/about", Who.Anyone),
        RouteRow.Get("/guide", Who.Anyone),
        RouteRow.Get("/guide/choose", Who.Anyone),
        RouteRow.Get("/guide/adviser", Who.Anyone),
        RouteRow.Get("/guide/reading", Who.Anyone),
        RouteRow.Get("/guide/items", Who.Anyone),
        RouteRow.Get("/guide/official", Who.Anyone),
        RouteRow.Get("/vendor-guide", Who.Anyone),
        RouteRow.Get("/accessibility", Who.Anyone),
        RouteRow.Get("/privacy", Who.Anyone),
        RouteRow.Get("/contact", Who.Anyone),
    ];
}
