using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Net.Http.Headers;
using Otasuketai.Review.Web.Access;

namespace Otasuketai.Review.Web.Paper;

/// <summary>
/// A page marked so answers <c>?format=pdf</c> with itself, printed: the same handler, the same words, the print style sheet. Where nothing can
/// be printed the page itself is shown; it offers the reader's own printing (<c>_Paper</c>).
/// </summary>
/// <param name="file">Name of the file, without its ending.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class PaperAttribute(string file) : Attribute, IFilterFactory
{
    /// <inheritdoc/>
    public bool IsReusable => false;

    /// <inheritdoc/>
    public IFilterMetadata CreateInstance(IServiceProvider serviceProvider) => ActivatorUtilities.CreateInstance<PaperFilter>(serviceProvider, file);

    /// <summary>True when this request asks for paper and not for a page.</summary>
    public static bool IsAsked(HttpRequest request) => HttpMethods.IsGet(request.Method) && request.Query["format"] == "pdf";
}

/// <summary>Catches the page on its way out and sends it on as a file.</summary>
internal sealed partial class PaperFilter(string file, IPdf pdf, PaperLimit limit, IWebHostEnvironment environment) : IAsyncResultFilter
{
    /// <summary>What the printed document may load: nothing but the styles and pictures it carries.</summary>
    private const string Policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

    public async Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
    {
        var http = context.HttpContext;
        if (context.Result is not PageResult || !PaperAttribute.IsAsked(http.Request) || !pdf.IsInstalled)
        {
            await next();
            return;
        }

        if (!limit.Files.Allows(http))
        {
            context.Result = new StatusCodeResult(StatusCodes.Status429TooManyRequests);
            await next();
            return;
        }

        var body = http.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        using var caught = new MemoryStream();
        http.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(caught));
        try
        {
            await next();
            await http.Response.BodyWriter.FlushAsync(http.RequestAborted);
        }
        finally
        {
            http.Features.Set(body);
        }

        await Send(http, http.Response.StatusCode == StatusCodes.Status200OK ? caught.ToArray() : []);
    }

    private async Task Send(HttpContext http, byte[] page)
    {
        var response = http.Response;
        if (page.Length == 0)
        {
            return;
        }

        var print = await pdf.Print(Whole(System.Text.Encoding.UTF8.GetString(page), http.Request), http.RequestAborted);
        if (print.Outcome != PdfOutcome.Printed)
        {
            response.ContentType = null;
            response.Headers.RetryAfter = "30";
            response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return;
        }

        var named = new ContentDispositionHeaderValue("attachment");
        named.SetHttpFileName(file + ".pdf");
        response.ContentType = "application/pdf";
        response.ContentLength = print.Bytes.Length;
        response.Headers.ContentDisposition = named.ToString();
        response.Headers.CacheControl = "no-store";
        await response.Body.WriteAsync(print.Bytes, http.RequestAborted);
    }

    /// <summary>The page with its styles within, its links leading back here, and leave to load nothing.</summary>
    private string Whole(string page, HttpRequest request)
    {
        var home = WebUtility.HtmlEncode($"{request.Scheme}://{request.Host}/");
        var styled = StyleLink().Replace(page, link => $"<style>{Style(link.Groups[1].Value)}</style>");
        return Head().Replace(styled, $"<head><meta charset=\"utf-8\"><meta http-equiv=\"Content-Security-Policy\" content=\"{Policy}\"><base href=\"{home}\">", 1);
    }

    private string Style(string path)
    {
        using var reader = new StreamReader(environment.WebRootFileProvider.GetFileInfo(path).CreateReadStream());
        return reader.ReadToEnd();
    }

    [GeneratedRegex("""<link rel="stylesheet" href="(/[^"?]+)[^>]*>""")]
    private static partial Regex StyleLink();

    [GeneratedRegex("<head>")]
    private static partial Regex Head();
}

/// <summary>So many files a minute for one address, because each costs a second of this machine; <c>Pdf:PerMinute</c> changes the number.</summary>
internal sealed class PaperLimit(IConfiguration configuration) : IDisposable
{
    private const int PerMinute = 20;

    public AddressLimit Files { get; } = new(configuration.GetValue("Pdf:PerMinute", PerMinute), TimeSpan.FromMinutes(1));

    public void Dispose() => Files.Dispose();
}

/// <summary>What printing stands on.</summary>
public static class PaperSetup
{
    /// <summary>Registers it.</summary>
    public static IServiceCollection AddPaper(this IServiceCollection services) => services
        .AddSingleton<IPdf>(sp => new ChromiumPdf(sp.GetRequiredService<IConfiguration>(), sp.GetRequiredService<ILogger<ChromiumPdf>>()))
        .AddSingleton<PaperLimit>();
}
