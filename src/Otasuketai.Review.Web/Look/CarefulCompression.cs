using System.IO.Compression;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Options;

namespace Otasuketai.Review.Web.Look;

/// <summary>
/// Files are always compressed; a page only for a visitor without cookies. Beside a secret that stays the same from answer to answer, echoed input
/// would tell it by the length (BREACH), and such secrets are tied to cookies. What is kept is sent many times: it is compressed with more care than what
/// is made for one.
/// </summary>
internal sealed class CarefulCompression(IServiceProvider services, IOptions<ResponseCompressionOptions> options) : ResponseCompressionProvider(services, options)
{
    /// <summary>The type of a page.</summary>
    public const string Page = "text/html";

    private readonly BrotliCompressionProvider kept = new(Options.Create(new BrotliCompressionProviderOptions { Level = CompressionLevel.Optimal }));

    /// <inheritdoc/>
    public override ICompressionProvider? GetCompressionProvider(HttpContext context)
    {
        var asked = base.GetCompressionProvider(context);
        return asked is BrotliCompressionProvider && context.Features.Get<IOutputCacheFeature>()?.Context.AllowCacheStorage == true ? kept : asked;
    }

    /// <inheritdoc/>
    public override bool ShouldCompressResponse(HttpContext context) =>
        (context.Request.Cookies.Count == 0 || context.Response.ContentType?.StartsWith(Page, StringComparison.OrdinalIgnoreCase) != true)
        && base.ShouldCompressResponse(context);
}
