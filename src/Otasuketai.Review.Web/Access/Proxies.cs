using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace Otasuketai.Review.Web.Access;

/// <summary>
/// Who really asks, when nginx or haproxy stands in front: their word is taken only from the addresses the operator names
/// in <c>Access:KnownProxies</c>, separated by spaces.
/// </summary>
internal static class Proxies
{
    public static void AddProxies(this IServiceCollection services, IConfiguration configuration)
    {
        var known = (configuration["Access:KnownProxies"] ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = known.Length == 0 ? ForwardedHeaders.None : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            foreach (var proxy in known)
            {
                options.KnownProxies.Add(IPAddress.Parse(proxy));
            }
        });
    }
}
