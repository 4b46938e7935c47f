using System.Net;
using System.Threading.RateLimiting;

namespace Otasuketai.Review.Web.Access;

/// <summary>
/// Posting to the sign-in pages: so many a minute from one address, and two at a time on this node with twenty waiting,
/// because checking a password is made to be expensive. Beyond that the answer is 429.
/// </summary>
internal static class SignInLimits
{
    private const int Together = 2;
    private const int Waiting = 20;
    private const int PerMinute = 30;

    /// <summary><c>Access:SignInsPerMinute</c> changes the number per address.</summary>
    public static void AddSignInLimits(this IServiceCollection services, IConfiguration configuration)
    {
        var perMinute = configuration.GetValue("Access:SignInsPerMinute", PerMinute);
        services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.GlobalLimiter = PartitionedRateLimiter.CreateChained(PerAddress(perMinute), PerNode());
        });
    }

    private static PartitionedRateLimiter<HttpContext> PerAddress(int perMinute) =>
        PartitionedRateLimiter.Create<HttpContext, IPAddress>(context => IsSignIn(context)
            ? RateLimitPartition.GetFixedWindowLimiter(context.Connection.RemoteIpAddress ?? IPAddress.None, _ => new FixedWindowRateLimiterOptions
            {
                PermitLimit = perMinute,
                Window = TimeSpan.FromMinutes(1),
            })
            : RateLimitPartition.GetNoLimiter(IPAddress.None));

    private static PartitionedRateLimiter<HttpContext> PerNode() =>
        PartitionedRateLimiter.Create<HttpContext, bool>(context => IsSignIn(context)
            ? RateLimitPartition.GetConcurrencyLimiter(true, _ => new ConcurrencyLimiterOptions { PermitLimit = Together, QueueLimit = Waiting })
            : RateLimitPartition.GetNoLimiter(false));

    private static bool IsSignIn(HttpContext context) =>
        HttpMethods.IsPost(context.Request.Method) && context.Request.Path.StartsWithSegments("/sign-in");
}
