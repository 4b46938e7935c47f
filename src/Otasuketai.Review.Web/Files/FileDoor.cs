using System.Collections.Immutable;
using Microsoft.Net.Http.Headers;
using Otasuketai.Review.Web.Access;

namespace Otasuketai.Review.Web.Files;

/// <summary>The one way out for evidence: asked again for every file, as an attachment that runs nowhere, and written down.</summary>
public static class FileDoor
{
    private const string Pattern = "/files/{id:guid}";

    /// <summary>The line of the route matrix.</summary>
    public static ImmutableArray<RouteRow> Rows => [RouteRow.Get(Pattern, Who.SignedIn)];

    /// <summary>Registers store and book.</summary>
    public static IServiceCollection AddFiles(this IServiceCollection services) =>
        services.AddSingleton<EvidenceStore>().AddSingleton<EvidenceBook>();

    /// <summary>Maps the door.</summary>
    public static void MapFiles(this WebApplication app) => app.MapGet(Pattern, Send);

    private static async Task Send(Guid id, HttpContext context, CurrentActor current, EvidenceBook book, EvidenceStore store, Desk.Desk desk)
    {
        var stop = context.RequestAborted;
        if (await current.Find() is not { } actor
            || await book.Find(id, stop) is not var (dossier, file)
            || await desk.Read(dossier, stop) is not { } known
            || !FileReaders.MayOpen(actor, known))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        await book.Downloaded(dossier, file, actor, stop);
        var named = new ContentDispositionHeaderValue("attachment");
        named.SetHttpFileName(file.Name);
        var response = context.Response;
        response.ContentType = file.MediaType;
        response.ContentLength = file.Size;
        response.Headers.ContentDisposition = named.ToString();
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        response.Headers.CacheControl = "no-store";
        await response.SendFileAsync(store.PathOf(file.Sha256), stop);
    }
}
