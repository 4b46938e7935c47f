using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using Otasuketai.Review.Publication;
using Otasuketai.Review.Text;
using Otasuketai.Review.Web.Access;
using Otasuketai.Review.Web.Api;
using Otasuketai.Review.Web.Look;
using Otasuketai.Review.Web.Mail;

namespace Otasuketai.Review.Web.Rooms.Public;

/// <summary>表示の確認 for programs, and the QR code that leads to the page for people.</summary>
public static class MarkDoor
{
    private static readonly Bilingual Unknown = new("不明（unknown）：この番号の掲載はありません。", "unknown: there is no entry of this number.");

    /// <summary>Maps both.</summary>
    public static void MapMarks(this WebApplication app)
    {
        app.MapGet("/check/{number}/qr.svg", Qr);
        app.MapGet("/api/v1/check/{number}", Check).WithName("CheckMark").WithSummary("Is a registration number valid now, and for which service").WithTags("check")
            .Produces<CheckJson>().Produces(StatusCodes.Status304NotModified).ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> Check(PublicRegister register, string number, CancellationToken ct)
    {
        var answer = await MarkCheck.Ask(register, number, ct);
        return answer.Listing is { } p ? new JsonAnswer(CheckJson.Of(answer, p)) : ApiProblems.Of(StatusCodes.Status404NotFound, Unknown, "number");
    }

    /// <summary>The code leads to the page that is asked; what it says there may change, the code does not.</summary>
    private static async Task<IResult> Qr(HttpContext context, PublicRegister register, IOptions<MailSettings> site, string number, CancellationToken ct)
    {
        var answer = await MarkCheck.Ask(register, number, ct);
        if (answer.Listing is null)
        {
            return Results.NotFound();
        }

        context.Response.Headers.CacheControl = "public, max-age=86400";
        return Results.Text(Draw(site.Value, answer.Number, answer.Number), "image/svg+xml");
    }

    /// <summary>The code of a number, read aloud as <paramref name="title"/>.</summary>
    internal static string Draw(MailSettings site, string number, string title) => QrDrawing.Of($"{site.SiteAddress.TrimEnd('/')}/check/{number}", title);
}

/// <summary>What the register says about one number.</summary>
/// <param name="State">valid, suspended or ended; an unknown number is answered with 404.</param>
/// <param name="StatedOn">The day of the statement, in Japan.</param>
/// <param name="Since">First day of the state.</param>
/// <param name="Until">Last day of the validity; null unless valid.</param>
/// <param name="RenewalPending">True while the entry stays listed beyond <paramref name="Until"/> because its renewal is being decided.</param>
/// <param name="DoesNotMean">What the mark does not mean.</param>
public sealed record CheckJson(
    string Number, string State, WordsJson Statement, DateOnly StatedOn, string ServiceName, string Vendor, DateOnly? Since, DateOnly? Until, string Status, bool Caution, bool RenewalPending, ImmutableArray<WordsJson> DoesNotMean)
{
    internal static CheckJson Of(MarkCheck answer, PublicListing p) => new(
        answer.Number, answer.State.Code(), Words(answer.Statement), answer.StatedOn, p.Entry.ServiceName, p.Entry.Vendor, answer.Since, answer.Until, p.Standing.Code(), p.HasCaution, answer.RenewalPending,
        [.. MarkCheck.Limits.Select(Words)]);

    private static WordsJson Words(Bilingual words) => new(words.Ja, words.En);
}
