using System.Net;
using System.Threading.RateLimiting;

namespace Otasuketai.Review.Web.Access;

/// <summary>So many of something in a time for one address, on this node.</summary>
public sealed class AddressLimit(int permits, TimeSpan window) : IDisposable
{
    private readonly PartitionedRateLimiter<IPAddress> addresses = PartitionedRateLimiter.Create<IPAddress, IPAddress>(address =>
        RateLimitPartition.GetFixedWindowLimiter(address, _ => new FixedWindowRateLimiterOptions { PermitLimit = permits, Window = window }));

    /// <summary>Takes one; false when this visitor has had enough, and the answer says when to come again.</summary>
    public bool Allows(HttpContext context)
    {
        using var lease = addresses.AttemptAcquire(context.Connection.RemoteIpAddress ?? IPAddress.None);
        if (!lease.IsAcquired)
        {
            context.Response.Headers.RetryAfter = ((int)window.TotalSeconds).ToString(System.Globalization.CultureInfo.InvariantCulture);
        }
        return lease.IsAcquired;
    }

    /// <inheritdoc/>
    public void Dispose() => addresses.Dispose();
}
