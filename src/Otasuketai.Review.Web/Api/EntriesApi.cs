using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Serialization;
using Otasuketai.Review.Choosing;
using Otasuketai.Review.Lifecycle;
using Otasuketai.Review.Numbers;
using Otasuketai.Review.Publication;
using Otasuketai.Review.Text;
using Otasuketai.Review.Web.Access;
using Otasuketai.Review.Web.Choosing;
using Otasuketai.Review.Web.Rooms.Public;
using Otasuketai.Review.Web.Words;

namespace Otasuketai.Review.Web.Api;

/// <summary>The public read interface: the same frozen versions the pages show, for programs. Described at <c>/openapi/v1.json</c>.</summary>
public static class EntriesApi
{
    /// <summary>The last page that can be asked for.</summary>
    internal const int LastPage = 10_000;

    /// <summary>Most entries of one answer.</summary>
    internal const int MostPerPage = 100;

    /// <summary>The words of <c>status</c>.</summary>
    internal static IEnumerable<string> StatusWords => Statuses.Keys.Order(StringComparer.Ordinal);

    private static readonly ImmutableArray<Standing> EveryStanding = [.. Enum.GetValues<Standing>()];

    private static readonly FrozenDictionary<string, ImmutableArray<Stage>> Statuses = EveryStanding
        .Select(one => (Word: one.Code(), Standings: ImmutableArray.Create(one))).Append((Word: "all", Standings: EveryStanding))
        .ToFrozenDictionary(s => s.Word, s => s.Standings.Select(one => one.Stage()).ToImmutableArray());

    /// <summary>Registers the description.</summary>
    public static IServiceCollection AddApi(this IServiceCollection services) => services
        .AddWorksheetLimit()
        .ConfigureHttpJsonOptions(options => options.SerializerOptions.NumberHandling = JsonNumberHandling.Strict)
        .AddOpenApi("v1", EntriesDescription.Configure);

    /// <summary>Maps the interface and its description.</summary>
    public static void MapApi(this WebApplication app)
    {
        app.MapOpenApi("/openapi/{documentName}.json");
        app.MapGet("/api/v1/entries", List).WithName("ListEntries").WithSummary("Entries of the register, newest number first").WithTags("entries")
            .Produces<EntryListJson>().Produces(StatusCodes.Status304NotModified).ProducesProblem(StatusCodes.Status400BadRequest);
        app.MapGet("/api/v1/entries/{number}", One).WithName("GetEntry").WithSummary("One entry by registration number, wherever it stands").WithTags("entries")
            .Produces<EntryJson>().Produces(StatusCodes.Status304NotModified).ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);
        app.MapWorksheet();
        app.MapFeeds();
    }

    private static async Task<IResult> List(Catalogue catalogue, CancellationToken ct, string? q = null, string? type = null, string? status = null, string? page = null, string? pageSize = null)
    {
        var words = InputText.Line(q);
        if (words.Length > CatalogueQuery.MostCharacters)
        {
            return Bad("q", $"検索のことばは{CatalogueQuery.MostCharacters}文字までです。", $"q has at most {CatalogueQuery.MostCharacters} characters.");
        }

        var types = (type ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(MonitoringTypes.Read).ToList();
        if (types.Contains(null))
        {
            return Bad("type", "typeは endpoint・network・combined のいずれかです。", "type is endpoint, network or combined.");
        }

        if (!Statuses.TryGetValue(status ?? "listed", out var stages))
        {
            return Bad("status", $"statusは {string.Join('・', StatusWords)} のいずれかです。", $"status is one of {string.Join(", ", StatusWords)}.");
        }

        if (Number(page, 1, LastPage) is not { } at)
        {
            return Bad("page", $"pageは1〜{LastPage}の整数です。", $"page is a whole number from 1 to {LastPage}.");
        }

        if (Number(pageSize, PublicRegister.PageSize, MostPerPage) is not { } size)
        {
            return Bad("pageSize", $"pageSizeは1〜{MostPerPage}の整数です。", $"pageSize is a whole number from 1 to {MostPerPage}.");
        }

        var question = new CatalogueQuestion(words, [], stages, CatalogueSort.Number, at, size).Choose(types.OfType<MonitoringType>().Select(t => ("type", t.Code())), out _);
        var found = (await catalogue.Current(ct)).Search(question);
        return new JsonAnswer(new EntryListJson(found.Total, at, size, [.. found.Entries.Select(e => EntrySummaryJson.Of(e.Listing))]));
    }

    private static async Task<IResult> One(PublicRegister register, string number, CancellationToken ct, string? asOf = null)
    {
        var read = RegistrationNumber.Parse(number);
        if (!read.IsOk)
        {
            return Bad("number", "登録番号は YYYY-NNN の形です。", "A registration number has the form YYYY-NNN.");
        }

        var today = await register.Today(ct);
        var asked = AsOf.Read(asOf, today);
        if (asked.Problem is not null)
        {
            return Bad("asOf", asked.Words(Lang.Of(english: false), today)!, asked.Words(Lang.Of(english: true), today)!);
        }

        return await (asked.Day is { } day ? register.EntryOn(read.Value.ToString(), day, ct) : register.Entry(read.Value.ToString(), ct)) is { } found
            ? new JsonAnswer(Json(found))
            : asked.Day is null ? Problem(StatusCodes.Status404NotFound, "この番号の掲載はありません。", "There is no entry of this number.", "number")
            : Problem(StatusCodes.Status404NotFound, "この番号は、その日には掲載していません。", "There was no entry of this number on that day.", "asOf");
    }

    private static EntryJson Json(PublicListing p)
    {
        var (ja, en) = (Lang.Of(english: false), Lang.Of(english: true));
        return new EntryJson(
            EntrySummaryJson.Of(p), p.Entry.Source, ja.Why(p) is { } why ? new WordsJson(why, en.Why(p)!) : null, new WordsJson(ja.Disclaimer(p), en.Disclaimer(p)),
            p.Entry.Facts.ToImmutableSortedDictionary(StringComparer.Ordinal), [.. p.Entry.Items.Select(ItemJson.Of)]);
    }

    private static int? Number(string? raw, int otherwise, int most) =>
        raw is null ? otherwise : int.TryParse(raw, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most ? number : null;

    private static IResult Bad(string field, string ja, string en) => Problem(StatusCodes.Status400BadRequest, ja, en, field);

    private static IResult Problem(int status, string ja, string en, string field) => ApiProblems.Of(status, new(ja, en), field);
}

/// <summary>The doors of this room.</summary>
internal static class ApiAccess
{
    public static ImmutableArray<RouteRow> Rows =>
    [
        RouteRow.Get("/api/v1/entries", Who.Anyone),
        RouteRow.Get("/api/v1/entries/{number}", Who.Anyone),
        RouteRow.Post("/api/v1/worksheet", Who.Anyone),
        RouteRow.Get("/openapi/{documentName}.json", Who.Anyone),
        .. Feeds.Rows,
    ];
}
