using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Options;

namespace Otasuketai.Review.Web.Look;

/// <summary>
/// Files are always compressed; a page only for a visitor without cookies. Beside a secret that stays the same from answer to answer, echoed input
/// would tell it by the length (BREACH), and such secrets are tied to cookies.
/// </summary>
internal sealed class CarefulCompression(IServiceProvider services, IOptions<ResponseCompressionOptions> options) : ResponseCompressionProvider(services, options)
{
    /// <summary>The type of a page.</summary>
    public const string Page = "text/html";

    /// <inheritdoc/>
    public override bool ShouldCompressResponse(HttpContext context) =>
        (context.Request.Cookies.Count == 0 || context.Response.ContentType?.StartsWith(Page, StringComparison.OrdinalIgnoreCase) != true)
        && base.ShouldCompressResponse(context);
}
