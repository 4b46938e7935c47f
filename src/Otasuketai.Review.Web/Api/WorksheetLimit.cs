using System.Net;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Otasuketai.Review.Text;

namespace Otasuketai.Review.Web.Api;

/// <summary>So many worksheets a minute from one address; <c>Api:WorksheetsPerMinute</c> changes the number.</summary>
internal sealed class WorksheetLimit(IConfiguration configuration) : IRateLimiterPolicy<IPAddress>
{
    /// <summary>The policy's name.</summary>
    internal const string Name = "worksheet";

    private const int PerMinute = 60;

    private readonly int perMinute = configuration.GetValue("Api:WorksheetsPerMinute", PerMinute);

    /// <inheritdoc/>
    public Func<OnRejectedContext, CancellationToken, ValueTask>? OnRejected { get; } = async (context, _) =>
    {
        context.HttpContext.Response.Headers.RetryAfter = "60";
        await WorksheetAnswers.Problem(StatusCodes.Status429TooManyRequests, new WorksheetFault("", new Bilingual("回数の上限に達しました。1分ほど待ってから送ってください。", "Too many requests; send again in a minute.")))
            .ExecuteAsync(context.HttpContext);
    };

    /// <inheritdoc/>
    public RateLimitPartition<IPAddress> GetPartition(HttpContext httpContext) => RateLimitPartition.GetFixedWindowLimiter(
        httpContext.Connection.RemoteIpAddress ?? IPAddress.None,
        _ => new FixedWindowRateLimiterOptions { PermitLimit = perMinute, Window = TimeSpan.FromMinutes(1) });
}
