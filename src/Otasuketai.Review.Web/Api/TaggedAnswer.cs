using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.Headers;
using Microsoft.Net.Http.Headers;

namespace Otasuketai.Review.Web.Api;

/// <summary>
/// An answer with a strong ETag made from its bytes: the same content is sent once, then only confirmed. A proxy that compresses makes the
/// tag weak on its way, so tags are compared weakly, as If-None-Match asks (RFC 9110 13.1.2).
/// </summary>
internal sealed class TaggedAnswer(byte[] body, string contentType) : IResult
{
    /// <summary>When the content last changed; asked about only by those who send no tag (RFC 9110 13.2.2).</summary>
    public DateTimeOffset? Changed { get; init; }

    public async Task ExecuteAsync(HttpContext context)
    {
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(body))}\"");
        var headers = context.Response.GetTypedHeaders();
        headers.ETag = tag;
        headers.LastModified = Changed;
        headers.CacheControl = new CacheControlHeaderValue { Public = true, MaxAge = TimeSpan.FromMinutes(1) };
        if (IsKnown(context.Request.GetTypedHeaders(), tag))
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        context.Response.ContentType = contentType;
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }

    private bool IsKnown(RequestHeaders asked, EntityTagHeaderValue tag) => asked.IfNoneMatch.Count > 0
        ? asked.IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false) || known.Equals(EntityTagHeaderValue.Any))
        : Changed is { } changed && asked.IfModifiedSince is { } since && changed.ToUnixTimeSeconds() <= since.ToUnixTimeSeconds();
}
